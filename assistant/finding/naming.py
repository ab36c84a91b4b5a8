"""Naming: whether a passage speaks of what a question names: places, bodies, persons, posts, short forms, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asking.question import Question
from assistant.finding.unsaid import stands_in_full
from assistant.finding.weighing import Weighed, everything_said
from assistant.quoting.quote import OTHER_SCOPE, Quote
from corpus.dates import MONTHS
from index.analysis import different_terms, terms
from index.search import Index

RARE_NAME = 4.0
_RARE_PLACE = 2.5
_SAME_WORDS = 0.92
_LOOKED_AT = 30
_SPELT_OUT = 12
_BESIDE = 2
_PLACE_AFTER = r"(?:['’]s)?\s+(?:[A-Z][a-z]+\s+)?(?:[Ww]ards?|Council|School|Academy|Library|Park|Road|Street|Primary|Hospital|Centre)\b"
_SHORT_FORM = re.compile(r"(?<![\w&])([A-Z]{3,8})(?:['’]?s)?(?![\w&])")
_LEFT_OUT = r"\b(?:excluding|excludes|except(?: for)?|other than|apart from|not including|without)\s+(?:the\s+)?"
_OPENING = r"(?!(?:County|City|Borough|District|Full|Local|At|Can|Did|Do|Does|For|From|Has|How|In|Is|On|The|To|Was|What|When|Where|Which|Who|Why|Will)\b)"
_COUNCIL = re.compile(
    rf"\b((?:{_OPENING}[A-Z][\w’'-]+ )+?)(?:(?:County|City|Borough|District|Town|Parish|Metropolitan) )*Council\b"
)
_INSTITUTION = re.compile(
    rf"\b(?:{_OPENING}[A-Z][\w’'-]+ )+(?:School|Academy|College|University|Hospital|Library|Centre|House|Park|Bridge)\b"
)
_NUMBER = re.compile(
    rf"(?:\b[A-Z][a-z]+ )?(?<![\w.,/£-])(\d{{2,}})(?![\w/%]|[.,]\d)(?! (?:{'|'.join(MONTHS)})\b)(?: [a-z]+)?",
    re.IGNORECASE,
)
_CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
_COUNTED = re.compile(
    rf"(?<![\w.,£/-])(?P<number>{'|'.join(['one(?=-)', *_CARDINALS[2:], *_ORDINALS[1:]])}|\d\d?)[ -]"
    rf"(?!(?:years?|months?|days?|weeks?|quarters?|hours?|per|percent|points?|of|in|and|or|to|the|times?|people|{'|'.join(MONTHS)})\b)(?P<thing>[a-z]{{3,}})\b",
    re.IGNORECASE,
)
_IN_PAPERS = re.compile(r"(?:item|appendix|annex|paragraph|page|table|minute|decision) $", re.IGNORECASE)
_POST = re.compile(
    r"\b((?i:director|head|leader|manager|commissioner|member) (?:of|for) (?:the )?[A-Z][\w’']+(?:(?:,? (?:and|&))? [A-Z][\w’']+)*)"
)

_OFFICE = re.compile(
    r"\bwho (?:is|was|are|were) (?:the |our )?((?:(?:deputy|acting|interim|vice) )*"
    r"(?:leader|mayor|chief executive|monitoring officer|clerk|treasurer))\b",
    re.IGNORECASE,
)


def missing_names(index: Index, question: Question, quote: Quote, rare: Mapping[str, float]) -> tuple[str, ...]:
    """The names of the question that stand nowhere near the quoted words, or that these leave out by name.

    A rare name counts, a place also when it is not so rare, a short form when no report has it; of another council, an
    institution, a number that names something and the post of a person asked for, the whole has to be said. A question
    in capitals has no names that can be told, and one that is the passage's own words asks for nothing else.
    """
    words = question.text.split()
    if sum(word[:1].isupper() for word in words) > 0.6 * len(words) or (quote.weighed.found.late or 0.0) > _SAME_WORDS:
        return ()
    everything, text = everything_said(quote.weighed.found), quote.passage.text
    said = different_terms(everything)
    said = said | {name for name, *forms in question.expansions if said.issuperset(forms)}

    def missing(name: str) -> bool:
        own = terms(name)
        if re.search(_LEFT_OUT + re.escape(_bare(name)), text) or _of_the_country(question, quote, name):
            return True
        weight = max((rare.get(term, 0.0) for term in own if term not in said), default=0.0)
        return weight >= RARE_NAME or (weight >= _RARE_PLACE and is_place(index, question.text, name))

    unknown = [name for name in _SHORT_FORM.findall(question.text) if _stands_nowhere(index, name)]
    whole = [*_councils(question, quote), *_institutions(question, said), *_posts(question, quote)]
    names = [*(name for name in question.names if missing(name)), *unknown]
    untold = [name for name in names if not stands_in_full(name, everything)]
    return tuple(dict.fromkeys([*untold, *whole, *missing_numbers(question, quote)]))


def missing_numbers(question: Question, quote: Quote) -> list[str]:
    """The numbers that name something (`Section 25`, `20 week`) and stand nowhere near the quoted words.

    Small ones may be spelt out, and those of items and pages are of the papers.
    """
    held = set(re.findall(r"\d+", everything_said(quote.weighed.found)))
    return [
        found[0]
        for found in _NUMBER.finditer(question.topic)
        if found[1] not in held
        and int(found[1]) > _SPELT_OUT
        and not _IN_PAPERS.search(question.topic[: found.start(1)])
    ] + _counted_otherwise(question.topic, everything_said(quote.weighed.found))


def _counted_otherwise(asked: str, said: str) -> list[str]:
    """The small numbers of a question (`four-bedroom`, `third cohort`) for which a text has only others of the same thing."""
    held: dict[tuple[str, bool], set[int]] = {}
    for found in _COUNTED.finditer(said):
        thing, number = _counted(found)
        held.setdefault(thing, set()).add(number)
    counted = [(found[0], *_counted(found)) for found in _COUNTED.finditer(asked)]
    return [words for words, thing, number in counted if number not in held.get(thing, {number})]


def _counted(found: re.Match[str]) -> tuple[tuple[str, bool], int]:
    """What is counted, and whether in order, and the number."""
    low = found["number"].lower()
    ordered = low in _ORDINALS
    number = int(low) if low.isdigit() else (_ORDINALS if ordered else _CARDINALS).index(low)
    return (terms(found["thing"])[-1], ordered), number


def _councils(question: Question, quote: Quote) -> list[str]:
    """The councils that a question names, are not the report's own, and of which the passage does not speak.

    A council may go by its place's name alone where something is said of it (`when Elmford raised its charge`).
    """
    own = quote.weighed.found.particulars.council or ""
    said = f"{quote.passage.text} {quote.passage.context or ''} {' '.join(quote.passage.section)}"

    def told(place: str) -> bool:
        name = re.escape(place)
        alone = re.search(rf"(?<!\bin )(?<!\bof )(?<!\band )(?<!\bnear )(?<!\bfor )\b{name}\b(?!['’])", quote.headline)
        return place in own or bool(alone or re.search(rf"\b{name} (?:[A-Z]\w+ )*Council\b", said))

    return [found[0] for found in _COUNCIL.finditer(question.text) if not told(found[1].strip())]


def _institutions(question: Question, said: frozenset[str]) -> list[str]:
    """The schools, libraries and the like of which a part of the name is not said."""
    return [name for name in _INSTITUTION.findall(question.text) if not set(terms(name)) <= said]


def _posts(question: Question, quote: Quote) -> list[str]:
    """The post whose holder is asked for, where the passage under its heading does not name it, in full or in short."""
    if question.wants != "person":
        return []
    parts = [quote.passage.text, *quote.passage.section, quote.weighed.found.particulars.council or ""]
    posts = [*_POST.findall(question.text), *_OFFICE.findall(question.text)]
    return [post for post in posts if not _tells_of_post(question, post, " . ".join(parts))]


def _tells_of_post(question: Question, post: str, text: str) -> bool:
    """Whether a text has the short form of a post, or its rank with all its other words beside it."""
    if any(set(short) <= set(terms(text)) for term, *short in question.expansions if term in terms(post)):
        return True
    rank, *of = post.split()
    wanted = set(terms(" ".join(of))) - {"of", "for", "the", "and"}
    words, reach = text.split(), len(of) + _BESIDE
    at = [place for place, word in enumerate(words) if re.search(rf"\b{rank}\b", word, re.IGNORECASE)]
    around = [words[max(0, place - reach) : place + reach + 1] for place in at]
    return any(wanted <= set(terms(" ".join(run))) for run in around)


def is_post(name: str) -> bool:
    """Whether a name is that of a post (`Director of Public Health`)."""
    return bool(_POST.match(name) or _OFFICE.search(f"who is {name}"))


def _of_the_country(question: Question, quote: Quote, name: str) -> bool:
    """Whether the quoted words speak of the whole country, and the question of a place by that name."""
    if OTHER_SCOPE.search(question.text) or not _as_place(question.text, name):
        return False
    said = f"{quote.headline} {' '.join(quote.passage.section[-1:])}"
    return bool(OTHER_SCOPE.search(said)) and _bare(name) not in said


def unknown_name(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether a proper name of the question stands in none of the passages found."""
    return any(all(term in item.missing for item in weighed) for name in question.names for term in terms(name))


def is_place(index: Index, text: str, name: str) -> bool:
    """Whether a text uses a name as that of a place, and the reports write it with a capital letter wherever it stands."""
    if not _as_place(text, name):
        return False
    held = index.catalogue.passages([id for id, _ in index.catalogue.full_text(terms(name), None, _LOOKED_AT)])
    return not any(re.search(rf"\b{re.escape(_bare(name)).lower()}\b", passage.text) for passage in held)


def _as_place(text: str, name: str) -> bool:
    """Whether a text uses a name as that of a place."""
    bare = re.escape(_bare(name))
    return bool(re.search(rf"\b(?:in|at|near|for) {bare}\b|\b{bare}['’]s\b|\b{bare}{_PLACE_AFTER}", text))


def _stands_nowhere(index: Index, short: str) -> bool:
    """Whether no report has the short form, nor words that it stands for."""
    held = index.catalogue.document_frequency([short.lower()])
    return not held.get(short.lower()) and not index.catalogue.long_forms(short)


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)
