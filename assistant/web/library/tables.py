"""A table as it was read: rows of cells under the paths of their column headers, blank cells put back in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.web.markup import element, text
from corpus.report import Block, Row

Column = tuple[tuple[str, ...], int]


def table(blocks: Sequence[Block], attributes: Callable[[Block], dict[str, str]], marked: Callable[[str], str]) -> str:
    """The rows as one table that may be scrolled sideways; `attributes` are those of a row, `marked` makes a cell's markup."""
    rows = [(block, block.row) for block in blocks if block.row is not None]
    columns = columns_of([row for _, row in rows])
    head = _head(columns, rows[0][1])
    body = "".join(element("tr", _cells(row, columns, marked), **attributes(block)) for block, row in rows)
    caption = element("caption", text(_caption(rows[0][1]))) if _caption(rows[0][1]) else ""
    inside = element("table", caption + head + element("tbody", body))
    return element(
        "div", inside, class_="library-table", role="region", tabindex="0", aria_label=_caption(rows[0][1]) or "Table"
    )


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The columns of some rows in printed order: header path and how often it stood before in the row."""
    columns: list[Column] = []
    for row in rows:
        place = 0
        for column in _columns(row):
            if column in columns:
                place = columns.index(column) + 1
            else:
                columns.insert(place, column)
                place += 1
    return columns


def _columns(row: Row) -> list[Column]:
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for cell in row.cells:
        found.append((cell.column, seen.get(cell.column, 0)))
        seen[cell.column] = found[-1][1] + 1
    return found


def _head(columns: list[Column], row: Row) -> str:
    if not any(path for path, _ in columns):
        return ""
    heads = [
        element("th", text(" – ".join(dict.fromkeys(path))), scope="col") if path else element("td", "")
        for path, _ in columns
    ]
    return element("thead", element("tr", "".join(heads)))


def _cells(row: Row, columns: list[Column], marked: Callable[[str], str]) -> str:
    held = dict(zip(_columns(row), row.cells, strict=True))
    cells, named = [], False
    for column in columns:
        cell = held.get(column)
        label = cell is not None and not named and bool(row.label) and cell.text == row.label
        named = named or label
        inside = marked(cell.text) if cell else ""
        cells.append(element("th", inside, scope="row") if label else element("td", inside))
    return "".join(cells)


def _caption(row: Row) -> str:
    unit = f" ({row.unit})" if row.unit and row.unit not in row.caption else ""
    return f"{row.caption}{unit}" if row.caption else ""
