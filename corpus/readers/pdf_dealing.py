"""Deals the columns of a table out to the header texts that stand over them.

A text is taken to be centred over its columns: of all ways to deal the columns out in order, the one is
chosen that leaves least off centre.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf_chunks import Chunk
from corpus.readers.pdf_table import Column

_LEFT_OVER = 0.55
_OFF_CENTRE = 2.0
_EVEN_BONUS = 0.5
_NO_COLUMN = 20.0
_MOST_CHOICES = 4_000
Deal = tuple[float, list[tuple[int, int] | None]]


@dataclass
class HeaderText:
    """One header text, of one or several lines of one level."""

    chunks: list[Chunk]

    @property
    def left(self) -> float:
        """Where it starts."""
        return min(chunk.left for chunk in self.chunks)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(chunk.right for chunk in self.chunks)

    @property
    def middle(self) -> float:
        """Its middle across the page."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """Its middle down the page."""
        words = [word for chunk in self.chunks for word in chunk.words]
        return (min(word.top for word in words) + max(word.bottom for word in words)) / 2


def dealt(texts: list[HeaderText], free: list[int], columns: list[Column]) -> list[tuple[int, int] | None]:
    """Columns dealt out to texts in order, each a run of neighbours, least off centre in all."""
    if not texts or not free:
        return [None] * len(texts)
    if len(texts) * len(free) > _MOST_CHOICES:
        return [_nearest(text, free, columns) for text in texts]
    width = _pitch(columns)
    cost, spans = _Dealing(texts, free, columns, width).best(0, 0)
    even = _dealt_evenly(texts, free, columns, width)
    return even[1] if even is not None and even[0] - _EVEN_BONUS * len(texts) <= cost else spans


def _nearest(text: HeaderText, free: list[int], columns: list[Column]) -> tuple[int, int]:
    """The one column nearest to the text, where there are too many to try all ways."""
    at = max(free, key=lambda place: columns[place].overlap(text.left, text.right))
    return at, at


class _Dealing:
    """Finds the cheapest way to deal columns out, each rest of texts and columns solved once."""

    def __init__(self, texts: list[HeaderText], free: list[int], columns: list[Column], width: float) -> None:
        self._texts, self._free, self._columns, self._width = texts, free, columns, width
        self._known: dict[tuple[int, int], Deal] = {}

    def best(self, text_at: int, free_at: int) -> Deal:
        """The cost and the spans of the texts from `text_at` on, over the columns from `free_at` on."""
        if text_at == len(self._texts):
            return sum(_unused(self._columns[at]) for at in self._free[free_at:]), []
        key = (text_at, free_at)
        if key not in self._known:
            self._known[key] = min(self._options(text_at, free_at), key=lambda option: option[0])
        return self._known[key]

    def _options(self, text_at: int, free_at: int) -> Iterator[Deal]:
        """The text without a column, the next column without a text, or the text over a run of columns."""
        cost, rest = self.best(text_at + 1, free_at)
        yield cost + _NO_COLUMN, [None, *rest]
        if free_at == len(self._free):
            return
        cost, rest = self.best(text_at, free_at + 1)
        yield cost + _unused(self._columns[self._free[free_at]]), rest
        for end in self._ends(free_at):
            first, last = self._columns[self._free[free_at]], self._columns[self._free[end]]
            cost, rest = self.best(text_at + 1, end + 1)
            cost += _distance(self._texts[text_at], first, last, self._width, end > free_at)
            yield cost, [(self._free[free_at], self._free[end]), *rest]

    def _ends(self, free_at: int) -> Iterator[int]:
        """Where a run of neighbouring columns may end; only columns of figures share a header."""
        for end in range(free_at, len(self._free)):
            neighbours = self._free[end] - self._free[free_at] == end - free_at
            if not neighbours or (
                end > free_at and not all(self._columns[self._free[at]].figures for at in (free_at, end))
            ):
                return
            yield end


def _dealt_evenly(
    texts: list[HeaderText], free: list[int], columns: list[Column], width: float
) -> tuple[float, list[tuple[int, int] | None]] | None:
    """The same number of figures' columns for every text, with what it costs; years have equal columns."""
    figures = [at for at in free if columns[at].figures]
    count = len(figures) // len(texts)
    if count < 2 or count * len(texts) != len(figures) or figures[-1] - figures[0] != len(figures) - 1:
        return None
    spans = [(figures[at], figures[at + count - 1]) for at in range(0, len(figures), count)]
    cost = sum(
        _distance(text, columns[first], columns[last], width, True)
        for text, (first, last) in zip(texts, spans, strict=True)
    )
    return cost, list(spans)


def _pitch(columns: list[Column]) -> float:
    """The usual distance from one figures' column to the next."""
    middles = [column.middle for column in columns if column.figures]
    steps = sorted(right - left for left, right in pairwise(middles))
    return steps[len(steps) // 2] if steps else 50.0


def _unused(column: Column) -> float:
    return _LEFT_OVER if column.figures else 0.0


def _distance(text: HeaderText, first: Column, last: Column, width: float, several: bool) -> float:
    """How far off the text stands, in column widths: from the centre of several columns, or from one."""
    off = abs(text.middle - (first.left + last.right) / 2)
    if not several:
        off = max(0.0, min(off, abs(text.right - first.right), abs(text.left - first.left)) - 1.0)
        if first.overlap(text.left, text.right) <= 0:
            off += -first.overlap(text.left, text.right)
    return _OFF_CENTRE * off / width
