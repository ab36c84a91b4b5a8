"""A table as it was found on a page, before it becomes rows of a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.readers.pdf_layout import Word


@dataclass
class Column:
    """Where a column runs across the page, and whether it holds figures."""

    left: float
    right: float
    figures: bool = False

    @property
    def middle(self) -> float:
        """Its middle across the page."""
        return (self.left + self.right) / 2

    def overlap(self, left: float, right: float) -> float:
        """How far a stretch lies over the column; negative is the distance between them."""
        return min(self.right, right) - max(self.left, left)


@dataclass
class TableCell:
    """Text over the columns `first` to `last`."""

    text: str
    first: int
    last: int
    bold: bool = False


@dataclass
class TableRow:
    """The cells of one row that are not blank, from left to right."""

    cells: list[TableCell]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """All cells on one line."""
        return " ".join(cell.text for cell in self.cells)

    def shape(self) -> tuple[tuple[int, str], ...]:
        """What makes a repeated header row the same row."""
        return tuple((cell.first, "".join(cell.text.split()).casefold()) for cell in self.cells)


@dataclass
class Table:
    """Columns, header levels from the outermost, and body rows.

    notes: texts inside the frame that belong to no cell, such as a title over all columns.
    groups: by body row, the heading under which it stands.
    """

    page: int
    top: float
    bottom: float
    columns: list[Column]
    header: list[TableRow]
    body: list[TableRow]
    words: list[Word] = field(default_factory=list)
    caption: str = ""
    title: str = ""
    unit: str | None = None
    ruled: bool = False
    groups: list[str] = field(default_factory=list)
    last_group: str = ""
