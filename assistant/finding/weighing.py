"""Weighing: which of the passages that search found speak of what was asked, and when."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.times.matching import match_of_time
from index.analysis import terms
from index.search import Found, Index

_COVERAGE = 0.12
_LATEST = 0.004
_OLDER = 0.0002
_TIME = (-0.15, -0.05, 0.08, 0.10)


@dataclass(frozen=True)
class Weighed:
    """A found passage with what was weighed.

    coverage: share of the question's terms that it holds, by rarity; time: as `match_of_time` has it; relevance: the
    cross-encoder's logit, None for passages that it did not read.
    """

    found: Found
    coverage: float
    missing: tuple[str, ...]
    time: int
    score: float
    relevance: float | None = None


def rarity(index: Index, question: Question) -> dict[str, float]:
    """How rare each term of the question is in the index: the logarithm of passages a passage that holds it."""
    count = max(index.catalogue.passage_count(), 1)
    frequency = index.catalogue.document_frequency(question.terms)
    return {term: math.log(1 + count / (1 + frequency.get(term, 0))) for term in question.terms}


def weigh(question: Question, found: list[Found], rare: Mapping[str, float]) -> list[Weighed]:
    """The passages in the order in which they should be quoted, best first; ties by passage id."""
    newest = max((item.particulars.report_date or "" for item in found), default="")
    weighed = [_weighed(question, item, rare, newest) for item in found]
    return sorted(weighed, key=lambda item: (-item.score, item.found.passage.id))


def _weighed(question: Question, found: Found, rare: Mapping[str, float], newest: str) -> Weighed:
    held = set(terms(everything_said(found)))
    missing = tuple(term for term in question.terms if term not in held and not _spelt_out(question, term, held))
    total = sum(rare.values()) or 1.0
    coverage = 1 - sum(rare[term] for term in missing) / total
    time = match_of_time(found, question.times)
    base = found.late if found.late is not None else 20 * found.fused
    score = base + _COVERAGE * coverage + _TIME[time] + _recency(question, found.particulars.report_date, newest)
    return Weighed(found, coverage, missing, time, round(score, 4))


def _recency(question: Question, date: str | None, newest: str) -> float:
    """What the age of a report takes off: a little where no time is named, more where the latest is asked for."""
    if question.times or not date or not newest or not newest[:4].isdigit() or not date[:4].isdigit():
        return 0.0
    months = (int(newest[:4]) - int(date[:4])) * 12 + int(newest[5:7] or 12) - int(date[5:7] or 12)
    return -min(months, 60) * (_LATEST if question.latest else _OLDER)


def without_time(item: Weighed) -> float:
    """A passage's score but for the times asked for."""
    return item.score - _TIME[item.time]


def _spelt_out(question: Question, term: str, held: set[str]) -> bool:
    """Whether an acronym of the question stands in its long form."""
    return any(acronym.rstrip("s") == term.rstrip("s") and set(long) <= held for acronym, *long in question.expansions)


def everything_said(found: Found) -> str:
    """All words that a passage stands under: its own, its headings, headers, and its report's particulars."""
    passage, own = found.passage, found.particulars
    parts = [
        passage.text,
        passage.context or "",
        *passage.section,
        own.title,
        own.body or "",
        own.council or "",
        own.author or "",
    ]
    if passage.row:
        parts += [" ".join(cell.column) for cell in passage.row.cells] + [passage.row.label]
    return " ".join(parts)
