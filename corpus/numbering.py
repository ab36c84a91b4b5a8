"""Paragraph numbers as councils print them: read off the start of a paragraph and followed from one to the next.

Numbers restart, repeat, skip and nest, so no order is enforced: a plain mark (`12.`, `b)`) is believed where a
paragraph starts with it, and only weak marks (`2.3 Text`, `4 Background`) have to fit what came before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_NUMBER = re.compile(r"(?P<open>\(?)(?P<value>\d{1,4})(?P<close>[.)])(?=\s|[^\d\s,.)]|$)")
_DOTTED = re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,3}){1,3})(?P<close>[.)]?)(?=\s|$)")
_BARE = re.compile(r"(?P<value>\d{1,3})\s+(?=[A-Z][A-Za-z]+)(?!" + _MONTH + ")", re.IGNORECASE)
_LETTER = re.compile(r"(?P<open>\(?)(?P<value>[a-z]|[ivxl]{2,5}|[A-Z])(?P<close>[.)])(?=\s|$|(?<=\))[A-Z])")
_MINUTE = re.compile(r"(?P<value>\d{1,4}(?:/\d{1,4})?)\s+(?=\(\d{1,3}\)\s)|(?P<slashed>\d\d/\d{1,3})\s+(?=[A-Z]{2,})")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_YEARS = range(1900, 2100)
_REACH = 3
_SENTENCE = 8
_BRACKETED = ("number)", "number()")


@dataclass(frozen=True)
class Mark:
    """A number at the start of a paragraph: `style` and `value` to follow it, `printed` to show it."""

    style: str
    value: tuple[int, ...]
    printed: str
    weak: bool = False

    @property
    def first(self) -> bool:
        return self.value[-1] == 1


def roman_value(numeral: str) -> int | None:
    """The value of a lower-case roman numeral below 90, None when the letters are not one."""
    if not re.fullmatch(r"(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", numeral) or not numeral:
        return None
    values = [_ROMAN.get(letter, 100) for letter in numeral]
    return sum(-value if value < later else value for value, later in zip(values, [*values[1:], 0], strict=True))


def marks_of(text: str) -> list[tuple[Mark, int]]:
    """The readings of the mark that the text starts with, each with the offset where the text goes on."""
    if found := _MINUTE.match(text):
        printed = found["value"] or found["slashed"]
        value = tuple(int(part) for part in printed.split("/"))
        return [(Mark("number." if len(value) == 1 else "slashed", value, printed), found.end())]
    if found := _DOTTED.match(text):
        value = tuple(int(part) for part in found["value"].split("."))
        return [(Mark("dotted", value, found["value"], weak=not found["close"]), found.end())]
    if found := _NUMBER.match(text):
        style = "number" + found["open"] + found["close"]
        printed = found["value"] if style == "number." else found.group(0)
        count = int(found["value"])
        return [(Mark(style, (count,), printed, weak=count in _YEARS), found.end())]
    if found := _LETTER.match(text):
        return [(mark, found.end()) for mark in _letter_readings(found)]
    if (found := _BARE.match(text)) and text[found.end()].isupper():
        return [(Mark("number.", (int(found["value"]),), found["value"], weak=True), found.end())]
    return []


def _letter_readings(found: re.Match[str]) -> list[Mark]:
    letters, close = found["value"], found["open"] + found["close"]
    printed = found.group(0).rstrip(".")
    readings = []
    if len(letters) == 1:
        style = ("letter" if letters.islower() else "capital") + close
        readings.append(Mark(style, (ord(letters.lower()) - 96,), printed))
    if (value := roman_value(letters)) is not None:
        readings.append(Mark("roman" + close, (value,), printed))
    return readings


def _leads_to(mark: Mark, ahead: str) -> int:
    """4, which outweighs all else, where the next mark is this one's successor in the same style."""
    following = Mark(mark.style, (mark.value[-1] + 1,), "")
    return 4 * any((found.style, found.value) == (following.style, following.value) for found, _ in marks_of(ahead))


