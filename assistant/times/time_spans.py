"""The times of a question as stretches of it, with the words that lead to them: `in March 2021`, `the end of 2021/22`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.sentences import Span
from assistant.times.times import is_financial_year, named_times
from corpus.dates import MONTHS

MONTH = "|".join(sorted({name[:n] for name in MONTHS for n in (3, 4, len(name))}, key=len, reverse=True))
_TIME = re.compile(
    r"\b(?:(?:in|on|at|by|for|during|since|from|to|until|as at|of) )?(?:the )?(?:(?:end|start|close|beginning|middle|month|quarter|year|twelve months|"
    r"financial year|spring|summer|autumn|winter|week|early|late|mid) ?-?(?:of |to |ended |ending |in )?(?:the )?)*"
    rf"(?:(?:Q|Quarter )[1-4](?: of| in|,)? 20\d\d\s?[/–-]\s?\d\d(?:\d\d)?\b|(?:{MONTH})\.?(?:\s?(?:to|and|-|–)\s?)(?:{MONTH})\.? (?:19|20)\d\d\b"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{MONTH})\.?,? (?:19|20)\d\d\b|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?<![\d£.,/-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?![\d%]|,\d)"
    r"|(?:Q|Quarter )[1-4]\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TimeSpan:
    """A time at [start, end) with the words that lead to it; `order` sorts times, `iso` are the times it names."""

    start: int
    end: int
    iso: tuple[str, ...]
    order: str


def time_spans(text: str) -> list[TimeSpan]:
    """The times of a text with the words that lead to them, in order."""
    found = []
    for match in _TIME.finditer(text):
        iso = named_times(match.group())
        if iso:
            found.append(TimeSpan(match.start(), match.end(), iso, _order(iso[0])))
    return found


def _order(iso: str) -> str:
    """A key that sorts days, months, quarters and years as they follow each other."""
    if iso.startswith("Q") and len(iso) > len("Q1"):
        after = int(iso[3:7]) * 12 + 3 * int(iso[1])
        return f"{after // 12}-{after % 12 + 1:02d}"
    return iso


def sort_of(one: TimeSpan) -> str:
    """Whether a time is a financial year, a calendar year or narrower; those do not compare with each other."""
    return "year" if is_financial_year(one.iso[0]) else "calendar" if len(one.iso[0]) == 4 else "narrow"


def is_time(text: str, span: Span) -> bool:
    """Whether a side is a time and nothing else."""
    start, end = span
    return any(
        not re.search(r"\w", text[start : one.start] + text[one.end : end])
        for one in time_spans(text[start:end])
        for one in [_moved(one, start)]
    )


def _moved(one: TimeSpan, by: int) -> TimeSpan:
    return TimeSpan(one.start + by, one.end + by, one.iso, one.order)


def bare_months(name: str) -> tuple[str, ...]:
    """The months, `01` to `12`, that a side names without a year; none where it names a whole time."""
    if time_spans(name):
        return ()
    named = re.findall(rf"\b({MONTH})\b(?!\.?,? (?:19|20)\d\d|\.?,? \d)", name, re.IGNORECASE)
    named = [word for word in named if word != "may"]
    numbers = [next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word.lower()[:3])) for word in named]
    return tuple(f"{number:02d}" for number in numbers)
