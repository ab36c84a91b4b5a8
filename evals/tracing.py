"""Tracing: what each stage of our search makes of a question, apart from the answer and not clocked with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.assistant import Assistant
from assistant.finding.weighing import rarity, weigh
from evals.known_answers import KnownAnswer
from index.search import Filters, Found

DENSE, FULL_TEXT, FUSED, RE_RANKED, WEIGHED = "dense", "full text", "fused", "re-ranked", "weighed"
STAGES = (DENSE, FULL_TEXT, FUSED, RE_RANKED, WEIGHED)
_DEEP = 100


@dataclass(frozen=True)
class Trace:
    """The passage ids of each stage, best first, and the relevance that refusing decides by (None without a cross-encoder)."""

    lists: dict[str, list[str]]
    score: float | None


def trace(assistant: Assistant, asked: KnownAnswer) -> Trace:
    """The lists for the question, follow-ups completed, as one question."""
    index = assistant.index
    question, finder = (
        assistant.question(assistant.searched(asked.turns[-1], asked.turns[:-1])),
        assistant.finder(),
    )
    found = index.search(question.topic, Filters(), _DEEP)
    weighed = weigh(question, finder.found(question), rarity(index, question))
    lists = {
        DENSE: _in_order_of(found, lambda item: item.dense_rank),
        FULL_TEXT: _in_order_of(found, lambda item: item.words_rank),
        FUSED: _in_order_of(found, lambda item: -item.fused),
        RE_RANKED: [item.passage.id for item in found],
        WEIGHED: [item.found.passage.id for item in weighed],
    }
    return Trace(lists, finder.read(question).relevance)


def _in_order_of(found: list[Found], rank: Callable[[Found], float | None]) -> list[str]:
    """The passages that a stage has, by its rank; ties by passage id."""
    ranked = [(place, item.passage.id) for item in found if (place := rank(item)) is not None]
    return [id for _, id in sorted(ranked)]
