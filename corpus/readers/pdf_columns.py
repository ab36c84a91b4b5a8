"""Finds tables without a grid: lines whose figures stand below each other in columns."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from corpus.readers.pdf_chunks import Chunk, ChunkLine, is_figure
from corpus.readers.pdf_table import Column

_FARTHEST_STEP = 5.5
_MOST_TEXT_LINES = 7
_FEWEST_OF_ONE_ROW = 3


@dataclass
class TableLines:
    """Lines `first` to `last` (inclusive) of a page that form a table's body, and its columns."""

    first: int
    last: int
    columns: list[Column]


def is_tabular(line: ChunkLine) -> bool:
    """Whether the line has a figure that stands apart from other chunks."""
    chunks = line.chunks
    if len(chunks) < 2:
        return False
    if len(line.figures) >= 2:
        return True
    for before, chunk in itertools.pairwise(chunks):
        if chunk.figure and chunk.left - before.right > 0.9 * chunk.size and not _is_paragraph_number(before, chunks):
            return True
    first = chunks[0]
    return (
        first.figure
        and not _may_be_number(first)
        and len(chunks) == 2
        and chunks[1].left - first.right > 1.5 * first.size
    )


def _is_paragraph_number(chunk: Chunk, chunks: list[Chunk]) -> bool:
    return chunk is chunks[0] and _may_be_number(chunk) and len(chunks) == 2 and not chunks[1].figure


def _may_be_number(chunk: Chunk) -> bool:
    text = chunk.text.rstrip(".)").lstrip("(")
    return text.replace(".", "").isdigit() and len(text) <= 5


def tables_in(lines: list[ChunkLine]) -> list[TableLines]:
    """Every run of lines whose figures share columns."""
    found = []
    for first, last in _runs(lines):
        found += _tables_of_run(lines, first, last)
    return found


def _runs(lines: list[ChunkLine]) -> list[tuple[int, int]]:
    """Stretches from tabular line to tabular line with few lines of text between."""
    runs: list[tuple[int, int]] = []
    for position, line in enumerate(lines):
        if not is_tabular(line):
            continue
        if runs and position - runs[-1][1] <= _MOST_TEXT_LINES and _near(lines, runs[-1][1], position):
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs


def _near(lines: list[ChunkLine], first: int, last: int) -> bool:
    steps = (lines[at + 1].baseline - lines[at].baseline for at in range(first, last))
    return max(steps) < _FARTHEST_STEP * lines[last].line.size


def _tables_of_run(lines: list[ChunkLine], first: int, last: int) -> list[TableLines]:
    """The run as tables: a line of text that crosses the figures' columns ends one."""
    tabular = [line for line in lines[first : last + 1] if is_tabular(line)]
    columns = figure_columns(tabular)
    if not _is_table(tabular, columns) and not _is_row_below_header(lines, first, columns):
        return []
    for position in range(first, last + 1):
        if _crosses(lines[position], columns):
            before = _last_tabular(lines, first, position - 1)
            after = _first_tabular(lines, position + 1, last)
            parts = [] if before is None else _tables_of_run(lines, first, before)
            return parts + ([] if after is None else _tables_of_run(lines, after, last))
    for line in lines[first : last + 1]:
        line.chunks = split_at_columns(line.chunks, columns)
        line.__dict__.pop("figures", None)
    return [TableLines(first, last, with_text_columns(tabular, columns))]


def _last_tabular(lines: list[ChunkLine], first: int, last: int) -> int | None:
    return next((at for at in range(last, first - 1, -1) if is_tabular(lines[at])), None)


def _first_tabular(lines: list[ChunkLine], first: int, last: int) -> int | None:
    return next((at for at in range(first, last + 1) if is_tabular(lines[at])), None)


def _is_table(tabular: list[ChunkLine], columns: list[Column]) -> bool:
    """Enough figures below each other: two rows of two columns, or three rows of one."""
    if not columns:
        return False
    counts = [
        sum(_column_of(chunk, columns) is column for line in tabular for chunk in line.figures) for column in columns
    ]
    shared = [count for count in counts if count >= 2]
    if len(columns) >= 2 and len(tabular) >= 2 and len(shared) >= 2:
        return True
    return bool(shared) and max(shared) >= 3


