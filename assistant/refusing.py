"""Refusing: when the passages found do not give what was asked, the answer says so, and why.

`LEAST_RELEVANCE`, `SURE_RELEVANCE` and `MOST_UNSAID` were set on the `dev` halves of the three question sets (332
questions with an answer, 90 without), the same for all three. The others are of before, by eye, and decide only where
there is no cross-encoder, or on names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Reason
from assistant.question import Question
from assistant.quoting import Quote
from assistant.reading import whole_texts
from assistant.unsaid import unsaid
from assistant.weighing import Weighed, everything_said
from corpus.dates import written
from index.analysis import terms
from index.search import Index

LEAST_RELEVANCE = -4.0
SURE_RELEVANCE = 3.0
MOST_UNSAID = 0.33
LEAST_SCORE = 0.74
LEAST_COVERAGE = 0.38
SURE_SCORE = 0.80
HARDLY_COVERED = 0.20
RARE_NAME = 4.0
SAME_WORDS = 0.92


def reason_to_refuse(index: Index, question: Question, quotes: Sequence[Quote]) -> Reason | None:
    """Why none of the quotes, best passage first, may answer; None when one may."""
    if not quotes:
        return "nothing_close"
    best = quotes[0].weighed
    if not _answers(index, question, quotes):
        return "nothing_close"
    if question.times and best.time < (2 if question.wants == "figure" else 1):
        return "date_not_covered"
    if (best.found.late or 1.0) < SURE_SCORE and _unknown_name(question, [item.weighed for item in quotes]):
        return "place_not_covered"
    return None


def _answers(index: Index, question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether anything may answer, by the cross-encoder, which reads once more without the times when nothing seems to.

    Without one, by the late-interaction score of the best passage.
    """
    read = {item.passage.id: item.relevance for item in quotes if item.relevance is not None}
    if not read:
        return (quotes[0].weighed.found.late or 1.0) >= LEAST_SCORE
    if max(read.values()) >= LEAST_RELEVANCE:
        return True
    if question.topic == question.text:
        return False
    texts = whole_texts([item.weighed for item in quotes if item.passage.id in read])
    return max(index.relevance(question.topic, texts) or [LEAST_RELEVANCE]) >= LEAST_RELEVANCE


def reason_unsaid(index: Index, question: Question, quote: Quote, rare: Mapping[str, float]) -> Reason | None:
    """Why a quote on the right topic may not stand: much of what is asked is not said in it, and it hardly answers."""
    relevance = quote.relevance
    if relevance is None or relevance >= SURE_RELEVANCE:
        return None
    share, words = unsaid(index, question, quote.weighed, rare)
    if share < MOST_UNSAID:
        return None
    if any(word in question.names for word in words):
        return "place_not_covered"
    return "measure_not_given" if question.wants in ("figure", "date") else "premise_not_found"


def reason_against(question: Question, quote: Quote) -> Reason | None:
    """Why a quote may not stand as the answer: the figure, date or person asked for is not in it."""
    if quote.holds or question.wants not in ("figure", "date", "person") or quote.weighed.coverage > 0.9:
        return None
    return "person_or_body_not_covered" if question.wants == "person" else "measure_not_given"


def names_missing(question: Question, quote: Quote, rare: Mapping[str, float]) -> bool:
    """Whether a rare proper name of the question stands nowhere near the quoted words; headlines in capitals do not count."""
    words = question.text.split()
    if sum(word[:1].isupper() for word in words) > 0.6 * len(words) or (quote.weighed.found.late or 0.0) > SAME_WORDS:
        return False
    said = set(terms(everything_said(quote.weighed.found)))
    return any(term not in said and rare.get(term, 0.0) >= RARE_NAME for name in question.names for term in terms(name))


def _unknown_name(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether a proper name of the question stands in none of the passages found."""
    return any(all(term in item.missing for item in weighed) for name in question.names for term in terms(name))


def in_words(reason: Reason, question: Question, nearest_dates: Sequence[str]) -> str:
    """The refusal as a reader sees it."""
    first = "Not found in these reports."
    asked = " and ".join(written(time) for time in question.times)
    dates = ", ".join(written(date) for date in nearest_dates[:3])
    more = {
        "nothing_close": "No passage in them speaks of this.",
        "measure_not_given": "They speak of this, but do not give what was asked.",
        "date_not_covered": f"The nearest passages are dated {dates}, not {asked}."
        if dates
        else f"Nothing in them is dated {asked}.",
        "place_not_covered": f"No passage found speaks of {', '.join(question.names)} in this connection.",
        "person_or_body_not_covered": "They do not name the person or body asked for.",
        "premise_not_found": "They do not say what the question takes for granted.",
        "exempt": "It stands in an exempt paper that is left out of the index.",
        "not_a_question": "",
    }[reason]
    return f"{first} {more}".strip()
