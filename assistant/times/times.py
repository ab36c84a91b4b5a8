"""Times that texts name: quarters by their report, months without a year, one time inside another, and the date that a figure holds for."""

from __future__ import annotations

import re

from assistant.answer import AsAtFrom
from assistant.asking.question import times_in
from corpus.dates import MONTHS, days_in, financial_years_in, months_in, quarter_ending
from index.search import Found

_QUARTER = re.compile(r"\bQ(?:uarter|tr)?\s?([1-4])\b", re.IGNORECASE)
_SAME_QUARTER = re.compile(
    r"\bsame (?:quarter|period|three months) (?:of|in) (?P<year>20\d\d\s?[/–-]\s?(?:20)?\d\d)", re.IGNORECASE
)
_BARE_MONTH = re.compile(
    rf"\b(?:in|by|for|since|end of) (?:{'|'.join(MONTHS)})\b(?!\.?,?\s+(?:19|20)\d\d|\s*(?:to|and|[-–/])\s)",
    re.IGNORECASE,
)
COMPARED_WITH = re.compile(r"\b(?:than|compared (?:with|to)|against|(?:up|down) from|since)\b[^.;:()]*", re.IGNORECASE)
_JOINED_MONTH = rf"\s+(?:and|to|until|till|[-–])\s+(?:the end of\s+)?(?:\d\d?(?:st|nd|rd|th)?\s+)?(?:{'|'.join(MONTHS)})\s+(?:19|20)\d\d"


def quarters_of(text: str, period: str | None) -> tuple[str, ...]:
    """The quarters that a text names by the one that its report is about: `Q3` of its year, `the same quarter of 2020/21`."""
    quarter, _, year = (period or "").rpartition(" ")
    if not is_financial_year(year):
        return ()
    own = [f"Q{number} {year}" for number in dict.fromkeys(_QUARTER.findall(text))]
    years = [iso for found in _SAME_QUARTER.finditer(text) for _, iso in financial_years_in(found["year"])]
    return (*own, *(f"{quarter} {other}" for other in years if quarter))


def month_without_year(text: str, report_date: str | None) -> tuple[str, ...]:
    """The months that a text names without a year, as those of the twelve months up to the report's date."""
    if not report_date or len(report_date) < 7:
        return ()
    year, month = int(report_date[:4]), int(report_date[5:7])
    return tuple(f"{year - (number > month)}-{number:02d}" for number in bare_months(text))


def bare_months(text: str) -> tuple[int, ...]:
    """The months that a text names without a year, January being 1; `may` and `march` only as names."""
    named = re.findall(rf"\b(?i:({'|'.join(MONTHS)}))\b(?!,?\s+(?:of\s+)?(?:19|20)\d\d|(?i:{_JOINED_MONTH}))", text)
    kept = [name for name in named if name[0].isupper()]
    numbers = [MONTHS.index(name.lower() if name.lower() in MONTHS else name.capitalize()) + 1 for name in kept]
    return tuple(dict.fromkeys(numbers))


def names_time(text: str, time: str) -> bool:
    """Whether a text names the time, or a narrower one inside it."""
    return any(
        same_time(named, time) or quarter_ended(named) == time or (named[:1] == "Q" and quarter_ended(time) == named)
        for named in times_in(text)
    )


def quarter_ended(time: str) -> str | None:
    """The quarter of a financial year that ends on a day or in a month: `Q2 2021-22` for 30 September 2021."""
    day = time[8:10]
    if len(time) < 7 or is_financial_year(time) or time[5:7] not in ("03", "06", "09", "12"):
        return None
    return quarter_ending(int(time[:4]), int(time[5:7])) if day in ("", "30", "31") else None


def reported_between(time: str) -> tuple[str, str]:
    """The first and last date of the reports that speak of a time: those of that time, for a quarter those of the four months after it."""
    if not time.startswith("Q"):
        return time, time
    after = int(time[3:7]) * 12 + 3 + 3 * int(time[1])
    return f"{after // 12}-{after % 12 + 1:02d}", f"{(after + 3) // 12}-{(after + 3) % 12 + 1:02d}"


def quarter_of_month(month: int) -> str | None:
    """The quarter of a financial year that a month ends, `Q1` for June; None for other months."""
    return {6: "Q1", 9: "Q2", 12: "Q3", 3: "Q4"}.get(month)


def same_time(named: str, asked: str) -> bool:
    """Whether the named time is the one asked for or lies inside it (`2021-03-24` in `2021-03`)."""
    if named.startswith("Q") or asked.startswith("Q"):
        return named == asked or named.endswith(f" {asked}")
    if is_financial_year(asked) or is_financial_year(named):
        return named == asked or (is_financial_year(named) and asked == named[:4])
    return named == asked or named.startswith(asked + "-")


def in_financial_year(named: str, asked: str) -> bool:
    """Whether a day, month or quarter lies in the financial year asked for, or is it."""
    if not is_financial_year(asked) or named == asked or len(named) < 7 or is_financial_year(named):
        return named == asked
    if named[0] == "Q":
        return named.endswith(asked)
    return int(asked[:4]) == int(named[:4]) - (int(named[5:7]) < 4)


def is_financial_year(time: str) -> bool:
    """Whether a time is a financial year (`2024-25`), not a month."""
    found = re.fullmatch(r"(\d{4})-(\d\d)", time)
    return bool(found) and (int(time[:4]) + 1) % 100 == int(time[5:]) and int(time[5:]) > 12


def as_at(sentence: str, found: Found) -> tuple[str | None, AsAtFrom | None]:
    """The date that the figures of a sentence hold for, and whether text, heading or the report's date gave it.

    A time that a figure is only compared with (`than in May 2020`) is not its own. A sentence that names several times
    (`17 in May; in May 2020 it was 22`) says of no figure by itself when it held, so the report's date is given.
    """
    own = COMPARED_WITH.sub(" ", sentence)
    named = _times_named(own)
    around = _times_named(f"{found.passage.context or ''} {' '.join(found.passage.section[-1:])}")
    if len(named) == 1 and not _BARE_MONTH.search(own):
        return named[0], "text"
    if not named and len(around) == 1:
        return around[0], "heading"
    date = found.particulars.report_date
    return (date, "report_date") if date else (None, None)


def _times_named(text: str) -> list[str]:
    """The days, months and financial years that a text names, each once; a month of a named day is not told again."""
    days = [iso for _, iso in days_in(text)]
    months = [iso for _, iso in months_in(text) if not any(day.startswith(iso) for day in days)]
    return list(dict.fromkeys([*days, *months, *(iso for _, iso in financial_years_in(text))]))


def named_times(text: str) -> tuple[str, ...]:
    """The times that a text names; a quarter without a year is `Q2`."""
    times = times_in(text)
    quarters = tuple(f"Q{found}" for found in dict.fromkeys(_QUARTER.findall(text)))
    return (*times, *(quarter for quarter in quarters if not any(time.startswith(quarter) for time in times)))


def one_time(named: str, asked: str) -> bool:
    """Whether two times may be one: equal, one inside the other, a quarter without a year, a quarter and its last month."""
    if len(named) == 2 or len(asked) == 2:
        return named[:2] == asked[:2] or (quarter_ended(named) or "")[:2] == asked[:2]
    return (
        same_time(named, asked)
        or same_time(asked, named)
        or quarter_ended(named) == asked
        or quarter_ended(asked) == named
    )
