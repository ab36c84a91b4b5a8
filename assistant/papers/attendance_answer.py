"""Attendance told: who chaired a meeting, who was there or sent apologies, from the head of its minutes."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.asking.question import Question, without_times
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.papers.attending import attendance_asked, chair_in, heads_of, without_attendance
from assistant.papers.meetings import Meeting, body_words, meeting_asked, meetings, without_meeting
from assistant.papers.told_lines import Line, first_words, found_alone, lines_answer, words_at
from assistant.sentences import Span
from corpus.dates import written
from corpus.report import ReportKind
from index.analysis import question_terms
from index.passages import Passage
from index.search import Filters, Index

_HEADLINE_WORDS, _QUOTED_WORDS = 16, 60
_NAMES = {"chair": "Chair", "vice-chair": "Vice-chair", "present": "Present at", "officers": "In attendance at", "apologies": "Apologies for"}  # fmt: skip


def attendance_answer(index: Index, asked: str, question: Question, filters: Filters, most_words: int) -> Answer | None:
    """Who chaired or attended the meeting that a question names; None where it asks nothing of the sort, or it is not said."""
    what = attendance_asked(question)
    if what is None or not meeting_asked(question).dated:
        return None
    kinds: tuple[ReportKind, ...] = ("minutes", "agenda") if what in ("chair", "vice-chair") else ("minutes",)
    for kind in kinds:
        held = meetings(index, question, (kind,), filters)
        if not held or _speaks_of_more(question, held) or len({meeting.body for meeting in held}) > 1:
            continue
        meeting = held[-1]
        passages = index.catalogue.passages_of(meeting.report_id)
        if what in ("chair", "vice-chair"):
            if place := chair_in(passages, what):
                return _named(index, asked, question, meeting, *place)
        elif listed := heads_of(passages, what):
            lines = [Line(found_alone(index, one), first_words(one.text, span, _QUOTED_WORDS)) for one, span in listed]
            headline = f"{_NAMES[what]} the {meeting.body}, {written(meeting.date)}"
            return lines_answer(index, asked, question.text, headline, lines, most_words)
    return None


def _speaks_of_more(question: Question, held: list[Meeting]) -> bool:
    """Whether the question names something beside the meeting, such as a body that none of these is."""
    left = without_attendance(without_meeting(without_times(question.text)))
    words = [word.strip(".,;:?!’'").lower() for word in left.split()]
    return any(word not in body_words(held) and question_terms(word) for word in words)


def _named(index: Index, asked: str, question: Question, meeting: Meeting, passage: Passage, span: Span) -> Answer:
    """A single name, with what the minutes put beside it."""
    found = found_alone(index, passage)
    said = words_at(passage.text, first_words(passage.text, span, _HEADLINE_WORDS)).removesuffix(" …")
    headline = f"{said} ({meeting.body}, {written(meeting.date)})"
    start = passage.text.rfind("\n", 0, span[0]) + 1
    quoted = first_words(passage.text, (start if span[0] - start < 80 else span[0], len(passage.text)), _HEADLINE_WORDS)
    words = words_at(passage.text, quoted)
    body = f"{headline} [1]" + (f"\n“{words}” [1]" if words != said else "")
    citation = cite(index, found, [quoted], 1, (meeting.date, "report_date"))
    figures = check_answer(f"“{words}” [1]", [citation], {passage.id: (passage, found.particulars)})
    return Answer(None, "answered", asked, question.text, headline, body, (citation,), figures)