class Numbering:
    """Follows the numbers through one report and says, of each paragraph, the whole number it bears."""

    def __init__(self) -> None:
        self._levels: list[Mark] = []
        self._closed = 0
        self._known = False
        self._bracketed: tuple[list[Mark], int] = ([], 0)
        self._suspended: list[Mark] = []

    def _second(self, mark: Mark, rest: str) -> tuple[Mark, int] | None:
        """A letter or numeral of another style right after the first mark, as in `a) i) To examine`."""
        kind = mark.style.rstrip("().")
        if (
            kind in ("number", "slashed")
            and (found := _NUMBER.match(rest))
            and found["open"]
            and rest[found.end() :].strip()
        ):
            return Mark("number()", (int(found["value"]),), found.group(0)), found.end()
        for second, end in marks_of(rest):
            other = second.style.rstrip("().")
            if other in ("letter", "roman") and other != kind and not second.weak and rest[end:].strip():
                return second, end
        return None

    @property
    def inner(self) -> bool:
        """Whether the paragraph last taken is an item of a list 1., 2., 3. inside a numbered paragraph."""
        return len(self._levels) > max(1, self._closed) and self._levels[-1].style == "number."

    def take(
        self, text: str, *, heading: bool = False, led_in: bool = False, ahead: str = ""
    ) -> tuple[str | None, str]:
        """The number that a paragraph bears, with its parents (`32 b)`), and the text after it.

        led_in: the numbered paragraph before it ends in a colon, so that a list which starts at 1 stands inside
            it; the items bear the paragraph's number and keep their own in the text.
        ahead: the next paragraph with a letter or roman numeral, which tells `i)` before `ii)` from `i)` before `j)`.
        """
        readings = [(mark, end) for mark, end in marks_of(text) if not mark.weak or self._fits(mark, text[end:])]
        if not readings:
            return None, text
        mark, end = max(readings, key=lambda reading: self._continues(reading[0]) + _leads_to(reading[0], ahead))
        rest = text[end:].lstrip()
        doubled = _NUMBER.match(rest) if mark.style == "number." else None
        doubled = doubled if doubled and not doubled["open"] else None
        inner = None if doubled else self._second(mark, rest)
        if not rest or (heading and mark.style.startswith("capital")):
            return None, text
        self._place(mark, led_in)
        if self.inner:
            return self.current(), text
        if doubled and rest[doubled.end() :].strip():
            return f"{mark.printed}. {doubled['value']}.", rest[doubled.end() :].lstrip()
        if inner:
            self._bracketed = ([], 0)
            self._place(inner[0])
            rest = rest[inner[1] :].lstrip()
        return self.current(), rest

    def adopt(self, printed: str, *, led_in: bool = False) -> str:
        """The whole number for a number that the format itself counted and `printed`; `led_in` as in `take`."""
        readings = marks_of(printed + " ") or marks_of(printed + ". ")
        if not readings:
            return printed
        self._place(max((mark for mark, _ in readings), key=self._continues), led_in)
        return self.current()

    def current(self) -> str:
        """The whole number of the paragraph last taken."""
        levels = self._levels[:-1] if self.inner else self._levels
        return " ".join(mark.printed for mark in levels[self._closed :])

    def close(self) -> None:
        """A heading stands between: what follows starts no sub-list of the paragraph before it."""
        self._bracketed = ([], 0)
        self._suspended = self._levels or self._suspended
        if self._levels and self._levels[0].style.startswith(("number", "dotted", "slashed")):
            self._levels = self._levels[:1]
            self._closed = 1
        else:
            self._levels, self._closed = [], 0

    def _fits(self, mark: Mark, rest: str) -> bool:
        """A weak mark needs a sentence after it, so that `5.6 % are` or `27 January` is not taken for one."""
        words = rest.split()
        if words and words[0].isdigit() and mark.style == "dotted":  # `4.1 612 people came`
            return self._near(mark) and len(words) >= _SENTENCE and words[1].isalpha()
        if not rest.lstrip()[:1].isupper() and rest.lstrip()[:1] not in "£‘“'\"([":
            return False
        if mark.style == "dotted":
            return not self._known or mark.value[-1] <= 2 or self._near(mark) or len(rest.split()) >= _SENTENCE
        return mark.first or self._continues(mark) > 0 or rest[:12].isupper()

    def _near(self, mark: Mark) -> bool:
        last = next((level.value for level in self._levels if level.style in ("dotted", "number.")), ())
        return bool(last) and 0 <= mark.value[0] - last[0] <= 1

    def _continues(self, mark: Mark) -> int:
        """How well the mark follows a level that is open: 3 right after it, 2 a first, 1 soon after it, else 0."""
        for level in reversed(self._levels):
            if level.style == mark.style and level.value[:-1] == mark.value[:-1]:
                step = mark.value[-1] - level.value[-1]
                if step == 1:
                    return 3
                if 1 < step <= _REACH:
                    return 1
        return 2 if mark.first else 0

    def _place(self, mark: Mark, led_in: bool = False) -> None:
        self._known = self._known or mark.style == "dotted"
        below = led_in and mark.first and mark.style == "number." and len(self._levels) > self._closed
        depth = len(self._levels) if below else self._depth_of(mark)
        if self._goes_back(mark):
            self._levels, self._closed = self._bracketed
            depth = len(self._levels) - 1
        if above := self._resumed(mark):
            self._levels, self._closed, depth = above, 0, len(above)
        self._levels = [*self._levels[:depth], mark]
        self._closed = min(self._closed, depth)
        if mark.style in _BRACKETED:
            self._bracketed = (self._levels, self._closed)

    def _resumed(self, mark: Mark) -> list[Mark]:
        """The parents of a letter or numeral that goes on after a heading with the list before it (`(n)`, heading, `(o)`)."""
        if mark.style.startswith(("number.", "dotted")) or mark.first or self._continues(mark):
            return []
        for depth, level in enumerate(self._suspended):
            if depth and level.style == mark.style and mark.value[-1] == level.value[-1] + 1:
                return self._suspended[:depth] if self._levels[:1] == self._suspended[:1] else []
        return []

    def _goes_back(self, mark: Mark) -> bool:
        """Whether `4)` goes on after `3)` over a list 1., 2., ... that stood between them."""
        last = next(iter(self._bracketed[0][-1:]), None)
        follows = last is not None and last.style == mark.style and mark.value[-1] == last.value[-1] + 1
        return follows and mark.style in _BRACKETED and all(level.style != mark.style for level in self._levels)

    def _depth_of(self, mark: Mark) -> int:
        if mark.style in ("dotted", "slashed"):
            return 0
        for depth in range(len(self._levels) - 1, -1, -1):
            level = self._levels[depth]
            if level.style == mark.style and 0 < mark.value[-1] - level.value[-1] <= _REACH:
                return depth
        same = [depth for depth, level in enumerate(self._levels) if level.style == mark.style]
        if same:
            return same[-1]
        return 0 if mark.style == "number." else len(self._levels)
