"""Tables drawn in text with tabs or pipes: lines become rows with their column headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.markup import plain
from corpus.report import Cell, Piece, Row
from corpus.units import is_figure, unit_in

_SEPARATOR = re.compile(r"^[\s|:\-+]*-[\s|:\-+]*$")
_GOES_ON = re.compile(r"[a-z;,)]")
_CAPTION_WORDS = 20
_A_TIME = re.compile(r"\b(?:(?:19|20)\d\d|Q[1-4])\b")
_LONGEST_UNIT = 8
_CAPTION = re.compile(r"^(?:table|figure|chart)\s\w|£\s?(?:'?000s?|m)\)?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")


@dataclass
class _Table:
    """One table: its title where one stands in it, header rows, outermost first, and rows, cell by cell."""

    headers: list[list[str]] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)
    title: str = ""


def is_table_line(line: str) -> bool:
    """Whether the line is a row or a separator of a table drawn with tabs or pipes."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") >= 2:
        return True
    if "\t" in line.rstrip("\n") and not line.lstrip(" ").startswith(("- ", "* ")):
        return sum(bool(cell.strip()) for cell in line.split("\t")) >= 1 and bool(stripped)
    return False


class TableReader:
    """Reads the runs of table lines of one file; a table whose header is printed again goes on."""

    def __init__(self) -> None:
        self._headers: list[list[str]] = []
        self._title = self._caption = ""
        self._held: Piece | None = None

    def rows_of(self, lines: list[str], before: str = "") -> Iterator[Piece]:
        """The rows of consecutive table lines; several tables in one run are told apart by their separators.

        before: the line above them, which may be their caption. The last row is held back until `rest` or the next run, as it may go on under a repeated header.
        """
        for table in self._tables(lines):
            table.title, before = table.title or (before if _CAPTION.search(before) else ""), ""
            rows = table.headers + table.body
            if _is_front_sheet(rows):
                yield from self.rest()
                yield from _front_sheet(rows)
            else:
                yield from self._read(table)

    def rest(self) -> Iterator[Piece]:
        """The row that was held back; call it where something other than a blank line ends a table."""
        if self._held is not None:
            yield self._held
        self._held = None

    def _tables(self, lines: list[str]) -> Iterator[_Table]:
        """Split at separators: the line before one is a header, the lines after it its rows."""
        header: list[str] | None = None
        body: list[list[str]] = []
        for place, line in enumerate(lines):
            if not _SEPARATOR.match(line):
                body.append(_cells(line))
            elif body and (any(not _SEPARATOR.match(later) for later in lines[place + 1 :]) or len(body) == 1):
                above = body.pop()
                if body:
                    yield self._headed(header, body)
                header, body = above, []
        if header or body:
            yield self._headed(header, body)

    def _headed(self, header: list[str] | None, body: list[list[str]]) -> _Table:
        if header is None and body and self._headers and body[0] == self._headers[0]:
            return _Table([body[0]], body[1:])
        table = _Table([header], body) if header is not None and any(header) else _Table([], body)
        return _with_second_header(table if header is not None else _guess_header(body))

    def _read(self, table: _Table) -> Iterator[Piece]:
        table.body = [values for values in table.body if any(values) and values not in table.headers]
        if table.headers and not table.body and len(table.headers[0]) == len(self._headers[0] if self._headers else ()):
            table = _Table(self._headers, table.headers)
        elif table.headers and not table.body:
            yield from self.rest()
            words = [table.title, *(cell for row in table.headers for cell in row)]
            yield Piece("text", " ".join(filter(None, words)), strong=True)
            return
        again = bool(table.headers) and table.headers == self._headers
        if not again:
            yield from self.rest()
            self._headers, self._title, self._caption = table.headers, table.title, ""
        yield from self._rows(table, _columns(table.headers), again)

    def _rows(self, table: _Table, columns: list[tuple[str, ...]], again: bool) -> Iterator[Piece]:
        unit = unit_in(" ".join(cell for row in table.headers for cell in row)) or unit_in(self._title)
        waiting: list[str] | None = None
        for place, values in enumerate(table.body):
            filled = [value for value in values if value]
            if again and place == 0 and self._held is not None and _goes_on(self._held, values, columns):
                self._held = _joined(self._held, _row(values, columns, "", unit))
                continue
            yield from self.rest()
            if _is_caption(values, filled):
                if waiting:
                    yield _row(waiting, columns, self._title, unit)
                self._caption, waiting = filled[0], values
                continue
            caption = " · ".join(part for part in (self._title, self._caption) if part)
            # beside times, a caption takes the place of the corner, which captions the rows above it
            of_times = all(_A_TIME.search(" ".join(column)) for column in columns[1:])
            held = [(), *columns[1:]] if self._caption and of_times else columns
            self._held, waiting = _row(values, held, caption, unit), None
        if waiting:
            self._held, self._caption = _row(waiting, columns, self._title, unit), ""


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.startswith("|"):
        inner = re.sub(r"(?<!\\)\|\s*$", "", stripped[1:])
        return [plain(cell) for cell in re.split(r"(?<!\\)\|", inner)]
    return [plain(cell) for cell in line.rstrip("\n").split("\t")]


