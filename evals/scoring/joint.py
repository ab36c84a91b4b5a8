"""Joint: the answer is right and rightly cited. The score that everything is steered by."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.answer_right import answer_right
from evals.scoring.cited_right import cited_right


def joint(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the answer is right and rightly cited; None where no answer or no wording is known."""
    right = answer_right(question, answer)
    return None if right is None else right and bool(cited_right(question, answer))
