"""Makes row pieces of tables: cells under their header paths, with label, caption and unit."""

from __future__ import annotations

import itertools
import re

from corpus.readers.grid import REFERENCE
from corpus.readers.pdf_chunks import is_figure
from corpus.readers.pdf_printed import printed
from corpus.readers.pdf_table import Table, TableCell, TableRow
from corpus.readers.pdf_units import table_unit
from corpus.report import Cell, Piece, Row, Stretch

_TOTAL = re.compile(r"^(?:grand |sub-?)?total\b", re.IGNORECASE)


def pieces_of_table(table: Table) -> list[Piece]:
    """Row pieces and, for notes inside the frame, text pieces, in printed order."""
    pieces = []
    unit = unit_of(table)
    paths = [_path(table, at, unit) for at in range(len(table.columns))]
    pitch = _row_pitch(table.body)
    if not table.body and not table.goes_on:
        table.body, table.header = table.header, []
        paths = [()] * len(table.columns)
    before: TableRow | None = None
    for row in table.body:
        if before is not None and _closes_group(before, row, pitch):
            table.groups = []
        if row.row_kind == "note":
            pieces.append(Piece("text", row.text, table.page, printed=_printed(row)))
        elif row.row_kind == "group":
            _open_group(table, row, before)
        else:
            pieces.append(_piece(row, table, paths, unit))
        before = row
    return pieces


def _open_group(table: Table, row: TableRow, before: TableRow | None) -> None:
    """A group heading ends those of its size or smaller; right below another it is its second line."""
    follows = before is not None and before.row_kind == "group" and bool(table.groups)
    if follows and before is not None and row.top - before.bottom < 0.5 * row.size and abs(row.size - before.size) < 1:
        cells = [*table.groups[-1].cells, *row.cells]
        table.groups[-1] = TableRow(cells, before.top, row.bottom, "group", size=row.size)
        return
    keep = [group for group in table.groups if group.size > row.size + 0.5 or (follows and group is table.groups[-1])]
    table.groups = [*keep, row]


def _row_pitch(rows: list[TableRow]) -> float:
    steps = sorted(lower.top - upper.bottom for upper, lower in itertools.pairwise(rows))
    return steps[len(steps) // 2] if steps else 0.0


def _closes_group(before: TableRow, row: TableRow, pitch: float) -> bool:
    """A total with more space below it than usual ends its group."""
    apart = row.top - before.bottom > pitch + 3
    return before.row_kind == "row" and row.row_kind == "row" and apart and bool(_TOTAL.match(_first_words(before)))


def _first_words(row: TableRow) -> str:
    return next((cell.text for cell in row.cells if any(map(str.isalpha, cell.text))), "")


def unit_of(table: Table) -> str | None:
    """The table's unit, from its header, else its title or caption."""
    headers = [
        " ".join(cell.text for cell in table.path(at)) for at, column in enumerate(table.columns) if column.figures
    ]
    alone = list(table.units.values()) or table.unit_phrases
    return table_unit(alone, headers, [table.title, table.caption])


def _path(table: Table, at: int, unit: str | None) -> tuple[str, ...]:
    """Header texts over a column, outermost first; its own unit last when it is not the table's."""
    texts = [cell.text for cell in table.path(at)]
    own = table.units.get(at)
    if own and own != unit:
        texts.append(own)
    return tuple(text for position, text in enumerate(texts) if text and text not in texts[:position])


def _piece(row: TableRow, table: Table, paths: list[tuple[str, ...]], unit: str | None) -> Piece:
    cells = tuple(Cell(cell.text, _column(cell, paths)) for cell in row.cells)
    captions = [table.caption, table.title, *(group.text for group in table.groups)]
    label = _label(row, table)
    if row.stub and row.stub not in captions and row.stub != label:
        captions.append(row.stub)
    caption = " · ".join(dict.fromkeys(text for text in captions if text))
    made = Row(cells, label, caption, unit)
    text = "\t".join(cell.text for cell in row.cells)
    return Piece("row", text, table.page, row=made, printed=_printed(row))


def _printed(row: TableRow) -> tuple[tuple[Stretch, ...], ...]:
    return tuple(printed(cell.words) for cell in row.cells)


def _column(cell: TableCell, paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The path over a cell; over a cell of several columns, what their paths share."""
    covered = paths[cell.first : cell.last + 1]
    if len(covered) == 1 or not covered:
        return covered[0] if covered else ()
    return tuple(text for text in covered[0] if all(text in path for path in covered)) or covered[0]


def _label(row: TableRow, table: Table) -> str:
    if table.label is None:
        return ""
    at = table.label
    named = next((cell for cell in row.cells if cell.first <= at <= cell.last), None)
    if named is not None:
        return _with_name(named, row)
    if (
        table.body
        and row is table.body[0]
        and table.label_before
        and not any(is_figure(cell.text) for cell in row.cells)
    ):
        return table.label_before
    return row.stub or _first_words(row)


def _with_name(label: TableCell, row: TableRow) -> str:
    """A label that is only a reference (`CS3`), with the words beside it that say what it stands for."""
    beside = next((cell.text for cell in row.cells if cell.first > label.last), "")
    says = REFERENCE.fullmatch(label.text) and re.search(r"[a-z]{3}", beside) and not is_figure(beside)
    return f"{label.text}, {beside}" if says else label.text
