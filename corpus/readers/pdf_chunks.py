"""Cuts lines into chunks that may be table cells, and knows what a figure looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.readers.pdf_layout import Line, Word
from corpus.readers.pdf_rules import Walls

_FIGURE = re.compile(
    r"^[(\[]?[-+–−~<>≥≤]{0,2}[£$€]?[-+–−]?\(?\d[\d,]*(?:\.\d+)?(?:%|m|bn|k|p|pp|pps|FE|FTE|st|nd)?[)\]]?\*{0,2}%?$"
)
_PERIOD = re.compile(r"^(?:FY)?(?:19|20)\d\d(?:[-/–]\d{2,4})?$")
_THOUSANDS = re.compile(r"^\(?£000s?\)?$")
_PLACEHOLDERS = {"-", "–", "—", "n/a", "N/A", "nil", "Nil", "NIL", "TBC", "tbc", "..", "£-", "£0"}
_SIGNS = {"£", "$", "€", "+", "-", "–", "−", "-£", "+£", "(", "(£", "£(", "%"}
_WIDE = 0.5
_WIDEST_SPACE = 2.5


def is_figure(text: str) -> bool:
    """Whether the text is an amount, a share or a count; a year, a period or `£000` names a column instead."""
    packed = text.replace(" ", "")
    return bool(_FIGURE.match(packed)) and not _PERIOD.match(packed) and not _THOUSANDS.match(packed)


def is_period(text: str) -> bool:
    """Whether the text is a year or a period of years, which names a column."""
    return bool(_PERIOD.match(text.replace(" ", "")))


def is_placeholder(text: str) -> bool:
    """Whether the text stands in a figure's place and says that there is none."""
    return text in _PLACEHOLDERS


@dataclass
class Chunk:
    """Words of one line that stand together, apart from the line's other words."""

    words: list[Word]

    @cached_property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def left(self) -> float:
        """Where it starts."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def middle(self) -> float:
        """Its middle across the page."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """The size of its first word."""
        return self.words[0].size

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def figure(self) -> bool:
        """Whether it is a figure."""
        return is_figure(self.text)

    @cached_property
    def fills_figure_place(self) -> bool:
        """Whether it is a figure, or says that there is none."""
        return self.figure or is_placeholder(self.text)


@dataclass
class ChunkLine:
    """A line as chunks."""

    line: Line
    chunks: list[Chunk]

    @cached_property
    def figures(self) -> list[Chunk]:
        """The chunks that are figures."""
        return [chunk for chunk in self.chunks if chunk.figure]

    @property
    def top(self) -> float:
        """Upper edge of the line."""
        return self.line.top

    @property
    def bottom(self) -> float:
        """Lower edge of the line."""
        return self.line.bottom

    @property
    def baseline(self) -> float:
        """Where its letters stand."""
        return self.line.baseline


def chunked(line: Line, walls: Walls) -> ChunkLine:
    """The line cut wherever two words are not of one cell."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and not _is_cut(groups[-1], word, walls, line):
            groups[-1].append(word)
        else:
            groups.append([word])
    return ChunkLine(line, [Chunk(group) for group in groups])


def _is_cut(group: list[Word], word: Word, walls: Walls, line: Line) -> bool:
    before = group[-1]
    gap = word.left - before.right
    if walls.between(before.right, word.left, (line.top + line.bottom) / 2):
        return True
    if before.text in _SIGNS and len(group) == 1 and is_figure(word.text):
        return gap > 8 * line.size
    if word.text in ("%", ")", "*") and gap < 0.8 * line.size:
        return False
    if word.flows:
        return gap > _WIDEST_SPACE * line.size
    if is_figure(before.text) and is_figure(word.text) and word.size > 0.8 * before.size:
        return gap > 0.02 * line.size
    return gap > _WIDE * line.size
