"""Fitting: how well a figure that was found fits the side of a comparison that it may be for, by its words, times and report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.fact import Fact
from assistant.facts.roles import Role
from assistant.times.times import is_financial_year, named_times, one_time
from index.analysis import terms

_ODD, _DATED, _COUNTED = 0.2, 0.05, 0.05

_NEAR, _AROUND, _OVER = 1.0, 0.75, 0.4
_WORDS, _OWN_WORDS, _TIME = 0.25, 0.30, 0.05
_ELSEWHERE = ("england", "nation", "uk", "countri")
_MOST = 40


@dataclass(frozen=True)
class Wanted:
    """What a side asks for: its own terms and times, those that both sides share, and how rare each term is.

    roles, elsewhere, rate, restated, unit: what sort of figure is asked for (a target, the country's, per head, a
    corrected one, in pounds); names, phrases and months: must be told; given: figures that the question itself tells; measured:
    its words, in which a figure's own unit of time or length has to stand; amount: whether it asks how much; reports: those
    that it names, in which alone it is asked.
    """

    own: frozenset[str]
    others: frozenset[str]
    times: tuple[str, ...]
    shared: tuple[str, ...]
    shared_times: tuple[str, ...]
    rare: Mapping[str, float]
    roles: frozenset[Role] = frozenset()
    elsewhere: bool = False
    rate: bool = False
    names: frozenset[str] = frozenset()
    restated: bool = False
    given: frozenset[Decimal] = frozenset()
    measured: str = ""
    months: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    amount: bool = False
    unit: str | None = None
    reports: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fitted:
    """A fact with how well it fits a side; level: how near to the figure its time is told (3 its own, 0 nowhere);
    meaning: the share of the question that what tells it means, measure: of the words that both sides share; told: for each word that both sides share, how surely it is told;
    surpassed: whether another fact tells a word of the question that this one leaves untold."""

    fact: Fact
    score: float
    own: float
    level: int
    meaning: float = 1.0
    measure: float = 1.0
    told: tuple[float, ...] = ()
    surpassed: bool = False


def fitted(facts: Iterable[tuple[Fact, float]], wanted: Wanted) -> list[Fitted]:
    """The facts that may be meant by a side, best first; each comes with the score of the sentence or row that tells it."""
    found = [fit for fact, base in facts if (fit := _fit(fact, base, wanted))]
    return sorted(found, key=lambda fit: (-fit.score, fit.fact.found.passage.id, fit.fact.span, fit.fact.text))[:_MOST]


def _fit(fact: Fact, base: float, wanted: Wanted) -> Fitted | None:
    if fact.value.size in wanted.given or (fact.measured and fact.measured not in wanted.measured):
        return None
    if any(phrase not in f"{fact.around} {fact.over}".lower() for phrase in wanted.phrases):
        return None
    if wanted.months and not _of_months(fact, wanted.months):
        return None
    if wanted.unit is not None and fact.value.unit != wanted.unit:
        return None
    held = {
        term: weight
        for text, weight in ((fact.over, _OVER), (fact.around, _AROUND), (fact.near, _NEAR))
        for term in terms(text)
    }
    levels = [time_level(fact, time) for time in wanted.times]
    shared_levels = [time_level(fact, time) for time in wanted.shared_times]
    if any(level < 0 for level in (*levels, *shared_levels)) or 0 in levels or (wanted.reports and 0 in shared_levels):
        return None
    if fact.elsewhere:
        held |= dict.fromkeys(_ELSEWHERE, _NEAR)
    if wanted.names - held.keys():
        return None
    words = _share(wanted.shared, held, wanted.rare)
    own = _share(tuple(sorted(wanted.own)), held, wanted.rare) - _share(tuple(sorted(wanted.others)), held, wanted.rare)
    level = min(levels, default=0)
    timed = sum(levels) / len(levels) if levels else 0.0
    shared_timed = sum(shared_levels) / len(shared_levels) if shared_levels else 0.0
    score = base + _WORDS * words + (_OWN_WORDS * own if wanted.own else 0.0) + _TIME * (timed + shared_timed)
    dated = bool(fact.times) and not wanted.times and not wanted.shared_times
    odd = (
        (fact.elsewhere != wanted.elsewhere)
        + (fact.rate != wanted.rate)
        + len(fact.roles - wanted.roles)
        + (fact.change == "by")
        + fact.part
    )
    score += (
        _ODD * (wanted.restated and fact.restated)
        - _ODD * odd
        - _DATED * dated
        - _COUNTED * (wanted.amount and not fact.value.unit)
    )
    return Fitted(fact, round(score, 4), own, level)


def _of_months(fact: Fact, months: tuple[str, ...]) -> bool:
    """Whether a figure or its report is of one of the months, which a question names without a year."""
    own = fact.found.particulars
    dates = [*fact.times, *fact.times_around, own.report_date or "", own.meeting_date or ""]
    return any(date[5:7] in months and not is_financial_year(date[:7]) for date in dates)


def _share(wanted: Sequence[str], held: Mapping[str, float], rare: Mapping[str, float]) -> float:
    """The share of terms that are told, by rarity and nearness; 0 where none is wanted."""
    total = sum(rare.get(term, 1.0) for term in wanted)
    return sum(rare.get(term, 1.0) * held.get(term, 0.0) for term in wanted) / total if total else 0.0


def time_level(fact: Fact, time: str) -> int:
    """How near to a figure a time is told: 3 its own, 2 its sentence's or heading's, 1 its report's, 0 nowhere, -1 another."""
    if fact.times:
        held = [named for named in fact.times if one_time(named, time)]
        return -1 if not held else 3 if any(not _broader(named, time) for named in held) else 1
    if any(one_time(named, time) and not _broader(named, time) for named in fact.times_around):
        return 2
    own = fact.found.particulars
    dates = [date for date in (own.report_date, own.meeting_date) if date]
    named = [*named_times(own.title), *([own.period] if own.period else [])]
    if fact.times_around and not any(one_time(named, time) for named in fact.times_around):
        return 1 if fact.by_heading and any(one_time(date, time) for date in named) else 0
    return 1 if any(one_time(date, time) for date in [*dates, *named, *fact.times_around]) else 0


def _broader(named: str, time: str) -> bool:
    """Whether a time is a financial year, and the one asked for a quarter or month of it."""
    return is_financial_year(named) and not is_financial_year(time) and len(time) > len("2024")
