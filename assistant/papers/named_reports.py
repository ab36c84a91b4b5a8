"""Which report a question speaks of as a whole: by the words of its title, or by what the search finds for them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

from assistant.asking.question import Question, times_in, without_times
from assistant.times.times import is_financial_year
from corpus.report import Particulars
from index.analysis import question_terms, side_by_side, terms
from index.search import Filters, Index

PAPER = r"(?:reports?|papers?|documents?)"
_THIS = re.compile(rf"\b(?:this|the)\s+{PAPER}\W*$|\bthis {PAPER}\b", re.IGNORECASE)
_ONLY_NAMES = re.compile(
    rf"\b(?:{PAPER}|this|that|the|an?|on|about|of|for|to|by|into|in|from|called|titled|entitled|regarding|concerning|all|and|is|was|it|its)\b|['’]s\b|[^\w\s£%/.&-]",
    re.IGNORECASE,
)
_LEAST_SAID, _FOUND = 0.75, 8
_KIND_ORDER = (
    "report",
    "minutes",
    "record_of_decision",
    "questions_and_answers",
    "appendix",
    "equality_assessment",
    "agenda",
)

Search = Callable[[str, Filters], Sequence[str]]


def named_report(index: Index, phrase: str, question: Question, filters: Filters, search: Search) -> str | None:
    """The id of the report that `phrase` names; None where it names none, or more than one is there and it says only `this`.

    search: ids of the reports in which a search for words finds what answers them, best first.
    """
    within = index.within(filters)
    ids = index.catalogue.report_ids() if within is None else within
    words = without_times(_ONLY_NAMES.sub(" ", phrase)).strip()
    if not question_terms(words) and not question.times:
        return ids[0] if len(ids) == 1 else None
    dated = [id for id in ids if _of_times(index.particulars(id), question.times)] or ids
    return _by_title(index, dated, words) or next((id for id in search(words, filters) if id in dated), None)


def says_only_this(phrase: str) -> bool:
    """Whether a phrase points at a report without naming it."""
    return bool(_THIS.search(phrase)) and not question_terms(_ONLY_NAMES.sub(" ", phrase))


def _of_times(own: Particulars, times: Sequence[str]) -> bool:
    """Whether a report is of a time that is named: its date, or the period or a time in its title."""
    told = {own.period or "", *times_in(own.title)}
    return not times or any(
        time in told or (not is_financial_year(time) and (own.report_date or "").startswith(time)) for time in times
    )


def _by_title(index: Index, ids: Sequence[str], words: str) -> str | None:
    """The report whose title says the words, rare ones counting more.

    Of equals the one that says them side by side, then the plainest kind, then the newest.
    """
    titles = {id: set(terms(f"{index.particulars(id).title} {index.particulars(id).body or ''}")) for id in ids}
    held = Counter(term for title in titles.values() for term in title)
    rare = {term: math.log(1 + len(ids) / (1 + held[term])) for term in dict.fromkeys(question_terms(words))}
    if not rare:
        return ids[0] if len(ids) == 1 else None
    total = sum(rare.values())
    shares = {id: sum(weight for term, weight in rare.items() if term in title) / total for id, title in titles.items()}

    def rank(id: str) -> tuple[float, bool, int, str, int, str]:
        own = index.particulars(id)
        kind = _KIND_ORDER.index(own.report_kind)
        apart = not side_by_side(terms(re.sub(r"\([^)]*\)", " ", own.title.lower())), terms(words.lower()))
        return (-round(shares[id], 3), apart, kind, _reversed(own.report_date or ""), len(titles[id]), id)

    best = min(ids, key=rank, default=None)
    return best if best is not None and shares[best] >= _LEAST_SAID else None


def _reversed(date: str) -> str:
    """A date as a text that sorts the newest first."""
    return "".join(chr(ord("9") - ord(digit)) if digit.isdigit() else digit for digit in f"{date:0<10}"[:10])
