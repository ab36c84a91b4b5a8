"""Tables of a web page as grids: heads first, feet last, spans as the page gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from corpus.readers.grid import GridCell
from corpus.readers.html_lists import whole
from corpus.readers.html_source import Element
from corpus.readers.html_visible import is_read
from corpus.report import Piece

WIDEST_SPAN = 1_000
TALLEST_SPAN = 65_534
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
GROUPS = ("thead", "tbody", "tfoot")


def table_grid(table: Element, read_cell: Callable[[Element], list[Piece]]) -> list[list[GridCell]]:
    """The rows of a table as printed, the foot at the end wherever it stands in the source."""
    groups = sorted(_row_groups(table), key=lambda group: GROUPS.index(group[0]))
    return list(chain.from_iterable(_group(name, rows, read_cell) for name, rows in groups))


def is_layout(table: Element) -> bool:
    """True when the table only arranges the page: it says so, or its cells hold headings or further tables."""
    if table.get("role", "").lower() in ("presentation", "none"):
        return True
    headed = any(next(head.iterancestors("table")) is table for head in table.iter("th"))
    if headed or any(child.tag in ("thead", "caption") for child in table):
        return False
    return any(inner is not table for inner in table.iter("table", *HEADINGS))


def printed_caption(table: Element) -> Element | None:
    """The caption of a table: its own, or that of the figure around it."""
    parent = table.getparent()
    around = [child for child in parent if child.tag == "figcaption"] if parent is not None else []
    found = [child for child in table if child.tag == "caption"] or around
    return found[0] if found and is_read(found[0]) else None


def _row_groups(table: Element) -> Iterator[tuple[str, list[Element]]]:
    """Rows by group; rows without one belong to a body."""
    for child in table:
        if not is_read(child):
            continue
        if child.tag in GROUPS:
            yield child.tag, [row for row in child if row.tag == "tr" and is_read(row)]
        elif child.tag == "tr":
            yield "tbody", [child]


def _group(name: str, rows: list[Element], read_cell: Callable[[Element], list[Piece]]) -> list[list[GridCell]]:
    return [
        [_cell(cell, name, len(rows) - index, read_cell) for cell in row if cell.tag in ("td", "th") and is_read(cell)]
        for index, row in enumerate(rows)
    ]


def _cell(cell: Element, group: str, rows_left: int, read_cell: Callable[[Element], list[Piece]]) -> GridCell:
    """One cell; a row span of 0 goes to the end of the row group."""
    height = whole(cell.get("rowspan"))
    tall = rows_left if height == 0 else max(1, min(height or 1, TALLEST_SPAN))
    wide = max(1, min(whole(cell.get("colspan")) or 1, WIDEST_SPAN))
    return GridCell(tuple(read_cell(cell)), wide, tall, header=cell.tag == "th" or group == "thead")
