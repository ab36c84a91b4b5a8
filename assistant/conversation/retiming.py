"""The question before with another time in the place of its own, or with more behind it."""

from __future__ import annotations

import re

from assistant.conversation.timing import (
    QUARTER,
    filled,
    free_mentions,
    mentions,
    relative_in,
    shifted,
    yearless,
)

_THAT_TIME = re.compile(
    r"\s*\b(?:(?:in|at|by|for|on|during)\s+)?(?:that(?: same)?|the same) (?:year|month|quarter|time|day|period|point|stage|date)\b(?! (?:as|in|of|last)\b)",
    re.I,
)
_AT_THE_TIME = re.compile(r",? (?:at|by) the time of [^,;:?]+(?=\W*$)", re.IGNORECASE)


def with_times(before: str, text: str) -> str | None:
    """The question before with the time that a fragment names in the place of its own; None when it names none."""
    own = mentions(before)
    meant = relative_in(text)
    if meant:
        last = own[-1] if own else None
        time = shifted(last.time, meant) if last else None
        return put(before, last.end - len(last.time), last.end, time) if last and time else None
    named = mentions(text)
    if not named and own:
        time = filled(text, own[-1].time)
        if time is None:
            return None
        start = own[-1].start if " the " in f" {time} " else own[-1].end - len(own[-1].time)
        return put(before, start, own[-1].end, f" {time}")
    if not named:
        return put(before, *place) if (place := yearless(before, text)) else None
    whole = text[named[0].start : named[-1].end].strip(" ,")
    if not own:
        before = _AT_THE_TIME.sub("", before)
        return appended(before, whole if whole != named[0].time else f"in {whole}")
    return _timed_anew(before, whole, led=whole.lower() != named[0].time.lower())


def without_that_time(before: str, text: str) -> str:
    """The text without its `in that year`, `at the same quarter`, where the question before names the time that is carried on."""
    return _THAT_TIME.sub("", text) if free_mentions(before) or QUARTER.search(before) else text


def appended(before: str, text: str) -> str:
    """The question with a phrase before the time at its end, or at its end."""
    stripped = before.rstrip(" ?")
    mark = "?" if before.rstrip().endswith("?") else ""
    times = free_mentions(stripped)
    if times and times[-1].end == len(stripped) and times[-1].whole != times[-1].time:
        return f"{stripped[: times[-1].start].rstrip(' ,')} {text} {times[-1].whole}{mark}"
    return f"{stripped} {text}{mark}"


def last_times(before: str, text: str) -> str:
    """The times of the question before with what leads them in, when the text names none."""
    if mentions(text) or relative_in(text):
        return ""
    return " ".join(time.whole for time in free_mentions(before))


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with other words between two offsets."""
    joined = f"{text[:start]}{new}{text[end:]}"
    return re.sub(r"\s+", " ", joined).strip()


def _timed_anew(before: str, whole: str, led: bool) -> str:
    """All times of the question taken out but the last, in whose place the new one stands."""
    own = mentions(before)
    last = own[-1]
    place = put(before, last.start if led else last.end - len(last.time), last.end, f" {whole}" if led else whole)
    if not led and last.whole == last.time and last.start == last.end - len(last.time):
        place = put(before, last.start, last.end, whole)
    for time in reversed(own[:-1]):
        place = f"{place[: time.start].rstrip(' ,')} {place[time.end :].lstrip()}"
    return re.sub(r"\s+", " ", place).strip()