def _is_row_below_header(lines: list[ChunkLine], first: int, columns: list[Column]) -> bool:
    """A single row of figures is a table when a line of texts names its columns, one above each."""
    if first == 0 or len(columns) < _FEWEST_OF_ONE_ROW:
        return False
    above = lines[first - 1]
    named = [column for column in columns if any(column.overlap(chunk.left, chunk.right) > 0 for chunk in above.chunks)]
    near = lines[first].baseline - above.baseline < 3 * above.line.size
    return near and not above.figures and len(named) == len(columns) <= len(above.chunks)


def figure_columns(tabular: list[ChunkLine]) -> list[Column]:
    """Columns of the figures, begun with the fullest line; figures above each other share one."""
    columns: list[Column] = []
    for line in sorted(tabular, key=lambda each: -len(each.figures)):
        for chunk in line.figures:
            if chunk is line.chunks[0] and _may_be_number(chunk) and len(line.figures) == 1:
                continue
            column = _column_of(chunk, columns)
            if column is None:
                columns.append(Column(chunk.left, chunk.right, True))
            else:
                column.left, column.right = min(column.left, chunk.left), max(column.right, chunk.right)
    return sorted(columns, key=lambda column: column.left)


def _column_of(chunk: Chunk, columns: list[Column]) -> Column | None:
    """The column over which most of the chunk lies."""
    width = max(chunk.right - chunk.left, 0.1)
    best = max(columns, key=lambda column: column.overlap(chunk.left, chunk.right), default=None)
    if best is None:
        return None
    narrower = min(width, best.right - best.left)
    return best if best.overlap(chunk.left, chunk.right) > 0.3 * narrower else None


def _crosses(line: ChunkLine, columns: list[Column]) -> bool:
    """Whether running text lies over the figures' columns."""
    for chunk in line.chunks:
        covered = [
            column for column in columns if column.overlap(chunk.left, chunk.right) > 0.5 * (column.right - column.left)
        ]
        if chunk.figure or not covered:
            continue
        words = len(chunk.words)
        if len(covered) >= 2 and words >= 4 and chunk.left < columns[0].left and not _is_beside_figures(line, chunk):
            return True
        if (
            words >= 6
            and chunk.left < covered[0].left - 4 * chunk.size
            and len(line.chunks) <= 2
            and not is_tabular(line)
        ):
            return True
    return False


def _is_beside_figures(line: ChunkLine, chunk: Chunk) -> bool:
    return any(other.left > chunk.right for other in line.figures)


def split_at_columns(chunks: list[Chunk], columns: list[Column]) -> list[Chunk]:
    """A figure that stands in a figures' column is a cell, however near the label stands beside it."""
    parts: list[Chunk] = []
    for chunk in chunks:
        words = chunk.words
        if len(words) > 1 and not chunk.figure:
            if _stands_in(words[0], words[1], columns, first=True):
                parts += [Chunk(words[:1]), Chunk(words[1:])]
                continue
            if _stands_in(words[-1], words[-1], columns, first=False):
                parts += [Chunk(words[:-1]), Chunk(words[-1:])]
                continue
        parts.append(chunk)
    return parts


def _stands_in(word, neighbour, columns: list[Column], *, first: bool) -> bool:  # type: ignore[no-untyped-def]
    if not is_figure(word.text) or neighbour.flows:
        return False
    near = 0.4 * word.size
    return any(abs(word.right - column.right) < near and word.left > column.left - near for column in columns)


def with_text_columns(tabular: list[ChunkLine], figures: list[Column]) -> list[Column]:
    """The figures' columns with the columns of text between and beside them."""
    texts: list[Column] = []
    chunks = [chunk for line in tabular for chunk in line.chunks if not chunk.fills_figure_place]
    for chunk in sorted(chunks, key=lambda each: each.left):
        if any(column.overlap(chunk.left, chunk.right) > 0.3 * (column.right - column.left) for column in figures):
            continue
        if texts and texts[-1].right > chunk.left:
            texts[-1].right = max(texts[-1].right, chunk.right)
        else:
            texts.append(Column(chunk.left, chunk.right))
    return sorted([*figures, *texts], key=lambda column: column.left)
