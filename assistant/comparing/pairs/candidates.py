"""Candidates: the figures that may be the sides of a comparing question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.gathered import Gathered
from assistant.comparing.pairs.telling import Array, Telling, Told
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.quoting.columns import asked_cells
from index.search import Index

_MOST_FACTS = 110


@dataclass(frozen=True)
class Candidate:
    """A figure that may be a side, where it was found, and how its words tell those of the question; asked_column: whether
    it stands in a column that the question asks for."""

    fact: Fact
    gathered: Gathered
    told: Told
    asked_column: bool


def candidates(index: Index, asked: Asked, passages: Sequence[Gathered], telling: Telling) -> list[Candidate]:
    """The figures of the passages that tell most of the question, but for those that it gives itself."""
    found: list[tuple[float, Candidate]] = []
    weights = telling.weights()
    for one in passages:
        columns = _asked_columns(index, asked, one)
        for fact in facts_of(one.found):
            told = telling.told(fact)
            if told is None or fact.value.size in asked.given:
                continue
            own = Candidate(fact, one, told, fact.header in columns)
            found.append((_first_look(own, weights, asked), own))
    found.sort(key=lambda pair: -pair[0])
    return [candidate for _, candidate in found[:_MOST_FACTS]]


def _first_look(one: Candidate, weights: Array, asked: Asked) -> float:
    """How near a figure comes to what is asked, before it is held against the others."""
    words = 0.6 * float(weights @ one.told.near) + 0.4 * float(weights @ one.told.anywhere)
    other_unit = asked.unit not in (None, one.fact.value.unit)
    return words + 0.1 * one.asked_column - 0.1 * (one.fact.change == "by") - 0.05 * other_unit


def _asked_columns(index: Index, asked: Asked, one: Gathered) -> set[tuple[str, ...]]:
    passage, period = one.found.passage, one.found.particulars.period
    if passage.row is None:
        return set()
    return {cell.column for cell in asked_cells(asked.question, passage, period, index.catalogue.long_forms)}
