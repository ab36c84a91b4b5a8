"""Cited right: a citation quotes the evidence in the right report, or in one that holds the same words."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from evals.known_answers import Evidence, KnownAnswer
from evals.scoring.matching import folded


def cited_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether any citation quotes a place that holds the answer; None when nothing is to be cited."""
    if not question.places:
        return None
    return any(quotes(citation, place) for citation in answer.citations for place in question.places)


def quotes(citation: Citation, place: Evidence) -> bool:
    """Whether the citation stands in the place's report, or in a copy of it, and its quote or context holds the evidence."""
    reports = {citation.report, *(also.report for also in citation.also_in)}
    said = folded(f"{citation.quote}")
    return place.report in reports and folded(place.evidence) in said


def paragraph_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the citation that quotes the evidence bears the printed paragraph number; None when none quotes it."""
    pairs = _pairs(question, answer)
    return any(_number(citation.paragraph) == _number(place.paragraph) for citation, place in pairs) if pairs else None


def page_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the citation that quotes the evidence names its page; None when none quotes it."""
    pairs = _pairs(question, answer)
    if not pairs:
        return None
    return any(citation.page is None or place.page in (citation.page, citation.page_end) for citation, place in pairs)


def _pairs(question: KnownAnswer, answer: Answer) -> list[tuple[Citation, Evidence]]:
    found = [(c, place) for c in answer.citations for place in question.places if quotes(c, place)]
    return [(c, place) for c, place in found if c.report == place.report] or found


def _number(paragraph: str | None) -> str:
    return "".join(character for character in (paragraph or "").lower() if character.isalnum())
