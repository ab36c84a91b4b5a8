"""Builds tables that no grid encloses: header lines above, then rows of aligned figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.readers.pdf_bands import band_of, bands_of, column_at, has_figures, row_of
from corpus.readers.pdf_chunks import Chunk, ChunkLine
from corpus.readers.pdf_columns import TableLines
from corpus.readers.pdf_headers import header_rows
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import PageLayout
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_table import Column, Table, TableRow
from corpus.readers.pdf_units import unit_alone

_HEADER_STEP = 3.2
_LONGEST_GROUP = 110
_AMOUNT = re.compile(
    r"[(+\-–−£]*\d{1,3}(?:,\d{3})*(?:,\d{3}|\.\d+)\)?m?"
)  # in a row above it is a total, never a header


@dataclass
class OpenTables:
    """Builds the tables of one page from its chunked lines."""

    page: PageLayout
    lines: list[ChunkLine]
    walls: Walls
    vocabulary: Vocabulary

    def build(self, found: TableLines, after: int) -> tuple[Table, int, int]:
        """The table with the first and last of the lines that it takes; lines up to `after` are taken."""
        columns = found.columns
        label = label_column([self.lines[at] for at in range(found.first, found.last + 1)], columns)
        start, header_end = self._header_range(found.first, columns, label, after)
        last = self._last_line(found.last, columns, label)
        label = add_blank_columns(self.lines[start:header_end], columns, label)
        header_lines, units, phrases = without_units(self.lines[start:header_end], columns)
        header = header_rows(header_lines, columns, self.page, self.walls, self.vocabulary)
        body_lines = self.lines[header_end : last + 1]
        body, used = self._body(body_lines, columns, label, found.last - header_end + 1)
        table = Table(
            self.page.number, self.lines[start].top, self.lines[header_end + used - 1].bottom, columns, header, body
        )
        table.label, table.units, table.unit_phrases = label, units, phrases
        return table, start, header_end + used - 1

    def head_grid(self, table: Table, after: int) -> tuple[int, int] | None:
        """Gives a grid without a header the shaded lines, or the total, right above it; says which lines those are."""
        first = next((at for at, line in enumerate(self.lines) if line.baseline > table.top + 2), len(self.lines))
        if (
            table.header
            or first == 0
            or table.top - self.lines[first - 1].bottom > 1.5 * self.lines[first - 1].line.size
        ):
            return None
        if _AMOUNT.fullmatch(self.lines[first - 1].chunks[-1].text.strip()):
            return self._begin_with(first - 1, table)
        start, end = self._header_range(first, table.columns, table.label, after, table.top)
        if start == end or max(len(line.chunks) for line in self.lines[start:end]) < 2:
            return None
        lines, units, phrases = without_units(self.lines[start:end], table.columns)
        table.header = header_rows(lines, table.columns, self.page, self.walls, self.vocabulary)
        table.units, table.unit_phrases, table.top = units, phrases, self.lines[start].top
        return start, end

    def _begin_with(self, at: int, table: Table) -> tuple[int, int] | None:
        """Gives a grid the line of amounts above it, a total between two grids, as its first row."""
        line = self.lines[at]
        row = row_of(band_of(line, table.columns), self.vocabulary)
        if len(row.cells) < 2:
            return None
        table.body.insert(0, row)
        table.top = line.top
        return at, at + 1

    def _header_range(
        self, first: int, columns: list[Column], label: int | None, after: int, below: float | None = None
    ) -> tuple[int, int]:
        """Lines `start` to `end` (exclusive) above the first row that are its header."""
        start = end = None
        at = first - 1
        while at > after and self._may_be_above(at, first, below):
            kind = self._kind_above(self.lines[at], columns, label)
            if kind == "header" and len(self.lines[at].chunks) == 1 and not self._is_close_above(at, first):
                break
            if kind == "other":
                break
            if kind == "header":
                start, end = at, end if end is not None else at + 1
            at -= 1
        if start is None or end is None:
            return first, first
        return start, end

    def _may_be_above(self, at: int, first: int, below: float | None) -> bool:
        """Whether the line stands near enough above the next one, or above the grid at `below`."""
        line = self.lines[at]
        if at + 1 < first or below is None:
            below = self.lines[at + 1].baseline
        return first - at <= 12 and below - line.baseline <= _HEADER_STEP * max(line.line.size, 8.0)

    def _is_close_above(self, at: int, first: int) -> bool:
        """A single text is a title rather than a header when it is larger or stands well above."""
        chunk = self.lines[at].chunks[0]
        if at + 1 >= first or self._is_boxed(chunk) or unit_alone(chunk.text):
            return True
        below = self.lines[at + 1]
        return below.top - self.lines[at].bottom < 0.7 * below.line.size and chunk.size < 1.15 * below.line.size

    def _kind_above(self, line: ChunkLine, columns: list[Column], label: int | None) -> str:
        """Whether a line above the rows is `header`, a `label` alone in its column, or `other`."""
        chunks = line.chunks
        if all(unit_alone(chunk.text) for chunk in chunks):
            return "header"
        if any(len(chunk.words) > 12 or _AMOUNT.fullmatch(chunk.text.strip()) for chunk in chunks):
            return "other"
        places = [column_at(chunk, columns) for chunk in chunks]
        over_figures = [chunk for chunk, place in zip(chunks, places, strict=True) if columns[place].figures]
        if len(chunks) >= 2:
            return "header" if over_figures or self._is_among_headers(line, places) else "other"
        return self._kind_of_single(chunks[0], columns, label)

    def _is_among_headers(self, line: ChunkLine, places: list[int]) -> bool:
        """Whether texts over columns of words stand half a line above the header's next line."""
        at = self.lines.index(line)
        below = self.lines[at + 1] if at + 1 < len(self.lines) else line
        near = below.baseline - line.baseline < 0.9 * line.line.size
        return near and len(set(places)) == len(places)

    def _kind_of_single(self, chunk: Chunk, columns: list[Column], label: int | None) -> str:
        if label is not None and columns[label].overlap(chunk.left, chunk.right) > 0:
            over = [column for column in columns if column.figures and column.overlap(chunk.left, chunk.right) > 0]
            if over and not self._is_boxed(chunk):
                return "other"
            return "label" if not over else "header"
        inside = chunk.left > columns[0].left - chunk.size and chunk.right < columns[-1].right + 2 * chunk.size
        return "header" if inside else "other"

    def _is_boxed(self, chunk: Chunk) -> bool:
        width = self.page.width
        return any(box.right - box.left < 0.6 * width and box.holds(chunk.words[0]) for box in self.page.boxes)

    def _last_line(self, last: int, columns: list[Column], label: int | None) -> int:
        """The table's last line with the lines below that may be the rest of its label."""
        at = last
        while label is not None and at + 1 < len(self.lines) and at - last < 4:
            line, above = self.lines[at + 1], self.lines[at]
            if line.baseline - above.baseline > 1.45 * line.line.size or len(line.chunks) > 2:
                break
            if any(columns[column_at(chunk, columns)].figures for chunk in line.chunks):
                break
            if line.chunks[0].right > columns[label].right + 2 * line.line.size:
                break
            at += 1
        return at

    def _body(
        self, lines: list[ChunkLine], columns: list[Column], label: int | None, sure: int
    ) -> tuple[list[TableRow], int]:
        """Body rows, and how many of the lines they use; lines after the `sure` ones only as wrapped labels."""
        bands = bands_of(lines, columns, -1 if label is None else label, self.page.across)
        rows: list[TableRow] = []
        used = 0
        for band in bands:
            if used >= sure:
                break
            used += len(band.lines)
            row = row_of(band, self.vocabulary)
            if not has_figures(band, columns) and len(row.cells) == 1:
                row.row_kind = "group" if is_group_text(row.text) else "note"
            rows.append(row)
        return rows, used


