"""The answer to a comparing question: the difference, its working, and both sides with the words they stand on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation, Figure
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.comparing import Comparison
from assistant.fact import Fact
from assistant.facts import facts_of
from assistant.like_with_like import Pair
from assistant.parallel import without_lead
from assistant.quoting import dated
from assistant.reckoning import Reckoned, difference, percentage, roughly
from assistant.table_cells import cell_headline
from assistant.times import as_at
from index.search import Index

_HEADLINE_WORDS, _SIDE_WORDS, _SAID_WORDS = 25, 7, 24


def comparison_answer(index: Index, asked: str, used: str, comparison: Comparison, pair: Pair) -> Answer | None:
    """The answer of a pair, or None when a figure of it is not verified where it is cited, or nothing can be computed."""
    facts = (pair.first.fact, pair.second.fact)
    reckoned = percentage(*facts) if comparison.relation == "percentage" else difference(*facts)
    if reckoned is None:
        return None
    change = stated_change(facts)
    citations = _citations(index, facts, change)
    markers = [1, len(citations)]
    said = [_said(fact) for fact in facts]
    lines = [
        f"{_named(side.name)}: {words} [{marker}]"
        for side, words, marker in zip(comparison.sides, said, markers, strict=True)
    ]
    cited = {fact.found.passage.id: (fact.found.passage, fact.found.particulars) for fact in facts}
    figures = check_answer(
        "\n".join(f"{words} [{marker}]" for words, marker in zip(said, markers, strict=True)), citations, cited
    )
    if not all(
        _verified(fact, marker, words, figures) for fact, marker, words in zip(facts, markers, said, strict=True)
    ):
        return None
    headline = _headline(comparison, facts, reckoned)
    if change is not None:
        lines.append(f"In the report’s words: “{_words(change)}” [{_marker_of(change, facts)}]")
    closing = " ".join(f"[{marker}]" for marker in dict.fromkeys(markers))
    body = "\n".join([f"{headline} {closing}", f"Working: {reckoned.working}", *lines])
    computed = Figure(reckoned.figure, None, "computed", (facts[0].text, facts[1].text))
    return Answer(None, "answered", asked, used, headline, body, citations, (computed, *figures))


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


def _marker_of(change: Fact, facts: tuple[Fact, Fact]) -> int:
    places = list(dict.fromkeys((fact.found.passage.id, fact.span) for fact in facts))
    return next(marker for marker, (id, _) in enumerate(places, 1) if id == change.found.passage.id)


def _words(fact: Fact) -> str:
    """A sentence's words, shortened around its figure where it is long."""
    words = " ".join(_text(fact).split())
    return _shortened(words, fact.text) if len(words.split()) > _SAID_WORDS else words


def _headline(comparison: Comparison, facts: tuple[Fact, Fact], reckoned: Reckoned) -> str:
    about = "about " if any(roughly(fact) for fact in facts) else ""
    told = " against ".join(
        f"{fact.shown} ({_named(side.name)})" for fact, side in zip(facts, comparison.sides, strict=True)
    )
    if reckoned.way in ("no difference", "no change"):
        return f"{reckoned.way.capitalize()}: {told}"
    return (
        f"{about}{reckoned.figure} {reckoned.way}: {told}".capitalize()
        if about
        else f"{reckoned.figure} {reckoned.way}: {told}"
    )


def _named(name: str) -> str:
    """A side's name as a label: without the word that leads it, and not too long."""
    words = without_lead(name).split()
    return " ".join(words[:_SIDE_WORDS]) + (" …" if len(words) > _SIDE_WORDS else "")


def _said(fact: Fact) -> str:
    """The words that tell a figure: its cell with label and headers, or its sentence, shortened around it where it is long."""
    passage = fact.found.passage
    if fact.cell is not None:
        return dated(
            cell_headline(passage, fact.cell),
            *as_at(cell_headline(passage, fact.cell), fact.found),
            fact.found.particulars.report_date,
        )
    words = _words(fact)
    return dated(f"“{words}”", *as_at(passage.text[slice(*fact.span)], fact.found), fact.found.particulars.report_date)


def _shortened(sentence: str, figure: str) -> str:
    """The run of a sentence's words around a figure."""
    before, _, after = sentence.partition(figure)
    left, right = before.split(), after.split()
    behind = min(len(right), max(_SAID_WORDS // 2, _SAID_WORDS - len(left)))
    ahead = min(len(left), _SAID_WORDS - behind)
    start = sentence.index(" ".join([*left[len(left) - ahead :], ""]).strip()) if ahead else len(before)
    end = len(before) + len(figure) + len(after) - len(after.lstrip())
    kept = " ".join(right[:behind])
    stop = sentence.index(kept, len(before)) + len(kept) if kept else end
    return sentence[start:stop]


def _citations(index: Index, facts: tuple[Fact, Fact], change: Fact | None) -> tuple[Citation, ...]:
    """A citation for each side, or one when the same words tell both."""
    places = list({(fact.found.passage.id, fact.span): fact for fact in reversed(facts)}.values())[::-1]
    own = _marker_of(change, facts) if change is not None else None
    return tuple(
        cite(
            index,
            fact.found,
            sorted({fact.span, change.span}) if change is not None and own == marker else [fact.span],
            marker,
            as_at(_text(fact), fact.found),
        )
        for marker, fact in enumerate(places, 1)
    )


def _text(fact: Fact) -> str:
    return fact.found.passage.text[slice(*fact.span)]


def _verified(fact: Fact, marker: int, said: str, figures: Sequence[Figure]) -> bool:
    """Whether the checker verified a side's figure in its words; a number in words has to stand in the quoted ones."""
    if any(char.isdigit() for char in fact.text):
        return any(
            figure.text == fact.text and figure.marker == marker and figure.status == "verified" for figure in figures
        )
    return fact.text in said and fact.text in _text(fact)
