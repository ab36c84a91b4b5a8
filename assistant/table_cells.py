"""Table rows: which cell a question asks for, and how a cell reads as a headline."""

from __future__ import annotations

from assistant.question import Question, times_in
from assistant.wanted import holds_what_is_asked
from corpus.report import Cell
from corpus.units import is_figure
from index.analysis import terms
from index.passages import Passage

_HEADLINE_WORDS = 25


def best_cell(question: Question, passage: Passage) -> Cell | None:
    """The cell under the column that the question names, or the row's only figure; None when no column stands out."""
    row = passage.row
    if row is None:
        return None
    candidates = [cell for cell in row.cells if cell.text != row.label and _may_answer(question, cell)]
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    outside = set(terms(row.label))
    scores = [_column_score(question, cell, outside) for cell in candidates]
    best = max(scores)
    if best <= 0 or scores.count(best) > 1:
        return None
    return candidates[scores.index(best)]


def _may_answer(question: Question, cell: Cell) -> bool:
    if question.wants in ("date", "person"):
        return holds_what_is_asked(question, cell.text)
    return is_figure(cell.text) or question.wants not in ("figure",)


def _column_score(question: Question, cell: Cell, outside: set[str]) -> float:
    """How many of the question's words and times the column's headers hold; fewer other words are better."""
    header = " ".join(cell.column)
    held = set(terms(header)) - outside
    shared = len(held & set(question.terms))
    named = {time for header_part in cell.column for time in times_in(header_part)}
    times = sum(2 for time in question.times if time in named or any(other.startswith(time) for other in named))
    return shared + times - 0.01 * len(held)


def cell_headline(passage: Passage, cell: Cell) -> str:
    """Row label, column headers and unit, then the cell as printed."""
    row = passage.row
    assert row is not None
    header = ", ".join(dict.fromkeys(part for part in cell.column if part))
    unit = f" ({row.unit})" if row.unit and row.unit not in header and row.unit not in cell.text else ""
    label = row.label if row.label != cell.text else ""
    said = ", ".join(part for part in (_clipped(label, 15), _clipped(header, 15)) if part)
    return f"{said}{unit}: {_clipped(cell.text, _HEADLINE_WORDS)}" if said else _clipped(cell.text, _HEADLINE_WORDS)


def _clipped(text: str, words: int) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"


def row_headline(passage: Passage) -> str:
    """The row's cells under their headers, as far as a headline goes."""
    row = passage.row
    assert row is not None
    named = [
        f"{' '.join(cell.column[-1:])} {cell.text}".strip() if cell.text != row.label else cell.text
        for cell in row.cells
    ]
    return " ".join("; ".join(named).split()[:_HEADLINE_WORDS])
