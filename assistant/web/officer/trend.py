"""The trend of a figure's measure: a chart over time and the same as a table, each point with the places that tell it."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer, Citation
from assistant.measures.measure import Measure
from assistant.measures.same_measure import Collection
from assistant.measures.trend import Point, trend_of
from assistant.times.sure_times import order_of
from assistant.web.evidence.address import evidence_address
from assistant.web.markup import element, items, text
from assistant.web.officer.chart import Mark, chart
from assistant.web.officer.links import evidence, named
from assistant.web.officer.wording import as_at, scale, when

_NONE = "No trend can be shown: the reports surely give this measure for fewer than two dates."
_HOW = (
    "A figure is shown only where words, unit, place, role and date are surely those of the same measure; "
    "what is not sure is left out."
)
_DISPUTED = "The reports disagree about this date."


def trend_part(collection: Collection, answer: Answer, answer_id: str, number: int | None = None) -> str:
    """The fragment for the answer's figure of that number (from 1), or for the first that has a trend."""
    chosen = answer.figures if number is None else answer.figures[number - 1 : number]
    for figure in chosen:
        measure = collection.measure(answer, figure)
        points = trend_of(collection.told(measure), measure) if measure else ()
        if measure and points:
            return _shown(collection, measure, points, answer_id)
    return element("section", element("h2", "Trend") + element("p", _NONE), class_="officer")


def _shown(collection: Collection, measure: Measure, points: tuple[Point, ...], answer_id: str) -> str:
    cited = [[collection.cited(one, place) for place, one in enumerate(point.told, 1)] for point in points]
    title = f"{measure.name or 'The measure'}, {when(points[0].as_at)} to {when(points[-1].as_at)}"
    marks = [_mark(point, places[0]) for point, places in zip(points, cited, strict=True)]
    disputed = (
        element("p", element("strong", _disagreement(points)), class_="officer-notice") if _disagreement(points) else ""
    )
    inside = "".join(
        [
            element("h2", text(f"Trend: {title}")),
            element("div", chart(marks, title, f"trend-{answer_id}"), class_="officer-drawn"),
            disputed,
            _table(points, cited, title),
            element("p", _HOW, class_="officer-note"),
        ]
    )
    return element("section", inside, class_="officer")


def _mark(point: Point, citation: Citation) -> Mark:
    words = f"{point.shown}{scale(point.told[0].fact)} as at {when(point.as_at)}: {named(citation)}"
    return Mark(_day(point.as_at), float(point.amount), point.shown, words, evidence_address(citation), point.disputed)


def _day(time: str) -> date:
    """The day on which a time ends."""
    year, month, day = (int(part) for part in order_of(time).split("-"))
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def _disagreement(points: tuple[Point, ...]) -> str:
    times = dict.fromkeys(when(point.as_at) for point in points if point.disputed)
    return (
        text(
            f"The reports disagree about {' and '.join(times)}: the points in question are squares, apart from the line."
        )
        if times
        else ""
    )


def _table(points: tuple[Point, ...], cited: list[list[Citation]], title: str) -> str:
    heads = "".join(element("th", head, scope="col") for head in ("As at", "Figure", "Where it stands"))
    rows = "".join(point_row(point, places) for point, places in zip(points, cited, strict=True))
    table = element("caption", text(title)) + element("thead", element("tr", heads)) + element("tbody", rows)
    return element("table", table)


def point_row(point: Point, places: list[Citation]) -> str:
    """A point as a row of the table: its time, its figure with the scale of its own table, and where it stands."""
    time, origin = as_at(point.as_at, point.told[0].as_at_from)
    from_report = f" {element('small', text(f'({origin})'))}" if point.told[0].as_at_from == "report_date" else ""
    notice = element("p", text(_DISPUTED), class_="officer-notice") if point.disputed else ""
    cells = element("th", text(time) + from_report, scope="row") + element(
        "td", text(point.shown + scale(point.told[0].fact)), class_="officer-value"
    )
    return element("tr", cells + element("td", notice + items(_by_report(places))))


def _by_report(places: list[Citation]) -> list[str]:
    """The places, those of one report on one line."""
    reports: dict[str, list[Citation]] = {}
    for place in places:
        reports.setdefault(place.report_id, []).append(place)
    return [
        ", ".join([evidence(first), *(evidence(other, short=True) for other in rest)])
        for first, *rest in reports.values()
    ]
