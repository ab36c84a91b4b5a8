"""A figure of a decision (`what charge did Council agree on 4 May?`), told from what was resolved, not from what was proposed."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.asking.question import Question
from assistant.finding.finder import Finder, ranked
from assistant.finding.weighing import rarity, weigh
from assistant.papers.deciding import asks_for_figure_decided, topic_of_decision
from assistant.papers.meetings import body_words, meeting_asked, meetings
from assistant.papers.minutes import resolutions_of
from assistant.quoting.quote import Quote, quote
from assistant.quoting.quoted_answer import quoted_answer
from index.analysis import question_terms

_SAID, _READ = 0.6, 12


def resolved_answer(finder: Finder, asked: str, question: Question, most_words: int) -> Answer | None:
    """The figure that a resolution of the meeting gives; None where no meeting is named, or its minutes do not give it."""
    if not asks_for_figure_decided(question) or not meeting_asked(question).dated:
        return None
    index, found = finder.index, list[Quote]()
    for meeting in meetings(index, question, ("minutes",), finder.filters):
        topic = topic_of_decision(question, body_words([meeting]))
        of_topic = replace(question, topic=topic, terms=tuple(question_terms(topic)), times=(), names=())
        resolved = {
            passage.id
            for one in resolutions_of(index.catalogue.passages_of(meeting.report_id))
            for passage in one.passages
            if not one.formal
        }
        rare = rarity(index, of_topic)
        within = replace(finder.filters, report=meeting.file)
        near = [item for item in finder.found(of_topic, within) if item.passage.id in resolved]
        weighed = [item for item in weigh(of_topic, near, rare) if item.coverage >= _SAID]
        found += [quote(index, of_topic, item, rare) for item in weighed[:_READ]]
    held = [item for item in ranked(found) if item.holds]
    if not held:
        return None
    return quoted_answer(index, asked, question.text, held[:1], (), most_words, checking=finder.checking)
