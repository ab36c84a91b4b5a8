"""Parts the lines of a page into blocks of one column each, in reading order.

Words on one height are not always one line: a front sheet sets a list of contacts beside the place of the
meeting, a leaflet runs in two columns.
"""

from __future__ import annotations

import itertools

from corpus.readers.pdf_chunks import chunked
from corpus.readers.pdf_layout import Line, Word
from corpus.readers.pdf_markers import label_length
from corpus.readers.pdf_rules import Walls

_GUTTER = 1.2
_LABEL_GUTTER = 0.5
_FEWEST_LABELS = 2
_FEWEST_COLUMN_LINES = 6
_LEAST_LETTERS = 22
Halves = tuple[list[Word], list[Word]]


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
        pair = pairs[at]
        edge = pair[1][0].left if pair else 0.0
        blocks += [*_columns(lines[at:end], edge), []]
        at = end
    return [block for block in blocks if block]


def _halves(line: Line, walls: Walls) -> Halves | None:
    """The line's words left and right of a gutter: before a label, or at the widest gap."""
    chunks = chunked(line, walls).chunks
    if len(chunks) < 2:
        return None
    gaps = [after.left - before.right for before, after in itertools.pairwise(chunks)]
    labels = [at for at in range(1, len(chunks)) if label_length(Line(chunks[at].words))]
    cut = labels[0] if labels else max(range(len(gaps)), key=lambda at: gaps[at]) + 1
    if gaps[cut - 1] <= (_LABEL_GUTTER if labels else _GUTTER) * line.size:
        return None
    return _cut_at(line, chunks[cut].left)


def _cut_at(line: Line, edge: float) -> Halves | None:
    """The line's words on both sides of an edge; None when a word stands across it."""
    left = [word for word in line.words if word.right < edge]
    right = [word for word in line.words if word.left > edge - 3]
    return (left, right) if len(left) + len(right) == len(line.words) else None


def _is_parted(line: Line, edge: float) -> bool:
    """Whether the line lies on one side of the edge, or leaves a gutter there."""
    halves = _cut_at(line, edge)
    if halves is None:
        return False
    left, right = halves
    return not left or not right or right[0].left - left[-1].right > _LABEL_GUTTER * line.size


def _end_of_columns(pairs: list[Halves | None], lines: list[Line], start: int) -> int | None:
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
        elif not _is_parted(lines[end], edge) or lines[end].baseline - lines[end - 1].baseline > 2.5 * lines[end].size:
            break
        end += 1
    return end if _are_labels(paired) or _are_columns_of_prose(paired) else None


def _are_labels(pairs: list[Halves]) -> bool:
    """Contacts beside a place: the right side starts with labels, the left side does not."""
    right = sum(label_length(Line(pair[1])) > 0 for pair in pairs)
    left = sum(label_length(Line(pair[0])) > 0 for pair in pairs)
    return right >= _FEWEST_LABELS and left == 0


def _are_columns_of_prose(pairs: list[Halves]) -> bool:
    """Long lines on both sides over many lines."""
    if len(pairs) < _FEWEST_COLUMN_LINES:
        return False
    letters = [sum(len(word.text) for pair in pairs for word in pair[side]) for side in (0, 1)]
    return min(letters) > _LEAST_LETTERS * len(pairs)


def _columns(lines: list[Line], edge: float) -> list[list[Line]]:
    """The stretch's left lines, then its right lines."""
    sides: list[list[Line]] = [[], []]
    for line in lines:
        halves = _cut_at(line, edge) or (line.words, [])
        for side, words in zip(sides, halves, strict=True):
            if words:
                side.append(Line(words))
    return sides
