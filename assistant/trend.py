"""A measure over time: what the reports give it at each date, each point with the places that tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.measure import Measure
from assistant.same_measure import Collection, Told
from assistant.sure_times import order_of, sort_of_time, time_of

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


def trend_of(collection: Collection, measure: Measure) -> tuple[Point, ...]:
    """The points of a measure, oldest first, all of one sort of time; empty when fewer than two dates are sure."""
    told = _of_one_sort(collection.told(measure), measure)
    points = points_of(told)
    return points if len({point.as_at for point in points}) >= _FEWEST else ()


def points_of(told: Sequence[Told]) -> tuple[Point, ...]:
    """The figures put together by time and value, in the order of their times."""
    values: dict[str, dict[Decimal, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        values[one.as_at][one.fact.amount].append(one)
    return tuple(
        Point(time, tuple(same), disputed=len(values[time]) > 1)
        for time in sorted(values, key=lambda time: (order_of(time), time))
        for same in values[time].values()
    )


def _of_one_sort(told: list[Told], measure: Measure) -> list[Told]:
    """The figures told for the same sort of time as the measure's own, or for the commonest where its own is not sure."""
    own = time_of(measure.of)
    counted = Counter(one.sort for one in told)
    sort = sort_of_time(own[0]) if own else max(sorted(counted), key=lambda name: counted[name], default="")
    return [one for one in told if one.sort == sort]
