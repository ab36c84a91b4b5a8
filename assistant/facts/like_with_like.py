"""Like with like: which figure of one side may be held against which of the other.

Two figures make a pair when they measure the same in the same unit, each fits its own side better than the other one,
and nothing tells them apart but what the question compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.fact import Fact
from assistant.facts.fitting import Fitted, Wanted
from index.analysis import question_terms, terms

_LIKE = 0.35
_SAME_LABEL, _SAME_HEADER, _SAME_TEXT, _SAME_ROW_IN_TEXT = 0.6, 0.5, 0.2, 0.5
_AGAINST = 0.1
_ALL_SAID = 0.75
_SAME_REPORT = 0.01


@dataclass(frozen=True)
class Pair:
    """A figure for each side, and how well they fit, alone and together; against: not the way round that the question has it."""

    first: Fitted
    second: Fitted
    score: float
    like: float
    against: bool = False


def pairs(
    firsts: Sequence[Fitted], seconds: Sequence[Fitted], wanted: Sequence[Wanted], rising: bool | None = None
) -> list[Pair]:
    """The pairs that hold like against like, best first; rising: whether the question takes the first to be the larger."""
    apart = frozenset(wanted[0].own | wanted[1].own)
    found = []
    for first in firsts:
        for second in seconds:
            if (
                first.fact.place == second.fact.place
                or not same_sort(first.fact, second.fact)
                or not _told_apart(first, second, wanted)
                or far_apart(first.fact, second.fact)
                or not _measured(first.fact, second.fact, wanted[0].shared)
            ):
                continue
            like = likeness(first.fact, second.fact, apart, wanted[0].shared)
            if (
                like is None
                and None in (first.fact.header, second.fact.header)
                and min(first.meaning, second.meaning) >= _ALL_SAID
            ):
                like = _SAME_TEXT
            if like is not None:
                against = _against(first.fact, second.fact, rising)
                score = (
                    first.score
                    + second.score
                    + _LIKE * like
                    - _AGAINST * against
                    + _SAME_REPORT * _same_report(first.fact, second.fact)
                )
                found.append(Pair(first, second, round(score, 4), like, against))
    return sorted(
        found, key=lambda pair: (-pair.score, pair.first.fact.found.passage.id, pair.second.fact.found.passage.id)
    )


def _measured(first: Fact, second: Fact, shared: Sequence[str]) -> bool:
    """Whether a row, its column or its caption says a word of what both sides are asked about; a text is judged by its meaning."""
    rows = [fact for fact in (first, second) if fact.header is not None]
    return not shared or len(rows) < 2 or any(set(shared) & set(terms(fact.around)) for fact in rows)


def _against(first: Fact, second: Fact, rising: bool | None) -> bool:
    """Whether two figures are equal, or differ the other way than the question takes for granted."""
    sizes = first.value.size, second.value.size
    return sizes[0] == sizes[1] or (rising is not None and (sizes[0] > sizes[1]) != rising)


def _same_report(first: Fact, second: Fact) -> bool:
    return first.found.passage.report_id == second.found.passage.report_id


def far_apart(first: Fact, second: Fact) -> bool:
    """Whether one figure is more than ten times the other and not of its column: two of one measure seldom are."""
    same_row = first.found.passage.id == second.found.passage.id and first.span == second.span
    if same_row or (first.header and first.header == second.header):
        return False
    sizes = sorted([first.value.size, second.value.size])
    return sizes[0] * 10 < sizes[1]


def same_sort(first: Fact, second: Fact) -> bool:
    """Whether two figures have the same unit, are both levels or both changes, and are told for the same period and bound."""
    return (
        first.value.unit == second.value.unit
        and (first.change == "by") == (second.change == "by")
        and first.measured == second.measured
        and (first.period == second.period or None in (first.period, second.period))
        and first.part == second.part
        and first.bound == second.bound
        and (first.rate == second.rate or first.value.unit == "%")
    )


def _told_apart(first: Fitted, second: Fitted, wanted: Sequence[Wanted]) -> bool:
    """Whether something tells the two figures apart as the question does: a word of its own side, its time, or its report."""
    by_word = (
        (not wanted[0].own or first.own > 0)
        and (not wanted[1].own or second.own > 0)
        and bool(wanted[0].own or wanted[1].own)
    )
    by_time = bool(wanted[0].times and wanted[1].times) and wanted[0].times != wanted[1].times
    by_report = bool(wanted[0].reports or wanted[1].reports) and not wanted[0].reports & wanted[1].reports
    return by_word or by_time or by_report


def likeness(first: Fact, second: Fact, apart: frozenset[str], shared: Sequence[str]) -> float | None:
    """How alike what two figures measure is, from 0 to 1; None when it is not the same. `apart`: terms that the sides differ in."""
    if first.header is not None and second.header is not None:
        return _alike_in_rows(first, second, apart)
    if first.header is None and second.header is None:
        return _alike_in_text(first, second, apart, shared)
    row, text = (first, second) if first.header is not None else (second, first)
    label = bare_terms(_label(row), apart)
    said = set(terms(text.around)) | set(terms(" ".join(text.found.passage.section[-1:])))
    share = len(label & said) / len(label) if label else 0.0
    return share if share >= _SAME_ROW_IN_TEXT else None


def _alike_in_rows(first: Fact, second: Fact, apart: frozenset[str]) -> float | None:
    labels = _within(bare_terms(_label(first), apart), bare_terms(_label(second), apart))
    headers = alike(bare_terms(" ".join(first.header or ()), apart), bare_terms(" ".join(second.header or ()), apart))
    differ = set(terms(_label(first))) ^ set(terms(_label(second)))
    named_apart = bool(differ & apart)
    if first.header == second.header and named_apart:
        return 0.5 + 0.5 * headers
    if labels < _SAME_LABEL or headers < _SAME_HEADER:
        return None
    return (labels + headers) / 2


def _alike_in_text(first: Fact, second: Fact, apart: frozenset[str], shared: Sequence[str]) -> float | None:
    one, other = bare_terms(first.near, apart), bare_terms(second.near, apart)
    near = alike(one, other)
    wide = alike(bare_terms(first.around, apart), bare_terms(second.around, apart))
    asked = one & set(shared), other & set(shared)
    both = alike(*asked) if len(asked[0] & asked[1]) > 1 else 0.0
    like = max(near, both, 0.8 * wide)
    return like if like >= _SAME_TEXT else None


def _label(fact: Fact) -> str:
    row = fact.found.passage.row
    return row.label if row else ""


def bare_terms(text: str, apart: frozenset[str]) -> set[str]:
    """The terms that name a measure: no figures, no times, nothing that the sides differ in."""
    return {term for term in question_terms(text) if term.isalpha() and term not in apart and term not in _TIMES}


def alike(one: set[str], other: set[str]) -> float:
    """The share of terms that two sets have in common; two empty sets are alike."""
    return len(one & other) / len(one | other) if one | other else 1.0


def _within(one: set[str], other: set[str]) -> float:
    """The share of the smaller set's terms that the other has too; two empty sets are alike."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else float(one == other)


_TIMES = frozenset(
    "januari februari march april may june juli august septemb octob novemb decemb jan feb mar apr jun jul aug sep sept oct nov dec quarter "
    "year month end start r current figur number total".split()
)
