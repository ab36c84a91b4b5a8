"""A measure over time: `what has been the trend in arrears since Q1?`, every dated figure that the row or sentence tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer
from assistant.asking.question import Question, times_in
from assistant.comparing.comparison import Comparison, Side
from assistant.comparing.comparison_answer import comparison_answer
from assistant.disagreeing.conflicting import told_fact
from assistant.facts.fact import Fact
from assistant.facts.like_with_like import likeness, same_sort
from assistant.facts.of_passage import facts_of
from assistant.finding.finder import Finder
from assistant.measures.measure import measure_of
from assistant.measures.same_measure import Collection
from assistant.measures.trend import trend_of
from assistant.quoting.quote import Quote
from assistant.times.full_times import with_full_times
from assistant.times.sure_times import order_of, sort_of_time
from assistant.times.time_spans import time_spans
from assistant.times.times import one_time
from corpus.dates import written
from index.search import Found, Index

_TREND = re.compile(
    r"\btrends?(?: (?:in|for|of|on|with))?\b|\bover time\b|\b(?:year (?:by|on) year|quarter (?:by|on) quarter|month (?:by|on) month)\b"
    r"|\b(?:in|for|over) each (?:year|quarter|month)\b|\bover the (?:last|past) (?:\w+ )?(?:years|quarters|months)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:what(?:['’]s| is| was| has| have)?(?: been)?|how (?:has|have|did|do|does)|show(?: me)?|give(?: me)?|tell me)\b(?: (?:the|us))*",
    re.IGNORECASE,
)
_CHANGING = re.compile(r"\b(?:been )?(?:chang\w+|developed|moved|gone|look(?:ed)?(?: like)?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\s*\bsince (?:the )?$", re.IGNORECASE)
_FEWEST, _MOST = 3, 6


def over_time_answer(finder: Finder, text: str, used: str, read: Callable[[str], Question]) -> Answer | None:
    """The dated figures of what a question asks for over time, oldest first; None where it asks no such thing or none is sure."""
    full = with_full_times(used)
    if not _TREND.search(full) or not finder.refusing:
        return None
    spans = time_spans(full)
    bare = full
    for span in reversed(spans):
        bare = f"{bare[: span.start]} {bare[span.end :]}"
    matter = _CHANGING.sub(" ", _ASKING.sub("", _TREND.sub(" ", _SINCE.sub(" ", bare.rstrip(" ?"))), count=1))
    question = read(re.sub(r"\s+", " ", matter).strip())
    quote = None if question.empty else finder.best(question)
    if quote is None:
        return None
    quote = replace(quote, headline=quote.headline.split("\n")[0])  # of a row with several cells the first
    ways = (_in_one_place(quote), _down_the_column(finder.index, quote), _across_reports(finder.index, quote, question))
    every = (_since(facts, spans[0].iso[0] if len(spans) == 1 else None) for facts in ways)
    told = next((facts for facts in every if len(facts) >= _FEWEST), [])[-_MOST:]
    if not told:
        return None
    sides = tuple(Side(_named(fact.times[0]), question.text) for fact in told)
    comparison = Comparison(sides, "each", question.text, full, in_time=True)
    return comparison_answer(finder.index, text, used, comparison, told)


def _since(facts: list[Fact], since: str | None) -> list[Fact]:
    """The figures by their times, oldest first, from a time on; nothing where it is not one of theirs, or two are of one time."""
    ordered = sorted(facts, key=lambda fact: order_of(fact.times[0]))
    if len({fact.times[0] for fact in ordered}) < len(ordered):
        return []
    places = [at for at, fact in enumerate(ordered) if since is None or one_time(fact.times[0], since)]
    return ordered[places[0] :] if places else []


def _in_one_place(quote: Quote) -> list[Fact]:
    """The figures of a row or sentence, when each has one time of its own and all are of one measure."""
    facts = [fact for fact in facts_of(quote.weighed.found) if len(fact.times) == 1 and fact.change != "by"]
    facts = [fact for fact in facts if quote.passage.row is not None or fact.span in quote.spans]
    alike = [fact for fact in facts if fact.place == facts[0].place or _of_one_measure(facts[0], fact)]
    return alike if len(alike) == len(facts) else []


def _down_the_column(index: Index, quote: Quote) -> list[Fact]:
    """The column of the cell that a headline tells, in a table whose rows are times."""
    told, passage = told_fact(quote), quote.passage
    if told is None or told.header is None or passage.row is None or not times_in(passage.row.label):
        return []
    rows = [
        one
        for one in index.catalogue.passages_of(passage.report_id)
        if one.row and (one.section, one.context, one.page) == (passage.section, passage.context, passage.page)
    ]
    facts = [fact for row in rows for fact in facts_of(Found(row, told.found.particulars, 0, 0.0))]
    return [fact for fact in facts if fact.header == told.header and len(fact.times) == 1]


def _across_reports(index: Index, quote: Quote, question: Question) -> list[Fact]:
    """The figures of one measure that the reports tell, each at its own time; nothing where two disagree."""
    told = told_fact(quote)
    measure = measure_of(told, question.text, index.catalogue.long_forms) if told else None
    points = trend_of(Collection(index.catalogue).told(measure), measure) if measure else ()
    if any(point.disputed for point in points):
        return []
    return [replace(point.told[0].fact, times=(point.as_at,)) for point in points]


def _of_one_measure(one: Fact, other: Fact) -> bool:
    alike = likeness(one, other, frozenset(), ())
    return (
        same_sort(one, other)
        and one.roles == other.roles
        and sort_of_time(one.times[0]) == sort_of_time(other.times[0])
        and alike is not None
    )


def _named(time: str) -> str:
    return time.replace("-", "/", 1) if sort_of_time(time) in ("quarter", "financial year") else written(time)
