"""The figures of an answer, each with its check, unit, date and place, and what other reports give for the same."""

from __future__ import annotations

from assistant.answer import Answer, Citation, Figure
from assistant.claims import working
from assistant.facts.fact import Fact
from assistant.measures.measure import Measure
from assistant.measures.same_measure import Collection, Told
from assistant.measures.trend import elsewhere, trend_of
from assistant.web.markup import element, items, text
from assistant.web.officer.links import evidence
from assistant.web.officer.wording import as_at_of, check, unit, when

_SIGNS = {"verified": "✓", "found": "○", "computed": "=", "not_found": "✗"}
_NONE = "The answer has no figures."
_NOT_SURE = "What it measures is not sure enough to look for it in other reports."


def figures_part(collection: Collection, answer: Answer, answer_id: str) -> str:
    """The fragment, with headings from `h2` on."""
    shown = [
        _figure(collection, answer, figure, f"/trend/{answer_id}?figure={number}")
        for number, figure in enumerate(answer.figures, 1)
    ]
    return element("section", element("h2", "Figures") + ("".join(shown) or element("p", _NONE)), class_="officer")


def _figure(collection: Collection, answer: Answer, figure: Figure, trend: str) -> str:
    citation = next((one for one in answer.citations if one.marker == figure.marker), None)
    fact, measure = collection.fact(answer, figure), collection.measure(answer, figure)
    told = collection.told(measure) if measure else []
    parts = [_checked(figure, citation, answer), _particulars(figure, citation, fact)]
    if citation:
        parts.append(element("p", f"Evidence: {evidence(citation)}"))
    if measure:
        parts += [_others(collection, measure, told), _to_trend(measure, told, trend)]
    elif figure.status in ("verified", "found"):
        parts.append(element("p", _NOT_SURE, class_="officer-note"))
    inside = element("h3", text(figure.text)) + "".join(parts)
    return element("article", inside, class_=f"officer-figure {figure.status}")


def _checked(figure: Figure, citation: Citation | None, answer: Answer) -> str:
    sign = element("span", _SIGNS[figure.status], aria_hidden="true", class_="officer-sign")
    words = text(check(figure, citation, working(answer)))
    return element("p", f"{sign} {words[:1].upper()}{words[1:]}", class_="officer-check")


def _particulars(figure: Figure, citation: Citation | None, fact: Fact | None) -> str:
    rows = [("Unit", unit(figure, fact))]
    if citation and figure.status != "not_found":
        rows += list(zip(("As at", "That date"), as_at_of(fact, citation), strict=True))
    return element("dl", "".join(element("dt", text(name)) + element("dd", text(value)) for name, value in rows))


def _others(collection: Collection, measure: Measure, told: list[Told]) -> str:
    """Where the measure stands besides for the same time, and a notice where a report gives it another value."""
    found = elsewhere(told, measure)
    parts = []
    if found.other:
        notice = f"The reports disagree: for {when(found.other[0].as_at)} there is also"
        parts.append(
            element("p", element("strong", text(notice)), class_="officer-notice")
            + _places(collection, found.other, shown=True)
        )
    if found.same:
        parts.append(element("p", "The same figure also stands in") + _places(collection, found.same))
    return "".join(parts) or element("p", "No other report surely gives this figure.", class_="officer-note")


def _places(collection: Collection, told: tuple[Told, ...], *, shown: bool = False) -> str:
    lines = []
    for number, one in enumerate(told, 1):
        value = f"{element('strong', text(one.fact.shown))}: " if shown else ""
        lines.append(value + evidence(collection.cited(one, number)))
    return items(list(dict.fromkeys(lines)), class_="officer-places")


def _to_trend(measure: Measure, told: list[Told], address: str) -> str:
    if not trend_of(told, measure):
        return ""
    return element(
        "p", element("a", text(f"Trend of {measure.name or 'this figure'}"), href=address, class_="officer-to-trend")
    )
