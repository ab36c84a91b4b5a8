"""Reports told as wholes: what one says it is about, whose name stands at its head or foot, which speak of something."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Answer, Reason
from assistant.asking.question import Question, read_question
from assistant.citing import cite
from assistant.finding.weighing import Weighed
from assistant.papers.named_reports import named_report, says_only_this
from assistant.papers.report_heads import labelled, own_summary, passage_of
from assistant.papers.reports_asked import ReportsAsked, person_asked, report_asked, reports_asked
from assistant.papers.reports_found import reports_with
from assistant.papers.told_lines import Line, first_sentences, first_words, found_alone, lines_answer
from corpus.dates import written
from corpus.report import Particulars
from index.search import Filters, Index

_TITLE_WORDS, _PURPOSE_WORDS, _MOST_PASSAGES, _LIST_TITLE_WORDS, _NEAREST = 16, 58, 3, 12, 3

Search = Callable[[Question, Filters], tuple[list[Weighed], Reason | None]]


def report_answer(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    """The answer to a question on a report as a whole or on which reports there are; None for other questions."""
    return (
        _reports(index, asked, question, filters, most_words, search)
        or _person(index, asked, question, filters, most_words, search)
        or _about(index, asked, question, filters, most_words, search)
    )


def _reports(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    wanted = reports_asked(question)
    if wanted is None:
        return None
    found, way = reports_with(index, wanted.topic, question.times, filters, mention=wanted.mention)
    if not found:
        return _none(index, asked, question, wanted, search(question, filters)[0])
    lines = [
        Line(found_alone(index, one.passage), one.span, _called(index.particulars(one.passage.report_id)), quoted=False)
        for one in found
    ]
    many = len(found) > 1
    said = {
        "headed": f"{'have' if many else 'has'} “{wanted.topic}” in {'their' if many else 'its'} title or headings",
        "together": f"mention{'' if many else 's'} “{wanted.topic}”",
        "apart": f"{'have' if many else 'has'} the words “{wanted.topic}” in one paragraph",
    }[way]
    headline = f"{len(found)} report{'s' if many else ''} {said}"
    return lines_answer(index, asked, question.text, headline, lines, most_words)


def _none(index: Index, asked: str, question: Question, wanted: ReportsAsked, weighed: list[Weighed]) -> Answer:
    """No report speaks of it: said so, with the nearest passages."""
    nearest = tuple(
        cite(
            index,
            item.found,
            [first_words(item.found.passage.text, (0, len(item.found.passage.text)))],
            marker,
            (None, None),
        )
        for marker, item in enumerate(weighed[:_NEAREST], 1)
    )
    said = f"Not found in these reports. None of them mentions “{wanted.topic}”."
    return Answer(
        None,
        "not_found",
        asked,
        question.text,
        "Not found in these reports",
        said,
        reason="nothing_close",
        nearest=nearest,
    )


def _called(own: Particulars) -> str:
    """A report as a line of a list: its title, not too long, and its date."""
    words = own.title.split()
    title = " ".join(words[:_LIST_TITLE_WORDS]) + (" …" if len(words) > _LIST_TITLE_WORDS else "")
    return f"{title}, {written(own.report_date)}"


def _person(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    wanted = person_asked(question)
    if wanted is None:
        return None
    report_id = named_report(index, wanted.named, question, filters, _reports_found(search))
    if report_id is None:
        return _which(index, asked, question, filters) if says_only_this(wanted.named) else None
    place = labelled(index.catalogue.report(report_id), wanted.role)
    if place is None:
        return None
    block, span = place
    passage, shift = passage_of(block, index.catalogue.passages_of(report_id))
    own = index.particulars(report_id)
    line = Line(found_alone(index, passage), (span[0] + shift, span[1] + shift))
    return lines_answer(index, asked, question.text, _headed(own), [line], most_words)


def _about(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    wanted = report_asked(question)
    if wanted is None:
        return None
    report_id = named_report(index, wanted.named, question, filters, _reports_found(search))
    if report_id is None:
        return _which(index, asked, question, filters) if says_only_this(wanted.named) else None
    told = own_summary(index.catalogue.passages_of(report_id), _MOST_PASSAGES, summary_first=wanted.summary)
    if not told:
        return None
    own = index.particulars(report_id)
    lines = [Line(found_alone(index, one), first_sentences(one.text, _PURPOSE_WORDS)) for one in told]
    while len(lines) > 1 and _too_long(lines, most_words):
        lines.pop()
    return lines_answer(index, asked, question.text, _headed(own), lines, most_words)


def _too_long(lines: list[Line], most_words: int) -> bool:
    said = sum(len(line.found.passage.text[slice(*line.span)].split()) + 1 for line in lines)
    return said > most_words - _TITLE_WORDS - 10


def _headed(own: Particulars) -> str:
    """A report's title with its body and date, as a headline."""
    words = own.title.split()
    title = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return f"{title} ({', '.join(part for part in (own.body, written(own.report_date)) if part)})"


def _which(index: Index, asked: str, question: Question, filters: Filters) -> Answer:
    """`This report` without a report before it: the reader is asked which one is meant."""
    within = index.within(filters)
    count = len(index.catalogue.report_ids() if within is None else within)
    said = f"{count} reports are loaded. Name the one you mean by its title, its body or its date."
    return Answer(None, "not_found", asked, question.text, "Which report is meant?", said, reason="not_a_question")


def _reports_found(search: Search) -> Callable[[str, Filters], list[str]]:
    """Ids of the reports that a search finds for words, best first; none where they are not spoken of."""

    def found(words: str, filters: Filters) -> list[str]:
        weighed, reason = search(read_question(re.sub(r"\s+", " ", words)), filters)
        return [] if reason else list(dict.fromkeys(item.found.passage.report_id for item in weighed))

    return found
