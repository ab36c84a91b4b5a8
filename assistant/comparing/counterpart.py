"""Counterparts: where one side has its figure, that of the other is the same measure at its time, or the same row in its reports.

This is the second way to the sides, where no two figures could be held against each other among all that was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import LATEST, Comparison, Side
from assistant.comparing.parallel import without_lead
from assistant.comparing.row_naming import folded
from assistant.facts.fact import Fact
from assistant.facts.fitting import time_level
from assistant.facts.like_with_like import alike, bare_terms, same_sort
from assistant.facts.of_passage import facts_of
from assistant.measures.measure import measure_of
from assistant.measures.same_measure import Collection
from assistant.quoting.quote import Quote
from assistant.quoting.table_cells import cell_headline
from assistant.times.sure_times import order_of, sort_of_time, time_of
from assistant.times.times import one_time
from index.analysis import question_terms, terms
from index.search import Found, Index

_LOOKED_AT, _ALIKE = 200, 0.8


def facts_of_one_measure(
    index: Index, comparison: Comparison, quotes: Sequence[Quote | None]
) -> tuple[Fact, ...] | None:
    """The figures of all sides that the figures told by `quotes` lead to, one quote a side; None where two lead to others,
    or they differ the other way than the question takes for granted."""
    found: list[tuple[Fact, ...]] = []
    for place, quote in enumerate(quotes):
        own = told_of(quote, comparison.sides[place], unit_asked(comparison.asked)) if quote else None
        facts = _with_counterparts(index, comparison, place, own) if own else None
        if facts:
            found.append(facts)
    if not found or len({tuple(fact.amount for fact in facts) for facts in found}) > 1:
        return None
    return found[0] if goes_with(comparison, found[0]) else None


def goes_with(comparison: Comparison, facts: Sequence[Fact]) -> bool:
    """Whether two figures do not differ the other way than the question takes for granted."""
    sizes = [fact.value.size for fact in facts]
    return len(sizes) != 2 or comparison.rising is None or (sizes[0] > sizes[1]) == comparison.rising


def told_of(quote: Quote, side: Side, unit: str | None) -> Fact | None:
    """The one figure that a quote's headline tells, of several the one in the unit asked for that is told for the side's time.

    Where the cell of the headline is not in that unit, it is the one cell of its row that is.
    """
    passage, headline = quote.passage, quote.headline.removeprefix("… ").removesuffix(" …")
    facts = [fact for fact in facts_of(quote.weighed.found) if unit in (None, fact.value.unit)]
    if passage.row is not None:
        cells = [fact for fact in facts if fact.cell is not None]
        told = [fact for fact in cells if fact.cell is not None and cell_headline(passage, fact.cell) == quote.headline]
        told = told or (cells if unit is not None else [])
    else:
        told = [fact for fact in facts if fact.text in headline and headline in passage.text[slice(*fact.span)]]
    times = side.times
    if len(told) > 1 and len(times) == 1:
        told = [fact for fact in told if fact.times and time_level(fact, times[0]) > 2]
    return told[0] if len(told) == 1 else None


def _with_counterparts(index: Index, comparison: Comparison, own: int, fact: Fact) -> tuple[Fact, ...] | None:
    sides = comparison.sides
    others = [side for place, side in enumerate(sides) if place != own]
    if comparison.in_time and not all(side.reports for side in sides):
        found = _at_times(index, sides[own], fact, others)
    elif all(side.reports for side in sides):
        found = [_in_reports(index, fact, side) for side in others]
    else:
        found = [_beside(index, fact, sides[own], side) for side in others]
    held = [other for other in found if other is not None and other.place != fact.place]
    return (*held[:own], fact, *held[own:]) if held and len(held) == len(others) else None


def _at_times(index: Index, side: Side, fact: Fact, others: Sequence[Side]) -> list[Fact | None]:
    """The figures of the fact's measure at the other sides' times, or the latest of them."""
    when = time_of(fact)
    measure = measure_of(fact, side.question, index.catalogue.long_forms)
    if measure is None or when is None or not any(_holds_then(when[0], asked) for asked in side.times):
        return [None] * len(others)
    told = Collection(index.catalogue).told(measure)
    told = [one for one in told if one.sort == sort_of_time(when[0])]
    newest = [one.fact for one in told if one.as_at == told[-1].as_at and order_of(one.as_at) > order_of(when[0])]
    return [
        _one([one.fact for one in told if any(_holds_then(one.as_at, asked) for asked in other.times)])
        if other.name != LATEST
        else _one(newest)
        for other in others
    ]


def _holds_then(as_at: str, asked: str) -> bool:
    """Whether a figure's time is the one asked for: a year's figure is none of its quarters'."""
    years = ("year", "financial year")
    return one_time(as_at, asked) and (sort_of_time(as_at) not in years or sort_of_time(asked) in years)


def _in_reports(index: Index, fact: Fact, side: Side) -> Fact | None:
    """The figure that stands in a side's reports as the fact does in its own: the same cell of the same row, or sentence."""
    row = fact.found.passage.row
    named = question_terms(f"{fact.near} {fact.over}" if row else fact.around)
    ids = [id for id, _ in index.catalogue.full_text(named, side.reports, _LOOKED_AT)]
    return _one(
        [
            other
            for passage in index.catalogue.passages(ids)
            if (passage.row is None) == (row is None)
            and (row is None or passage.row is None or folded(passage.row.label) == folded(row.label))
            for other in facts_of(Found(passage, index.particulars(passage.report_id), 0, 0.0))
            if same_sort(fact, other) and (fact.header == other.header if row else _same_words(fact, other))
        ]
    )


def _beside(index: Index, fact: Fact, own: Side, other: Side) -> Fact | None:
    """The figure of the fact's table that the other side's name names as the fact's own name names it: by the row, or by the column."""
    row = fact.found.passage.row
    names = [set(question_terms(without_lead(side.name))) for side in (own, other)]
    names = [names[0] - names[1], names[1] - names[0]]
    if row is None or not all(names):
        return None
    if names[0] <= set(terms(" ".join(fact.header or ()))):
        rest = set(terms(" ".join(fact.header or ()))) - names[0]
        cells = [
            one for one in facts_of(fact.found) if one.header and set(terms(" ".join(one.header))) == names[1] | rest
        ]
        return _one([one for one in cells if same_sort(fact, one)])
    if not names[0] <= set(terms(row.label)):
        return None
    ids = [id for id, _ in index.catalogue.full_text(sorted(names[1]), [fact.found.passage.report_id], _LOOKED_AT)]
    rows = [one for one in index.catalogue.passages(ids) if one.row and names[1] <= set(terms(one.row.label))]
    facts = [one for row in rows for one in facts_of(Found(row, fact.found.particulars, 0, 0.0))]
    return _one([one for one in facts if one.header == fact.header and same_sort(fact, one)])


def _same_words(one: Fact, other: Fact) -> bool:
    near, around = (
        (bare_terms(text, frozenset()) for text in texts)
        for texts in ((one.near, other.near), (one.around, other.around))
    )
    return alike(*near) >= _ALIKE and alike(*around) >= _ALIKE


def _one(facts: Sequence[Fact]) -> Fact | None:
    """The first of facts that all tell one figure; None where they tell several, or there are none."""
    return facts[0] if len({fact.amount for fact in facts}) == 1 else None
