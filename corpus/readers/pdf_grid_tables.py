"""Builds tables of grids: every printed cell is a region between rules."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from corpus.readers.pdf_chunks import Chunk, chunked, is_figure, is_period, is_placeholder
from corpus.readers.pdf_grid import Grid, Region
from corpus.readers.pdf_hyphens import Vocabulary, join_cell_lines
from corpus.readers.pdf_layout import Box, Line, PageLayout
from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_open_tables import is_group_text
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_table import Column, Table, TableCell, TableRow
from corpus.readers.pdf_units import unit_alone

_MOST_HEADER_ROWS = 5
_LONGEST_LABEL = 90
_LONGEST_HEADER = 150
_FEWEST_LETTERS = 3


def is_open_inside(grid: Grid) -> bool:
    """Whether the rules enclose whole columns or blocks of figures rather than single cells.

    Then the figures' places tell the cells, and the rules only help.
    """
    stacks = [region for region in grid.regions if _is_stack_of_figures(region)]
    wide = [region for region in grid.regions if _has_several_columns(region)]
    return len(stacks) >= 2 or len(wide) >= 2


def _figure_lines(region: Region) -> list[Line]:
    lines = lines_of(region.words)
    return [line for line in lines if all(is_figure(word.text) or is_placeholder(word.text) for word in line.words)]


def _is_stack_of_figures(region: Region) -> bool:
    return len(region.words) >= 2 and len(_figure_lines(region)) >= 2


def _has_several_columns(region: Region) -> bool:
    """Whether a line in one column of the grid holds several figures that are drawn apart."""
    if region.first_column != region.last_column:
        return False
    return any(sum(not word.flows for word in line.words) >= 2 for line in _figure_lines(region))


def table_of_grid(grid: Grid, page: PageLayout, vocabulary: Vocabulary) -> Table:
    """The grid as columns, header levels and rows."""
    columns = [Column(left, right) for left, right in zip(grid.xs, grid.xs[1:], strict=False)]
    rows = _rows(grid, vocabulary)
    title, rows = _title(rows, len(columns))
    shaded = [_is_shaded(row, grid, page.boxes) for row in rows]
    count = _header_count(rows, shaded)
    header, body = rows[:count], rows[count:]
    for at, column in enumerate(columns):
        column.figures = _holds_figures(at, body)
    table = Table(page.number, grid.ys[0], grid.ys[-1], columns, header, body, title=title, ruled=True)
    table.label = _label(columns, body)
    _take_units(table)
    _tell_groups(table)
    return table


def _rows(grid: Grid, vocabulary: Vocabulary) -> list[TableRow]:
    """Rows with the cells that begin in them; a cell that reaches further down is their stub there."""
    rows = [TableRow([], top, bottom) for top, bottom in zip(grid.ys, grid.ys[1:], strict=False)]
    for region in sorted(grid.regions, key=lambda each: (each.first_row, each.first_column)):
        if not region.words:
            continue
        lines = lines_of(region.words)
        parts = _cells_without_walls(lines, region, grid, vocabulary)
        if parts:
            rows[region.first_row].cells += parts
            rows[region.first_row].size = lines[0].size
            continue
        text = join_cell_lines([line.text for line in lines], vocabulary)
        words = tuple(word for line in lines for word in line.words)
        cell = TableCell(text, region.first_column, region.last_column, all(line.bold for line in lines), words)
        rows[region.first_row].cells.append(cell)
        rows[region.first_row].size = max(rows[region.first_row].size, lines[0].size)
        for row in rows[region.first_row + 1 : region.last_row + 1]:
            row.stub = f"{row.stub} {text}".strip() if len(text) <= 120 else row.stub
    return [row for row in rows if row.cells]


def _cells_without_walls(lines: list[Line], region: Region, grid: Grid, vocabulary: Vocabulary) -> list[TableCell]:
    """The cells of a row, such as a header or a total, over which the grid draws no rules down."""
    if region.first_column == region.last_column:
        return []
    texts: dict[int, list[Chunk]] = {}
    for position, line in enumerate(lines):
        chunks = chunked(line, Walls([])).chunks
        places = [bisect_right(grid.xs, chunk.middle) - 1 for chunk in chunks]
        if len(set(places)) < len(places) or (position == 0 and not _are_cells(chunks)):
            return []
        for chunk, at in zip(chunks, places, strict=True):
            texts.setdefault(at, []).append(chunk)
    return [_cell(texts[at], at, vocabulary) for at in sorted(texts)]


def _cell(chunks: list[Chunk], at: int, vocabulary: Vocabulary) -> TableCell:
    text = join_cell_lines([chunk.text for chunk in chunks], vocabulary)
    words = tuple(word for chunk in chunks for word in chunk.words)
    return TableCell(text, at, at, all(chunk.bold for chunk in chunks), words)


def _are_cells(chunks: list[Chunk]) -> bool:
    """Whether a line's chunks are cells: figures among them, or wide gaps between all."""
    if len(chunks) < 2 or any(chunk.words[0].flows for chunk in chunks[1:]):
        return False
    gaps = [after.left - before.right for before, after in itertools.pairwise(chunks)]
    return any(chunk.figure for chunk in chunks) or min(gaps) > 1.2 * chunks[0].size


def _title(rows: list[TableRow], width: int) -> tuple[str, list[TableRow]]:
    """A first row that is one text over all columns titles the table."""
    if len(rows) > 1 and width > 1 and _is_spanning(rows[0], width) and len(rows[0].text) <= 150:
        return rows[0].text, rows[1:]
    return "", rows


