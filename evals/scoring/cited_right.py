"""Cited right: citations quote the evidence in the right report, or in one that holds the same words."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from evals.known_answers import Evidence, KnownAnswer
from evals.scoring.matching import folded


def cited_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether each thing that is needed is quoted by a citation; None when nothing is to be cited.

    A question has one thing that is needed, a comparison one for each side; each may stand in several places.
    """
    if not question.needed:
        return None
    return all(
        any(quotes(citation, place) for citation in answer.citations for place in group) for group in question.needed
    )


def quotes(citation: Citation, place: Evidence) -> bool:
    """Whether the citation stands in the place's report, or in a copy of it, and its quote holds the evidence."""
    reports = {citation.report, *(also.report for also in citation.also_in)}
    return place.report in reports and folded(place.evidence) in folded(citation.quote)


def quoting_pairs(question: KnownAnswer, answer: Answer) -> list[tuple[Citation, Evidence]]:
    """Each citation with each place that it quotes; those of the same file alone, when there are any."""
    found = [(c, place) for c in answer.citations for place in question.places if quotes(c, place)]
    return [(c, place) for c, place in found if c.report == place.report] or found
