"""Values: the figures of a passage in the scale they are meant in, numbers in words and table units included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.figures import PrintedFigure, figures_in
from corpus.report import Cell
from index.passages import Passage

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_IN_WORDS = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(list(_ONES)[1:10])}))?|({'|'.join(list(_ONES)[2:])}))\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"^\(\s*[^()]*\d[^()]*\)$")
_THOUSANDS = re.compile(r"£\s?'?000s?|£\s?k\b|\(\s?000s?\s?\)|'000", re.IGNORECASE)
_MILLIONS = re.compile(r"£\s?m(?:illions?)?\b", re.IGNORECASE)
_POUNDS = re.compile(r"£")
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpercentage\b", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """A figure of a passage: its size without sign, its unit (`£`, `%` or empty), and its sign (-1, 0 for none, 1)."""

    size: Decimal
    unit: str
    sign: int = 0


def value_of(figure: PrintedFigure) -> Value:
    """What a figure in running text means."""
    signed = bool(re.match(r"[-+−–]", figure.text))
    return Value(
        abs(figure.value), "" if figure.unit == "p" else figure.unit, (1 if figure.value >= 0 else -1) if signed else 0
    )


def in_words(text: str) -> list[PrintedFigure]:
    """The numbers that a text prints in words, two to ninety-nine."""
    found = []
    for match in _IN_WORDS.finditer(text):
        tens, ones, alone = match.groups()
        number = _TENS[tens.lower()] + _ONES.get((ones or "zero").lower(), 0) if tens else _ONES[alone.lower()]
        found.append(PrintedFigure(match.group(), match.start(), match.end(), Decimal(number), ""))
    return found


def cell_value(cell: Cell, passage: Passage) -> Value | None:
    """What a cell that holds one figure means, its unit and scale taken from the cell, its column, or the table."""
    bare = cell.text.strip().strip("*#↑↓ ")
    text = bare.strip("()") if _BRACKETS.match(bare) else bare
    figures = figures_in(text) or _four_digits(text)
    if len(figures) != 1 or len(text) > len(figures[0].text) + 3:
        return _first_value(cell)
    own = value_of(figures[0])
    sign = -1 if _BRACKETS.match(bare) or "↓" in cell.text else 1 if "↑" in cell.text else own.sign
    if own.unit or re.search(r"[a-z]", figures[0].text, re.IGNORECASE):
        return Value(own.size, own.unit, sign)
    unit, scale = _unit_of(cell, passage)
    return Value(own.size.scaleb(scale), unit, sign)


def _first_value(cell: Cell) -> Value | None:
    """A cell with a remark behind its figure (`66.7% (Q1 21-22)`) means the figure."""
    found = re.match(r"\s*([-+]?£?\d[\d,]*(?:\.\d+)?\s?%?)\s*\(", cell.text)
    figures = figures_in(found[1]) if found else []
    return value_of(figures[0]) if figures else None


def _four_digits(text: str) -> list[PrintedFigure]:
    """A bare 2012 in a cell is a figure, in running text a year."""
    if re.fullmatch(r"(?:19|20)\d\d", text.strip()):
        return [PrintedFigure(text.strip(), 0, len(text), Decimal(text.strip()), "")]
    return []


def _unit_of(cell: Cell, passage: Passage) -> tuple[str, int]:
    """Unit and power of ten that a column's header gives a bare number, or else the row, caption or heading."""
    assert passage.row is not None
    headers = " ".join(part for other in passage.row.cells for part in other.column)
    own_unit = passage.row.unit if passage.row.unit and passage.row.unit not in headers else ""
    beside = next(
        (other.text for other in passage.row.cells if len(other.text.split()) > 2 and not figures_in(other.text[:8])),
        "",
    )
    label = passage.row.label if re.search("[a-z]{3}", passage.row.label) else beside
    around = [" ".join(cell.column), label, caption_of(passage), *passage.section[-1:], own_unit]
    for place, text in enumerate(around):
        if _PERCENT.search(text) and place < 2:
            return "%", 0
        if place < 2 and re.search(r"\bnumber\b|\bper 10|\bdays\b|\bcount\b", text, re.IGNORECASE):
            return "", 0
        if _THOUSANDS.search(text):
            return "£", 3
        if _MILLIONS.search(text):
            return "£", 6
        if _POUNDS.search(text) and place < 2:
            return "£", 0
    return "", 0


def caption_of(passage: Passage) -> str:
    """What stands over a table without its column headers, which belong to the columns."""
    kept = [part for part in (passage.context or "").split(" · ") if "|" not in part]
    return " · ".join(dict.fromkeys(kept))


def same_value(said: Value, held: Value) -> bool:
    """Whether a statement's figure is the passage's, sign aside: same size in the same unit."""
    return said.size == held.size and said.unit == held.unit
