"""Whether words hold the sort of thing that a question asks for: a figure, a date, a person, a definition."""

from __future__ import annotations

import re

from assistant.figures import figures_in
from assistant.question import Question, times_in

_PERSON = re.compile(
    r"\b(?:Cllrs?|Councillors?|COUNCILLORS?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Mayor|Sergeant|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s+(?:[A-Z]\.?\s)*[A-Z][A-Za-z]+"
)
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|hundred|thousand|weekly|fortnightly|monthly|quarterly|annually|daily)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\bhow much\b.*\b(?:cost|spen[dt]|pa(?:y|id)|money|funding|budget|grant|save|worth|allocated|price|income)|£|\bcost of\b",
    re.I,
)
_PERCENTAGE = re.compile(r"\b(?:what|which) (?:percentage|proportion|share)\b|\bpercentage of\b|%", re.IGNORECASE)
_COUNT = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,}\b|\b(?:spring|summer|autumn|winter|Christmas|Easter)\b",
    re.IGNORECASE,
)


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
        asked = {figure.value for figure in figures_in(question.text)}
        fresh = [figure for figure in figures_in(text) if figure.value not in asked]
        if _MONEY.search(question.text):
            return any(figure.unit == "£" for figure in fresh)
        if _PERCENTAGE.search(question.text):
            return any(figure.unit == "%" for figure in fresh)
        return bool(fresh or _NUMBER_WORD.search(text))
    if question.wants == "date":
        return bool(set(times_in(text)) - set(question.times)) or bool(_DAY.search(text))
    if question.wants == "person":
        return any(match.group(0) not in question.text for match in _PERSON.finditer(text))
    if question.wants == "definition":
        return any(_defines(text, word) for word in re.findall(r"\b[A-Z]{2,}\b|\b[a-z]{4,}\b", question.topic))
    return True


def _defines(text: str, word: str) -> bool:
    """Whether the text says what the word is: `X is ...`, `X (...)`, `... (X)`, `X – ...`."""
    name = re.escape(word.rstrip("s"))
    return bool(
        re.search(
            rf"\b{name}s?\b[)’']?\s*(?:\(|[–-]\s|\b(?:is|are|was|means|aims?|consists?)\b)|\({name}s?\)",
            text,
            re.IGNORECASE,
        )
    )
