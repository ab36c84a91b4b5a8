"""Decisions told: what the minutes of a meeting say was resolved, or, where there are none, what was recommended to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer, Reason
from assistant.asking.question import Question
from assistant.finding.weighing import Weighed
from assistant.papers.deciding import asks_what_was_decided, asks_what_was_decided_on, topic_of_decision
from assistant.papers.meetings import Meeting, body_words, meeting_asked, meetings
from assistant.papers.minutes import Resolution, items_of, lead_decides, resolutions_of, surely_decides
from assistant.papers.told_lines import Line, first_words, found_alone, lines_answer
from assistant.sentences import sentences
from corpus.dates import written
from index.analysis import terms
from index.passages import Passage
from index.search import Filters, Index

_SEVERAL = 2
_TITLE_WORDS, _CLEAR, _TOPIC_READ, _MONTH = 9, 60, 8, len("2024-03")
_RECOMMENDED = re.compile(r"^\W*(?:[\d.]+\s+)?recommend(?:ation|ed)", re.IGNORECASE)
_LEAD = re.compile(r":\W*$")
_DECIDED_IN = ("minutes", "record_of_decision")
_PROPOSED = re.compile(r"\bproposed (?:record of )?decision\b", re.IGNORECASE)

Search = Callable[[Question, Filters], tuple[list[Weighed], Reason | None]]


def decision_answer(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    """What was decided at the meetings that the question names; None where it asks something else or names no meeting.

    search: the weighed passages for a question, best first, and why they may not be quoted, if so.
    """
    if not asks_what_was_decided(question) or not meeting_asked(question).dated:
        return None
    held = meetings(index, question, ("minutes",), filters) or _records(index, question, filters)
    papers = [] if held else meetings(index, question, ("report",), filters)
    topic = topic_of_decision(question, body_words([*held, *papers]))
    if not held:
        return None if topic else _recommended(index, asked, question, papers, most_words)
    decided = [
        (meeting, one) for meeting in held for one in resolutions_of(index.catalogue.passages_of(meeting.report_id))
    ]
    if not topic:
        return _all(index, asked, question, held, decided, most_words)
    chosen = _on_topic(index, question, held, [one for _, one in decided], filters, search)
    return _one(index, asked, question, chosen, most_words) if chosen else None


def decision_near(index: Index, asked: str, question: Question, passage: Passage, most_words: int) -> Answer | None:
    """What was decided in the item of business in which a passage stands, where a question asks that and names no day.

    None where its item decides nothing; in papers other than minutes and records of decisions only where that is sure.
    """
    if not asks_what_was_decided_on(question):
        return None
    passages = index.catalogue.passages_of(passage.report_id)
    item = next(item for item in items_of(passages) if any(other.id == passage.id for other in item))
    one = _of_item(item, passage, resolutions_of(passages))
    if one is None or not (index.particulars(passage.report_id).report_kind in _DECIDED_IN or surely_decides(one)):
        return None
    return _one(index, asked, question, one, most_words)


def _records(index: Index, question: Question, filters: Filters) -> list[Meeting]:
    """Records of decisions taken without a meeting; those that are only proposed are none."""
    return [
        record
        for record in meetings(index, question, ("record_of_decision",), filters)
        if not _PROPOSED.search(index.catalogue.report_text(record.report_id)[:300])
    ]


def _all(
    index: Index,
    asked: str,
    question: Question,
    held: list[Meeting],
    decided: list[tuple[Meeting, Resolution]],
    most_words: int,
) -> Answer | None:
    """Every resolution under its item's heading; those on the meeting itself come last."""
    if not decided:
        return None
    ordered = sorted(decided, key=lambda pair: pair[1].formal)
    lines = [_line(index, meeting, one) for meeting, one in ordered]
    count = f"{len(decided)} decision{'s' if len(decided) > 1 else ''}"
    days = list(dict.fromkeys(meeting.date for meeting, _ in decided))
    bodies = list(dict.fromkeys(meeting.body for meeting, _ in decided if meeting.body))
    where = f" of the {' and the '.join(bodies)}" if len(bodies) <= 2 and bodies else f" of {len(held)} meetings"
    when = written(days[0]) if len(days) == 1 else f"{written(days[0])} to {written(days[-1])}"
    return lines_answer(index, asked, question.text, f"{count}{where}, {when}", lines, most_words)


