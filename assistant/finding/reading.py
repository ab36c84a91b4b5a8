"""Reading again: the cross-encoder reads the first passages, then the sentences of each that may be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.finding.weighing import Weighed
from assistant.sentences import Span
from index.cross_encoder import later_words, read_text
from index.search import Index

RELEVANCE = 0.01
_PASSAGES = 4
_SENTENCES = 2


def read_passages(index: Index, question: Question, weighed: list[Weighed]) -> list[Weighed]:
    """The first few read by the cross-encoder and put in order anew; the others stay behind them."""
    first, rest = weighed[:_PASSAGES], weighed[_PASSAGES:]
    relevance = index.relevance(question.text, whole_texts(first))
    if not relevance:
        return weighed
    lowest = min(relevance)
    read = [
        replace(item, score=round(item.score + RELEVANCE * logit, 4), relevance=logit)
        for item, logit in zip(first, relevance, strict=True)
    ]
    behind = [replace(item, score=round(item.score + RELEVANCE * lowest, 4)) for item in rest]
    return [*sorted(read, key=lambda item: (-item.score, item.found.passage.id)), *behind]


def whole_texts(weighed: Sequence[Weighed]) -> list[str]:
    """What the cross-encoder reads of each passage."""
    return [read_text(item.found.passage, item.found.particulars.title) for item in weighed]


def read_sentences(
    index: Index, question: Question, weighed: Weighed, spans: Sequence[Span], scores: Sequence[float]
) -> dict[int, float]:
    """The logits of the best-scored sentences, each read under its heading after the one before it, by their places.

    Empty where the passage itself was not read, or is one sentence.
    """
    if weighed.relevance is None or len(spans) < 2:
        return {}
    passage = weighed.found.passage
    heading = passage.section[-1] if passage.section else ""
    places = sorted(range(len(spans)), key=lambda place: (-scores[place], place))[:_SENTENCES]
    texts = [f"{heading}. {passage.text[spans[max(place - 1, 0)][0] : spans[place][1]]}" for place in places]
    return dict(zip(places, index.relevance(question.text, texts) or [], strict=False))


def read_row(index: Index, question: Question, weighed: Weighed) -> float | None:
    """The logit of a table row that was read, of its later words too when it is long."""
    if weighed.relevance is None:
        return None
    later = later_words(weighed.found.passage)
    return max([weighed.relevance, *(index.relevance(question.text, later) or [])]) if later else weighed.relevance
