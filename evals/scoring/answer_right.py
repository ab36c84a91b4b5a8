"""Answer right: answered, at most 90 words, and every group of `must` met by one of its alternatives."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.length import words
from evals.scoring.matching import holds_any

MOST_WORDS = 90


def answer_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the answer gives what was asked, in at most 90 words; None where no answer or no wording is known."""
    right = right_at_any_length(question, answer)
    return right and words(answer) <= MOST_WORDS if right is not None else None


def right_at_any_length(question: KnownAnswer, answer: Answer) -> bool | None:
    """The same without the limit of words, so that a system that quotes a whole chunk can be compared."""
    if not question.answerable or not question.must:
        return None
    return answer.status == "answered" and all(holds_any(answer.answer, group) for group in question.must)
