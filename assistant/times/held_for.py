"""The time that a figure holds for, as far as its words surely say so."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import AsAtFrom, Citation
from assistant.asking.question import times_in
from assistant.facts.fact import Fact
from assistant.times.sure_times import narrowest, time_of


@dataclass(frozen=True)
class HeldFor:
    """The time and where it comes from; named: the times that the words name, where none is surely the figure's own."""

    time: str | None
    origin: AsAtFrom | None
    named: tuple[str, ...] = ()


def held_for(fact: Fact | None, citation: Citation) -> HeldFor:
    """The time of a figure; `fact` is the figure as its report tells it, where that is known."""
    if sure := time_of(fact) if fact else None:
        return HeldFor(*sure)
    named = narrowest([*fact.times, *fact.times_around, *times_in(fact.around)] if fact else times_in(citation.quote))
    not_sure = citation.as_at_from == "report_date" and named
    return HeldFor(None, None, tuple(named)) if not_sure else HeldFor(citation.as_at, citation.as_at_from)
