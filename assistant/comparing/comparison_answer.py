"""The answer to a comparing question: what was computed, its working, and all sides with the words they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.answer import Answer, Figure
from assistant.comparing.comparison import Comparison
from assistant.comparing.reckoning import Reckoned, difference, percentage, ratio, roughly, share, total, with_unit
from assistant.comparing.side_lines import marker_of, sentence_words, side_lines, side_name
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from index.search import Index

_HEADLINE_WORDS, _MOST_WORDS, _STEPS = 25, 90, 3


def comparison_answer(
    index: Index, asked: str, used: str, comparison: Comparison, facts: Sequence[Fact]
) -> Answer | None:
    """The answer of two sides or more, or None when a figure is not verified where it is cited, or nothing can be computed."""
    return (
        _of_two(index, asked, used, comparison, (facts[0], facts[1]))
        if len(facts) == 2
        else _of_several(index, asked, used, comparison, facts)
    )


def _of_two(index: Index, asked: str, used: str, comparison: Comparison, facts: tuple[Fact, Fact]) -> Answer | None:
    reckoned = _reckoned(comparison, facts)
    if reckoned is None:
        return None
    change = stated_change(facts) if comparison.relation in ("difference", "larger") else None
    told = side_lines(index, [side.name for side in comparison.sides], facts, change)
    if told is None:
        return None
    headline = _headline(comparison, facts, reckoned)
    lines = [*told.lines]
    if change is not None:
        lines.append(f"In the report’s words: “{sentence_words(change)}” [{marker_of(change, facts)}]")
    closing = " ".join(f"[{marker}]" for marker in dict.fromkeys(told.markers))
    body = "\n".join([f"{headline} {closing}", f"Working: {reckoned.working}", *lines])
    computed = Figure(reckoned.figure, None, "computed", tuple(fact.text for fact in facts))
    return Answer(None, "answered", asked, used, headline, body, told.citations, (computed, *told.figures))


def _of_several(index: Index, asked: str, used: str, comparison: Comparison, facts: Sequence[Fact]) -> Answer | None:
    """All sides in a small table; what was asked of them together is computed, or how times differ from each other."""
    told = side_lines(index, [side.name for side in comparison.sides], facts)
    if told is None:
        return None
    names = [side_name(side.name) for side in comparison.sides]
    measure = _measure(facts)
    closing = " ".join(f"[{marker}]" for marker in dict.fromkeys(told.markers))
    computed: list[Figure] = []
    lines = list(told.lines)
    if comparison.relation == "total":
        summed = total(facts)
        if summed is None:
            return None
        computed.append(Figure(summed.figure, None, "computed", tuple(fact.text for fact in facts)))
        headline = f"{_about(facts)}{summed.figure} in total: {_table(names, facts)}"
        lines.insert(0, f"Working: {summed.working}")
    else:
        headline = _table(names, facts)
        if measure and len(f"{measure} {headline}".split()) <= _HEADLINE_WORDS:
            headline = f"{measure}: {headline}"
        if comparison.relation == "larger" and (most := _most(names, facts)):
            headline = f"Highest: {most}" + (f" ({measure})" if measure else "")
        elif comparison.in_time and comparison.relation in ("each", "difference"):
            for change, operands, label in _changes(names, facts):
                lines.append(f"{label}: {change.figure} {change.way} ({change.working})")
                computed.append(Figure(change.figure, None, "computed", operands))
    if len(headline.split()) > _HEADLINE_WORDS:
        headline = headline.split(": ")[0] if comparison.relation == "total" else f"{names[0]} {facts[0].shown} …"
    body = "\n".join([f"{headline} {closing}", *lines])
    if len(body.split()) > _MOST_WORDS:
        return None
    return Answer(None, "answered", asked, used, headline, body, told.citations, (*computed, *told.figures))


def _measure(facts: Sequence[Fact]) -> str | None:
    """What all the figures are told under, where they are cells: their one column, or their one row."""
    cells = [fact for fact in facts if fact.cell is not None and fact.found.passage.row is not None]
    headers = {", ".join(part for part in fact.header or () if part) for fact in cells}
    labels = {fact.found.passage.row.label for fact in cells if fact.found.passage.row}
    told = headers if len(headers) == 1 else labels
    return next(iter(told)) or None if len(cells) == len(facts) and len(told) == 1 else None


def _table(names: Sequence[str], facts: Sequence[Fact]) -> str:
    return "; ".join(f"{name} {with_unit(fact)}" for name, fact in zip(names, facts, strict=True))


def _most(names: Sequence[str], facts: Sequence[Fact]) -> str | None:
    """The side with the largest figure, None where two have it or the units differ."""
    ranked = sorted(zip(names, facts, strict=True), key=lambda side: -side[1].amount)
    return f"{ranked[0][0]} {with_unit(ranked[0][1])}" if ranked[0][1].amount > ranked[1][1].amount else None


def _changes(names: Sequence[str], facts: Sequence[Fact]) -> list[tuple[Reckoned, tuple[str, str], str]]:
    """How each time differs from the one before it, of more than a few times the last from the first."""
    sides = list(zip(names, facts, strict=True))
    steps = [*pairwise(sides)] if len(sides) <= _STEPS else [(sides[0], sides[-1])]
    return [
        (change, (later[1].text, earlier[1].text), f"{earlier[0]} to {later[0]}")
        for earlier, later in steps
        if (change := difference(later[1], earlier[1]))
    ]


def _reckoned(comparison: Comparison, facts: tuple[Fact, Fact]) -> Reckoned | None:
    if comparison.relation == "total":
        return total(facts)
    return {"percentage": percentage, "ratio": ratio, "share": share}.get(comparison.relation, difference)(*facts)


def stated_change(facts: tuple[Fact, Fact]) -> Fact | None:
    """The change as a cited passage itself tells it (`a reduction of 93`), when it is the difference of the two figures."""
    size = abs(facts[0].amount - facts[1].amount)
    told = [
        other
        for fact in facts
        for other in facts_of(fact.found)
        if other.change == "by" and other.value.size == size and other.value.unit == facts[0].value.unit
    ]
    cited = {fact.span for fact in facts}
    return next((fact for fact in told if fact.header is None and fact.span not in cited and size), None)


def _about(facts: Sequence[Fact]) -> str:
    return "about " if any(roughly(fact) for fact in facts) else ""


def _headline(comparison: Comparison, facts: tuple[Fact, Fact], reckoned: Reckoned) -> str:
    about = _about(facts)
    joined = {"total": " and ", "share": " of "}.get(comparison.relation, " against ")
    told = joined.join(
        f"{fact.shown} ({side_name(side.name)})" if side.name else fact.shown
        for fact, side in zip(facts, comparison.sides, strict=True)
    )
    if reckoned.way in ("no difference", "no change"):
        return f"{reckoned.way.capitalize()}: {told}"
    said = f"{about}{reckoned.figure} {reckoned.way}".rstrip() + f": {told}"
    return said.capitalize() if about else said
