"""Votes that are not told: refused, with what the minutes do say of them."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer, Reason
from assistant.asking.question import Question
from assistant.citing import cite
from assistant.finding.weighing import Weighed
from assistant.papers.told_lines import first_words, found_alone, words_at
from assistant.papers.votes import Outcome, Vote, counted, moving, outcome, outcome_in
from assistant.sentences import Span
from index.passages import Passage
from index.search import Filters, Index

Search = Callable[[Question, Filters], tuple[list[Weighed], Reason | None]]


def unnamed(index: Index, asked: str, question: Question, vote: Vote) -> Answer:
    """Names that the minutes do not give: refused, with what they do say of the vote."""
    passage = vote.told[0] if vote.told else vote.motion
    said = counted(passage.text) or outcome(passage.text) or moving(passage.text) or (0, len(passage.text))
    words = (
        "They tell of this vote, but not who voted how."
        if vote.told
        else "They tell of this motion, but not who seconded it."
    )
    return _not_told(index, asked, question, passage, said, words, "person_or_body_not_covered")


def no_vote(index: Index, asked: str, question: Question, filters: Filters, search: Search) -> Answer | None:
    """Refused, where an amendment is found, but the minutes tell of no vote on it: it may have been withdrawn."""
    weighed, reason = search(question, filters)
    passage = weighed[0].found.passage if weighed and not reason else None
    if passage is None or index.particulars(passage.report_id).report_kind == "minutes" or outcome(passage.text):
        return None
    words = "They speak of this amendment, but tell of no vote on it."
    return _not_told(index, asked, question, passage, (0, len(passage.text)), words, "measure_not_given")


def otherwise(index: Index, asked: str, question: Question, vote: Vote, premise: Outcome) -> Answer | None:
    """Refused, where a question asks why a vote went as it did not go: with how it went."""
    for passage in vote.told:
        span = outcome(passage.text) or counted(passage.text)
        went = outcome_in(passage.text[slice(*span)]) if span else None
        if span and went and went != premise:
            words = f"The minutes say otherwise: “{words_at(passage.text, first_words(passage.text, span))}”"
            return _not_told(index, asked, question, passage, span, words, "premise_not_found")
    return None


def _not_told(
    index: Index, asked: str, question: Question, passage: Passage, said: Span, words: str, reason: Reason
) -> Answer:
    near = cite(index, found_alone(index, passage), [first_words(passage.text, said)], 1, (None, None))
    headline = "Not found in these reports"
    return Answer(
        None, "not_found", asked, question.text, headline, f"{headline}. {words}", reason=reason, nearest=(near,)
    )
