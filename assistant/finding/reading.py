"""Reading again: the cross-encoder reads the first passages, then the sentences of the best that may be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.finding.weighing import Weighed
from assistant.sentences import Span
from index.cross_encoder import later_words, read_text
from index.search import Index

RELEVANCE = 0.01
_PASSAGES, _SENTENCES = 4, 2
_NEAR, _CLOSE, _PLAIN, _ANSWERED = 0.1, 0.08, 0.1, 0.0


def read_passages(index: Index, question: Question, weighed: list[Weighed]) -> list[Weighed]:
    """The first few read by the cross-encoder and put in order anew; the others stay behind them.

    Those that are weighed far below the first are read only when none before them answers, and those that come out far
    below the best are not read closely.
    """
    first = [item for item in weighed[:_PASSAGES] if item.score >= weighed[0].score - _NEAR]
    relevance = index.relevance(question.text, whole_texts(first))
    if not relevance:
        return weighed
    if max(relevance) < _ANSWERED:
        later = weighed[len(first) : _PASSAGES]
        relevance += index.relevance(question.text, whole_texts(later)) or []
        first += later
    lowest = min(relevance)
    scores = [round(item.score + RELEVANCE * logit, 4) for item, logit in zip(first, relevance, strict=True)]
    read = [
        replace(item, score=score, relevance=logit, closely=score >= max(scores) - _CLOSE)
        for item, score, logit in zip(first, scores, relevance, strict=True)
    ]
    behind = [replace(item, score=round(item.score + RELEVANCE * lowest, 4)) for item in weighed[len(first) :]]
    return [*sorted(read, key=lambda item: (-item.score, item.found.passage.id)), *behind]


def whole_texts(weighed: Sequence[Weighed]) -> list[str]:
    """What the cross-encoder reads of each passage."""
    return [read_text(item.found.passage, item.found.particulars.title) for item in weighed]


def sentences_to_read(weighed: Weighed, spans: Sequence[Span], scores: Sequence[float]) -> dict[int, str]:
    """The best-scored sentence, and the next where that is near it, each under its heading after the one before it, by place.

    Empty where the passage is not read closely, or is one sentence.
    """
    if not weighed.closely or len(spans) < 2:
        return {}
    passage = weighed.found.passage
    heading = passage.section[-1] if passage.section else ""
    best = sorted(range(len(spans)), key=lambda place: (-scores[place], place))[:_SENTENCES]
    places = [place for place in best if scores[place] > scores[best[0]] - _PLAIN]
    return {place: f"{heading}. {passage.text[spans[max(place - 1, 0)][0] : spans[place][1]]}" for place in places}


def row_to_read(weighed: Weighed) -> list[str]:
    """The later words of a long table row that is read closely."""
    return later_words(weighed.found.passage) if weighed.closely else []
