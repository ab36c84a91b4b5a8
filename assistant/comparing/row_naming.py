"""Which row a name names: the one whose label says least beside it, and only when no other row of the table is called the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparing.comparison import Comparison
from assistant.comparing.parallel import without_lead
from assistant.facts.fact import Fact
from index.analysis import question_terms, terms
from index.passages import Passage
from index.search import Index


def rightly_named(index: Index, comparison: Comparison, facts: Sequence[Fact]) -> bool:
    """Whether each side that is named by its row's label names that row better than any other of its report's with the column."""
    return comparison.in_time or all(
        _names(index, side.said, fact) for side, fact in zip(comparison.sides, facts, strict=True)
    )


def _names(index: Index, name: str, fact: Fact) -> bool:
    passage = fact.found.passage
    asked = set(question_terms(without_lead(name)))
    if passage.row is None or not asked or not asked <= set(terms(passage.row.label)):
        return True
    rows = [
        other
        for other in index.catalogue.passages_of(passage.report_id)
        if other.id != passage.id
        and other.row is not None
        and asked <= set(terms(other.row.label))
        and any(cell.column == fact.header for cell in other.row.cells)
    ]
    return not any(_nearer(other, passage, asked) or _another_value(other, fact) for other in rows)


def _nearer(other: Passage, passage: Passage, asked: set[str]) -> bool:
    """Whether another row's label says less beside the name."""
    return _beside(other, asked) < _beside(passage, asked)


def _beside(passage: Passage, asked: set[str]) -> int:
    return len(set(terms(passage.row.label)) - asked) if passage.row else 0


def _another_value(other: Passage, fact: Fact) -> bool:
    """Whether a row with the same label gives another figure in the same column."""
    own = fact.found.passage.row
    if other.row is None or own is None or folded(other.row.label) != folded(own.label):
        return False
    return any(
        cell.column == fact.header and fact.cell is not None and cell.text != fact.cell.text for cell in other.row.cells
    )


def folded(text: str) -> str:
    """A row's label for comparing: small letters, without signs."""
    return re.sub(r"\W+", " ", text).strip().lower()