def _is_spanning(row: TableRow, width: int) -> bool:
    return len(row.cells) == 1 and row.cells[0].last - row.cells[0].first + 1 > 0.6 * width


def _is_shaded(row: TableRow, grid: Grid, boxes: list[Box]) -> bool:
    """Whether a box no taller than the row lies behind all of its cells."""
    middle = (row.top + row.bottom) / 2
    near = [
        box
        for box in boxes
        if box.top - 3 <= middle <= box.bottom + 3 and box.bottom - box.top < row.bottom - row.top + 8
    ]
    return all(any(_lies_behind(box, cell, grid) for box in near) for cell in row.cells)


def _lies_behind(box: Box, cell: TableCell, grid: Grid) -> bool:
    middle = (grid.xs[cell.first] + grid.xs[cell.last + 1]) / 2
    return box.left <= middle <= box.right


def _header_count(rows: list[TableRow], shaded: list[bool]) -> int:
    """How many first rows are headers: bold or shaded, without figures, and unlike the row below."""
    count = 0
    telling = [shade and not all(shaded) for shade in shaded]
    for at, row in enumerate(rows[:_MOST_HEADER_ROWS]):
        if any(is_figure(cell.text) or len(cell.text) > _LONGEST_HEADER for cell in row.cells):
            break
        if not (row.bold or telling[at]):
            break
        if len(row.cells) == 1 and not row.stub and count:
            break
        count = at + 1
    if count and _all_alike(rows, shaded):
        count = 0
    above = _rows_above_figures(rows)
    if not count or all(_names_periods(row) for row in rows[count:above]):
        count = max(count, above)
    beside_label = count > 1 and rows[0].cells[0].first > 0
    return count if count == 0 or len(rows[0].cells) > 1 or beside_label else 0


def _all_alike(rows: list[TableRow], shaded: list[bool]) -> bool:
    """Whether bold or shade says nothing because all rows share it."""
    return len(rows) > 1 and (all(row.bold for row in rows) or (all(shaded) and not rows[0].bold))


def _rows_above_figures(rows: list[TableRow]) -> int:
    """How many first rows have words over columns that hold figures further down."""
    first = next((at for at, row in enumerate(rows) if _figure_columns(row)), 0)
    below = [row for row in rows[first:] if len(row.cells) > 1]
    if not 0 < first <= _MOST_HEADER_ROWS or sum(bool(_figure_columns(row)) for row in below) * 2 < len(below):
        return 0
    columns = set().union(*(_figure_columns(row) for row in below))
    for at, row in enumerate(rows[:first]):
        if not any(columns & set(range(cell.first, cell.last + 1)) for cell in row.cells) or len(row.cells) < 2:
            return at
    return first


def _names_periods(row: TableRow) -> bool:
    """Whether the row goes on with a header: years, units or bold words."""
    return row.bold or all(is_period(cell.text) or unit_alone(cell.text) for cell in row.cells)


def _figure_columns(row: TableRow) -> set[int]:
    return {cell.first for cell in row.cells if is_figure(cell.text)}


def _holds_figures(at: int, body: list[TableRow]) -> bool:
    texts = [cell.text for row in body for cell in row.cells if cell.first == at == cell.last]
    figures = sum(is_figure(text) or is_placeholder(text) for text in texts)
    return bool(texts) and figures * 2 > len(texts)


def _label(columns: list[Column], body: list[TableRow]) -> int | None:
    """The first column whose words tell the rows apart; a category that repeats does not name a row."""
    texts: dict[int, list[str]] = {}
    for row in body:
        for cell in row.cells:
            if cell.first == cell.last and sum(map(str.isalpha, cell.text)) >= _FEWEST_LETTERS:
                texts.setdefault(cell.first, []).append(cell.text)
    rows = sum(len(row.cells) > 1 for row in body) or len(body)
    named = [at for at in sorted(texts) if not columns[at].figures and len(texts[at]) >= 0.5 * rows]
    telling = [at for at in named if len(set(texts[at])) > 0.6 * len(texts[at])]
    telling = [at for at in telling if _is_short(texts[at], columns)] or telling
    first = 0 if columns and not columns[0].figures else None
    return next(iter(telling or named or sorted(texts)), first)


def _is_short(texts: list[str], columns: list[Column]) -> bool:
    """Whether texts are short enough to name rows; beside figures a description is not the name."""
    longest = _LONGEST_LABEL if any(column.figures for column in columns) else 4 * _LONGEST_LABEL
    return sum(map(len, texts)) < longest * len(texts)


def _take_units(table: Table) -> None:
    """Header cells that only print a unit leave the header."""
    for row in table.header:
        for cell in row.cells:
            unit = unit_alone(cell.text)
            if unit:
                table.units.update(dict.fromkeys(range(cell.first, cell.last + 1), unit))
        row.cells = [cell for cell in row.cells if not unit_alone(cell.text)]
    table.header = [row for row in table.header if row.cells]


def _tell_groups(table: Table) -> None:
    """A text alone in its row names the rows below it, or is a note."""
    width = len(table.columns)
    has_figures = any(column.figures for column in table.columns)
    for row in table.body:
        if len(row.cells) != 1 or is_figure(row.text):
            continue
        if table.label is not None and row.cells[0].first > table.label:
            continue
        if _is_spanning(row, width) or has_figures:
            row.row_kind = "group" if is_group_text(row.text) else "note"
        elif not row.stub:
            row.row_kind = "note"
