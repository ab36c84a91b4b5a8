"""Refusing: when the passages found do not give what was asked, the answer says so, and why.

A time, a name or an event that is asked for has to be there; beyond these, `likely` tells whether the best quote answers.
`LEAST_SCORE` takes its place without a cross-encoder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Reason
from assistant.asking.question import Question, times_in
from assistant.finding.happened import not_yet, untold
from assistant.finding.likely import LEAST_LIKELY, likely, signs_of
from assistant.finding.naming import is_place, is_post, missing_names, missing_numbers, unknown_name
from assistant.finding.reading import whole_texts
from assistant.finding.unsaid import asked_words
from assistant.finding.weighing import Weighed, everything_said, without_time
from assistant.quoting.quote import Quote
from assistant.times.other_times import tells_of_other_times, tells_of_other_years
from assistant.times.times import in_financial_year
from index.analysis import different_terms
from index.search import Index

LEAST_RELEVANCE = -6.0
SURE_RELEVANCE = 3.0
_AS_GOOD, _UNREAD = 2.0, -100.0
LEAST_SCORE = 0.74
_SURE_SCORE = 0.80
_FINAL = re.compile(
    r"\b(?:final|actual|eventual) (?:\w+ ){0,2}?(?:outturn|position|spend|spending|expenditure|costs?|figure|overspend|underspend|interest|income)\b"
    r"|\bactually\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:forecasts?|project(?:ed|ions?)|expected|estimated|predicted|anticipated)\b", re.IGNORECASE
)
_HELD_AGAINST = re.compile(
    r"\b(?:than|against|of)(?: \w+){0,3}? (?:forecast|projected|expected|estimated|predicted|anticipated)\b"
)
_SETTLED = re.compile(r"\b(?:final|actual(?:ly|s)?|provisional outturn)\b", re.IGNORECASE)
_OF_A_TIME = ("figure", "list", "words")
_UNSAID: dict[str, Reason] = {
    "figure": "measure_not_given",
    "date": "measure_not_given",
    "person": "person_or_body_not_covered",
    "reason": "premise_not_found",
}


@dataclass(frozen=True)
class Refusal:
    """Why nothing may answer. untold: the words or names of the question that the best passage leaves unsaid."""

    reason: Reason
    untold: tuple[str, ...] = ()


def refusal_of_all(index: Index, question: Question, quotes: Sequence[Quote]) -> Refusal | None:
    """Why none of the quotes, best passage first, may answer; None when one may."""
    if not quotes or not _close(index, question, quotes):
        return Refusal("nothing_close")
    best = quotes[0].weighed
    if _of_another_time(question, in_time(question, quotes)[0].weighed):
        return Refusal("date_not_covered")
    if (best.found.late or 1.0) < _SURE_SCORE and unknown_name(question, [item.weighed for item in quotes]):
        return Refusal("place_not_covered")
    return None


def in_time(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes that hold for the time that the question names; all of them where none does, or none that reads about as
    well as the first.
    """
    first = quotes[0]
    held = [quote for quote in quotes if not _of_another_time(question, quote.weighed)]
    if first in held or first.relevance is None:
        return list(quotes)
    as_good = any((quote.relevance or _UNREAD) >= first.relevance - _AS_GOOD for quote in held)
    return held if as_good else list(quotes)


def _of_another_time(question: Question, weighed: Weighed) -> bool:
    """Whether a passage does not hold for a time that the question names; a figure has to say its time itself."""
    return bool(question.times) and weighed.time < (2 if question.wants == "figure" else 1)


def _told_of_another_time(question: Question, quote: Quote) -> bool:
    """Whether a figure is asked for, and the words or cells that would be quoted tell it of other times only."""
    passage = quote.passage
    if question.wants not in _OF_A_TIME:
        return False
    if passage.row is not None:
        return tells_of_other_times(quote.headline, question.times)
    stands_under = f"{passage.context or ''} {' '.join(passage.section[-1:])}"
    return tells_of_other_years(f"{_said(quote)} {stands_under}", question.times)


