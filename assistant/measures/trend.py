"""A measure over time: what the reports give it at each date, each point with the places that tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.fact import Fact
from assistant.measures.measure import Measure
from assistant.measures.same_measure import Told
from assistant.times.sure_times import order_of, sort_of_time, time_of
from assistant.times.times import same_time

_FEWEST = 2


@dataclass(frozen=True)
class Point:
    """One value at one time, with every figure that tells it; disputed: another report gives another value then."""

    as_at: str
    told: tuple[Told, ...]
    disputed: bool = False

    @property
    def amount(self) -> Decimal:
        return self.told[0].fact.amount

    @property
    def shown(self) -> str:
        """The figure as printed."""
        return self.told[0].fact.shown


def trend_of(told: Sequence[Told], measure: Measure) -> tuple[Point, ...]:
    """The points of a measure, oldest first, all of one sort of time; empty when fewer than two dates are sure."""
    points = points_of(_of_one_sort(told, measure))
    return points if len({point.as_at for point in points}) >= _FEWEST else ()


def points_of(told: Sequence[Told]) -> tuple[Point, ...]:
    """The figures put together by time and value, in the order of their times."""
    values: dict[str, dict[Decimal, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        values[one.as_at][one.fact.amount].append(one)
    return tuple(
        Point(
            time, tuple(same), disputed=any(not agree(same[0].fact, other[0].fact) for other in values[time].values())
        )
        for time in sorted(values, key=lambda time: (order_of(time), time))
        for same in values[time].values()
    )


@dataclass(frozen=True)
class Elsewhere:
    """Where a figure's measure stands besides: the same value at its time, and another value at its time."""

    same: tuple[Told, ...]
    other: tuple[Told, ...]


def elsewhere(told: Sequence[Told], measure: Measure) -> Elsewhere:
    """The other places that tell a figure's measure for its time; without a sure time, those that give its value."""
    own, when = measure.of, time_of(measure.of)
    others = [one for one in told if one.fact.found.passage.id != own.found.passage.id]
    if when is None:
        return Elsewhere(tuple(one for one in others if agree(one.fact, own)), ())
    then = [one for one in others if same_time(one.as_at, when[0]) or same_time(when[0], one.as_at)]
    return Elsewhere(
        tuple(one for one in then if agree(one.fact, own)),
        tuple(one for one in then if one.as_at == when[0] and not agree(one.fact, own)),
    )


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures give the same value, as far as the coarser of them is printed."""
    steps = [Decimal(1).scaleb(fact.scale - fact.places) for fact in (one, other)]
    return one.amount == other.amount or (steps[0] != steps[1] and 2 * abs(one.amount - other.amount) <= max(steps))


def _of_one_sort(told: Sequence[Told], measure: Measure) -> list[Told]:
    """The figures told for the same sort of time as the measure's own, or for the commonest where its own is not sure."""
    own = time_of(measure.of)
    counted = Counter(one.sort for one in told)
    sort = sort_of_time(own[0]) if own else max(sorted(counted), key=lambda name: counted[name], default="")
    return [one for one in told if one.sort == sort]
