"""The one time that a figure surely holds for, and how times of one sort follow each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import AsAtFrom
from assistant.asking.question import times_in
from assistant.facts.fact import Fact
from assistant.times.times import is_financial_year, same_time
from corpus.dates import MONTHS, quarters_in

_CURRENT = re.compile(
    r"\b(?:current(?:ly)?|now|at present|at the time of writing|today|latest|stands? at|there (?:are|is))\b",
    re.IGNORECASE,
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_STRETCH = re.compile(
    rf"\b{_MONTH}(?:,? \d{{4}})?\s*(?:to|until|till|through|[-–])\s*(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\W*(?:in|on|at|as|by|of|for|during|from)\b[^,;]*", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:than|compared|against|since|same (?:quarter|month|period|time|point)|earlier|ago|before|previous|last)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:years?|quarters?|months?|weeks?|annual(?:ly)?|previous(?:ly)?|earlier|ago|next|peak|highest)\b",
    re.IGNORECASE,
)


def time_of(fact: Fact) -> tuple[str, AsAtFrom] | None:
    """The one time that a figure surely holds for; its report's date only where the words say that it is the current one."""
    return _time_of_cell(fact) if fact.header is not None else _time_in_text(fact)


def _time_of_cell(fact: Fact) -> tuple[str, AsAtFrom] | None:
    header = " ".join(fact.header or ())
    own = narrowest(fact.times)
    sure = own or narrowest(fact.times_around)
    if (_STRETCH.search(header) and not quarters_in(header)) or len(sure) != 1 or not _is_whole(sure[0]):
        return None
    return sure[0], "text" if own else "heading"


def _time_in_text(fact: Fact) -> tuple[str, AsAtFrom] | None:
    """A time has to be printed in full, right by the figure, opening its sentence, or in brackets behind it."""
    beside = _beside(fact)
    printed = narrowest(times_in(beside))
    if (_STRETCH.search(beside) and not quarters_in(beside)) or (not printed and times_in(fact.around)):
        return None
    own = narrowest(fact.times)
    if len(printed) == 1 and not (_COMPARES.search(beside) and not own):
        return (printed[0], "text") if not own or same_time(printed[0], own[0]) else None
    if printed or own or _PERIOD.search(fact.around):
        return (own[0], "text") if len(own) == 1 and own[0] in printed else None
    around = narrowest(fact.times_around)
    if around:
        return (around[0], "heading") if fact.by_heading and len(around) == 1 and _is_whole(around[0]) else None
    date = fact.found.particulars.report_date
    return (date, "report_date") if date and len(date) == 10 and _CURRENT.search(fact.around) else None


def _beside(fact: Fact) -> str:
    """The words about a figure, those that open its sentence up to a comma, and those in brackets behind."""
    start = fact.around.find(fact.near)
    before, after = fact.around[: max(start, 0)], fact.around[start + len(fact.near) :] if start >= 0 else ""
    opening = _OPENING.match(before)
    bracket = re.match(r"\s*\([^)]*\)", after)
    return f"{opening[0] if opening else ''} {fact.near} {bracket[0] if bracket else ''}"


def narrowest(times: Sequence[str]) -> list[str]:
    """The times without those that another of them lies in."""
    return [one for one in dict.fromkeys(times) if not any(other != one and same_time(other, one) for other in times)]


def sort_of_time(time: str) -> str:
    """`quarter`, `financial year`, `year`, or `date` for a day or month."""
    if time.startswith("Q"):
        return "quarter"
    if is_financial_year(time):
        return "financial year"
    return "year" if len(time) == 4 else "date"


def order_of(time: str) -> str:
    """A key that sorts times as they end: an ISO day, the last of a month, quarter or year."""
    if time.startswith("Q"):
        year, ends = int(time[3:7]), ("06-30", "09-30", "12-31", "03-31")[int(time[1]) - 1]
        return f"{year + (time[1] == '4')}-{ends}"
    if is_financial_year(time):
        return f"{int(time[:4]) + 1}-03-31"
    return time if len(time) == 10 else f"{time}-31" if len(time) == 7 else f"{time}-12-31"


def _is_whole(time: str) -> bool:
    return len(time) >= 4 and not (time.startswith("Q") and " " not in time)
