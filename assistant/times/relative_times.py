"""The relative times of a question in full: `a year earlier`, `the quarter before`, `the same months of 2022`, `the following March`.

Each is told from the one other time that the question names; where that is none or several, the words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.dates import MONTHS, days_in, months_in, quarter_ending, quarters_in, written

_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = r"20\d\d\s?[/–-]\s?(?:20)?\d\d(?![\d/-])"
_UNIT = r"(?:year|month|quarter)"
_BACK = frozenset("earlier before previously prior previous preceding".split())
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_MONTHS_OF = {"year": 12, "quarter": 3, "month": 1}
_LED = r"(?:in |at |from |to |on |of |for )?"
_SAME = (
    r"the same (?:quarter|months?|period|time|spell|stretch|point|day|date|(?:three|six|nine) months|part of the year)"
)
_ENDS = r"(?=\W*$|\s?[?.,;:)–-]| (?:and|in|for|at|than|was|were|is|are|did|does|do|to|or|there)\b)"
_STEP = re.compile(
    rf"\b{_LED}(?:{_SAME} )?(?:(?:(?P<number>a|one|two|three|four|five|ten|twelve|six|\d+) (?P<unit>{_UNIT})s?|the (?P<unit_2>{_UNIT})) "
    rf"(?:(?P<way>earlier|before|previously|prior|later|after){_ENDS}|(?P<way_2>on)(?=\W*$|\s?[?.,;)]))"
    rf"|(?:the|its|their) (?P<way_3>previous|preceding|following|next) (?P<unit_3>{_UNIT}))\b",
    re.IGNORECASE,
)
_SAME_OF = re.compile(
    rf"\b{_LED}{_SAME} (?:of|in) (?P<time>{_FINANCIAL}|{_YEAR}(?![\d%,/-]))|\b{_LED}{_SAME} (?:last|the previous) year\b",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(r"\b(?:against|with|beside|versus|vs?\.?) $", re.IGNORECASE)
_NEXT_MONTH = re.compile(
    rf"\bthe (?P<way>following|next|previous|preceding) (?P<month>{'|'.join(MONTHS)})\b(?! \d)", re.IGNORECASE
)


def relative_in_full(text: str) -> str:
    """The question with its one relative time in full, as far as it can be told."""
    ways: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], str | None]], ...] = (
        (_SAME_OF, _in_the_year),
        (_NEXT_MONTH, _at_the_month),
        (_STEP, _moved),
    )
    for pattern, told in ways:
        found = list(pattern.finditer(text))
        if len(found) == 1:
            start, end = found[0].span()
            named = _named(f"{text[:start]} {text[end:]}")
            then = told(named[0], found[0]) if len(named) == 1 else None
            led = "" if _HELD_AGAINST.search(text[:start]) else "in "
            return f"{text[:start]}{led}{then}{text[end:]}" if then else text
    return text


def _named(text: str) -> list[str]:
    """The times of a text: quarters, days and months; where there are none, financial years; else years."""
    spans = quarters_in(text)
    outside = text
    for start, end, _ in reversed(spans):
        outside = f"{outside[:start]} {outside[end:]}"
    days = [iso for _, iso in days_in(outside)]
    months = [iso for _, iso in months_in(outside) if not any(day.startswith(iso) for day in days)]
    financial = [_financial(match.group()) for match in re.finditer(rf"(?<!\d){_FINANCIAL}", outside)]
    years = [match.group() for match in re.finditer(rf"(?<![\d£.,/-]){_YEAR}(?![\d%,/-])", outside)]
    narrow = [*(iso for _, _, iso in spans), *days, *months]
    return list(dict.fromkeys(narrow or financial or years))


def _financial(text: str) -> str:
    return f"{text[:4]}-{(int(text[:4]) + 1) % 100:02d}"


def _moved(iso: str, found: re.Match[str]) -> str | None:
    """A time moved by the number of years, quarters or months that a relative time names, written in words."""
    number = found["number"]
    count = 1 if not number else _NUMBERS.get(number.lower()) or int(number)
    unit = (found["unit"] or found["unit_2"] or found["unit_3"]).lower()
    way = (found["way"] or found["way_2"] or found["way_3"]).lower()
    return _stepped(iso, (-count if way in _BACK else count) * _MONTHS_OF[unit])


def _in_the_year(iso: str, found: re.Match[str]) -> str | None:
    """A quarter, month or day in another year: calendar years move by those, financial years by these."""
    if len(iso) < 7 or _of_a_year(iso):
        return None
    if not (time := found["time"]):
        return _stepped(iso, -12)
    own = int(iso.split()[1][:4]) if iso.startswith("Q") else int(iso[:4])
    if iso.startswith("Q"):
        own += iso.startswith("Q4") and not re.search(r"\D", time)
    elif re.search(r"\D", time):
        own -= int(iso[5:7]) < 4
    return _stepped(iso, 12 * (int(time[:4]) - own))


def _at_the_month(iso: str, found: re.Match[str]) -> str | None:
    """The nearest month of that name before or after another month."""
    if not re.match(r"\d{4}-\d\d", iso) or _of_a_year(iso):
        return None
    own, named = int(iso[5:7]), MONTHS.index(found["month"].lower()) + 1
    forth = (named - own) % 12 or 12
    step = forth if found["way"].lower() not in _BACK else forth % 12 - 12
    return _stepped(iso[:7], step)


def _of_a_year(iso: str) -> bool:
    """Whether a time is a year or a financial year."""
    return len(iso) == 4 or (len(iso) == 7 and int(iso[5:]) > 12)


def _stepped(iso: str, months: int) -> str | None:
    """A time a number of months later, in words; None for a part of what it counts in."""
    if iso.startswith("Q"):
        first, ends = int(iso[3:7]), int(iso[1]) * 3 + 3
        at = first * 12 + ends - 1 + months
        return quarter_ending(at // 12, at % 12 + 1) if months % 3 == 0 else None
    if _of_a_year(iso):
        year = int(iso[:4]) + months // 12
        if months % 12:
            return None
        return f"{year}" if len(iso) == 4 else f"{year}-{(year + 1) % 100:02d}"
    at = int(iso[:4]) * 12 + int(iso[5:7]) - 1 + months
    day = f"{int(iso[8:])} " if len(iso) > 7 else ""
    return f"{day}{written(f'{at // 12}-{at % 12 + 1:02d}')}"
