"""Votes asked for: how a vote went, how many were for or against it, who abstained, who moved it, whether it was carried."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.asking.question import Question
from assistant.papers.meetings import without_meeting
from assistant.papers.votes import Outcome, Side, outcome_in

Mover = Literal["mov", "second"]

_ASKS = re.compile(
    r"\bhow (?:did|was|were)\b.{0,60}\bvot(?:e|es|ed|ing)\b|\bvot(?:e|es|ed) (?:for|against|on|in favour|down)\b|\bresults? of the vote\b"
    r"|\bwhat was the (?:\w+ )?vote\b|\bthe (?:\w+ )?vote on\b|\babst(?:ain|ention)\w*|\b(?:for|against) and (?:for|against)\b"
    r"|\b(?:motion|amendment|proposal|vote|call)\b.{0,80}\b(?:carried|lost|fell?|pass(?:ed)?|defeated|succeed(?:ed)?|rejected|adopted|unanimous|agreed)\b"
    r"|\b(?:against|for|backed|opposed|supported|in favour of)\b.{0,50}\b(?:motion|amendment)\b|\bhow many\b.{0,40}\b(?:against|in favour|voted)\b"
    r"|\bhow many (?:members |councillors )?(?:backed|opposed|supported)\b|\bsat on the fence\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\bwho(?:\W+\w+){0,3}?\W+(?:proposed|moved(?! (?:to|into|in|out|from|house|home|on|away)\b)|seconded)\b|\b(?:proposer|mover|seconder)s?\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z][\w.-]* )?(?P<name>[A-Z][\w-]+)['’]s? (?:\w+ ){0,2}?(?:amendment|motion|proposal)\b"
)
_NO_VOTE = re.compile(r"\b(?:referend\w+|ballot|turnout|electors?|voters?|polling|people voted)\b", re.IGNORECASE)
_WHO = r"(?:who|which (?:\w+ ){0,3}(?:members?|councillors?)|which (?:one|two|three|four|five)|names?)"
_NAMES = re.compile(
    rf"\b{_WHO}\b(?:\W+\w+){{0,12}}?\W+(?:vot\w+|abst\w+|against|oppos\w+|support\w*|back\w*|in favour|neither|fence)\b",
    re.I,
)
_OTHER_PERSON = re.compile(r"^\W*(?:and )?(?:who|which (?:\w+ ){0,3}(?:members?|councillors?))\b", re.IGNORECASE)
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    (
        "abstained",
        re.compile(r"\babst(?:ain|ention)\w*|\bneither (?:for|backed|supported)\b|\bsat on the fence\b", re.I),
    ),
    ("against", re.compile(r"\bagainst\b|\boppos\w+|\bvoted (?:it )?down\b|\breject\w*", re.I)),
    (
        "for",
        re.compile(r"\bvot\w+ (?:for|in favour)\b|\bin favour\b|\bback(?:ed|ing)?\b|\bsupport\w*|\bwere for\b", re.I),
    ),
)
_ONLY_ASKS = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|motions?|amendments?|applications?|proposals?|substantive|carried|lost|fell|fall|pass(?:ed)?|defeated|rejected|unanimous(?:ly)?|"
    r"abst(?:ain|ention)\w*|against|for|favour|backed|opposed|supported|members?|councillors?|people|go|went|gone|results?|outcomes?|"
    r"final|whole|amended|debate|call(?:s|ed)?|meetings?|council|named|recorded|who|which|how|many|split|did|was|were|proposed|moved|seconded|proposer|mover|seconder|neither|nor|sat|fence|his|her|their|"
    r"wanted|asked|two|three|four|five|six|seven|eight)\b",
    re.IGNORECASE,
)
_AMENDS, _WHOLE = (
    re.compile(r"\bamendments?\b", re.I),
    re.compile(r"\b(?:final|substantive|whole|as amended|overall)\b", re.I),
)


@dataclass(frozen=True)
class VoteAsked:
    """What is asked of a vote: the names or the counts, of which side (None for all), and what it was about.

    amendment, whole: whether an amendment is named, or what was voted on in the end; mover: whether it is asked who moved or seconded it;
    premise: for a question why, the outcome that it takes for granted; moved_by: the person whose motion it is said to be.
    """

    names: bool
    side: Side | None
    topic: str
    amendment: bool
    whole: bool
    mover: Mover | None = None
    premise: Outcome | None = None
    moved_by: str | None = None


def vote_asked(question: Question) -> VoteAsked | None:
    """What a question asks of a vote; None when it asks of none."""
    text = question.text
    names = bool(_NAMES.search(text))
    mover: Mover | None = None
    if moved := _MOVED.search(text):
        mover = "second" if "second" in moved[0].lower() else "mov"
    if (
        not (mover or _ASKS.search(text))
        or _NO_VOTE.search(text)
        or (_OTHER_PERSON.search(text) and not names and not mover)
    ):
        return None
    side = next((name for name, pattern in _SIDES if pattern.search(text)), None)
    topic = " ".join(_ONLY_ASKS.sub(" ", without_meeting(question.topic)).split())
    both = bool(re.search(r"\bfor\b.*\bagainst\b|\bagainst\b.*\bfor\b", text, re.I)) and side == "against"
    return VoteAsked(
        names,
        None if both else side,
        topic,
        bool(_AMENDS.search(text)),
        bool(_WHOLE.search(text)),
        mover,
        _premise(question),
        theirs["name"] if (theirs := _THEIRS.search(text)) else None,
    )


def _premise(question: Question) -> Outcome | None:
    """The outcome that a question takes for granted when it asks why: `why was the amendment rejected?`."""
    return outcome_in(question.text) if question.wants == "reason" else None
