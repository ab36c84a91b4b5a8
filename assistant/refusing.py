"""Refusing: when the passages found do not give what was asked, the answer says so, and why.

The thresholds are provisional: set on 30 questions, 15 of them unanswerable (`evals/questions/threshold.jsonl`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Reason
from assistant.question import Question
from assistant.quoting import Quote
from assistant.weighing import Weighed, everything_said
from corpus.dates import written
from index.analysis import terms

LEAST_COVERAGE = 0.45
LEAST_SCORE = 0.60
SURE_SCORE = 0.80


def reason_to_refuse(question: Question, weighed: Sequence[Weighed], rare: Mapping[str, float]) -> Reason | None:
    """Why no passage may be quoted, or None when the best one may."""
    if not weighed:
        return "nothing_close"
    best = weighed[0]
    late = best.found.late
    if (late is not None and late < LEAST_SCORE) or best.coverage < LEAST_COVERAGE / 2:
        return "nothing_close"
    if question.times and not any(item.time >= 2 for item in weighed[:10]):
        return "date_not_covered"
    if _unknown_name(question, weighed, rare):
        return "place_not_covered"
    if best.coverage < LEAST_COVERAGE and (late is None or late < SURE_SCORE):
        return "nothing_close"
    return None


def reason_against(question: Question, quote: Quote, holds: bool) -> Reason | None:
    """Why a quote may not stand as the answer: the figure, date or person asked for is not in it."""
    if question.wants in ("figure", "date", "person") and not holds and quote.weighed.coverage < 0.9:
        return "measure_not_given" if question.wants != "person" else "person_or_body_not_covered"
    return None


def _unknown_name(question: Question, weighed: Sequence[Weighed], rare: Mapping[str, float]) -> bool:
    """Whether a proper name of the question stands in none of the passages found."""
    said = {word for item in weighed[:10] for word in terms(everything_said(item.found))}
    return any(not set(terms(name)) <= said for name in question.names)


def in_words(reason: Reason, question: Question, nearest_dates: Sequence[str]) -> str:
    """The refusal as a reader sees it."""
    first = "Not found in these reports."
    asked = " and ".join(written(time) for time in question.times)
    dates = ", ".join(written(date) for date in nearest_dates[:3])
    more = {
        "nothing_close": "No passage in them speaks of this.",
        "measure_not_given": "They speak of this, but do not give what was asked.",
        "date_not_covered": f"The nearest passages are dated {dates}, not {asked}." if dates else f"Nothing in them is dated {asked}.",
        "place_not_covered": f"No passage found speaks of {', '.join(question.names)} in this connection.",
        "person_or_body_not_covered": "They do not name the person or body asked for.",
        "premise_not_found": "They do not say what the question takes for granted.",
        "exempt": "It stands in an exempt paper that is left out of the index.",
        "not_a_question": "",
    }[reason]
    return f"{first} {more}".strip()
