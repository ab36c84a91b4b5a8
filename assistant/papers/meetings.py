"""Meetings: which one a question names, by its body and its day, and the papers of it that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.times.times import is_financial_year
from corpus.dates import MONTHS
from corpus.report import Particulars, ReportKind
from index.search import Filters, Index

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_DAY_OF_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_NAMES})\b(?!\.?,?\s+\d{{4}})", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:in|during|last|the|of|at)\s+({_NAMES})\b(?!\.?,?\s+\d)", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|latest|most recent) (?:\w+ ){0,3}?meeting\b", re.IGNORECASE)
_KINDS_OF_BODY = frozenset(
    "committee subcommittee sub board panel forum commission council county city borough district town parish full the of and for".split()
)
_COUNCIL = re.compile(
    r"\b(?:full |county |city |borough |district )?council\b(?!['’]s|[ -](?:tax|hous|plan|offic))", re.IGNORECASE
)
_BODY = re.compile(r"\b(?:sub-?committee|committee|board|panel|forum|commission)\b", re.IGNORECASE)
_BEFORE_NAME = frozenset(
    "the a an this that our did does do has was were by at of to in on what which who chaired attended for from".split()
)
_LONGEST_NAME = 8


@dataclass(frozen=True)
class Meeting:
    """One report of a meeting: of which body, on which ISO day, and the file that holds it."""

    report_id: str
    body: str
    date: str
    file: str
    own: Particulars


@dataclass(frozen=True)
class MeetingAsked:
    """What a question says of a meeting: ISO times; a month, or day and month, without year; whether the last is meant."""

    times: tuple[str, ...]
    day: str | None
    last: bool

    @property
    def dated(self) -> bool:
        """Whether the question says when the meeting was."""
        return bool(self.times or self.day or self.last)

    def is_on(self, date: str) -> bool:
        """Whether a meeting of an ISO day may be meant."""
        if self.times:
            return any(date.startswith(time) for time in self.times)
        return self.day is None or date[4:].startswith(self.day)


def meeting_asked(question: Question) -> MeetingAsked:
    """The meeting that a question speaks of, as far as it says when it was; financial years name no meeting."""
    day = None if question.times else _day_without_year(question.text)
    times = tuple(time for time in question.times if time[:1].isdigit() and not is_financial_year(time))
    return MeetingAsked(times, day, bool(_LAST.search(question.text)))


def _day_without_year(text: str) -> str | None:
    """A month, or a day of one, that is named without its year: `-02-13`, `-02-`."""
    day, month = _DAY_OF_MONTH.search(text), _MONTH.search(text)
    if not day and not month:
        return None
    name = (day[2] if day else month[1] if month else "").lower()[:3]
    number = next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name))
    return f"-{number:02d}-{int(day[1]):02d}" if day else f"-{number:02d}-"


def without_meeting(text: str) -> str:
    """The words of a question without those that only say when a meeting was."""
    return _LAST.sub(" ", _MONTH.sub(" ", _DAY_OF_MONTH.sub(" ", text)))


def meetings(index: Index, question: Question, kinds: Iterable[ReportKind], filters: Filters) -> list[Meeting]:
    """The papers of some kinds of the meetings that a question names, in the order of their days, each text once.

    The body counts where the question names one that met then; without a year only the last one, with `last` only the last day.
    """
    asked, wanted = meeting_asked(question), set(kinds)
    within = index.within(filters)
    copies = {copy.report_id: copy for copy in reversed(index.catalogue.copies())}
    held = [
        Meeting(id, copy.particulars.body or "", copy.particulars.meeting_date or "", copy.file, copy.particulars)
        for id, copy in copies.items()
        if copy.particulars.report_kind in wanted and (within is None or id in within)
    ]
    then = [meeting for meeting in held if len(meeting.date) == 10 and asked.is_on(meeting.date)]
    named = _of_body(question.text, then) or ([] if _names_other_body(question.text, then, held) else then)
    newest = max((meeting.date for meeting in named), default="")[: 10 if asked.last else 4]
    chosen = [meeting for meeting in named if meeting.date.startswith(newest)] if asked.day or asked.last else named
    return sorted(chosen, key=lambda meeting: (meeting.date, meeting.body, meeting.file))


def _names_other_body(text: str, then: list[Meeting], held: list[Meeting]) -> bool:
    """Whether the text names a body that did not meet then; `council` alone may mean the whole authority."""
    others = [meeting for meeting in held if _telling(meeting.body) and meeting not in then]
    return bool(_of_body(text, others)) or any(_telling(name) for name in _body_phrases(text))


def _body_phrases(text: str) -> list[str]:
    """The names of committees and the like in a text, with the words before them that belong to the name."""
    found = []
    for match in _BODY.finditer(text):
        words = text[: match.end()].split()
        start = len(words) - 1
        while start and len(words) - start < _LONGEST_NAME and words[start - 1].lower() not in _BEFORE_NAME:
            start -= 1
        found.append(" ".join(words[start:]))
    return found


def _of_body(text: str, held: list[Meeting]) -> list[Meeting]:
    """The meetings of the body that a text names; of several bodies the one with most words of its name."""
    scores = {meeting.body: _named(text, meeting.body) for meeting in held}
    best = max(scores.values(), default=0)
    return [meeting for meeting in held if best and scores[meeting.body] == best]


def _named(text: str, body: str) -> int:
    """How many words of a body's name a text says; 0 where it leaves out one that tells it from others."""
    said = set(re.findall(r"[a-z]+", text.lower()))
    telling = _telling(body)
    if not telling:
        return 1 if re.search(r"\bcouncil\b", body, re.IGNORECASE) and _COUNCIL.search(text) else 0
    return 1 + len(telling) if telling <= said else 0


def _telling(body: str) -> set[str]:
    return set(re.findall(r"[a-z]+", body.lower())) - _KINDS_OF_BODY


def body_words(held: Iterable[Meeting]) -> set[str]:
    """The words that the names of bodies are made of, in lower case."""
    return {word for meeting in held for word in re.findall(r"[a-z]+", meeting.body.lower())} | _KINDS_OF_BODY
