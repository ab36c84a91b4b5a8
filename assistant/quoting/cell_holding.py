"""What a cell holds: a figure in the unit asked for, a person or a date by its header, as a question wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.asking.wanted import holds_what_is_asked, unit_asked
from assistant.checking.values import Value, caption_of, cell_value
from assistant.facts.figures import figures_in
from corpus.report import Cell
from corpus.units import is_figure
from index.passages import Passage

_PERSON_COLUMN = re.compile(
    r"\b(?:lead|led|owner|officer|responsib\w+|member|chair|author|contact|propos\w+|second\w+|decision maker|who)\b",
    re.I,
)
_DATE_COLUMN = re.compile(r"\b(?:dates?|due|deadline|timescales?|when|completed|start|end|review)\b|^by$", re.I)
_MONEY = re.compile(
    r"£|\b(?:costs?|spend|expenditure|budgets?|grants?|funding|income|savings?|reserves?|revenue|capital|variances?)\b",
    re.I,
)


def has_figure(cell: Cell, passage: Passage) -> bool:
    """Whether a cell holds one figure, a remark beside it allowed (`43.8 (r)`)."""
    return is_figure(cell.text) or (len(cell.text.split()) <= 3 and cell_value(cell, passage) is not None)


def column_is_of(wants: str, cell: Cell) -> bool:
    """Whether a column is one of persons or of dates by its header, and the cell says something."""
    over = {"person": _PERSON_COLUMN, "date": _DATE_COLUMN}.get(wants)
    return bool(over and over.search(" ".join(cell.column)) and re.search(r"[A-Za-z]{2}", cell.text))


def of_unit_asked(question: Question, cells: Sequence[Cell], passage: Passage) -> Sequence[Cell]:
    """The cells in the unit asked for, where some are; without a word of it, those that are no percentages."""
    asked = unit_asked(question.text)
    rate = asked is None and re.search(r"\brates?\b", question.text, re.IGNORECASE)
    kept = cells if rate else [cell for cell in cells if _unit_fits(cell_value(cell, passage), asked)]
    return kept or cells


def _unit_fits(value: Value | None, asked: str | None) -> bool:
    if value is None:
        return asked is None
    return {"%": value.unit == "%", "number": value.unit == "", "£": value.unit == "£"}.get(
        asked or "", value.unit != "%"
    )


def row_holds(question: Question, cells: Sequence[Cell], passage: Passage) -> bool:
    """Whether the cells hold the sort of thing asked for, with the unit that header, label or caption give a figure."""
    return any(_cell_holds(question, cell, passage) for cell in cells)


def _cell_holds(question: Question, cell: Cell, passage: Passage) -> bool:
    value = cell_value(cell, passage) if question.wants == "figure" else None
    if column_is_of(question.wants, cell):
        return True
    if value is None:
        return holds_what_is_asked(question, cell.text)
    if value.size in {abs(figure.value) for figure in figures_in(question.text)}:
        return False
    asked = unit_asked(question.text)
    if asked == "£" and value.unit == "":
        return bool(_MONEY.search(f"{caption_of(passage)} {' '.join(passage.section)} {' '.join(cell.column)}"))
    return asked is None or (asked == "%" and value.unit == "") or _unit_fits(value, asked)
