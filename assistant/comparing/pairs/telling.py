"""Telling: how surely each word of a question is told near a figure, around it, and anywhere in its passage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.asking.question import Question
from assistant.checking.grounding import words_of
from assistant.facts.fact import Fact
from index.passages import Passage, embedded_text, text_starts
from index.search import Index

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """How like each token of the question is to the nearest of what tells a figure, each of shape (tokens,).

    near: the words of this figure alone, or the row's label and the column's header; around: its sentence or row;
    anywhere: its passage with title and headings; fitted: around, by the question side that was fitted to search.
    """

    near: Array
    around: Array
    anywhere: Array
    fitted: Array


class Telling:
    """Holds the words of one question against those that tell figures."""

    def __init__(
        self, index: Index, question: Question, rare: Mapping[str, float], passages: Sequence[Passage]
    ) -> None:
        self._rare, self._words = rare, words_of(question.topic)
        self._places = index.token_places(question.topic) or []
        self._likeness = index.token_likeness(question.topic, passages)

    def weights(self, among: Collection[str] | None = None) -> Array:
        """How much each token counts: its word's rarity, all together 1; of the words whose stems are `among` where given."""
        weights = np.zeros(len(self._places), np.float32)
        for word in self._words:
            tokens = [
                at for at, (start, end) in enumerate(self._places) if start < word.end and end > max(word.start, start)
            ]
            if among is None or word.stem in among:
                weights[tokens] = self._rare.get(word.stem, 0.0) / max(len(tokens), 1)
        return np.asarray(weights / max(float(weights.sum()), 1e-6), np.float32)

    def told(self, fact: Fact) -> Told | None:
        """None where the token vectors of the figure's passage are not kept."""
        passage = fact.found.passage
        like = self._likeness.get(passage.id)
        if like is None:
            return None
        near = like.tokens_in(_spans_near(fact, passage))
        around = near if passage.row is not None else near | like.tokens_in(_span_around(fact, passage))
        return Told(
            _best(like.words, near), _best(like.words, around), like.words.max(axis=1), _best(like.asked, around)
        )


def _best(like: Array, tokens: NDArray[np.bool_]) -> Array:
    return np.asarray(like[:, tokens].max(axis=1) if tokens.any() else np.zeros(len(like)), np.float32)


def _spans_near(fact: Fact, passage: Passage) -> list[tuple[int, int]]:
    """Where in the passage's embedded text the words of a figure alone stand."""
    if passage.row is not None:
        text, label = embedded_text(passage), len(passage.row.label)
        headers = [(text.find(part, label), len(part)) for part in fact.header or () if part]
        return [(0, label), *((start, start + length) for start, length in headers if start >= 0)]
    shift, start = text_starts(passage), passage.text.find(fact.near, fact.span[0])
    return [(start + shift, start + shift + len(fact.near))] if start >= 0 else _span_around(fact, passage)


def _span_around(fact: Fact, passage: Passage) -> list[tuple[int, int]]:
    shift = text_starts(passage)
    return [(fact.span[0] + shift, fact.span[1] + shift)]
