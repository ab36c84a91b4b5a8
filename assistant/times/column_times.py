"""Column times: the time that a column's header stands for, and how near it is to the time that is asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from assistant.asking.question import times_in
from assistant.times.times import bare_months, is_financial_year, named_times
from corpus.dates import MONTHS

_SHORT_YEARS = re.compile(
    r"(?<![Aa]ge )(?<![Aa]ges )(?<![Aa]ged )(?<![\d£.,/–-])(?P<first>\d\d)\s?[/–-]\s?(?P<second>\d\d)(?![\d/.,–-]|\s?%)"
)
_SHORT_DATE = re.compile(
    rf"\b(?P<day>\d\d?[ -])?(?P<month>{'|'.join(name[:3] for name in MONTHS)})[a-z]*[ ’'-]+(?P<year>\d\d)(?!\d)", re.I
)
_MONTH_ALONE = re.compile(rf"\b({'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\b", re.I)
_DAY_ALONE = re.compile(
    rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)? (?P<month>{'|'.join(name[:3] for name in MONTHS)})[a-z]*\b", re.I
)
_QUARTER = re.compile(r"\b(?:Q|Qtr\.?\s?|Quarter\s)([1-4])\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:this|current|latest|reporting)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:last|previous|prior)\b", re.IGNORECASE)
_STRETCH = re.compile(r"\b(?:quarter|year|period|month)\b|^\s*(?:current|latest|previous)\s*$", re.IGNORECASE)

Span = tuple[date, date]


def column_times(
    column: Sequence[str], around: str = "", period: str | None = None, label: str = ""
) -> tuple[str, ...]:
    """The ISO times of a column; a quarter, a day, a month or `this year` takes its year from what stands around the
    table, a bare year its quarter or month from the row.

    around: caption and headings; period: the financial year or quarter that the report is about; label: of the row.
    """
    header = _spelt(" ".join(column))
    told = times_in(header)
    if len(told) == 1 and (within := _within(told[0], label)):
        return (within,)
    if told:
        months = bare_months(around) if len(told) == 1 and len(told[0]) == 4 else ()
        return (f"{told[0]}-{months[0]:02d}",) if len(months) == 1 else told
    about = [time for time in (*named_times(_spelt(around)), period or "") if is_financial_year(time[-7:])]
    year = about[0][-7:] if about else None
    if (quarter := _QUARTER.search(header)) and year:
        return (f"Q{quarter[1]} {year}",)
    if (day := _DAY_ALONE.search(header)) and year:
        return (f"{_month_of(day['month'], year)}-{int(day['day']):02d}",)
    if (month := _MONTH_ALONE.search(header)) and year and len(header.split()) <= 2:
        return (_month_of(month[1], year),)
    if about and _STRETCH.search(header):
        return (about[0],) if _NOW.search(header) else (_one_before(about[0]),) if _BEFORE.search(header) else ()
    return ()


def _within(year: str, label: str) -> str | None:
    """The quarter or month that names a row, in the year that its column stands for; None where it names none."""
    if is_financial_year(year) and (quarter := _QUARTER.fullmatch(label.strip())):
        return f"Q{quarter[1]} {year}"
    month = _MONTH_ALONE.fullmatch(label.strip())
    if month and is_financial_year(year):
        return _month_of(month[1], year)
    return f"{year}-{_number_of(month[1]):02d}" if month and len(year) == 4 else None


def closeness(held: str, asked: str) -> int:
    """How near two times are: 3 the same, 2 one ends with the other, 1 one lies inside the other, 0 apart."""
    one, other = span_of(held), span_of(asked)
    if one is None or other is None:
        return 3 if held == asked else 0
    if one == other:
        return 3
    inside = (one[0] >= other[0] and one[1] <= other[1]) or (other[0] >= one[0] and other[1] <= one[1])
    if inside and one[1] == other[1]:
        return 2
    starts = len(asked) == 4 and held.startswith(asked)
    return int(inside or starts)


def span_of(time: str) -> Span | None:
    """The first and last day of an ISO day, month, year, financial year or quarter of one; None for anything else."""
    if quarter := re.fullmatch(r"Q([1-4]) (\d{4})-\d\d", time):
        number, year = int(quarter[1]), int(quarter[2])
        month = 3 * number + 1 if number < 4 else 1
        year += number == 4
        return date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])
    if is_financial_year(time):
        return date(int(time[:4]), 4, 1), date(int(time[:4]) + 1, 3, 31)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", time):
        return None
    year, *rest = (int(part) for part in time.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    try:
        if len(rest) == 2:
            return date(year, first, rest[1]), date(year, first, rest[1])
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def _spelt(text: str) -> str:
    """`20-21` and `Mar 21` with the century that they leave out."""
    whole = _SHORT_DATE.sub(
        lambda found: f"{(found['day'] or '').strip(' -')} {found['month']} 20{found['year']}", text
    )
    return _SHORT_YEARS.sub(
        lambda found: (
            f"20{found['first']}-{found['second']}"
            if (int(found["first"]) + 1) % 100 == int(found["second"])
            else found[0]
        ),
        whole,
    )


def _month_of(name: str, year: str) -> str:
    number = _number_of(name)
    return f"{int(year[:4]) + (number < 4)}-{number:02d}"


def _number_of(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3]))


def _one_before(time: str) -> str:
    """The quarter or financial year before: `Q4 2021-22` before `Q1 2022-23`."""
    first = int(time[-7:-3])
    year = f"{first - 1}-{first % 100:02d}"
    if not time.startswith("Q"):
        return year
    return f"Q{int(time[1]) - 1} {time[3:]}" if time[1] != "1" else f"Q4 {year}"
