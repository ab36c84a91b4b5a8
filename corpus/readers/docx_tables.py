"""Tables of a DOCX as grids: merged cells, header rows, and rows that tracked changes have deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.readers.docx_names import VALUE, child, children, count, local, switch, value
from corpus.readers.docx_package import Element
from corpus.readers.grid import GridCell
from corpus.report import Piece

WIDEST_SPAN = 200
ROW_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})


@dataclass
class _Merge:
    """A cell that may go on in the rows below: where it stands and how many rows it covers."""

    row: int
    place: int
    height: int = 1


def table_rows(table: Element, read_cell: Callable[[Element], list[Piece]]) -> list[list[GridCell]]:
    """The rows of a table; `read_cell` gives the pieces of a cell."""
    rows = [row for row in _parts(table, "tr") if not _deleted(row)]
    cells = [[_Place(cell) for cell in _parts(row, "tc") if child(cell, "tcPr", "cellDel") is None] for row in rows]
    if len({len(row) for row in cells}) == 1 and not any(place.merged for row in cells for place in row):
        _ignore_widths(cells)
    heads = _header_rows(rows)
    return _merged(rows, cells, heads, read_cell)


class _Place:
    """One `w:tc`: how wide it is and how it takes part in a vertical merge."""

    def __init__(self, cell: Element) -> None:
        self.cell = cell
        self.width = max(1, min(count(cell, "tcPr", "gridSpan") or 1, WIDEST_SPAN))
        merge = child(cell, "tcPr", "vMerge")
        self.merged = merge is not None
        self.goes_on = merge is not None and merge.get(VALUE, "continue") == "continue"


def _ignore_widths(rows: list[list[_Place]]) -> None:
    """Rows of equally many cells stand under each other, also where dragged edges gave them different spans."""
    for row in rows:
        for place in row:
            place.width = 1


def _merged(
    rows: list[Element], cells: list[list[_Place]], heads: int, read_cell: Callable[[Element], list[Piece]]
) -> list[list[GridCell]]:
    grid: list[list[GridCell]] = []
    open_merges: dict[int, _Merge] = {}
    for index, (row, places) in enumerate(zip(rows, cells, strict=True)):
        column = min(count(row, "trPr", "gridBefore") or 0, WIDEST_SPAN)
        grid.append([GridCell() for _ in range(column)])
        for place in places:
            merge = open_merges.get(column) if place.goes_on else None
            if merge:
                merge.height += 1
                first = grid[merge.row][merge.place]
                grid[merge.row][merge.place] = replace(first, row_span=merge.height)
            else:
                open_merges[column] = _Merge(index, len(grid[index]))
                grid[index].append(GridCell(tuple(read_cell(place.cell)), place.width, header=index < heads))
            column += place.width
        _close_merges(open_merges, index)
    return grid


def _close_merges(open_merges: dict[int, _Merge], index: int) -> None:
    """A merge that this row did not go on with is over."""
    for column, merge in list(open_merges.items()):
        if merge.row + merge.height <= index:
            del open_merges[column]


def _header_rows(rows: list[Element]) -> int:
    """How many rows from the top are repeated on each page; Word ignores the mark further down."""
    for index, row in enumerate(rows):
        if not switch(row, "trPr", "tblHeader"):
            return index
    return 0


def _parts(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also inside content controls."""
    for inner in children(element):
        if local(inner) == name:
            yield inner
        elif local(inner) in ROW_WRAPPERS:
            yield from _parts(inner, name)


def _deleted(row: Element) -> bool:
    hidden = switch(row, "trPr", "hidden")
    return bool(hidden) or child(row, "trPr", "del") is not None or value(row, "trPr", "del") is not None
