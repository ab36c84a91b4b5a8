"""Each side of a comparison asked by itself: the quote that answers it, and the figures where the quotes are cells of one measure.

This is the second way to the sides, where no two figures could be held against each other among all that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asking.question import Question, read_question
from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import Comparison, Side
from assistant.comparing.counterpart import goes_with, told_of
from assistant.facts.fact import Fact
from assistant.finding.weighing import everything_said
from assistant.quoting.quote import Quote
from corpus.dates import written
from index.analysis import question_terms, terms
from index.search import Index

_OF_ITS_TIME = 2


def answers_of_sides(
    index: Index, comparison: Comparison, answered: Callable[[Question, tuple[str, ...]], Quote | None]
) -> list[Quote | None]:
    """What answers each side, asked alone for a figure, in their order; None for a side that has no answer."""
    found: list[Quote | None] = []
    for side in comparison.sides:
        asked = read_question(side.question, index.catalogue.long_forms, index.catalogue.short_forms)
        quote = answered(replace(asked, wants="figure" if asked.wants == "words" else asked.wants), side.reports)
        found.append(quote if quote and quote.holds else None)
    return found


def each_its_own(comparison: Comparison, answers: Sequence[Quote | None]) -> tuple[Quote, ...] | None:
    """The answers, when every side has one that names it alone, and no two are one passage."""
    quotes = [quote for quote in answers if quote is not None]
    if len(quotes) < len(answers) or len({quote.passage.id for quote in quotes}) < len(quotes):
        return None
    if comparison.in_time:
        if any(len(time) == len("Q1") for side in comparison.sides for time in side.times):
            return None  # a quarter without a year: no passage is surely of it
        return tuple(quotes) if all(quote.weighed.time >= _OF_ITS_TIME for quote in quotes) else None
    own = _own_terms(comparison.sides)
    return tuple(quotes) if all(_names_its_own(quote, own, place) for place, quote in enumerate(quotes)) else None


def cells_of_one_measure(comparison: Comparison, quotes: Sequence[Quote]) -> tuple[Fact, ...] | None:
    """The figures of quotes that are one cell each, when all stand under one header that says, or whose rows say,
    something of what is measured, and they differ the way that the question takes for granted."""
    unit = unit_asked(comparison.asked)
    facts = [told_of(quote, side, unit) for side, quote in zip(comparison.sides, quotes, strict=True)]
    held = [fact for fact in facts if fact is not None and fact.header is not None]
    if len(held) < len(facts) or len({(fact.header, fact.value.unit, fact.rate) for fact in held}) > 1:
        return None
    if not goes_with(comparison, held):
        return None
    measure = set(question_terms(comparison.shared))
    return tuple(held) if all(_says(fact, measure, unit) for fact in held) else None


def _says(fact: Fact, measure: set[str], unit: str | None) -> bool:
    """Whether the row's label or the column's header says a word of what is measured; for money and shares, which the
    column's unit tells, what stands over the table may."""
    told = set(terms(fact.near))
    return bool(measure & told) or (bool(unit) and len(measure & set(terms(fact.over))) * 2 >= len(measure))


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
