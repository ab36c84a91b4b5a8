"""Tables drawn in text with tabs or pipes: lines become rows with their column headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.markup import plain
from corpus.report import Cell, Piece, Row
from corpus.units import is_figure, unit_in

_SEPARATOR = re.compile(r"^[\s|:\-+]*-[\s|:\-+]*$")


def is_table_line(line: str) -> bool:
    """Whether the line is a row or a separator of a table drawn with tabs or pipes."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") >= 2:
        return True
    if "\t" in line.rstrip("\n") and not line.lstrip(" ").startswith(("- ", "* ")):
        return sum(bool(cell.strip()) for cell in line.split("\t")) >= 1 and bool(stripped)
    return False


def rows_of(lines: list[str]) -> Iterator[Piece]:
    """The rows of consecutive table lines; several tables in one run are told apart by their separators."""
    for header, body in _tables(lines):
        if _is_front_sheet(header, body):
            yield from _front_sheet([header, *body] if header else body)
        else:
            yield from _data_rows(header, body)


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.startswith("|"):
        inner = re.sub(r"(?<!\\)\|\s*$", "", stripped[1:])
        return [plain(cell) for cell in re.split(r"(?<!\\)\|", inner)]
    return [plain(cell) for cell in line.rstrip("\n").split("\t")]


def _tables(lines: list[str]) -> Iterator[tuple[list[str] | None, list[list[str]]]]:
    """Split at separators: the line before one is a header, the lines after it its rows."""
    header: list[str] | None = None
    body: list[list[str]] = []
    for line in lines:
        if _SEPARATOR.match(line):
            if body:
                above = body.pop()
                if body:
                    yield header, body
                header, body = above, []
        else:
            body.append(_cells(line))
    if header or body:
        yield (header, body) if header else _guess_header(body)


def _guess_header(body: list[list[str]]) -> tuple[list[str] | None, list[list[str]]]:
    """Without a separator, the first line is the header when it has no figure and the lines below do."""
    first, rest = body[0], body[1:]
    if rest and not any(is_figure(cell) for cell in first) and any(is_figure(cell) for row in rest for cell in row):
        return first, rest
    if len(rest) >= 2 and len([cell for cell in first if cell]) >= 3 and all(len(cell) < 40 for cell in first):
        return first, rest
    return None, body


def _is_front_sheet(header: list[str] | None, body: list[list[str]]) -> bool:
    """A sheet of labels and values (`Report of:` | `Chief Executive`) is text, not a table of data."""
    rows = ([header] if header else []) + body
    return all(len([cell for cell in row if cell]) <= 2 for row in rows) and any(
        row and row[0].endswith(":") for row in rows
    )


def _front_sheet(rows: list[list[str]]) -> Iterator[Piece]:
    for row in rows:
        text = " ".join(cell for cell in row if cell)
        if text:
            yield Piece("text", text)


def _data_rows(header: list[str] | None, body: list[list[str]]) -> Iterator[Piece]:
    columns = header if header and any(header) else []
    if columns and not body:
        yield Piece("text", " ".join(cell for cell in columns if cell), strong=True)
        return
    unit = unit_in(" ".join(columns))
    caption: list[str] = []
    for values in body:
        filled = [value for value in values if value]
        if values == columns or not filled:
            continue
        if len(filled) == 1 and len(values) > 2 and not is_figure(filled[0]):
            caption = filled
            continue
        yield _row(values, columns, " · ".join(caption), unit)


def _row(values: list[str], columns: list[str], caption: str, unit: str | None) -> Piece:
    cells = tuple(
        Cell(value, (columns[place],) if place < len(columns) and columns[place] else ())
        for place, value in enumerate(values)
        if value
    )
    label = next((value for value in values if value and not is_figure(value)), "")
    row = Row(cells, label=label, caption=caption, unit=unit)
    return Piece("row", "\t".join(cell.text for cell in cells), row=row)
