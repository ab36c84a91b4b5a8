"""Versions: the same words in two reports, as in a draft and the final one. The later is quoted; what it changed is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question, times_in
from assistant.facts.figures import figures_in
from assistant.quoting.quote import Quote
from corpus.dates import MONTHS
from corpus.report import Particulars
from index.analysis import terms
from index.passages import Passage

_ALIKE = 0.8
_ALIKE_HEADERS = 0.6
_LEAST_TERMS = 8
_DRAFT = re.compile(r"\b(?:draft|provisional|initial|original)\b", re.IGNORECASE)
_FINAL = re.compile(r"\b(?:final|approved|supplementary|revised|updated)\b", re.IGNORECASE)


def versions(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The first quote and those of the same words in other reports, the one to tell first: as named, else the later.

    Where the reports match the time that the question names differently, the order stays as it is.
    """
    first = quotes[0]
    same = [first, *(other for other in quotes[1:] if are_versions(first, other))]
    if len({item.weighed.time for item in same}) > 1:
        return same
    best = max(same, key=lambda item: (named(question.text, _own(item)), _own(item).report_date or "", item is first))
    return [best, *(item for item in same if item is not best)]


def are_versions(one: Quote, other: Quote) -> bool:
    """Whether two quotes say the same in two reports of one council on one period; their figures may differ."""
    a, b = _own(one), _own(other)
    if one.passage.report_id == other.passage.report_id or a.period != b.period or not _one_council(a, b):
        return False
    return _same_row(one.passage, other.passage) if one.passage.row else _same_words(one.passage, other.passage)


def says_otherwise(one: Quote, other: Quote) -> bool:
    """Whether two versions tell other figures."""
    return {figure.value for figure in figures_in(one.headline)} != {f.value for f in figures_in(other.headline)}


def named(text: str, own: Particulars) -> int:
    """How much a question says of the report that it means: its body, its month, whether it is a draft or the final one."""
    body = (own.body or "").split()
    month = MONTHS[int(own.report_date[5:7]) - 1] if own.report_date and len(own.report_date) > 6 else None
    says_body = bool(body) and bool(re.search(rf"\b{re.escape(body[-1])}\b(?! tax)", text, re.IGNORECASE))
    says_month = bool(month) and bool(re.search(rf"\b{month}\b", text, re.IGNORECASE))
    says_state = any(state.search(text) and state.search(own.title) for state in (_DRAFT, _FINAL))
    return says_body + says_month + says_state


def _same_words(one: Passage, other: Passage) -> bool:
    if other.row is not None or times_in(one.text) != times_in(other.text):
        return False
    a, b = _words(one.text), _words(other.text)
    return len(a) >= _LEAST_TERMS and _common(a, b) >= _ALIKE


def _same_row(one: Passage, other: Passage) -> bool:
    if one.row is None or other.row is None or one.row.label.lower() != other.row.label.lower():
        return False
    return _common(_headers(one), _headers(other)) >= _ALIKE_HEADERS


def _headers(passage: Passage) -> set[str]:
    """What a row stands under: headers and heading, times included."""
    assert passage.row is not None
    headers = [part for cell in passage.row.cells for part in cell.column]
    return set(terms(" ".join([*headers, passage.context or "", *passage.section[-1:]])))


def _words(text: str) -> set[str]:
    return {term for term in terms(text) if not term[0].isdigit() and term[0] != "£"}


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _one_council(one: Particulars, other: Particulars) -> bool:
    return one.council == other.council or None in (one.council, other.council)


def _own(item: Quote) -> Particulars:
    return item.weighed.found.particulars
