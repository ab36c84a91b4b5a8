"""The words gathered between two block elements of a web page, cut into the paragraphs that a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.readers.grid import folded

LABELLED = re.compile(r"report (of|to|by)\b|[A-Z][\w ()'’/]{1,40}:\s", re.IGNORECASE)
LONGEST_LABELLED = 25


@dataclass(frozen=True)
class Stretch:
    """Some characters of one look."""

    text: str
    bold: bool = False


LINE_BREAK = Stretch("\n")
Line = list[Stretch]


@dataclass
class Words:
    """Stretches in order; a `br` stands among them as LINE_BREAK."""

    stretches: list[Stretch] = field(default_factory=list)

    def say(self, text: str | None, bold: bool) -> None:
        """Add characters as they stand in the source."""
        if text:
            self.stretches.append(Stretch(text, bold))

    def paragraphs(self, whole: bool = False) -> list[Line]:
        """Paragraphs: parted by two breaks, or by each break where the lines are labels with values.

        whole: one paragraph whatever breaks it holds, as in a heading.
        """
        if whole:
            return [self.stretches] if text_of(self.stretches) else []
        parted: list[list[Line]] = [[]]
        for line in self._lines():
            if text_of(line):
                parted[-1].append(line)
            else:
                parted.append([])
        return [paragraph for lines in parted for paragraph in _settled(lines)]

    def _lines(self) -> list[Line]:
        lines: list[Line] = [[]]
        for stretch in self.stretches:
            if stretch is LINE_BREAK:
                lines.append([])
            else:
                lines[-1].append(stretch)
        return lines


def text_of(line: Line) -> str:
    """The characters of a line or paragraph, white space folded."""
    return folded("".join(stretch.text for stretch in line))


def is_bold(line: Line) -> bool:
    """True when all words are bold; note marks and signs do not count."""
    worded = [stretch for stretch in line if any(character.isalnum() for character in stretch.text)]
    return bool(worded) and all(stretch.bold for stretch in worded)


def _settled(lines: list[Line]) -> list[Line]:
    """A front sheet written with breaks keeps its lines apart; any other lines are one paragraph."""
    texts = [text_of(line) for line in lines]
    short = all(len(text.split()) <= LONGEST_LABELLED for text in texts)
    if len(lines) > 1 and short and any(LABELLED.match(text) for text in texts):
        return lines
    joined = [stretch for line in lines for stretch in (*line, LINE_BREAK)]
    return [joined] if joined else []
