"""Parts a page that runs in columns of prose, as leaflets and slides do, into its columns.

Only prose is parted: a table's columns and a numbers' margin have few words a line, and stay together.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from corpus.readers.pdf_layout import Line, PageLayout, Word
from corpus.readers.pdf_lines import lines_of

_LEAST_GUTTER = 0.55
_FEWEST_LINES = 6
_FEWEST_WORDS = 3.0
_LEAST_FLOWING = 0.6
_MOST_CROSSING = 0.12
_LEAST_SIDE = 0.12


def in_columns(page: PageLayout, depth: int = 0) -> list[PageLayout]:
    """The page itself, or its parts in reading order: what stands above, each column, what stands below."""
    if depth > 3 or len(page.lines) < 2 * _FEWEST_LINES:
        return [page]
    words = [word for line in page.lines for word in line.words]
    gutter = _gutter(page.lines, words)
    if gutter is None:
        return [page]
    top, bottom = _band(page.lines, gutter)
    above = [word for word in words if word.baseline < top]
    below = [word for word in words if word.baseline > bottom]
    inside = [word for word in words if top <= word.baseline <= bottom]
    left = [word for word in inside if word.middle < gutter]
    right = [word for word in inside if word.middle >= gutter]
    if not (_is_prose(lines_of(left)) and _is_prose(lines_of(right))):
        return [page]
    parts = [_part(page, each) for each in (above, left, right, below) if each]
    return [piece for part in parts for piece in in_columns(part, depth + 1)]


def _part(page: PageLayout, words: list[Word]) -> PageLayout:
    """The page with some of its words, and the rules and boxes that lie over them."""
    left, right = min(word.left for word in words) - 6, max(word.right for word in words) + 6
    return replace(
        page,
        words=words,
        lines=lines_of(words),
        turned=[word for word in page.turned if left <= word.middle <= right],
        right_margin=max(word.right for word in words),
        across=[rule for rule in page.across if rule.start < right and rule.end > left],
        down=[rule for rule in page.down if left <= rule.at <= right],
        boxes=[box for box in page.boxes if box.left < right and box.right > left],
    )


def _gutter(lines: list[Line], words: list[Word]) -> float | None:
    """The middle of the widest stretch that hardly any line crosses, well inside the text."""
    first, last = min(word.left for word in words), max(word.right for word in words)
    width = int(last - first) + 2
    crossing = np.zeros(width)
    for line in lines:
        for left, right in _stretches(line):
            crossing[int(left - first) : int(right - first) + 1] += 1
    free = crossing <= _MOST_CROSSING * len(lines)
    free[: int(_LEAST_SIDE * width)] = False
    free[int((1 - _LEAST_SIDE) * width) :] = False
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(int), [0])))).reshape(-1, 2)
    if not len(edges):
        return None
    start, end = max(edges.tolist(), key=lambda edge: edge[1] - edge[0])
    size = float(np.median([word.size for word in words]))
    return first + (start + end) / 2 if end - start >= _LEAST_GUTTER * size else None


def _stretches(line: Line) -> list[tuple[float, float]]:
    """Runs of words that the page draws in one go."""
    runs: list[tuple[float, float]] = []
    for word in line.words:
        if runs and word.left - runs[-1][1] < (1.5 if word.flows else 0.45) * word.size:
            runs[-1] = (runs[-1][0], word.right)
        else:
            runs.append((word.left, word.right))
    return runs


def _band(lines: list[Line], gutter: float) -> tuple[float, float]:
    """From which to which height the gutter runs without a line across it: the stretch with most lines."""
    best, start, count = (0.0, 0.0, 0), 0.0, 0
    for line in [*lines, None]:
        if line is not None and not any(left < gutter < right for left, right in _stretches(line)):
            if not count:
                start = line.baseline
            count += 1
            end = line.baseline
        else:
            if count > best[2]:
                best = (start, end, count)
            count = 0
    return best[0] - 0.1, best[1] + 0.1


def _is_prose(lines: list[Line]) -> bool:
    """Whether the lines have several words each, most of them drawn in one run."""
    if len(lines) < _FEWEST_LINES:
        return False
    words = [word for line in lines for word in line.words]
    flowing = sum(word.flows for word in words) / len(words)
    return len(words) >= _FEWEST_WORDS * len(lines) and flowing >= _LEAST_FLOWING