def _line(index: Index, meeting: Meeting, one: Resolution) -> Line:
    """A resolution under its heading: its words, or the first of its points and how many more there are."""
    passage, span = one.passage, one.span
    points = [item for item in one.items if not _only_leads(item)]
    left = len(points)
    if points and not lead_decides(one):
        left -= 1
        passage = points[0]
        span = (0, len(passage.text))
    untitled = meeting.own.title if meeting.own.report_kind == "record_of_decision" else ""
    name = _clear(one.title or untitled)
    return Line(found_alone(index, passage), first_words(passage.text, span), name, left)


def _only_leads(passage: Passage) -> bool:
    """Whether a passage is nothing but the words before a list."""
    return bool(_LEAD.search(passage.text)) and len(sentences(passage.text)) == 1


def _clear(title: str) -> str:
    """A heading as a name, not too long."""
    words = title.split()
    return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")


def _on_topic(
    index: Index, question: Question, held: list[Meeting], decided: list[Resolution], filters: Filters, search: Search
) -> Resolution | None:
    """The resolution of the item of business in which the search finds the topic first."""
    for meeting in held:
        reports = {meeting.report_id}
        weighed, reason = search(question, replace(filters, report=meeting.file))
        found = [] if reason else [item.found.passage for item in weighed]
        near = [passage for passage in found if passage.report_id in reports][:_TOPIC_READ]
        items = items_of(index.catalogue.passages_of(meeting.report_id))
        for passage in near:
            item = next(item for item in items if any(other.id == passage.id for other in item))
            if chosen := _of_item(item, passage, decided):
                return chosen
    return None


def _of_item(item: list[Passage], passage: Passage, decided: list[Resolution]) -> Resolution | None:
    """Of the resolutions of an item the one that holds a passage, or the first after it, or the last before it."""
    ids = [other.id for other in item]
    own = [one for one in decided if one.passage.id in ids and not one.formal]
    holding = [one for one in own if any(part.id == passage.id for part in one.passages)]
    after = [one for one in own if one.passage.ordinal >= passage.ordinal]
    return next(iter([*holding, *after, *own[-1:]]), None)


def _one(index: Index, asked: str, question: Question, one: Resolution, most_words: int) -> Answer:
    """One resolution, with all its points as far as they fit."""
    points = _on_topic_first(question, [item for item in one.items if not _only_leads(item)])
    when = written(index.particulars(one.passage.report_id).meeting_date)
    body = index.particulars(one.passage.report_id).body or "meeting"
    headline = f"{_clear(one.title) or 'Decision'}: resolved by the {body}, {when}"
    if not points:
        lines = [Line(found_alone(index, one.passage), first_words(one.passage.text, one.span, _CLEAR))]
    else:
        lead = (
            [Line(found_alone(index, one.passage), first_words(one.passage.text, one.span))]
            if lead_decides(one)
            else []
        )
        lines = lead + [Line(found_alone(index, item), first_words(item.text, (0, len(item.text)))) for item in points]
    return lines_answer(index, asked, question.text, headline, lines, most_words)


def _on_topic_first(question: Question, points: list[Passage]) -> list[Passage]:
    """The points of a resolution; those that say several words of the question stand before the others."""
    said = {point.id: len(set(question.terms) & set(terms(point.text))) for point in points}
    several = max(said.values(), default=0) >= _SEVERAL
    return sorted(points, key=lambda point: -(said[point.id] >= _SEVERAL)) if several else points


def _recommended(index: Index, asked: str, question: Question, papers: list[Meeting], most_words: int) -> Answer | None:
    """What was recommended to a meeting whose minutes are not there, said to be no more than that."""
    if not papers or any(len(time) < _MONTH for time in meeting_asked(question).times):
        return None
    lines = []
    for paper in papers:
        points = [
            passage
            for passage in index.catalogue.passages_of(paper.report_id)
            if any(_RECOMMENDED.match(heading) for heading in passage.section[-1:]) and not _only_leads(passage)
        ]
        if points:
            span = first_words(points[0].text, (0, len(points[0].text)))
            lines.append(Line(found_alone(index, points[0]), span, _clear(paper.own.title), len(points) - 1))
    if not lines:
        return None
    days = list(dict.fromkeys(paper.date for paper in papers))
    when = written(days[0] if len(days) == 1 else days[0][:_MONTH])
    headline = f"No minutes of {when} are in these reports; what was recommended then"
    note = "These are recommendations, not decisions."
    return lines_answer(index, asked, question.text, headline, lines, most_words, note)
