"""A restatement: a passage that says of an earlier figure what it is now, `was reported as 46.2 per cent and is now 43.8 per cent`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.facts.of_passage import RESTATED, facts_of
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from assistant.sentences import sentences
from corpus.dates import written

_READ, _COVERAGE, _SPECIFIC = 15, 0.5, 100
_WAS = re.compile(
    r"\b(?:(?:reported|given|stated|shown|published|recorded|told)\b.{0,40}\bas|from)\s+(?:about |some )?$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:(?:is|are|be|been|was|were) now|now|(?:restated|corrected|revised|amended)(?: (?:to|as|at|figure (?:is|of)))?|to)\s+(?:about |some )?$",
    re.IGNORECASE,
)


def restated(quote: Quote, weighed: Sequence[Weighed]) -> Fact | None:
    """The figure that another passage found for the question puts in the place of one that the headline tells."""
    told = _told(quote)
    for item in weighed[:_READ]:
        passage = item.found.passage
        if passage.row is not None or passage.id == quote.passage.id or item.coverage < _COVERAGE:
            continue
        if not RESTATED.search(passage.text):
            continue
        for value, unit in told:
            fact = _now(item, value, unit) if unit or value >= _SPECIFIC else None
            if fact is not None and not any(other == fact.value.size for other, _ in told):
                return fact
    return None


def _told(quote: Quote) -> list[tuple[Decimal, str]]:
    """The figures of a headline with their units; those of a row's cells have the unit that their column or table has."""
    if quote.passage.row is None:
        return [(figure.value, figure.unit) for figure in figures_in(quote.headline)]
    facts = facts_of(quote.weighed.found)
    return [
        (fact.value.size, fact.value.unit)
        for fact in facts
        if re.search(rf": {re.escape(fact.text)}(?!\S)", quote.headline)
    ]


def restated_words(fact: Fact) -> str:
    """What a reader is told of the restated figure."""
    date = fact.found.particulars.report_date
    return f"The {f'report of {written(date)}' if date else 'report cited'} restates this as {fact.text}"


def _now(item: Weighed, value: Decimal, unit: str) -> Fact | None:
    """The fact that stands behind `is now` in a sentence that tells the value as the one reported before."""
    text = item.found.passage.text
    for start, end in sentences(text):
        said = text[start:end]
        figures = [figure for figure in figures_in(said) if figure.unit == unit]
        was = [figure for figure in figures if figure.value == value and _WAS.search(said[: figure.start])]
        now = [figure for figure in figures if was and figure.start > was[0].end and _IS.search(said[: figure.start])]
        if now:
            return next((fact for fact in facts_of(item.found) if fact.text == now[0].text), None)
    return None