def _guess_header(body: list[list[str]]) -> _Table:
    """Without a separator, the first line is the header when it has no figure and the lines below do."""
    titled = len(body) > 2 and len(body[0]) > 2 and sum(map(bool, body[0])) == 1
    if titled and not any(map(is_figure, [*body[0], *body[1]])):
        return _Table([body[1]], body[2:], title=next(filter(None, body[0])))
    first, rest = body[0], body[1:]
    if len(body) > 2 and _is_units(first) and (table := _guess_header(rest)).headers:
        return _Table([*table.headers, first], table.body, table.title)
    labels = [cell for cell in first if cell]
    if rest and labels and not any(is_figure(cell) and not _YEAR.fullmatch(cell) for cell in first):
        figures = any(is_figure(cell) for row in rest for cell in row)
        asks = len(labels) > 1 and all(cell.rstrip("¹²³*").endswith((":", "?")) for cell in labels)
        wide = len(rest) >= 2 and len(labels) >= 3 and all(len(cell) < 40 for cell in first)
        if (figures and len(labels) > 1) or asks or wide:
            return _Table([first], rest)
    return _Table([], body)


def _is_units(row: list[str]) -> bool:
    """Whether a row without a label names the unit of each column and nothing else."""
    names = [cell for cell in row if cell]
    return not row[0] and bool(names) and all(unit_in(cell) and len(cell) < _LONGEST_UNIT for cell in names)


def _with_second_header(table: _Table) -> _Table:
    """Under headers that span columns, a row without label and without a figure but years is a header too."""
    if len(table.headers) != 1 or len(table.body) < 2 or "" not in table.headers[0][2:]:
        return table
    second = table.body[0]
    names = [cell for cell in second[1:] if cell]
    if second[0] or len(names) < 2 or any(is_figure(cell) and not _YEAR.fullmatch(cell) for cell in names):
        return table
    return _Table([table.headers[0], second], table.body[1:], table.title)


def _columns(headers: list[list[str]]) -> list[tuple[str, ...]]:
    """The path of headers over each column; a header over several columns is said of each of them."""
    width = max((len(row) for row in headers), default=0)
    paths: list[tuple[str, ...]] = [()] * width
    for depth, row in enumerate(headers):
        spanning = depth + 1 < len(headers)
        name = ""
        for place in range(width):
            cell = row[place] if place < len(row) else ""
            name = cell or (name if spanning else "")
            if name:
                paths[place] = (*paths[place], name)
    return paths


def _is_front_sheet(rows: list[list[str]]) -> bool:
    """A sheet of labels and values (`Report of:` | `Chief Executive`) is text, not a table of data."""
    if any(is_figure(cell) for row in rows for cell in row[1:]):
        return False
    return all(sum(map(bool, row)) <= 2 for row in rows) and any(row and row[0].endswith(":") for row in rows)


def _front_sheet(rows: list[list[str]]) -> Iterator[Piece]:
    for row in rows:
        text = " ".join(cell for cell in row if cell)
        if text:
            yield Piece("text", text)


def _is_caption(values: list[str], filled: list[str]) -> bool:
    """A row of one short text over several columns groups the rows below it."""
    return len(filled) == 1 < len(values) - 1 and not is_figure(filled[0]) and len(filled[0].split()) <= _CAPTION_WORDS


def _row(values: list[str], columns: list[tuple[str, ...]], caption: str, unit: str | None) -> Piece:
    cells = tuple(
        Cell(value, columns[place] if place < len(columns) else ()) for place, value in enumerate(values) if value
    )
    return _piece(Row(cells, label=_label(cells), caption=caption, unit=unit))


def _label(cells: tuple[Cell, ...]) -> str:
    return next((cell.text for cell in cells if not is_figure(cell.text)), "")


def _piece(row: Row) -> Piece:
    return Piece("row", "\t".join(cell.text for cell in row.cells), row=row)


def _goes_on(held: Piece, values: list[str], columns: list[tuple[str, ...]]) -> bool:
    """Whether the first row under a repeated header is the rest of the row that the page break cut."""
    if values[0] and not _GOES_ON.match(values[0]):
        return False
    texts = {cell.column: cell.text for cell in (held.row.cells if held.row else ())}
    for value, column in zip(values[1:] if not values[0] else values, columns[not values[0] :], strict=False):
        if value:
            return bool(_GOES_ON.match(value)) or not texts.get(column, ".").endswith((".", "!", "?"))
    return False


def _joined(held: Piece, rest: Piece) -> Piece:
    """One row of two halves, cell by cell."""
    assert held.row and rest.row
    texts = {cell.column: cell.text for cell in held.row.cells}
    for cell in rest.row.cells:
        seam = "" if cell.text[0] in ";,.)" or cell.column not in texts else " "
        texts[cell.column] = texts.get(cell.column, "") + seam + cell.text
    cells = tuple(Cell(text, column) for column, text in texts.items())
    return _piece(Row(cells, label=_label(cells), caption=held.row.caption, unit=held.row.unit))
