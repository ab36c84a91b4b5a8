"""A line of dated points as inline SVG: coloured by the page's own variables, each point a link that says what it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.web.markup import element, text

_WIDTH, _HEIGHT = 520, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 30, 30, 44
_CHARACTER, _LINE = 9.5, 18.0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_WITHIN = 0.5  # the axis begins at 0 when the least value is less than this share of the largest


@dataclass(frozen=True)
class Mark:
    """A point of the chart: its day, value, the figure as printed, what it is in words, and where its link goes."""

    day: date
    value: float
    shown: str
    words: str
    address: str
    disputed: bool = False


def chart(marks: Sequence[Mark], title: str, key: str) -> str:
    """The chart of two or more points, oldest first; `key` makes its ids unique on a page."""
    low, high, step = axis([mark.value for mark in marks])
    first, last = min(mark.day for mark in marks), max(mark.day for mark in marks)
    days = max(1, (last - first).days)

    def x(day: date) -> float:
        return round(_LEFT + (day - first).days / days * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        return round(_HEIGHT - _BOTTOM - (value - low) / (high - low) * (_HEIGHT - _TOP - _BOTTOM), 1)

    places = [(x(mark.day), y(mark.value)) for mark in marks]
    said = f"{len(marks)} points from {marks[0].words} to {marks[-1].words}. All are in the table."
    parts = [
        element("title", text(title), id=f"{key}-title"),
        element("desc", text(said), id=f"{key}-desc"),
        *(_level(y(value), value) for value in _levels(low, high, step)),
        *(_year(x(date(year, 1, 1)), year) for year in range(first.year + 1, last.year + 1)),
        *([_ends(places[0][0], first.year)] if first.year == last.year else []),
        _line([place for place, mark in zip(places, marks, strict=True) if not mark.disputed]),
        *(_point(place, mark, at) for place, mark, at in zip(places, marks, _labels(places, marks), strict=True)),
    ]
    return element(
        "svg", "".join(parts), viewBox=f"0 0 {_WIDTH} {_HEIGHT}", class_="officer-chart", role="group",
        aria_labelledby=f"{key}-title {key}-desc",
    )  # fmt: skip


def axis(values: Sequence[float]) -> tuple[float, float, float]:
    """The least and largest value of the axis and its step: round numbers that hold all values, zero where it is not far."""
    least, most = min(values), max(values)
    low = 0.0 if 0 <= least < _WITHIN * most else least
    high = 0.0 if most <= 0 and least < 0 else most
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 4))
    step = next(power * times for times in _STEPS if span / (power * times) <= 5)
    return math.floor(low / step) * step, (math.floor(high / step) + 1) * step, step


def _levels(low: float, high: float, step: float) -> list[float]:
    return [low + number * step for number in range(round((high - low) / step) + 1)]


def _level(y: float, value: float) -> str:
    line = element("line", "", x1=str(_LEFT), x2=str(_WIDTH - _RIGHT), y1=str(y), y2=str(y), class_="officer-grid")
    return line + element("text", text(_printed(value)), x=str(_LEFT - 8), y=str(y + 5), text_anchor="end")


def _year(x: float, year: int) -> str:
    line = element("line", "", x1=str(x), x2=str(x), y1=str(_TOP), y2=str(_HEIGHT - _BOTTOM), class_="officer-grid")
    return line + element("text", str(year), x=str(x), y=str(_HEIGHT - _BOTTOM + 22), text_anchor="middle")


def _ends(x: float, year: int) -> str:
    return element("text", str(year), x=str(x), y=str(_HEIGHT - _BOTTOM + 22), text_anchor="start")


def _line(places: Sequence[tuple[float, float]]) -> str:
    joined = " ".join(f"{x},{y}" for x, y in places)
    return element("polyline", "", points=joined, class_="officer-line") if len(places) > 1 else ""


def _point(place: tuple[float, float], mark: Mark, label: tuple[float, float] | None) -> str:
    """A disc, or a square where reports disagree, with its figure, in a link."""
    x, y = place
    if mark.disputed:
        shape = element("rect", "", x=str(x - 6), y=str(y - 6), width="12", height="12", class_="officer-disputed")
    else:
        shape = element("circle", "", cx=str(x), cy=str(y), r="6", class_="officer-point")
    target = element("circle", "", cx=str(x), cy=str(y), r="14", class_="officer-target")
    figure = element("text", text(mark.shown), x=str(label[0]), y=str(label[1]), text_anchor="middle") if label else ""
    inside = element("title", text(mark.words)) + target + shape + figure
    return element("a", inside, href=mark.address, aria_label=mark.words)


def _labels(places: Sequence[tuple[float, float]], marks: Sequence[Mark]) -> list[tuple[float, float] | None]:
    """Where each figure stands: above its point, below or beside it; nowhere when all that is taken (the table has it)."""
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in places]
    found: list[tuple[float, float] | None] = []
    for (x, y), mark in zip(places, marks, strict=True):
        half = _CHARACTER * len(mark.shown) / 2
        tried = [(x, y - 12), (x, y + 25), (x - half - 12, y + 5), (x + half + 12, y + 5)]
        boxes = [(at, (at[0] - half, at[1] - _LINE, at[0] + half, at[1])) for at in tried]
        free = next(((at, box) for at, box in boxes if not any(_overlap(box, other) for other in taken)), None)
        found.append((round(free[0][0], 1), round(free[0][1], 1)) if free else None)
        if free:
            taken.append(free[1])
    return found


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _printed(value: float) -> str:
    """A round number of the axis, millions and billions in short."""
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.6g}{name}"
    return f"{value:,.10g}"
