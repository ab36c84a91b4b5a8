"""The sides of a comparison as lines of an answer: each figure with the words it stands on, its citation, and its check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import AsAtFrom, Citation, Figure
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.comparing.parallel import without_lead
from assistant.comparing.reckoning import with_unit
from assistant.facts.fact import Fact
from assistant.quoting.quote import dated
from assistant.quoting.table_cells import cell_headline
from assistant.sentences import Span
from assistant.times.times import as_at
from index.search import Index

_FOOTNOTE = re.compile(r"\s?\[\d+\]")
_SIDE_WORDS, _SAID_WORDS, _OF_TWO = 7, 24, 2


@dataclass(frozen=True)
class SideLines:
    """A line for each side, the marker that it ends in, the citations, and the figures, each of which is verified."""

    lines: tuple[str, ...]
    markers: tuple[int, ...]
    citations: tuple[Citation, ...]
    figures: tuple[Figure, ...]


def side_lines(index: Index, names: Sequence[str], facts: Sequence[Fact], also: Fact | None = None) -> SideLines | None:
    """The sides told, or None when a figure is not verified where it is cited; `also` is cited with the words of its passage.

    Two sides are told in the report's words, more of them by their figures alone.
    """
    places = list(dict.fromkeys(_place(fact) for fact in facts))
    markers = tuple(places.index(_place(fact)) + 1 for fact in facts)
    first_at = {marker: fact for marker, fact in zip(reversed(markers), reversed(facts), strict=True)}
    own = marker_of(also, facts) if also is not None else None
    citations = tuple(
        cite(
            index,
            fact.found,
            sorted({fact.span, also.span}) if also is not None and own == marker else [fact.span],
            marker,
            _as_at(fact),
        )
        for marker, fact in sorted(first_at.items())
    )
    said = [_said(fact) for fact in facts]
    cited = {fact.found.passage.id: (fact.found.passage, fact.found.particulars) for fact in facts}
    told = "\n".join(dict.fromkeys(f"{words} [{marker}]" for words, marker in zip(said, markers, strict=True)))
    figures = check_answer(told, citations, cited)
    if not all(_verified(*side, figures) for side in zip(facts, markers, said, strict=True)):
        return None
    shown = said
    if len(facts) > _OF_TWO:
        shown = [_dated(fact, with_unit(fact)) for fact in facts]
        figures = tuple(figure for figure in figures if any(figure.text == fact.text for fact in facts))
    lines = tuple(
        f"{_named(name, words)} [{marker}]" for name, words, marker in zip(names, shown, markers, strict=True)
    )
    return SideLines(lines, markers, citations, figures)


def _named(name: str, words: str) -> str:
    """What is told of a side behind its name, which is not said twice."""
    return f"{side_name(name)}: {words}" if name and not words.startswith(name) else words


def side_name(name: str) -> str:
    """A side's name as a label: without the word that leads it, and not too long."""
    words = without_lead(name).split()
    return " ".join(words[:_SIDE_WORDS]) + (" …" if len(words) > _SIDE_WORDS else "")


def marker_of(also: Fact, facts: Sequence[Fact]) -> int:
    """The marker under which the passage of a further fact is cited."""
    places = list(dict.fromkeys(_place(fact) for fact in facts))
    return next(marker for marker, (id, _) in enumerate(places, 1) if id == also.found.passage.id)


def sentence_words(fact: Fact) -> str:
    """A sentence's words, shortened around its figure where it is long."""
    words = " ".join(_text(fact).split())
    return _shortened(words, fact.text) if len(words.split()) > _SAID_WORDS else words


def _place(fact: Fact) -> tuple[str, Span]:
    return fact.found.passage.id, fact.span


def _said(fact: Fact) -> str:
    """The words that tell a figure: its cell with label and headers, or its sentence, shortened around it where it is long.

    A label's footnote mark is left out: it would read as a marker of the answer.
    """
    if fact.cell is not None:
        return _dated(fact, _FOOTNOTE.sub("", cell_headline(fact.found.passage, fact.cell)))
    return _dated(fact, f"“{sentence_words(fact)}”")


def _dated(fact: Fact, words: str) -> str:
    return dated(words, *_as_at(fact), fact.found.particulars.report_date)


def _as_at(fact: Fact) -> tuple[str | None, AsAtFrom | None]:
    """The date that a figure holds for: its own time, or that of its sentence or cell."""
    if len(fact.times) == 1 and len(fact.times[0]) > len("Q1"):
        return fact.times[0], "text"
    said = cell_headline(fact.found.passage, fact.cell) if fact.cell is not None else _text(fact)
    return as_at(said, fact.found)


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


def _text(fact: Fact) -> str:
    return fact.found.passage.text[slice(*fact.span)]


def _verified(fact: Fact, marker: int, said: str, figures: Sequence[Figure]) -> bool:
    """Whether the checker verified a side's figure in its words; a number in words has to stand in the quoted ones."""
    if any(char.isdigit() for char in fact.text):
        return any(
            figure.text == fact.text and figure.marker == marker and figure.status == "verified" for figure in figures
        )
    return fact.text in said and fact.text in _text(fact)
