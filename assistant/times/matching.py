"""Matching of times: how well a passage matches the times that a question names, of a table row by its columns too."""

from __future__ import annotations

import re

from assistant.times.column_times import closeness, column_times
from assistant.times.times import is_financial_year, names_time, quarter_ended, quarters_of, same_time
from corpus.dates import MONTHS
from corpus.report import Row
from index.search import Found

_WORDS = 3
_REPORT = 2
_YEAR = 1
_ENDS_WITH = 2
_LONGEST_TIME = 4


def match_of_time(found: Found, times: tuple[str, ...]) -> int:
    """How well a passage matches the times asked for: 3 its words, 2 its report's date, 1 its year only, 0 not at all.

    With several times, the worst of them counts.
    """
    return min((_match(found, time) for time in times), default=_WORDS)


def _match(found: Found, time: str) -> int:
    passage, own = found.passage, found.particulars
    if passage.row and _is_of_another(passage.row, time) and not _has_column_of(found, time):
        return _YEAR
    near = f"{passage.text} {passage.context or ''} {' '.join(passage.section)} {' '.join(_headers(found))}"
    if names_time(near, time) or names_time(f"{own.title} {own.period or ''}", time) or _has_column_of(found, time):
        return _WORDS
    quarter = time if time.startswith("Q") else quarter_ended(time)
    if quarter and quarter in quarters_of(near, own.period):
        return _WORDS
    if quarter and own.period == quarter:
        return _REPORT
    if time.startswith("Q"):
        return min(_match(found, time.split()[1]), _YEAR)
    dated = [date for date in (own.report_date, own.meeting_date) if date]
    if any(same_time(date, time) for date in dated) or _month_of_that_year(near, time, own.report_date):
        return _REPORT
    year = time[:4]
    return _YEAR if year in near or any(date.startswith(year) for date in dated) else 0


def _month_of_that_year(text: str, time: str, report_date: str | None) -> bool:
    """Whether a text names the month without a year and its report is of the twelve months from then on."""
    if len(time) < 7 or is_financial_year(time) or not report_date or len(report_date) < 7:
        return False
    year, month = int(time[:4]), int(time[5:7])
    since = (int(report_date[:4]) - year) * 12 + int(report_date[5:7]) - month
    name = MONTHS[month - 1]
    day = rf"\b{int(time[8:10])}(?:st|nd|rd|th)?\s+" if len(time) == 10 else r"\b"
    return 0 <= since < 12 and bool(re.search(rf"{day}{name}\b(?!,?\s+(?:19|20)\d\d)", text, re.IGNORECASE))


def _headers(found: Found) -> list[str]:
    row = found.passage.row
    return [" ".join(cell.column) for cell in row.cells] if row else []


def _is_of_another(row: Row, time: str) -> bool:
    """Whether a row is labelled by another time than the one asked for, whatever years its caption spans."""
    labelled = column_times((row.label,)) if len(row.label.split()) <= _LONGEST_TIME else ()
    return bool(labelled) and not any(closeness(told, time) for told in labelled)


def _has_column_of(found: Found, time: str) -> bool:
    """Whether a column of a table row is told for the time, or for its end (`30-Nov-24`; `2022` in a table for January).

    Where the rows are times, whether this row is.
    """
    row, period = found.passage.row, found.particulars.period
    around = f"{found.passage.context or ''} {' '.join(found.passage.section[-2:])}"
    headers = dict.fromkeys(cell.column for cell in row.cells) if row else ()
    label = row.label if row else ""
    times = (told for header in headers for told in column_times(header, around, period, label))
    of_row = column_times((label,), around, period) if 0 < len(label.split()) <= _LONGEST_TIME else ()
    held = [told for told in (*times, *of_row) if len(told) >= len(time)]
    return any(closeness(told, time) >= _ENDS_WITH for told in held)
