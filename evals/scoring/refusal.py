"""Refusal: what has no answer is refused, for the right reason, and what has one is not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer
from evals.known_answers import KnownAnswer


def refused_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether a question without an answer was refused; its mean is the recall. None for one that has an answer."""
    return None if question.answerable else answer.status == "not_found"


def falsely_refused(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether a question with an answer was refused; None for one that has none."""
    return answer.status == "not_found" if question.answerable else None


def reason_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the reason that is told is the right one; None where none is known or nothing was refused."""
    if question.answerable or question.reason is None or answer.status != "not_found":
        return None
    return answer.reason == question.reason


def precision(refused_right: Sequence[bool], falsely_refused: Sequence[bool]) -> tuple[int, int]:
    """Of all that was refused, how many had no answer: (those, all refused)."""
    right = sum(refused_right)
    return right, right + sum(falsely_refused)
