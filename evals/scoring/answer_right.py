"""Answer right: answered, at most 90 words, and every group of `must` met by one of its alternatives."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.matching import holds

MOST_WORDS = 90


def answer_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the answer gives what was asked; None for a question that has no answer."""
    if not question.answerable:
        return None
    if answer.status != "answered" or len(answer.answer.split()) > MOST_WORDS:
        return False
    return all(any(holds(answer.answer, wording) for wording in group) for group in question.must)


def refused_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether a question without an answer was refused; None for one that has an answer."""
    return None if question.answerable else answer.status == "not_found"