def add_blank_columns(header: list[ChunkLine], columns: list[Column], label: int | None) -> int | None:
    """Adds columns that the header names and no row fills; returns where the label column is then.

    Only a header line that names every figures' column by standing over it is believed.
    """
    named = None if label is None else columns[label]
    for line in header:
        over = [column for column in columns if column.figures and _any_over(line.chunks, column)]
        if len(over) < sum(column.figures for column in columns) or len(line.chunks) <= len(over):
            continue
        for chunk in line.chunks:
            if all(column.overlap(chunk.left, chunk.right) < -0.2 * chunk.size for column in columns):
                columns.append(Column(chunk.left, chunk.right, True))
    columns.sort(key=lambda column: column.left)
    return None if named is None else next(at for at, column in enumerate(columns) if column is named)


def _any_over(chunks: list[Chunk], column: Column) -> bool:
    return any(column.overlap(chunk.left, chunk.right) > 0 for chunk in chunks)


def is_group_text(text: str) -> bool:
    """Whether a text alone in its row names the rows below: short and no sentence."""
    return len(text) <= _LONGEST_GROUP and not text.startswith("*") and not (text.endswith(".") and len(text) > 40)


def label_column(lines: list[ChunkLine], columns: list[Column]) -> int | None:
    """The first column of text that nearly as many rows fill as any other; of figures only, the first."""
    counts = [0] * len(columns)
    for line in lines:
        for place in {column_at(chunk, columns) for chunk in line.chunks if not chunk.fills_figure_place}:
            counts[place] += 1
    texts = [at for at, column in enumerate(columns) if not column.figures and counts[at]]
    most = max(counts[at] for at in texts) if texts else 0
    first = 0 if len(columns) > 1 else None
    return next((at for at in texts if counts[at] >= 0.6 * most), first)


def without_units(lines: list[ChunkLine], columns: list[Column]) -> tuple[list[ChunkLine], dict[int, str], list[str]]:
    """Header lines less the texts that only print a unit, those units by column, and the phrases."""
    kept: list[ChunkLine] = []
    units: dict[int, str] = {}
    phrases: list[str] = []
    for line in lines:
        texts = []
        for chunk in line.chunks:
            unit = unit_alone(chunk.text)
            if unit is None or _is_header_word(unit, line):
                texts.append(chunk)
            elif chunk.text.strip("()") == unit or len(line.chunks) > 1:
                units[column_at(chunk, columns)] = unit
            else:
                phrases.append(unit)
        if texts:
            kept.append(ChunkLine(line.line, texts))
    return kept, units, phrases


def _is_header_word(unit: str, line: ChunkLine) -> bool:
    """`%` beside names, as in `Revenue | %` above `Variance | Variance`, is a word of the header."""
    return unit in ("%", "£") and not all(unit_alone(chunk.text) for chunk in line.chunks)
