"""Tables of the sources: pipe tables in which `>` continues the cell to the left and `^` the cell above."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field

RULE = re.compile(r"\|[\s|:-]+\|")
LEFTWARD = ">"
UPWARD = "^"


@dataclass(frozen=True)
class Span:
    """A cell that covers several: its own place and the last place it covers."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """A table: its rows, how many of them are headers, which columns are set right, and its options."""

    rows: list[list[str]]
    header_rows: int
    right_columns: frozenset[int]
    options: dict[str, str] = field(default_factory=dict)

    @property
    def spans(self) -> list[Span]:
        """Every cell that covers more than its own place."""
        places = [(row, column) for row, cells in enumerate(self.rows) for column in range(len(cells))]
        spans = (self._span(row, column) for row, column in places if not self.covered(row, column))
        return [span for span in spans if (span.row, span.column) != (span.last_row, span.last_column)]

    @property
    def wide_cells(self) -> set[tuple[int, int]]:
        """The places of cells that cover several columns."""
        return {(span.row, span.column) for span in self.spans if span.last_column > span.column}

    def covered(self, row: int, column: int) -> bool:
        """True where the cell is only the continuation of another."""
        return self.rows[row][column] in (LEFTWARD, UPWARD)

    def _span(self, row: int, column: int) -> Span:
        last_row, last_column = row, column
        while last_column + 1 < len(self.rows[row]) and self.rows[row][last_column + 1] == LEFTWARD:
            last_column += 1
        while last_row + 1 < len(self.rows) and self.rows[last_row + 1][column] == UPWARD:
            last_row += 1
        return Span(row, column, last_row, last_column)


def read_grid(lines: list[str], options: str = "") -> Grid:
    """Read pipe rows; what stands above the dashed row is header, and `--:` sets a column to the right."""
    rules = [index for index, line in enumerate(lines) if RULE.fullmatch(line) and "-" in line]
    header_rows = rules[0] if rules else 0
    alignments = _cells(lines[rules[0]]) if rules else []
    right = frozenset(index for index, mark in enumerate(alignments) if mark.endswith(":"))
    rows = [_cells(line) for index, line in enumerate(lines) if index not in rules]
    return Grid(rows, header_rows, right, _options(options))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _options(text: str) -> dict[str, str]:
    pairs = (word.partition("=") for word in shlex.split(text))
    return {name: value or "yes" for name, _, value in pairs}
