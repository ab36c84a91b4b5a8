"""A restated or conflicting figure: the same measure of the same time, told with another value by another passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.fact import Fact
from assistant.facts.like_with_like import alike, bare_terms, same_sort
from assistant.facts.of_passage import facts_of
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from assistant.quoting.table_cells import cell_headline
from corpus.dates import written
from index.search import Found, Index

_READ = 12
_ALIKE, _LEAST_TERMS, _TITLES_ALIKE = 0.75, 2, 0.5
_MOVING = frozenset({("stage", "forecast"), ("stage", "target")})


def told_fact(quote: Quote) -> Fact | None:
    """The one figure that a headline tells, with its own time; None where it tells none or several."""
    passage, headline = quote.passage, quote.headline.removesuffix(" …")
    facts = facts_of(quote.weighed.found)
    if passage.row is not None:
        told = [fact for fact in facts if fact.cell is not None and cell_headline(passage, fact.cell) == headline]
    else:
        told = [fact for fact in facts if fact.text in headline and headline in passage.text[slice(*fact.span)]]
    return told[0] if len(told) == 1 and _time_of(told[0]) else None


def conflicting(index: Index, told: Fact, weighed: Sequence[Weighed]) -> Fact | None:
    """The first passage's figure that surely contradicts the one told, None where there is none."""
    same_row = told.found.passage.row is not None
    others = [item.found for item in weighed if _may_tell(item.found, told)][:_READ]
    for found in others:
        for fact in facts_of(found):
            if _contradicts(fact, told) and (not same_row or (_alone(index, fact) and _alone(index, told))):
                return fact
    return None


def conflict_words(told: Fact, other: Fact) -> str:
    """What a reader is told of the other figure: its report's date, which is the later, and whether it is restated."""
    own, date = told.found.particulars.report_date, other.found.particulars.report_date
    report = f"report of {written(date)}" if date else "another report"
    later = "later " if date and own and date > own else "earlier " if date and own and date < own else ""
    verb = "restates this as" if other.restated and not told.restated else "gives"
    return f"The {later}{report} {verb} {other.shown}"


def _may_tell(found: Found, told: Fact) -> bool:
    passage, own = found.passage, told.found.passage
    if passage.id == own.id or passage.text_hash == own.text_hash or (passage.row is None) != (own.row is None):
        return False
    if passage.row is not None and own.row is not None:
        return _folded(passage.row.label) == _folded(own.row.label)
    return any(time[:4] in f"{passage.text} {found.particulars.report_date}" for time in told.times)


def _contradicts(fact: Fact, told: Fact) -> bool:
    """Whether two figures are of one measure, place, time and sort, and differ."""
    if fact.value.size == told.value.size or not same_sort(fact, told) or fact.times != told.times:
        return False
    if fact.elsewhere != told.elsewhere or fact.roles != told.roles or fact.roles & _MOVING or fact.change == "by":
        return False
    if fact.header is not None:
        return _same_cell(fact, told)
    near = bare_terms(fact.near, frozenset()), bare_terms(told.near, frozenset())
    return min(map(len, near)) >= _LEAST_TERMS and alike(*near) >= _ALIKE and not (fact.part or told.part)


def _same_cell(fact: Fact, told: Fact) -> bool:
    """Whether two cells have the same label, header and heading, in two versions of one report."""
    one, other = fact.found, told.found
    titles = bare_terms(one.particulars.title, frozenset()), bare_terms(other.particulars.title, frozenset())
    return (
        fact.header == told.header
        and one.passage.report_id != other.passage.report_id
        and [_folded(part) for part in one.passage.section[-1:]]
        == [_folded(part) for part in other.passage.section[-1:]]
        and alike(*titles) >= _TITLES_ALIKE
        and not _printed_alike(fact, told)
    )


def _printed_alike(fact: Fact, told: Fact) -> bool:
    """Whether one figure is the other rounded."""
    places = min(fact.places, told.places)
    return fact.scale == told.scale and round(fact.printed, places) == round(told.printed, places)


def _alone(index: Index, fact: Fact) -> bool:
    """Whether no other row of the report has the same label with a figure under the same header."""
    passage = fact.found.passage
    assert passage.row is not None
    return not any(
        other.row is not None
        and other.id != passage.id
        and _folded(other.row.label) == _folded(passage.row.label)
        and any(cell.column == fact.header for cell in other.row.cells)
        for other in index.catalogue.passages_of(passage.report_id)
    )


def _time_of(fact: Fact) -> bool:
    return len(fact.times) == 1 and len(fact.times[0]) > len("Q1")


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"\[\w+\]|\(\w\)", " ", text)).strip().lower()
