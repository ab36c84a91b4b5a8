"""The answer to a question on meetings and papers as such, which no single passage gives."""

from __future__ import annotations

from assistant.answer import Answer, Reason
from assistant.asking.question import Question
from assistant.finding.finder import Finder
from assistant.finding.weighing import Weighed
from assistant.papers.attendance_answer import attendance_answer
from assistant.papers.decision_answer import decision_answer
from assistant.papers.report_answer import report_answer
from assistant.papers.resolved_answer import resolved_answer
from assistant.papers.vote_answer import vote_answer
from index.search import Filters


def papers_answer(finder: Finder, text: str, question: Question, most_words: int) -> Answer | None:
    """What a meeting decided, how it voted, who was there, what a report is about; None for other questions."""

    def search(asked: Question, within: Filters) -> tuple[list[Weighed], Reason | None]:
        read = finder.read(asked, within)
        return read.weighed, read.refusal.reason if read.refusal else None

    index, filters = finder.index, finder.filters
    return (
        resolved_answer(finder, text, question, most_words)
        or decision_answer(index, text, question, filters, most_words, search)
        or vote_answer(index, text, question, filters, most_words, search)
        or attendance_answer(index, text, question, filters, most_words)
        or report_answer(index, text, question, filters, most_words, search)
    )
