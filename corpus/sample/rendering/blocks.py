"""The small markup of the sources: a source's text becomes headings, paragraphs, tables and orders.

Numbers are printed as written (`2.1`, `b)`, `291 (3)`), because reports restart, repeat and skip them;
only `#.`, `##.` and so on ask the word processor to count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sample.rendering.grid import Grid, read_grid

HEADING = re.compile(r"(?P<depth>#{1,4}) (?P<text>.+)")
COUNTED = re.compile(r"(?P<depth>#{1,4})\. (?P<text>.+)")
NUMBERED = re.compile(
    r"(?P<indent> *)"
    r"(?P<number>\d+\. \d+\.|\d+(?:\.\d+)+\.?|\d+\.|\d+ \(\d+\)|\((?:\d+|[a-z]+)\)|[a-z]+\)|-)"
    r"\s+(?P<text>.+)"
)
ORDER = re.compile(r"!(?P<name>\w+) ?(?P<value>.*)")
FOOTNOTE = re.compile(r"\[\^(?P<mark>\d+)\]: (?P<text>.+)")


@dataclass(frozen=True)
class Heading:
    """A heading: depth 1 is a report's title."""

    depth: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the number printed before it, if any; `depth` says how far it is indented."""

    text: str
    number: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Counted:
    """A paragraph whose number the word processor counts: depth 1 is `1.`, 2 is `1.1`, 3 is `a)`, 4 is `i)`."""

    depth: int
    text: str


@dataclass(frozen=True)
class Footnote:
    """The text of a footnote, whose mark stands in an earlier paragraph as `[^1]`."""

    mark: str
    text: str


@dataclass(frozen=True)
class Order:
    """An instruction about the page, such as `!page landscape` or `!header ...`."""

    name: str
    value: str


Block = Heading | Paragraph | Counted | Footnote | Order | Grid


def read_blocks(body: str) -> list[Block]:
    """Read the whole text; a line starts a block, and table rows that follow each other are one block."""
    return list(_blocks(body.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[str] = []
    options = ""
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield read_grid(rows, options)
            rows, options = [], ""
        if line.startswith("!table"):
            options = line.removeprefix("!table")
        elif line.strip():
            yield _block(line)


def _block(line: str) -> Block:
    if match := HEADING.fullmatch(line):
        return Heading(len(match["depth"]), match["text"])
    if match := COUNTED.fullmatch(line):
        return Counted(len(match["depth"]), match["text"])
    if match := FOOTNOTE.fullmatch(line):
        return Footnote(match["mark"], match["text"])
    if match := ORDER.fullmatch(line):
        return Order(match["name"], match["value"].strip())
    if match := NUMBERED.fullmatch(line):
        return Paragraph(match["text"], match["number"], len(match["indent"]))
    return Paragraph(line.strip(), depth=len(line) - len(line.lstrip()))
