"""First citation right: what a reader opens first is a place that holds the answer."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.cited_right import quotes


def first_citation_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the first citation quotes the evidence; None when nothing is to be cited or nothing was."""
    if not question.needed or not answer.citations:
        return None
    return any(quotes(answer.citations[0], place) for place in question.places)
