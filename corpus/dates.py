"""Dates as council papers write them, read into ISO 8601 days, months and years, without guessing."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "september" else "sept?(?:ember)?" for name in MONTHS)
_DAY = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_NAMES})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_SLASHED = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:20)?\d\d)(?![\d/])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_MONTH = re.compile(rf"\b(?P<month>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SHORT_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(name[:3] for name in MONTHS)})[-’'](?P<year>\d\d)(?!\d)", re.IGNORECASE
)
_FINANCIAL_YEAR = re.compile(r"(?<![\d/-])(?P<first>20\d\d)\s?[/–-]\s?(?P<second>(?:20)?\d\d)(?![\d/-])")
_QUARTER = re.compile(r"\b(?:Q|Qtr\.?\s?|Quarter\s)(?P<number>[1-4]|one|two|three|four)\b", re.IGNORECASE)
_QUARTER_OF_YEAR = re.compile(
    r"\b(?:Q|Qtr\.?\s?|Quarter\s)(?P<number>[1-4]|one|two|three|four)\b[\s,(]*(?:of\s+|in\s+)?"
    r"(?P<first>20\d\d)\s?[/–-]\s?(?P<second>(?:20)?\d\d)(?![\d/-])",
    re.IGNORECASE,
)
_THREE_MONTHS = re.compile(
    rf"\b(?P<from>{_NAMES})\s*(?:to|and|[-–—]|until)\s*(?P<to>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4"}


def _day(found: re.Match[str]) -> str | None:
    month = found["month"]
    number = int(month) if month.isdigit() else _month_number(month)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        return date(year, number, int(found["day"])).isoformat()
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def days_in(text: str) -> list[tuple[int, str]]:
    """Each full date of the text as (offset, ISO day), in order."""
    found: dict[int, str] = {}
    for pattern in (_DAY, _AMERICAN, _SLASHED, _ISO):
        for match in pattern.finditer(text):
            if iso := _day(match):
                found.setdefault(match.start(), iso)
    return sorted(found.items())


def first_day(text: str) -> str | None:
    """The first full date of the text as an ISO day."""
    return next((iso for _, iso in days_in(text)), None)


def months_in(text: str) -> list[tuple[int, str]]:
    """Each month with its year as (offset, `2021-03`), `Mar-21` too; the months of full dates are among them."""
    whole = [(m.start(), f"{m['year']}-{_month_number(m['month']):02d}") for m in _MONTH.finditer(text)]
    short = [(m.start(), f"20{m['year']}-{_month_number(m['month']):02d}") for m in _SHORT_MONTH.finditer(text)]
    return sorted(whole + short)


def financial_years_in(text: str) -> list[tuple[int, str]]:
    """Each financial year as (offset, `2024-25`); spans that are not one year apart are left out."""
    found = []
    for match in _FINANCIAL_YEAR.finditer(text):
        first, second = int(match["first"]), int(match["second"][-2:])
        if (first + 1) % 100 == second:
            found.append((match.start(), f"{first}-{second:02d}"))
    return found


def quarters_in(text: str) -> list[tuple[int, int, str]]:
    """Each quarter with its financial year as (start, end, `Q3 2024-25`), three months that make one (`July to September 2021`) too."""
    found = []
    for match in _QUARTER_OF_YEAR.finditer(text):
        first, second = int(match["first"]), int(match["second"][-2:])
        if (first + 1) % 100 == second:
            number = _WORDS.get(match["number"].lower(), match["number"])
            found.append((match.start(), match.end(), f"Q{number} {first}-{second:02d}"))
    for match in _THREE_MONTHS.finditer(text):
        start, end = _month_number(match["from"]), _month_number(match["to"])
        if end - start == 2 and end % 3 == 0:
            found.append((match.start(), match.end(), quarter_ending(int(match["year"]), end)))
    return sorted(found)


def quarter_ending(year: int, month: int) -> str:
    """The quarter of a financial year (April to March) that ends in a month: `Q2 2021-22` for September 2021."""
    first = year - (month == 3)
    return f"Q{(month - 3) // 3 or 4} {first}-{(first + 1) % 100:02d}"


def period_in(text: str) -> str | None:
    """The financial year or quarter that a title names: `2024-25`, `Q3 2024-25`, or None."""
    year = next((year for _, year in financial_years_in(text)), None)
    quarter = _QUARTER.search(text)
    if not quarter:
        return year
    number = _WORDS.get(quarter["number"].lower(), quarter["number"])
    return f"Q{number} {year}" if year else f"Q{number}"


def written(iso: str | None) -> str:
    """An ISO day, month or year as a clerk writes it: `24 March 2021`, `March 2021`, `2021`."""
    if not iso:
        return "undated"
    parts = iso.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1].capitalize()} {parts[0]}"
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12 and len(parts[1]) == 2:
        return f"{MONTHS[int(parts[1]) - 1].capitalize()} {parts[0]}"
    return iso
