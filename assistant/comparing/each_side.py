"""Each side of a comparison asked by itself: the quote that answers it, and the figures where the quotes are cells of one measure.

This is the second way to the sides, where no two figures could be held against each other among all that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.question import Question, read_question
from assistant.comparing.comparison import Comparison, Side
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.finding.weighing import everything_said
from assistant.quoting.quote import Quote
from assistant.quoting.table_cells import cell_headline
from corpus.dates import written
from index.analysis import question_terms, terms
from index.search import Index


def quotes_of_sides(
    index: Index, comparison: Comparison, answered: Callable[[Question, tuple[str, ...]], Quote | None]
) -> tuple[Quote, ...] | None:
    """What answers each side, in their order; None when a side has no answer, its answer does not name it alone, or two are one passage."""
    found: list[Quote] = []
    own = _own_terms(comparison.sides)
    for place, side in enumerate(comparison.sides):
        asked = read_question(side.question, index.catalogue.long_forms, index.catalogue.short_forms)
        wants = "figure" if asked.wants == "words" else asked.wants
        quote = answered(replace(asked, wants=wants), side.reports)
        if quote is None or not quote.holds or quote.passage.id in {other.passage.id for other in found}:
            return None
        if not _names_its_own(quote, own, place):
            return None
        found.append(quote)
    return tuple(found)


def cells_of_one_measure(comparison: Comparison, quotes: Sequence[Quote]) -> tuple[Fact, ...] | None:
    """The figures of quotes that are one cell each, when all stand under one header that says, or whose rows say,
    something of what is measured, and they differ the way that the question takes for granted."""
    facts = [_fact_of(quote) for quote in quotes]
    held = [fact for fact in facts if fact is not None]
    if len(held) < len(facts) or len({(fact.header, fact.value.unit, fact.rate) for fact in held}) > 1:
        return None
    sizes = [fact.value.size for fact in held]
    if len(held) == 2 and comparison.rising is not None and (sizes[0] > sizes[1]) != comparison.rising:
        return None
    measure = set(question_terms(comparison.shared))
    return tuple(held) if all(_says(fact, measure) for fact in held) else None


def _says(fact: Fact, measure: set[str]) -> bool:
    """Whether the row's label or the column's header says a word of what is measured."""
    return bool(measure & set(terms(fact.near)))


def _fact_of(quote: Quote) -> Fact | None:
    """The figure of the one cell that a quote's headline tells."""
    if quote.passage.row is None:
        return None
    told = [
        fact
        for fact in facts_of(quote.weighed.found)
        if fact.cell is not None and cell_headline(quote.passage, fact.cell) == quote.headline
    ]
    return told[0] if len(told) == 1 else None


def _own_terms(sides: Sequence[Side]) -> list[set[str]]:
    """The terms of each side that no other one has."""
    every = [set(question_terms(side.said)) for side in sides]
    return [
        terms_of - set().union(*(other for place, other in enumerate(every) if place != own))
        for own, terms_of in enumerate(every)
    ]


def _names_its_own(quote: Quote, own: Sequence[set[str]], place: int) -> bool:
    """Whether a passage speaks of its own side; a table row whose headings speak of another one too is of either."""
    passage, others = quote.passage, set().union(*(words for other, words in enumerate(own) if other != place))
    row = passage.row is not None
    over = " ".join([passage.context or "", *passage.section[-1:]]) if row else ""
    beside = set(terms(f"{passage.row.label if passage.row else quote.headline} {over}"))
    told = set(terms(f"{everything_said(quote.weighed.found)} {_months(quote)}"))
    return own[place] <= told and not (others & beside and (row or not own[place] & beside))


def _months(quote: Quote) -> str:
    own = quote.weighed.found.particulars
    return " ".join(
        written(date[:7]) for date in (own.report_date, own.meeting_date) if date and len(date) > len("2024")
    )
