"""Filters that people think in: body, kind of report, financial year, from and to; read from a form, said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import get_args

from corpus.dates import written
from corpus.errors import CouncilError
from corpus.report import ReportKind
from index.catalogue import Catalogue
from index.search import Filters
from index.versions import current_name, open_current

_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


class NotAFilter(CouncilError):
    """A value of the form cannot limit a search."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen: bodies, kinds with the word for each, and financial years such as `2023/24`, newest first."""

    bodies: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    years: tuple[str, ...]


def choices(index: Path) -> Choices:
    """The choices that the current version of the index offers; read once a version. Raises `NoIndex`."""
    return _choices(index, current_name(index))


def read_filters(values: Mapping[str, str]) -> Filters:
    """The limits that a form gives by `body`, `kind`, `year`, `from` and `to`; a year and dates hold together.

    Raises `NotAFilter` for a kind or a date that is none, and for an end before its beginning.
    """
    kind = next((known for known in _KINDS if known == values.get("kind")), None)
    if kind is None and values.get("kind"):
        raise NotAFilter(f"{values['kind']}: no kind of report. Choose one of the list.")
    first, last = _day(values.get("from", "")), _day(values.get("to", ""))
    if values.get("year"):
        opens, closes = _days_of(values["year"])
        first, last = max(first or opens, opens), min(last or closes, closes)
    if first and last and first > last:
        raise NotAFilter(f"{written(first)} to {written(last)}: ends before it begins. Change one of the two dates.")
    return Filters(body=values.get("body") or None, report_kind=kind, from_date=first, to_date=last)


def in_words(filters: Filters) -> str:
    """Which reports a search is limited to, or nothing when it is to none."""
    first, last = filters.from_date, filters.to_date
    dates = {
        (True, True): f"dated {written(first or '')} to {written(last or '')}",
        (True, False): f"dated {written(first or '')} or later",
        (False, True): f"dated {written(last or '')} or earlier",
    }.get((bool(first), bool(last)))
    parts = [
        f"of {filters.body}" if filters.body else None,
        f"of the kind “{said(filters.report_kind)}”" if filters.report_kind else None,
        dates,
    ]
    limits = ", ".join(part for part in parts if part)
    return f"Only in reports {limits}." if limits else ""


def said(kind: str) -> str:
    """The word for a kind of report."""
    return kind.replace("_", " ")


def year_of(filters: Filters) -> str | None:
    """The financial year that the dates make up, if they make up one."""
    first, last = filters.from_date or "", filters.to_date or ""
    if first.endswith("-04-01") and last.endswith("-03-31") and int(last[:4]) == int(first[:4]) + 1:
        return f"{first[:4]}/{last[2:4]}"
    return None


def _day(words: str) -> str | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise NotAFilter(f"{words}: no date. Write it as year-month-day, for example 2024-03-31.") from None


def _days_of(year: str) -> tuple[str, str]:
    opens = year.partition("/")[0]
    if not (opens.isdigit() and len(opens) == 4):
        raise NotAFilter(f"{year}: no financial year. Write it like 2023/24.")
    return f"{opens}-04-01", f"{int(opens) + 1}-03-31"


@lru_cache(maxsize=4)
def _choices(index: Path, version: str | None) -> Choices:
    with open_current(index) as opened:
        catalogue = Catalogue(opened.catalogue)
        try:
            known = [copy.particulars for copy in catalogue.copies()]
        finally:
            catalogue.close()
    years = {_year(each.report_date) for each in known if each.report_date and len(each.report_date) > 6}
    kinds = {each.report_kind for each in known}
    return Choices(
        tuple(sorted({each.body for each in known if each.body})),
        tuple((kind, said(kind)) for kind in sorted(kinds)),
        tuple(sorted(years, reverse=True)),
    )


def _year(day: str) -> str:
    """The financial year of an ISO day or month."""
    opens = int(day[:4]) - (int(day[5:7]) < 4)
    return f"{opens}/{(opens + 1) % 100:02}"
