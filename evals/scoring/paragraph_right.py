"""Paragraph right: the citation that quotes the evidence bears the number that the report prints there."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.cited_right import quoting_pairs


def paragraph_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether it bears the printed number, or none where none is printed; None when no citation quotes the evidence."""
    pairs = quoting_pairs(question, answer)
    return any(number(c.paragraph) == number(place.paragraph) for c, place in pairs) if pairs else None


def number(paragraph: str | None) -> str:
    """A paragraph number without its points, brackets and blanks: `32 b)` and `32(b)` are one."""
    return "".join(character for character in (paragraph or "").lower() if character.isalnum())
