"""Table rows as headlines: a cell with its label, headers and unit, or the row as far as a headline goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.report import Cell, Row
from corpus.units import is_figure, unit_in
from index.passages import Passage

_HEADLINE_WORDS = 25
_NAME_WORDS = 15
_OWN_UNIT = re.compile(
    r"[%£]|\b(?:per ?cent|percentage|number|count|days|weeks|score|rating|likelihood|impact|rank|fte|posts)\b|\(\d",
    re.I,
)


def cells_headline(passage: Passage, cells: Sequence[Cell]) -> str:
    """Each cell on a line of its own, so that every figure stands with the label and headers it is told under."""
    return "\n".join(cell_headline(passage, cell) for cell in cells)


def cell_headline(passage: Passage, cell: Cell) -> str:
    """Row label, column headers and unit, then the cell as printed."""
    said = cell_name(passage, cell)
    return f"{said}: {clipped(cell.text, _HEADLINE_WORDS)}" if said else clipped(cell.text, _HEADLINE_WORDS)


def cell_name(passage: Passage, cell: Cell) -> str:
    """What a cell stands under: row label, column headers and unit."""
    row = passage.row
    assert row is not None
    header = _header(cell)
    shared = unit_of_all(passage)
    own = shared is None or shared in cell.text or _OWN_UNIT.search(f"{header} {cell.text}") or not is_figure(cell.text)
    unit = "" if own else f" ({shared})"
    label = row.label if row.label != cell.text else ""
    said = ", ".join(part for part in (clipped(label, _NAME_WORDS), clipped(header, _NAME_WORDS)) if part)
    return f"{said}{unit}" if said else ""


def _header(cell: Cell) -> str:
    return ", ".join(dict.fromkeys(part for part in cell.column if part))


def unit_of_all(passage: Passage) -> str | None:
    """The unit of all figures of a table, from it or the heading over it; one that a header prints is that column's alone."""
    row = passage.row
    assert row is not None
    if row.unit:
        heads = " ".join(part for cell in row.cells for part in cell.column)
        return None if row.unit in heads.replace(" ", "") else row.unit
    return unit_in(passage.section[-1]) if passage.section else None


def clipped(text: str, words: int) -> str:
    """The first words of a text, with a mark when there are more."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"


def row_headline(passage: Passage) -> str:
    """The row's label, then its cells under their headers, whole cells as far as a headline goes."""
    row = passage.row
    assert row is not None
    told = [_under_header(cell) for cell in row.cells if cell.text != row.label]
    kept = _label_of(row)
    for place, part in enumerate(told):
        longer = f"{kept}; {part}" if kept else part
        if len(longer.split()) > _HEADLINE_WORDS:
            return f"{kept} …" if place and kept else clipped(longer, _HEADLINE_WORDS)
        kept = longer
    return kept


def _label_of(row: Row) -> str:
    return row.label if any(cell.text == row.label for cell in row.cells) else ""


def _under_header(cell: Cell) -> str:
    return f"{_header(cell)} {cell.text}".strip()
