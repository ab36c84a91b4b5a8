"""Sides that are reports: `January's draft`, `the version that went to Council in February`, `by the Place Scrutiny Panel`.

Such a side is asked in the reports that it names; only what its words say beside naming them stays in its question.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from assistant.asking.question import times_in, without_times
from assistant.comparing.comparison import Comparison, Side
from assistant.times.time_spans import MONTH, bare_months
from assistant.times.times import is_financial_year
from index.analysis import question_terms, terms
from index.search import Filters, Index

_GENERAL = r"reports?|papers?|documents?|versions?|editions?|publications?|publish\w*|copy|issue"
_PAPER = re.compile(
    rf"\b(?:{_GENERAL}|drafts?|budgets?|plans?|strateg(?:y|ies)|registers?|monitoring|minutes|appendix|appendices|annex(?:es)?|"
    r"statements?|reviews?|updates?|bulletins?|submissions?|amendments?|proposals?|settlements?)\b|['’]s? in \w+$",
    re.IGNORECASE,
)
_STATE = r"draft|final|provisional|original|initial|revised|approved|amended|earlier|later|first|second|latest|previous"
_NAMING = re.compile(
    rf"\b(?:{_GENERAL}|{_STATE}|ones?|figures?|number|amount|full|cllr|councillor|went|sent|got|given|gave|saw|seen|put|presented|taken|told|printed|"
    rf"considered|by|from|in|on|at|to|of|for|under|the|(?:{MONTH}))(?:['’]s)?\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(r".*['’]s?", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:to|by|from|at|for) (?:the )?(?:full )?[A-Z][\w ]*?(?:Cabinet|Council|Committee|Panel|Board|Executive)\b"
)
_FEWEST = 2
_COUNCIL = re.compile(r"\bcouncil\b(?! tax| ho)", re.IGNORECASE)


def with_reports(index: Index, comparison: Comparison, filters: Filters) -> Comparison:
    """The comparison, each side that names reports to be asked in these alone; as it is where both would be asked in the same."""
    names = [side.name for side in comparison.sides]
    of_papers = any(_PAPER.search(name) for name in names) or all(_BODY.search(name) for name in names)
    if comparison.in_time or not of_papers:
        return comparison
    within = index.within(filters)
    ids = index.catalogue.report_ids() if within is None else within
    named = [_named(index, ids, side) for side in comparison.sides]
    found = [set(reports) for reports, _ in named]
    if len({frozenset(reports) for reports in found}) < len(found):
        return comparison
    sides = []
    for place, (side, (reports, left)) in enumerate(zip(comparison.sides, named, strict=True)):
        others = set().union(*(other for at, other in enumerate(found) if at != place and len(other) < len(reports)))
        own = tuple(report for report in reports if report not in others)
        asked = re.sub(r"\s+", " ", side.question.replace(side.name, left) if left else comparison.shared).strip()
        sides.append(replace(side, question=asked, words=left, reports=own) if own else side)
    dates = [_dates(index, side) for side in sides]
    if len(dates) == 2 and comparison.rising is None and all(dates) and max(dates[0]) < min(dates[1]):
        sides.reverse()  # the later report against the earlier one, where the question has no way round
    return replace(comparison, sides=tuple(sides))


def of_periods(index: Index, comparison: Comparison, filters: Filters) -> Comparison | None:
    """A comparison of quarters, each to be asked in the reports that are about it; None where one has no such report."""
    within = index.within(filters)
    ids = index.catalogue.report_ids() if within is None else within
    of = {id: index.particulars(id).period or "" for id in ids}
    sides = []
    for side in comparison.sides:
        quarter = next((time for time in side.times if time.startswith("Q")), None)
        reports = tuple(id for id in ids if quarter and of[id].startswith(quarter))
        if not reports or len({of[id] for id in reports}) > 1:
            return None
        sides.append(replace(side, reports=reports))
    return replace(comparison, sides=tuple(sides))


def _dates(index: Index, side: Side) -> list[str]:
    """The dates of the reports that a side names, none where one has no date."""
    dates = [index.particulars(id).report_date for id in side.reports]
    return [date for date in dates if date] if all(dates) else []


def _named(index: Index, ids: Sequence[str], side: Side) -> tuple[tuple[str, ...], str]:
    """The reports that a side names, none where it names none, and what else it says.

    Words of a title are left out of what else it says only where a date or a body names the report: `capital budget` may be
    a title, and is what is asked for.
    """
    said = {id: _said_of(index, id) for id in ids}
    held = Counter(term for words in said.values() for term in words)
    reports = list(ids)
    for test in _tests(index, side.name):
        narrowed = [id for id in reports if test(id)]
        reports = narrowed or reports
    dated = len(reports) < len(ids)
    words = [word for word in _NAMING.sub(" ", without_times(side.name)).split() if question_terms(word)]
    known = {term for word in words for term in question_terms(word) if held[term]}
    rare = {term: math.log(1 + len(ids) / held[term]) for term in known}
    shares = {id: sum(weight for term, weight in rare.items() if term in said[id]) for id in reports}
    best = max(shares.values(), default=0.0)
    fewest = 1 if not dated and re.search(rf"\b(?:{_GENERAL})\b", side.name, re.IGNORECASE) else _FEWEST
    if len(known) >= fewest and best >= 0.5 * sum(rare.values()):
        reports = [id for id in reports if shares[id] == best]
    naming = {term for term in known if dated and any(term in said[id] for id in reports)}
    left = " ".join(word for word in words if not (set(question_terms(word)) <= naming or _WHOSE.fullmatch(word)))
    if len(reports) == len(ids) or (left and not _PAPER.search(side.name) and not _BODY.search(side.name)):
        return (), left
    return tuple(reports), left


def _said_of(index: Index, id: str) -> set[str]:
    """The words that a report is called by: title, body, author, the names of its file and pack."""
    own, copies = index.particulars(id), index.copies(id)
    files = [PurePath(copy.file).stem for copy in copies] + [copy.pack or "" for copy in copies]
    return set(terms(" ".join([own.title, own.body or "", own.author or "", *files])))


def _tests(index: Index, name: str) -> list[Callable[[str], bool]]:
    """What a name says of the date and the body of its reports, each as a test of a report."""
    found: list[Callable[[str], bool]] = []
    times = [time for time in times_in(name) if not is_financial_year(time) and not time.startswith("Q")]
    months = bare_months(name)

    def dated(id: str) -> bool:
        own = index.particulars(id)
        dates = [date for date in (own.report_date, own.meeting_date) if date]
        return any(date.startswith(time) for date in dates for time in times) or any(
            date[5:7] in months for date in dates
        )

    def of_body(id: str) -> bool:
        body = index.particulars(id).body or ""
        return body.endswith("Council") if _COUNCIL.search(name) else bool(body) and body.lower() in name.lower()

    if times or months:
        found.append(dated)
    return [*found, of_body]
