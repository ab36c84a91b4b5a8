"""What stands on one PDF page, upright and measured from its top left corner, in points.

Everything after the first step works on these plain shapes, so that no other file has to know the
library which took them from the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from corpus.report import Stretch


@dataclass(slots=True)
class Word:
    """A run of characters without a space between them; `size` is the height of its line box.

    flows: the page draws it in one run with the word before it, a typed space between them; two table
        cells are never drawn so, however near they stand.
    stretch: the characters of the file that it was made of.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    turned: bool = False
    flows: bool = False
    stretch: Stretch = (0, 0, 0)

    @property
    def middle(self) -> float:
        """The middle of the word across the page."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Rule:
    """A straight ruling: `at` is its place across its direction, `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Box:
    """A filled area or a frame, such as the shading of a header cell."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of the word lies inside."""
        height = (word.top + word.bottom) / 2
        return self.left <= word.middle <= self.right and self.top <= height <= self.bottom


@dataclass
class Line:
    """Words on one baseline, from left to right."""

    words: list[Word]

    @cached_property
    def left(self) -> float:
        """Where the line starts."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the line ends."""
        return max(word.right for word in self.words)

    @cached_property
    def tallest(self) -> Word:
        """The word that sets the line's size and baseline; a superscript must not."""
        return max(self.words, key=lambda word: (round(word.size, 1), len(word.text)))

    @cached_property
    def top(self) -> float:
        """Upper edge of the tallest word."""
        return self.tallest.top

    @cached_property
    def bottom(self) -> float:
        """Lower edge of the tallest word."""
        return self.tallest.bottom

    @cached_property
    def baseline(self) -> float:
        """Where the letters stand."""
        return self.tallest.baseline

    @cached_property
    def size(self) -> float:
        """Height of the line box that most of the letters have."""
        weights: dict[float, int] = {}
        for word in self.words:
            key = round(word.size, 1)
            weights[key] = weights.get(key, 0) + len(word.text)
        return max(weights, key=lambda size: (weights[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether every word that has a letter or digit is bold."""
        told = [word.bold for word in self.words if any(map(str.isalnum, word.text))]
        return bool(told) and all(told)

    @cached_property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass
class PageLayout:
    """One page: its words and lines, its rulings and shaded boxes, and whether it shows a picture.

    right_margin: where lines end when this is one column of a page that runs in several.
    unseen: how many words of the file nobody can see on the page; they are not among its words.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    has_picture: bool = False
    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    right_margin: float | None = None
    unseen: int = 0
