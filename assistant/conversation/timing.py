"""The times of a question as they are written in it, and the time that `the year before` means there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.dates import MONTHS

_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS) + ")"
_YEARS = r"(?:20\d\d\s?[/–-]\s?(?:20)?\d\d|(?:19|20)\d\d)(?![\d%]|,\d)"
_SEASON = r"(?:spring|summer|autumn|winter)"
_QUARTER = r"(?:Q|Qtr\.?\s?|quarter\s)(?:[1-4]|one|two|three|four)"
MENTION = re.compile(
    rf"(?<![\d£.,/-])\b(?:\d\d?/\d\d?/(?:20)?\d\d|{_QUARTER}(?:,?\s+(?:of\s+)?{_YEARS})?"
    rf"|(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH}\s+(?:to|and|[-–])\s+)?{_MONTH}\.?,?|{_SEASON})\s+{_YEARS}"
    rf"|{_YEARS})",
    re.IGNORECASE,
)
QUARTER = re.compile(rf"\b{_QUARTER}\b", re.IGNORECASE)
_LEAD = (
    r"(?:(?:as (?:at|of)|at|by|in|on|for|during|since|from|until|up to|before|after|over|throughout|between|and in|and)\s+"
    r"(?:the\s+)?(?:(?:start|end|beginning|middle|month|quarter|financial year|year)\s+(?:of\s+|to\s+)?)?|,\s*)"
)
_SPAN = re.compile(rf"(?<!\bthe)\s*(?P<whole>{_LEAD}?(?P<time>{MENTION.pattern}))", re.IGNORECASE)
_BARE_MONTH = re.compile(rf"^(?:(?:in|for|by|at the end of)\s+)?(?P<month>{_MONTH})$", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?<!\d )\b(?:in|for|by|at the end of)\s+(?P<time>{_MONTH})\b(?!\.?,? \d)", re.IGNORECASE)
_QUARTER_ALONE = re.compile(rf"\b(?:(?:in|for|at)\s+(?=Q|q))?(?P<time>{_QUARTER})\b(?!,? (?:of )?\d)", re.IGNORECASE)
_BARE_QUARTER = re.compile(rf"^(?:(?:in|for|at)\s+)?(?:the\s+)?(?P<quarter>{_QUARTER})$", re.IGNORECASE)
_PERIOD = re.compile(
    r"^(?:(?:over|for|in|across|during)\s+)?the (?:(?:whole|full|first|second|half|last)[ -]?)+(?:of the )?(?:financial )?year$",
    re.I,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_UNIT = r"(?P<unit>year|month|quarter)s?"
_RELATIVE = (
    re.compile(
        rf"(?:(?:in|for|at|on)\s+)?(?:(?:the\s+)?same\s+(?:time|month|day|quarter|point|date)\s+(?:in\s+)?)?"
        rf"(?:the\s+|(?P<count>a|one|two|three|four|five|six|ten|\d\d?)\s+)?"
        rf"{_UNIT}\s+(?P<way>before|earlier|previously|prior|ago|after|later|on)",
        re.I,
    ),
    re.compile(
        rf"(?:(?:in|for)\s+)?the\s+(?P<way>previous|preceding|prior|following|next)\s+(?P<count>two|three|\d)?\s*{_UNIT}",
        re.I,
    ),
)
_BACK = frozenset("before earlier previously prior ago previous preceding".split())


@dataclass(frozen=True)
class Mention:
    """A time as it stands in a question: where, with the preposition before it, and the time alone.

    attributive: whether it is part of a name, as in `the 2021 plan`, so that it cannot stand elsewhere.
    """

    start: int
    end: int
    whole: str
    time: str
    attributive: bool = False


def mentions(text: str) -> list[Mention]:
    """The times that a text names, in order, each with the preposition that leads it in."""
    return [
        Mention(
            found.start("whole"), found.end(), found["whole"].lstrip(", "), found["time"], _attributive(text, found)
        )
        for found in _SPAN.finditer(text)
        if re.search(r"\d{2}", found["time"])  # a quarter alone is no time yet
    ]


def free_mentions(text: str) -> list[Mention]:
    """The times that are no part of a name."""
    return [found for found in mentions(text) if not found.attributive]


def _attributive(text: str, found: re.Match[str]) -> bool:
    led = re.search(r"\b(?:the|a|an|this|that|its|their|our)\s+$", text[: found.start("time")], re.IGNORECASE)
    return bool(led) and bool(re.match(r"\s+[A-Za-z]", text[found.end() :]))


def untimed(text: str) -> str:
    """The text without its times and what leads them in."""
    for found in reversed(free_mentions(text)):
        text = f"{text[: found.start].rstrip()} {text[found.end :].lstrip()}"
    return re.sub(r"\s+([?,.])", r"\1", " ".join(text.split())).strip(" ,")


def relative_in(text: str) -> re.Match[str] | None:
    """The words of a text that name a time by another: `the year before`, `two months later`."""
    return next((found for pattern in _RELATIVE if (found := pattern.search(text))), None)


def shifted(time: str, found: re.Match[str]) -> str | None:
    """The time that relative words mean, written like the time they start from; None when it names no such unit."""
    counted = found["count"] or "a"
    count = int(counted) if counted.isdigit() else _NUMBERS[counted.lower()]
    steps = -count if found["way"].lower() in _BACK else count
    unit = found["unit"].lower()
    if unit == "year":
        return _years_shifted(time, steps)
    return _month_shifted(time, steps) if unit == "month" else _quarter_shifted(time, steps)


def filled_in(text: str, before: str) -> str:
    """The text, its one quarter without a year with the year that the question before names last."""
    own, years = list(QUARTER.finditer(text)), re.findall(_YEARS, before)
    if len(own) != 1 or not years or re.search(_YEARS, text):
        return text
    return f"{text[: own[0].end()]} {years[-1]}{text[own[0].end() :]}"


def yearless(before: str, text: str) -> tuple[int, int, str] | None:
    """Where a question names its one month or quarter without a year, and what goes there, when the text is nothing but another.

    What leads a time in goes too only where both have it.
    """
    month, quarter = _BARE_MONTH.match(text), _BARE_QUARTER.match(text)
    own = list((_MONTH_ALONE if month else _QUARTER_ALONE).finditer(before))
    if len(own) != 1 or not (month or quarter):
        return None
    named = month["month"] if month else quarter["quarter"] if quarter else ""
    led = own[0].start() < own[0].start("time")
    return (*own[0].span(), text) if led and text != named else (*own[0].span("time"), named)


def filled(text: str, time: str) -> str | None:
    """A month, quarter or half named without a year, with the year of another time; None when it is no such time."""
    years = re.search(_YEARS, time)
    month, quarter = _BARE_MONTH.match(text), _BARE_QUARTER.match(text)
    if years is None or not (month or quarter or _PERIOD.match(text)):
        return None
    if not (month or quarter):
        return f"{text} of {years[0]}"
    if quarter:
        return f"{quarter['quarter']} {years[0]}"
    assert month is not None
    named = month["month"].capitalize()
    first = int(years[0][:4])
    later = len(years[0]) > 4 and _number(named) <= 3  # a financial year ends in March of the year after
    return f"{named} {first + later}"


def _years_shifted(time: str, steps: int) -> str | None:
    years = re.search(_YEARS, time)
    if years is None:
        slashed = re.fullmatch(r"(\d\d?/\d\d?/)((?:20)?\d\d)", time)
        return f"{slashed[1]}{int(slashed[2]) + steps:02d}" if slashed else None
    moved = re.sub(r"\d+", lambda number: _moved(number[0], steps), years[0])
    return time[: years.start()] + moved + time[years.end() :]


def _moved(year: str, steps: int) -> str:
    return str(int(year) + steps) if len(year) == 4 else f"{(int(year) + steps) % 100:02d}"


def _month_shifted(time: str, steps: int) -> str | None:
    found = re.fullmatch(rf"({_MONTH})\.?,?\s+((?:19|20)\d\d)", time, re.IGNORECASE)
    if not found:
        return None
    months = int(found[2]) * 12 + _number(found[1]) - 1 + steps
    return f"{MONTHS[months % 12].capitalize()} {months // 12}"


def _quarter_shifted(time: str, steps: int) -> str | None:
    found = re.match(r"(Q|Qtr\.?\s?|quarter\s)(\d)", time, re.IGNORECASE)
    if not found:
        return None
    quarters = int(found[2]) - 1 + steps
    moved = f"{found[1]}{quarters % 4 + 1}{time[found.end() :]}"
    return _years_shifted(moved, quarters // 4) if quarters // 4 else moved


def _number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
