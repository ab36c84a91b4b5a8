"""Whether words hold the sort of thing that a question asks for: a figure, a date, a person, a definition."""

from __future__ import annotations

import re

from assistant.asking.question import Question, times_in
from assistant.facts.figures import figures_in
from index.analysis import terms

_TITLED = r"\b(?:Cllrs?|Councillors?|COUNCILLORS?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Sergeant|Professor)\.?\s+(?:[A-Z]\.?\s)*[A-Z][A-Za-z]+"
_NAMED = r"\b[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:\s[A-Z]\.?)?\s+(?:Mc|Mac|O['’]|de |van )?[A-Z][a-z]+\b"
_PERSON = re.compile(f"{_TITLED}|{_NAMED}")
# Words that posts, bodies, places and headings are made of: two of them in capitals are no person's name.
_POSTS = frozenset(
    "executive member director chief officer head leader deputy council committee board panel cabinet service services team manager "
    "assistant corporate strategic children adult adults social care education health public environment transport highways "
    "finance resources housing planning neighbourhood neighbourhoods community communities safety political engagement regeneration "
    "young people family families early help town city county borough district parish north south east west central upper lower "
    "street road lane park house centre school academy primary secondary college university hospital library station bridge "
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday scrutiny overview monitoring legal democratic human customer digital culture leisure economic development growth "
    "principal senior lead independent reviewing practice safeguarding looked after foster fostering adoption protection support "
    "project programme strategy plan policy report review fund funding grant budget revenue capital reserve reserves local authority "
    "government national england wales britain united kingdom ofsted department partnership trust group association limited ltd "
    "portfolio commissioner inspector general secretary state minister chairman chair vice mayor mayoral the this that and of "
    "in on at by from since for during members councillors officers directors".split()
)


_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|hundred|thousand|weekly|fortnightly|monthly|quarterly|annually|daily)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?<!\bby )\bhow much\b.*\b(?:cost|spen[dt]|pa(?:y|id)|money|funding|budget|grant|save|worth|allocated|price|income|offered for|bid\b|fined?\b|earn|owe)"
    r"|\b(?:what|which) (?:\w+ ){0,3}?(?:salary|salaries|wages?)\b"
    r"|\bwhat (?:did|do|does|will|would|has|have)\b(?:\W+[\w'’-]+){1,6}? (?:pay|paid|spend|spent|cost|charge[ds]?)\b(?! (?:attention|tribute))|^\W*(?:the )?(?:net |gross |total )?(?:fees?|fines?|takings|receipts|rents?)\b"
    r"|\bwhat (?:was|is|were|has been) (?:spent|paid|charged|borrowed|saved)\b|£|\bcost of\b|\bwhat (?:is|was|are|were)\b.*\bworth\b(?! \w+ing\b)|\bin pounds\b",
    re.I,
)
_PERCENTAGE = re.compile(
    r"\b(?:what|which) (?:percentage|per ?cent|proportion|share)\b|\bpercentage of\b|\bas a (?:percentage|proportion|share)\b|%",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_COUNTS_THINGS = re.compile(
    r"\bhow many (?!(?:of|did|do|does|was|were|is|are|has|have|had|will|would)\b)(?!.*\b(?:points?|pounds|pence|per ?cent)\b)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,}\b|\b(?:spring|summer|autumn|winter|Christmas|Easter)\b",
    re.IGNORECASE,
)


_REASON = re.compile(
    r"\b(?:because|due to|owing to|on account of|by (?:virtue|reason) of|on (?:the )?grounds?|as (?:a )?(?:result|consequence)|result(?:s|ed|ing)? (?:of|from|in)|reasons?|caus(?:e[ds]?|ing)|since|so that|so as to"
    r"|in (?:order|view|light|response)|given that|driven|attribut\w+|reflect\w*|following|therefore|explain\w*|led to|means? that|meant that|account for"
    r"|impact|contribut\w+|aris\w+|pressures?|to (?:ensure|allow|enable|avoid|prevent|help|support|reduce|improve|protect|meet|make|provide|give))\b"
    r"|\b(?:refused|rejected|declined|deferred|withdrawn|cancelled|postponed|delayed|closed|late|lost|not \w+)\b[^.;:(]{0,60}\([a-z]{2}"
    r"|\bdeclar\w+\b.{0,90}?\b(?:as|being) an?\b",
    re.IGNORECASE,
)


_LABEL = re.compile(r"(?:^|(?<=[.;…\n] ))(?P<label>[A-Z][\w'’/&() -]{1,40}): \S")


def persons_in(text: str) -> list[str]:
    """The names of persons in a text, with their title where one is printed."""
    return [match.group(0) for match in _PERSON.finditer(text) if is_proper_name(match.group(0))]


def is_proper_name(name: str) -> bool:
    """Whether a capitalised name is not made of the words of posts, bodies and headings only."""
    return not all(word.lower().strip(".") in _POSTS for word in name.split())


def unit_asked(text: str) -> str | None:
    """The unit that a question asks for: `£`, `%`, `number` for a count, None where it says nothing of it."""
    if _PERCENTAGE.search(text):
        return "%"
    if _COUNT.search(text):
        return "number"
    return "£" if _MONEY.search(text) else None


def holds_what_is_asked(question: Question, text: str) -> bool:
    """Whether the text holds it and the question does not itself give it; True where nothing particular is asked for."""
    if question.wants == "figure":
        given = {figure.value for figure in figures_in(question.text)}
        fresh = [figure for figure in figures_in(text) if figure.value not in given]
        if _MONEY.search(question.text):
            return any(figure.unit == "£" for figure in fresh)
        if _PERCENTAGE.search(question.text):
            return any(figure.unit == "%" for figure in fresh)
        if _COUNTS_THINGS.search(question.text):
            fresh = [figure for figure in fresh if figure.unit not in ("£", "%")]
        return bool(fresh or _NUMBER_WORD.search(text))
    if question.wants == "date":
        return bool(set(times_in(text)) - set(question.times)) or bool(_DAY.search(text))
    if question.wants == "person":
        return answers_to(question, text) or any(name not in question.text for name in persons_in(text))
    if question.wants == "reason":
        return bool(_REASON.search(text))
    if question.wants == "definition":
        asked = re.findall(r"\b[A-Z]{2,}\b|\b[a-z]{4,}\b", question.topic)
        return answers_to(question, text) or any(_defines(text, word) for word in asked)
    return True


def answers_to(question: Question, said: str) -> bool:
    """Whether words are a label that the question names with what it holds (`Clerk: Mrs Bell`): a person, a date, a meaning."""
    if question.wants not in ("person", "date", "definition"):
        return False
    labels = [set(terms(found["label"])) - {"date"} for found in _LABEL.finditer(said)]
    return any(label and label <= set(question.terms) for label in labels)


def _defines(text: str, word: str) -> bool:
    """Whether the text says what the word is: `X is ...`, `X (...)`, `... (X)`, `X – ...`, `X: ...`."""
    name = re.escape(word.rstrip("s"))
    return bool(
        re.search(
            rf"\b{name}s?\b[)’']?\s*(?:\(|[–-]\s|:\s|\b(?:is|are|was|means|aims?|consists?)\b)|\({name}s?\)",
            text,
            re.IGNORECASE,
        )
    )
