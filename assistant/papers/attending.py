"""Attendance: who chaired a meeting, who was there, who sent apologies, as the head of its minutes says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.asking.question import Question
from assistant.sentences import Span
from index.passages import Passage

Asked = Literal["chair", "vice-chair", "present", "officers", "apologies"]

_ASKS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    ("vice-chair", re.compile(r"\bwho\b.{0,40}\b(?:vice|deputy)[- ]chair", re.I)),
    (
        "chair",
        re.compile(r"\bwho (?:chaired|presided|(?:was|were) (?:in )?(?:the )?chair\w*|took the chair)\b|\bwho was chairing\b", re.I),
    ),
    ("apologies", re.compile(r"\bwho\b.{0,40}\b(?:apolog\w+|absent|missed|missing)\b|\bapologies\b.{0,40}\b(?:from|received|sent)\b", re.I)),
    (
        "officers",
        re.compile(r"\b(?:which|what) officers\b.{0,30}\b(?:attend\w*|present|there|were at)\b|\bwho else (?:attended|was (?:there|present))\b", re.I),
    ),
    (
        "present",
        re.compile(
            r"\bwho (?:attended|was (?:present|there|at)|were (?:present|there)|came to|sat (?:on|in))\b"
            r"|\b(?:which|what) (?:councillors|members)\b.{0,20}\b(?:attended|were (?:present|there|at))\b|\battendance (?:list|at)\b",
            re.I,
        ),
    ),
)  # fmt: skip
_ONLY_ASKS = re.compile(
    r"\b(?:who|which|what|chair(?:ed|man|woman|person|ing)?|vice|deputy|presided|attended|attendance|list|present|there|came|sat|else|officers?|"
    r"members?|councillors?|apolog\w+|absent|missed|missing|sent|gave|given|received|meetings?|held|took|in|on|at|over|from|the|was|were|for)\b",
    re.IGNORECASE,
)
_HEADS: dict[str, re.Pattern[str]] = {
    "present": re.compile(
        r"^\W*(?:members? |councillors? )?present\b\s*(?:[:–-]|$)|^\W*(?:membership|attendance)\b\s*[:–-]", re.I
    ),
    "apologies": re.compile(r"^\W*apolog(?:y|ies)\b[^:]{0,20}:", re.I),
    "officers": re.compile(
        r"^\W*(?:(?:also )?in attendance\b.{0,12}|officers?(?: (?:present|in attendance))?|also present)\s*[:–-]", re.I
    ),
}
_CHAIR = r"(?:in the chair|chair(?:man|woman|person)?|presiding)"
_MARKED = re.compile(rf"(?:^|[,;:]|\band\b)\s*([^,;:()]+(?:,[^,;:()]+)?\((?:[^()]*\W)?{_CHAIR}\))", re.IGNORECASE)
_VICE = re.compile(r"(?:^|[,;:]|\band\b)\s*([^,;:()]+\([^()]*\b(?:vice|deputy)[- ]chair\w*[^()]*\))", re.IGNORECASE)
_IN_CHAIR = re.compile(r"((?:councillor|cllr|m(?:r|rs|s|iss)|dr|sir)\.?\s[^,;:()\n]+?),? in the chair\b", re.IGNORECASE)
_NAMED_CHAIR = re.compile(
    r"\b(?:chair(?:man|woman|person)?|chaired by)\s*[:–-]?\s+((?:councillor|cllr|m(?:r|rs|s|iss)|dr|sir)\.?\s[^,;()\n]+)",
    re.I,
)
_ELECTED = re.compile(
    r"\b(?:elected|appointed|invited)\b.{0,30}\bchair\b.{0,30}\bmeeting\b|\btook the chair\b", re.IGNORECASE
)
_TITLES = re.compile(r"\s*(?:(?:councillors|cllrs|members)\b\W*)?", re.IGNORECASE)
_DONE = re.compile(r"\bresolved|\bagreed|\btook the chair", re.IGNORECASE)
_IS_VICE = re.compile(r"\b(?:vice|deputy)[- ]chair", re.IGNORECASE)
_MEMBERSHIP = re.compile(r"^\W*(?:membership|members)\b", re.IGNORECASE)
_FRONT = 14


def attendance_asked(question: Question) -> Asked | None:
    """What a question asks of the attendance at a meeting; None where it asks of none."""
    return next((asked for asked, pattern in _ASKS if pattern.search(question.text)), None)


def without_attendance(text: str) -> str:
    """The words of a question without those that only ask for attendance."""
    return _ONLY_ASKS.sub(" ", text)


def heads_of(passages: Sequence[Passage], asked: Asked) -> list[tuple[Passage, Span]]:
    """Where the front of minutes lists who was there or sent apologies, lines that only go on with the list included."""
    wanted = _HEADS[asked]
    listed: list[tuple[Passage, Span]] = []
    for passage in passages[:_FRONT]:
        for line in re.finditer(r"[^\n]+", passage.text):
            labelled = any(head.match(line.group()) for head in _HEADS.values())
            goes_on = bool(listed) and not labelled and _follows(listed[-1], passage, line.start())
            if wanted.match(line.group()) or goes_on:
                listed.append((passage, line.span()))
    if asked == "apologies" and not listed:
        under = [
            one for one in passages if any(re.match(r"\W*[\d/.]*\s*apolog", part, re.I) for part in one.section[-2:])
        ]
        return [(one, (0, len(one.text))) for one in under]
    return listed


def _follows(before: tuple[Passage, Span], passage: Passage, start: int) -> bool:
    """Whether a line stands right below another that is listed, in the same passage or the next one without a number."""
    last, span = before
    if last.id == passage.id:
        return start == span[1] + 1
    after = start == 0 and span[1] == len(last.text) and passage.ordinal == last.ordinal + 1
    return after and passage.section == last.section and passage.paragraph is None


def chair_in(passages: Sequence[Passage], asked: Asked) -> tuple[Passage, Span] | None:
    """Where the chair (or vice-chair) of a meeting is named: elected for it, or marked in a list of members."""
    members = [one for one in passages if any(_MEMBERSHIP.match(heading) for heading in one.section[-1:])]
    front = [*passages[:_FRONT], *members]
    if asked == "chair":
        for passage in front:
            for line in re.finditer(r"[^\n]+", passage.text):
                if _ELECTED.search(line.group()) and _DONE.search(line.group()):
                    return passage, line.span()
    for pattern in (_VICE,) if asked == "vice-chair" else (_MARKED, _IN_CHAIR, _NAMED_CHAIR):
        for passage in front:
            for found in pattern.finditer(passage.text):
                if asked == "vice-chair" or not _IS_VICE.search(found[1]):
                    titles = _TITLES.match(found[1])
                    return passage, (found.start(1) + (titles.end() if titles else 0), found.end(1))
    return None
