"""Automatic paragraph numbers of a DOCX, counted and printed as Word does (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.readers.docx_names import FALLBACK, child, count, switch, value, word
from corpus.readers.docx_package import Element
from corpus.readers.docx_styles import Numbering, Style, StyleSheet
from corpus.readers.list_numbers import word_number

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
DECIMAL_FORMATS = frozenset({"decimal", "decimalZero"})


@dataclass(frozen=True)
class Level:
    """One level of a list: how its number looks and when it starts again.

    restart: 1-based level whose use restarts this one; 0 never, None any outer level.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True)
class WordList:
    """One list (`w:num`): the scheme that counts for it, its levels, and the levels that it starts afresh."""

    scheme: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True)
class Printed:
    """What Word prints before a paragraph: a number, a bullet (number None) or fixed words.

    paragraph: true for a decimal number of a numbered paragraph (`1.`, `2.3`), false for a list item (`a)`, `•`).
    """

    level: int
    number: str | None = None
    words: str = ""
    paragraph: bool = False


@dataclass
class Counters:
    """The counters of one scheme, shared by all lists that use it; None where a level has not been used."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class ListNumbers:
    """Counts paragraph by paragraph, in reading order."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._schemes = {} if root is None else _by_id(root, "abstractNum", "abstractNumId")
        self._elements = {} if root is None else _by_id(root, "num", "numId")
        self._lists: dict[str, WordList | None] = {}
        self._counters: dict[str, Counters] = {}
        self._used: set[tuple[str, int]] = set()

    def next(self, numbering: Numbering, style: Style) -> Printed | None:
        """Count one paragraph and say what is printed before it; None where the list does not exist."""
        word_list = self._list(numbering.list_id)
        if word_list is None:
            return None
        index = _level_index(numbering, word_list, style)
        self._count(numbering.list_id, word_list, index)
        return self._print(word_list, index)

    def _list(self, list_id: str) -> WordList | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: str) -> WordList | None:
        element = self._elements.get(list_id)
        scheme_id = self._scheme_id(value(element, "abstractNumId"))
        scheme = self._schemes.get(scheme_id)
        if element is None or scheme is None:
            return None
        levels = {_index(level): _read_level(level) for level in scheme.findall(word("lvl"))}
        starts: dict[int, int] = {}
        for override in element.findall(word("lvlOverride")):
            own = child(override, "lvl")
            if own is not None:
                levels[_index(override)] = _read_level(own)
            start = count(override, "startOverride")
            if start is not None:
                starts[_index(override)] = start
        return WordList(scheme_id, levels, starts)

    def _scheme_id(self, scheme_id: str | None) -> str:
        """Follow a scheme that only points to a numbering style to the scheme behind that style."""
        link = value(self._schemes.get(scheme_id or ""), "numStyleLink")
        list_id = self._styles.list_of_numbering_style(link) if link else None
        linked = value(self._elements.get(list_id or ""), "abstractNumId")
        return linked or scheme_id or ""

    def _count(self, list_id: str, word_list: WordList, index: int) -> None:
        values = self._counters.setdefault(word_list.scheme, Counters()).values
        first = (list_id, index) not in self._used
        self._used.add((list_id, index))
        current = values[index]
        if current is None or (first and index in word_list.starts):
            values[index] = _start(word_list, index)
        else:
            values[index] = current + 1
        for deeper in range(index + 1, LEVELS):
            if _restarts(word_list.levels.get(deeper, Level()), deeper, index):
                values[deeper] = None

    def _print(self, word_list: WordList, index: int) -> Printed:
        level = word_list.levels.get(index, Level())
        if level.number_format == "bullet":
            return Printed(index)
        places = [int(place) - 1 for place in PLACE.findall(level.text)]
        if not places:
            return Printed(index, words=level.text.strip())
        number = PLACE.sub(lambda place: self._place(word_list, level, int(place.group(1)) - 1), level.text).strip()
        formats = {"decimal" if level.legal else _format(word_list, place) for place in places}
        decimal = formats <= DECIMAL_FORMATS and (index == 0 or len(places) > 1)
        return Printed(index, number or None, paragraph=decimal)

    def _place(self, word_list: WordList, level: Level, index: int) -> str:
        """One `%n` of the text; an outer level that was never used shows where it would start."""
        value_of = self._counters[word_list.scheme].values[index]
        number = _start(word_list, index) if value_of is None else value_of
        number_format = _format(word_list, index)
        return word_number(number, "decimal" if level.legal and number_format != "none" else number_format)


def _by_id(root: Element, name: str, identity: str) -> dict[str, Element]:
    return {element.get(word(identity), ""): element for element in root.findall(word(name))}


def _index(element: Element) -> int:
    text = element.get(word("ilvl"), "0")
    return min(int(text), LEVELS - 1) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _read_level(element: Element) -> Level:
    number_format = value(element, "numFmt") or value(element.find(f".//{FALLBACK}"), "numFmt") or "decimal"
    start = count(element, "start")
    return Level(
        start=0 if start is None else start,
        number_format=number_format,
        text=value(element, "lvlText") or "",
        restart=count(element, "lvlRestart"),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _level_index(numbering: Numbering, word_list: WordList, style: Style) -> int:
    """The paragraph's own level, or the level that the list links to its style or an ancestor of it."""
    if numbering.level is not None:
        return max(0, min(numbering.level, LEVELS - 1))
    for link in style.chain:
        for index, level in word_list.levels.items():
            if level.style == link:
                return index
    return 0


def _format(word_list: WordList, index: int) -> str:
    return word_list.levels.get(index, Level()).number_format


def _start(word_list: WordList, index: int) -> int:
    return word_list.starts.get(index, word_list.levels.get(index, Level()).start)


def _restarts(level: Level, deeper: int, used: int) -> bool:
    if level.restart is None:
        return True
    return level.restart > 0 and used < min(level.restart, deeper)
