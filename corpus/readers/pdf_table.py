"""A table as it was found on a page, before it becomes rows of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
    """Text over the columns `first` to `last`, and the words that it was made of."""

    text: str
    first: int
    last: int
    bold: bool = False
    words: tuple[Word, ...] = ()


@dataclass
class TableRow:
    """The cells of one row that are not blank, from left to right.

    row_kind: `group` names the rows below it, `note` is text inside the frame that is no row.
    stub: the text of a cell that reaches down over this row from one above.
    """

    cells: list[TableCell]
    top: float
    bottom: float
    row_kind: Literal["row", "group", "note"] = "row"
    stub: str = ""
    size: float = 0.0

    @property
    def text(self) -> str:
        """All cells on one line."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def bold(self) -> bool:
        """Whether every cell is bold."""
        return all(cell.bold for cell in self.cells)

    def shape(self) -> tuple[str, ...]:
        """What makes a repeated header row the same row: its letters, not its places."""
        return tuple("".join(cell.text.split()).casefold() for cell in self.cells)


@dataclass
class Table:
    """Columns, header levels from the outermost, and body rows.

    continues, goes_on: whether it takes its header from a table before, or gives it to one after it.

    label: the column whose texts name the rows, None when there is none.
    units: the unit that the header prints alone above a column, by column.
    caption: the words above the table; title: a text that its frame holds above the header.
    label_before: the label of the row that a page break cut, for its rest at the top of this page.
    groups: the headings under which the last row stands, outermost first.
    """

    page: int
    top: float
    bottom: float
    columns: list[Column]
    header: list[TableRow]
    body: list[TableRow]
    label: int | None = None
    units: dict[int, str] = field(default_factory=dict)
    unit_phrases: list[str] = field(default_factory=list)
    caption: str = ""
    title: str = ""
    groups: list[TableRow] = field(default_factory=list)
    ruled: bool = False
    label_before: str = ""
    continues: bool = False
    goes_on: bool = False

    def path(self, column: int) -> list[TableCell]:
        """The header cells over a column, outermost first."""
        return [cell for row in self.header for cell in row.cells if cell.first <= column <= cell.last]
