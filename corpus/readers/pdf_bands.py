"""Makes rows of a table's lines: labels that wrap, figures set beside the middle of them, group headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.readers.pdf_chunks import Chunk, ChunkLine
from corpus.readers.pdf_hyphens import Vocabulary, join_cell_lines
from corpus.readers.pdf_layout import Rule
from corpus.readers.pdf_table import Column, TableCell, TableRow

_ONE_STEP = 1.3


@dataclass
class Band:
    """Lines that make one row; `by_column` holds each column's chunks from top to bottom."""

    lines: list[ChunkLine]
    by_column: dict[int, list[Chunk]] = field(default_factory=dict)

    def take(self, other: Band) -> None:
        """Adds the lines of a band further down."""
        self.lines += other.lines
        for column, chunks in other.by_column.items():
            self.by_column.setdefault(column, []).extend(chunks)

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(line.bottom for line in self.lines)


def column_at(chunk: Chunk, columns: list[Column]) -> int:
    """The column over which the chunk lies most, else the nearest one."""
    return max(range(len(columns)), key=lambda at: columns[at].overlap(chunk.left, chunk.right))


def band_of(line: ChunkLine, columns: list[Column]) -> Band:
    """A line by itself as a band."""
    band = Band([line])
    for chunk in line.chunks:
        band.by_column.setdefault(column_at(chunk, columns), []).append(chunk)
    return band


def bands_of(lines: list[ChunkLine], columns: list[Column], label: int, across: list[Rule]) -> list[Band]:
    """One band a row or group heading, wrapped lines joined to the row that they belong to."""
    bands = [band_of(line, columns) for line in lines]
    limit = _label_limit(bands, label)
    cuts = _row_rules(bands, columns, across)
    joined: list[Band] = []
    for position, band in enumerate(bands):
        following = bands[position + 1] if position + 1 < len(bands) else None
        if joined and _joins(joined[-1], band, following, columns, label, limit, cuts):
            joined[-1].take(band)
        else:
            joined.append(band)
    return joined


def _label_limit(bands: list[Band], label: int) -> float:
    """How far labels run to the right."""
    return max((chunk.right for band in bands for chunk in band.by_column.get(label, ())), default=0.0)


def _row_rules(bands: list[Band], columns: list[Column], across: list[Rule]) -> list[float]:
    """Rules over most of the table's width, which no row crosses."""
    left, right = columns[0].left, columns[-1].right
    top, bottom = bands[0].top, bands[-1].bottom
    return [
        rule.at
        for rule in across
        if top < rule.at < bottom and min(rule.end, right) - max(rule.start, left) > 0.6 * (right - left)
    ]


def has_figures(band: Band, columns: list[Column]) -> bool:
    """Whether something stands in a figures' column."""
    return any(columns[column].figures for column in band.by_column)


def _joins(
    before: Band,
    band: Band,
    following: Band | None,
    columns: list[Column],
    label: int,
    limit: float,
    cuts: list[float],
) -> bool:
    """Whether the band is a further line of the row before it."""
    last, line = before.lines[-1], band.lines[0]
    step = line.baseline - last.baseline
    if any(last.baseline < cut < line.baseline - 0.3 * line.line.size for cut in cuts):
        return False
    if step > _ONE_STEP * line.line.size * 1.1:
        return False
    figures_before, figures_here = has_figures(before, columns), has_figures(band, columns)
    if figures_before and figures_here:
        return step < 0.6 * line.line.size and not set(before.by_column) & set(band.by_column)
    if label not in band.by_column or label not in before.by_column:
        return _joins_without_label(before, band, figures_before, figures_here, step, label)
    if _is_between_rules(before, band, cuts):
        return True
    if not _runs_on(before.by_column[label][-1], band.by_column[label][0], limit):
        return False
    return figures_here or not _belongs_below(band, following, columns, label, limit, step)


def _joins_without_label(before: Band, band: Band, was: bool, here: bool, step: float, label: int) -> bool:
    """Figures beside the middle of a wrapped label stand half a line off; other text goes on above."""
    if here:
        return step < 0.9 * band.lines[0].line.size
    if label in band.by_column:
        return was and step < 0.9 * band.lines[0].line.size
    return True


def _is_between_rules(before: Band, band: Band, cuts: list[float]) -> bool:
    """Whether rules close in on these two lines, above and below, within a line's height."""
    top, bottom = before.lines[0].line, band.lines[-1].line
    above = any(0 <= top.top - cut + 2 < 0.9 * top.size for cut in cuts)
    below = any(0 <= cut - bottom.bottom + 2 < 0.9 * bottom.size for cut in cuts)
    return above and below


def _runs_on(chunk: Chunk, following: Chunk, limit: float) -> bool:
    """Whether the following line's first word would not have fitted at the end of this one."""
    if chunk.bold != following.bold:
        return False
    first = following.words[0]
    if following.text[:1].islower() and chunk.text[-1:] not in ".:;":
        return True
    return chunk.right + (first.right - first.left) + 0.1 * first.size > limit


def _belongs_below(
    band: Band, following: Band | None, columns: list[Column], label: int, limit: float, step: float
) -> bool:
    """Whether a line of text is the first line of the next row rather than the last of the one above."""
    if following is None or not has_figures(following, columns):
        return False
    if label not in following.by_column:
        return following.lines[0].baseline - band.lines[-1].baseline < 0.6 * band.lines[-1].line.size
    if not _runs_on(band.by_column[label][-1], following.by_column[label][0], limit):
        return False
    gap_below = following.lines[0].baseline - band.lines[-1].baseline
    if following.by_column[label][0].text[:1].islower() and gap_below <= step + 1:
        return True
    return gap_below < step - 0.5


def row_of(band: Band, vocabulary: Vocabulary) -> TableRow:
    """The band as a row of cells."""
    cells = []
    for column in sorted(band.by_column):
        chunks = band.by_column[column]
        text = join_cell_lines([chunk.text for chunk in chunks], vocabulary)
        words = tuple(word for chunk in chunks for word in chunk.words)
        cells.append(TableCell(text, column, column, all(chunk.bold for chunk in chunks), words))
    size = max(line.line.size for line in band.lines)
    return TableRow(cells, band.top, band.bottom, size=size)
