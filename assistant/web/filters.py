"""The filters that people think in: body, report, kind of report, financial year, from and to; read from a form, told in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from assistant.web.opened import opened
from corpus.dates import days_in, financial_years_in, months_in, written
from corpus.errors import CouncilError
from corpus.report import ReportKind
from index.catalogue import Copy
from index.search import Filters
from index.versions import current_name

_KINDS: dict[str, ReportKind] = {kind: kind for kind in get_args(ReportKind)}
_NAMES = {"equality_assessment": "equality impact assessment", "questions_and_answers": "questions and answers"}


class NotAFilter(CouncilError):
    """A value of a filter that means nothing."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen: bodies and kinds that reports have, financial years (`2020-21`, latest first), first and last day.

    reports: each file with its title and date, the newest first.
    """

    bodies: tuple[str, ...] = ()
    kinds: tuple[ReportKind, ...] = ()
    years: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    reports: tuple[tuple[str, str], ...] = ()


def choices(index: Path) -> Choices:
    """What the reports of the current version offer; read once a version. Raises `NoIndex`."""
    return _choices(index, current_name(index))


@lru_cache(maxsize=4)
def _choices(index: Path, version: str | None) -> Choices:
    with opened(index) as catalogue:
        copies = catalogue.copies()
    own = [copy.particulars for copy in copies]
    dates = sorted({each.report_date for each in own if each.report_date})
    years = sorted({financial_year(date) for date in dates if len(date) >= 7}, reverse=True)
    return Choices(
        tuple(sorted({each.body for each in own if each.body}, key=str.casefold)),
        tuple(sorted({each.report_kind for each in own}, key=kind_in_words)),
        tuple(years),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        _files(copies),
    )


def _files(copies: Iterable[Copy]) -> tuple[tuple[str, str], ...]:
    """Each file with the title and the date of its first report, or of the pack that it is; the newest first."""
    first = [copy for copy in copies if copy.position == 0]
    first.sort(key=lambda copy: (copy.particulars.title.casefold(), copy.file))
    first.sort(key=lambda copy: copy.particulars.report_date or "", reverse=True)
    return tuple(
        (copy.file, f"{copy.pack or copy.particulars.title}, {written(copy.particulars.report_date)}") for copy in first
    )


def read_filters(values: Mapping[str, str]) -> Filters:
    """The filters of a form with `body`, `kind`, `year`, `from`, `to` and `report`; what is empty limits nothing.

    Dates are read as people write them. Raises `NotAFilter` with what may be given.
    """
    given = {key: values.get(key, "").strip() for key in ("body", "kind", "year", "from", "to", "report")}
    if given["kind"] and given["kind"] not in _KINDS:
        raise NotAFilter(f"{given['kind']}: not a kind of report. Choose one of {', '.join(_KINDS)}")
    first, last = _year(given["year"])
    begins = max(filter(None, (first, _date(given["from"]))), default=None)
    ends = min(filter(None, (last, _date(given["to"]))), default=None)
    if begins and ends and begins[: len(ends)] > ends:
        raise NotAFilter(f"{written(begins)} to {written(ends)}: ends before it begins. Change one of the two")
    return Filters(
        body=given["body"] or None,
        report_kind=_KINDS.get(given["kind"]),
        from_date=begins,
        to_date=ends,
        report=given["report"] or None,
    )


def in_words(filters: Filters) -> str:
    """What the filters limit to: `Cabinet, minutes, from 1 April 2020 to 31 March 2021`; `all reports` without any."""
    span = [
        f"from {written(filters.from_date)}" if filters.from_date else "",
        f"to {written(filters.to_date)}" if filters.to_date else "",
    ]
    parts = [
        filters.body or "",
        kind_in_words(filters.report_kind) if filters.report_kind else "",
        " ".join(part for part in span if part),
        f"the file {filters.report}" if filters.report else "",
    ]
    return ", ".join(part for part in parts if part) or "all reports"


def kind_in_words(kind: ReportKind) -> str:
    """A kind of report as people call it."""
    return _NAMES.get(kind, kind.replace("_", " "))


def financial_year(date: str) -> str:
    """The financial year (April to March) of an ISO day or month: `2020-21` for March 2021."""
    year = int(date[:4]) - (int(date[5:7]) < 4)
    return f"{year}-{(year + 1) % 100:02d}"


def year_of(filters: Filters) -> str | None:
    """The financial year that the dates of the filters make up, if they make up one."""
    first, last = filters.from_date or "", filters.to_date or ""
    if first.endswith("-04-01") and last == f"{int(first[:4]) + 1}-03-31":
        return financial_year(first)
    return None


def _year(said: str) -> tuple[str | None, str | None]:
    if not said:
        return None, None
    found = financial_years_in(said)
    if len(found) != 1:
        raise NotAFilter(f"{said}: not a financial year. Write it as 2020-21")
    first = int(found[0][1][:4])
    return f"{first}-04-01", f"{first + 1}-03-31"


def _date(said: str) -> str | None:
    """The ISO day, month or year that a person wrote, or None for nothing."""
    if not said:
        return None
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", said):
        return said
    found = days_in(said) or months_in(said)
    if len(found) != 1:
        raise NotAFilter(f"{said}: not a date. Write it as 24 March 2021, March 2021 or 2021-03-24")
    return found[0][1]