def _said(quote: Quote) -> str:
    """The sentences that would be quoted, of a table row its headline."""
    text = quote.passage.text
    return quote.headline if quote.passage.row is not None else " ".join(text[start:end] for start, end in quote.spans)


def given_for_another_time(index: Index, question: Question, weighed: Sequence[Weighed]) -> Weighed | None:
    """The passage that answers but for the time asked for, where it is of another time and the cross-encoder is sure of it."""
    best = min(weighed, key=lambda item: (-without_time(item), item.found.passage.id), default=None)
    if not question.times or best is None or best.time > 1:
        return None
    named = times_in(best.found.passage.text)
    if any(in_financial_year(one, asked) for one in named for asked in question.times):
        return None
    relevance = index.relevance(question.topic, whole_texts([best]))
    return best if relevance and relevance[0] >= SURE_RELEVANCE else None


def _close(index: Index, question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether anything comes near an answer, by the cross-encoder, which reads once more without the times and with short
    forms spelt out when nothing seems to; without one, by the late-interaction score of the best passage.
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


def refusal_by_name(
    index: Index, question: Question, quotes: Sequence[Quote], rare: Mapping[str, float]
) -> tuple[list[Quote], Refusal | None]:
    """The quotes that speak of the names asked for, or why there are none."""
    missing = {item.passage.id: missing_names(index, question, item, rare) for item in quotes}
    names = missing[quotes[0].passage.id]
    numbers = set(names) & set(missing_numbers(question, quotes[0]))
    telling = {term for number in numbers for term in different_terms(number)}
    naming = [
        item
        for item in quotes
        if not missing[item.passage.id] and telling <= different_terms(everything_said(item.weighed.found))
    ]
    if naming:
        return naming, None
    if set(names) <= numbers:
        return list(quotes), Refusal("measure_not_given", names)
    if any(is_post(name) for name in names):
        return list(quotes), Refusal("person_or_body_not_covered", names)
    place = any(is_place(index, question.text, name) for name in names) or not any(name.isupper() for name in names)
    return list(quotes), Refusal("place_not_covered" if place else "person_or_body_not_covered", names)


def refusal_of(
    index: Index,
    question: Question,
    quote: Quote,
    quotes: Sequence[Quote],
    rare: Mapping[str, float],
    least: float = LEAST_LIKELY,
) -> Refusal | None:
    """Why one of the quotes may not stand as the answer, or None: it is of another time or only forecast, does not tell of
    what is taken to have happened, or is less than `least` likely to answer.
    """
    if _of_another_time(question, quote.weighed) or _told_of_another_time(question, quote):
        return Refusal("date_not_covered")
    if _only_forecast(question, quote):
        return Refusal("measure_not_given")
    if events := untold(question, quote.weighed):
        return Refusal("premise_not_found", events)
    if not_yet(question, _said(quote)):
        return Refusal("premise_not_found")
    words = asked_words(index, question, quote.weighed, rare)
    signs = signs_of(question, quote, quotes, words, rare)
    if signs is None or likely(signs) >= least:
        return None
    if signs["no reason"] or signs["not held"]:
        return Refusal(_UNSAID[question.wants])
    left = tuple(word.text for word in words if word.unsaid)
    if not left and signs["name missing"]:
        return Refusal("place_not_covered", question.names)
    return Refusal(_UNSAID.get(question.wants, "premise_not_found"), left)


def _only_forecast(question: Question, quote: Quote) -> bool:
    """Whether the final figure is asked for, and the quote gives what was forecast."""
    said = _HELD_AGAINST.sub("", f"{quote.headline} {_said(quote)}")
    asked = _FINAL.search(question.text) and not _FORECAST.search(question.text)
    return bool(asked and _FORECAST.search(said) and not _SETTLED.search(said))
