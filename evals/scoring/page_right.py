"""Page right: the citation that quotes the evidence names the page it stands on, counted from 1 in the file."""

from __future__ import annotations

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.cited_right import quoting_pairs


def page_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether it names that page, or the one the passage ends on; None where there are no pages or nothing is quoted."""
    pairs = [(c, place) for c, place in quoting_pairs(question, answer) if place.page is not None]
    return any(place.page in (c.page, c.page_end) for c, place in pairs) if pairs else None
