"""What limits a figure beside the words that name it: a clause, a place in a heading, a stretch of time, another country."""

from __future__ import annotations

import re

from assistant.checking.regions import TIME
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.facts.roles import ELSEWHERE
from assistant.measures.measure_naming import naming_terms
from assistant.sentences import sentences

_OVER_A_TIME = re.compile(
    r"\b(?:year|months?|quarter|weeks?|period|days?)\s+(?:up )?(?:to|until|ending|ended)\b|\bup to\b|\bso far\b|\bto date\b"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:months?|weeks?|days|years)\b|\bduring\b|\bover the\b|\bsince\b|\bfor the (?:full )?year\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^\W*(?:in|of|for|at|among|amongst|within|with|across|under|excluding|including)\b(.*)", re.I | re.DOTALL
)
_TRAILING = re.compile(
    r"^\W*(?:aged|excluding|including|except|who|whose|with|without|in|at|under|over|placed|living|subject|from|not|only|"
    r"on|for|across|within|both|either)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:alternative|amendments?)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Ww]ithin|[Aa]cross) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


def limited(fact: Fact) -> bool:
    """Whether a clause beside the figure's own may limit what it counts: `In foster care, there were 40 children`."""
    start = fact.around.find(fact.near)
    if fact.header is not None or start < 0:
        return False
    before, after = fact.around[:start], fact.around[start + len(fact.near) :]
    leading = _LEADING.match(TIME.sub(" ", before))
    led = leading is not None and not figures_in(before) and bool(naming_terms(leading[1], fact))
    return led or bool(_TRAILING.match(after))


def places_over(fact: Fact) -> frozenset[str]:
    """The names that a heading, a caption or the sentence before says it is about: `in North Ormesby`."""
    passage = fact.found.passage
    before = sentences(passage.text[: fact.span[0]]) if fact.header is None else []
    said = [passage.context or "", *passage.section[-2:], *(passage.text[slice(*span)] for span in before[-1:])]
    named = [name for part in said for name in _PLACE.findall(TIME.sub(" ", part))]
    return naming_terms(" ".join(named), fact)


def over_a_time(fact: Fact) -> bool:
    """Whether a figure of a sentence is told for a stretch of time that ends then, not for a moment or a named period."""
    start = fact.around.find(fact.near)
    if fact.header is not None or start < 0:
        return False
    before = fact.around[:start]
    return bool(_OVER_A_TIME.search(fact.near if figures_in(before) else before + fact.near))


def in_a_range(fact: Fact) -> bool:
    """Whether a figure of a sentence is an end of a range: `the 18-25 service`."""
    number = re.escape(fact.text)
    ends = rf"(?<![\d.,]){number}\s?[-–]\s?\d|\d\s?[-–]\s?{number}(?![\d,])"
    return fact.header is None and bool(re.search(ends, fact.around))


def supposed(fact: Fact) -> bool:
    """Whether a figure is told in a paper that proposes another course: an alternative budget, an amendment."""
    passage = fact.found.passage
    over = [fact.found.particulars.title, passage.context or "", *passage.section]
    return bool(_SUPPOSED.search(" ".join(over)))


def of_elsewhere(fact: Fact) -> bool:
    """Whether a figure is the country's or a neighbour's, by its own words or by what stands over it."""
    passage = fact.found.passage
    return fact.elsewhere or bool(ELSEWHERE.search(" ".join([passage.context or "", *passage.section[-2:]])))
