"""The time between two events: `how many days between the opening and the close of the consultation`, from two cited dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, Figure
from assistant.asking.question import read_question
from assistant.citing import cite
from assistant.finding.weighing import rarity
from assistant.quoting.quote import Quote, share_said
from corpus.dates import days_in
from index.search import Index

_UNIT = r"(?P<unit>days?|weeks?|months?|years?)"
_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bhow many {_UNIT} (?:(?:\w+ ){{0,4}})?between (?P<first>.+?) and (?P<second>(?:when |the |its |our )?.+)",
        rf"\bhow many {_UNIT} (?:(?:\w+ ){{0,4}})?from (?P<first>.+?) (?:to|until|till) (?P<second>.+)",
        rf"\b(?:how many {_UNIT}|how long|how soon) after (?P<first>.+?) (?P<second>(?:did|was|were|had|has) .+)",
        r"\bhow (?:long|much time) (?:(?:\w+ ){0,4})?between (?P<first>.+?) and (?P<second>.+)",
    )
)
_LEAST_SAID = 0.5


@dataclass(frozen=True)
class Between:
    """Two events, each as the question for its date, and the unit of time that is asked for: `day`, `week`, `month` or `year`."""

    questions: tuple[str, str]
    unit: str


@dataclass(frozen=True)
class Dated:
    """The quote that gives an event's date, the date, and how it is printed."""

    quote: Quote
    day: date
    printed: str


def read_between(text: str) -> Between | None:
    """What a question asks the time between, or None when it asks for something else."""
    folded = re.sub(r"\s+", " ", text).strip(" ?")
    for pattern in _ASKS:
        if found := pattern.search(folded):
            unit = (found.groupdict().get("unit") or "day").lower().rstrip("s")
            first, second = (_asked(found[name]) for name in ("first", "second"))
            return Between((first, second), unit) if not days_in(f"{first} {second}") else None
    return None


def _asked(event: str) -> str:
    """The question for the date of an event; one that is told as a clause keeps its verb."""
    event = event.strip(" ,")
    return f"{event}?" if re.match(r"when\b", event, re.IGNORECASE) else f"When {event}?"


def date_of(index: Index, event: str, other: str, answered: Callable[[str], Quote | None]) -> Dated | None:
    """The one day that the best quote's headline gives for an event, when it says what the event is and how it differs from the other."""
    quote = answered(event)
    if quote is None or not quote.holds:
        return None
    asked = read_question(event)
    own = set(asked.terms) - set(read_question(other).terms)
    days = dict.fromkeys(iso for _, iso in days_in(quote.headline))
    said = " ".join([quote.headline, *quote.passage.section[-1:], quote.passage.row.label if quote.passage.row else ""])
    rare = rarity(index, asked)
    own_said = share_said(replace(asked, terms=tuple(own)), said, {term: rare[term] for term in own}) if own else 0.0
    if len(days) != 1 or min(share_said(asked, said, rare), own_said) < _LEAST_SAID:
        return None
    day = date.fromisoformat(next(iter(days)))
    return Dated(quote, day, f"{day.day} {day:%B %Y}")


def answer_between(index: Index, asked: str, used: str, between: Between, first: Dated, second: Dated) -> Answer | None:
    """The time between two dates, with both cited; None when they are one."""
    if first.day == second.day:
        return None
    earlier, later = sorted((first, second), key=lambda dated: dated.day)
    figure = span_in_words(earlier.day, later.day, between.unit)
    found = [first, second]
    citations = tuple(
        cite(index, one.quote.weighed.found, one.quote.spans, marker, (one.day.isoformat(), "text"))
        for marker, one in enumerate(found, 1)
    )
    lines = [f"“{one.quote.headline}” [{marker}]" for marker, one in enumerate(found, 1)]
    closing = " ".join(f"[{citation.marker}]" for citation in citations)
    headline = f"{figure}: {earlier.printed} to {later.printed}"
    working = f"Working: {later.printed} − {earlier.printed} = {(later.day - earlier.day).days} days"
    computed = Figure(figure, None, "computed", (later.printed, earlier.printed))
    body = "\n".join([f"{headline} {closing}", working, *lines])
    return Answer(None, "answered", asked, used, headline, body, citations, (computed,))


def span_in_words(earlier: date, later: date, unit: str) -> str:
    """The whole units between two days and the days that are left: `6 weeks and 1 day`."""
    if unit in ("day", "week"):
        whole, days = divmod((later - earlier).days, 1 if unit == "day" else 7)
    else:
        months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
        whole = months if unit == "month" else months // 12
        since = _moved(earlier, whole if unit == "month" else 12 * whole)
        days = (later - since).days
    left = f" and {_counted(days, 'day')}" if days else ""
    return f"{_counted(whole, unit)}{left}" if whole or not days else _counted(days, "day")


def _moved(day: date, months: int) -> date:
    """A day moved by months; the last day of a month that is too short for it."""
    month = day.year * 12 + day.month - 1 + months
    for shorter in range(4):
        try:
            return day.replace(year=month // 12, month=month % 12 + 1, day=day.day - shorter)
        except ValueError:
            continue
    raise AssertionError(f"{day} cannot be moved by {months} months")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" + ("" if number == 1 else "s")
