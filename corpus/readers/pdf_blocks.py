"""Parts the lines of a page into blocks of one column each, in reading order.

Words on one height are not always one line: a front sheet sets a list of contacts beside the place of the
meeting, a leaflet runs in two columns.
"""

from __future__ import annotations

from corpus.readers.pdf_chunks import Chunk, chunked
from corpus.readers.pdf_layout import Line
from corpus.readers.pdf_markers import label_length
from corpus.readers.pdf_rules import Walls

_GUTTER = 1.2
_FEWEST_LABELS = 2
_FEWEST_COLUMN_LINES = 6
_LEAST_LETTERS = 22


def in_reading_order(lines: list[Line], walls: Walls) -> list[list[Line]]:
    """Runs of lines of one column; where two columns stand side by side, the left one comes first."""
    pairs = [_halves(line, walls) for line in lines]
    blocks: list[list[Line]] = []
    at = 0
    while at < len(lines):
        end = _end_of_columns(pairs, lines, at)
        if end is None:
            if not blocks:
                blocks.append([])
            blocks[-1].append(lines[at])
            at += 1
            continue
        blocks += [*_columns(lines[at:end], pairs[at:end]), []]
        at = end
    return [block for block in blocks if block]


def _halves(line: Line, walls: Walls) -> tuple[list[Chunk], list[Chunk]] | None:
    """The line's chunks left and right of its widest gap, when that is a gutter."""
    chunks = chunked(line, walls).chunks
    if len(chunks) < 2:
        return None
    gaps = [after.left - before.right for before, after in zip(chunks, chunks[1:], strict=False)]
    widest = max(range(len(gaps)), key=lambda at: gaps[at])
    labels = [at for at in range(1, len(chunks)) if label_length(Line(chunks[at].words))]
    cut = labels[0] if labels else widest + 1
    return (chunks[:cut], chunks[cut:]) if gaps[cut - 1] > _GUTTER * line.size else None


def _end_of_columns(pairs: list[tuple[list[Chunk], list[Chunk]] | None], lines: list[Line], start: int) -> int | None:
    """Where a stretch of two columns that starts here ends; None when none starts here."""
    first = pairs[start]
    if first is None:
        return None
    edge = first[1][0].left
    end, paired = start, []
    while end < len(lines):
        pair = pairs[end]
        if pair is not None and abs(pair[1][0].left - edge) < 3:
            paired.append(pair)
        elif not _is_on_one_side(lines[end], edge):
            break
        end += 1
    return end if _are_labels(paired) or _are_columns_of_prose(paired) else None


def _is_on_one_side(line: Line, edge: float) -> bool:
    return line.left > edge - 3 or line.right < edge - 3


def _are_labels(pairs: list[tuple[list[Chunk], list[Chunk]]]) -> bool:
    """Contacts beside a place: the right side starts with labels, the left side does not."""
    right = sum(label_length(Line(pair[1][0].words)) > 0 for pair in pairs)
    left = sum(label_length(Line(pair[0][0].words)) > 0 for pair in pairs)
    return right >= _FEWEST_LABELS and left == 0


def _are_columns_of_prose(pairs: list[tuple[list[Chunk], list[Chunk]]]) -> bool:
    """Long lines on both sides over many lines."""
    if len(pairs) < _FEWEST_COLUMN_LINES:
        return False
    return all(
        sum(len(chunk.text) for pair in pairs for chunk in pair[side]) > _LEAST_LETTERS * len(pairs) for side in (0, 1)
    )


def _columns(lines: list[Line], pairs: list[tuple[list[Chunk], list[Chunk]] | None]) -> list[list[Line]]:
    """The stretch's left lines, then its right lines."""
    edge = next(pair[1][0].left for pair in pairs if pair is not None)
    left: list[Line] = []
    right: list[Line] = []
    for line, pair in zip(lines, pairs, strict=True):
        if pair is None or abs(pair[1][0].left - edge) >= 3:
            (right if line.left > edge - 3 else left).append(line)
            continue
        left.append(Line([word for chunk in pair[0] for word in chunk.words]))
        right.append(Line([word for chunk in pair[1] for word in chunk.words]))
    return [left, right]
