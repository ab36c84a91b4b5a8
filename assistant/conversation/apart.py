"""`What's the difference?` after two questions that differ in one place: both are asked together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.phrases import Word, words_of
from assistant.conversation.timing import mentions

_MORE = r"(?:more|less|fewer|higher|lower|bigger|smaller|larger|greater|better|worse|most|least|highest|lowest|biggest|smallest)"
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|then)\b\W*)*(?P<asks>what(?:['’]s| is| was)?(?: the)? (?:difference|change|gap)(?: between (?:them|the two|those|these))?"
    rf"|by how much(?: (?:did|has|have) (?:it|they|that) \w+)?|how much {_MORE} (?:is|was) (?:that|it)"
    rf"|which (?:one |of (?:them|those|these|the two) )?(?:is|was|has|had|got) (?:the )?{_MORE}|(?:the )?(?:change|difference)|how do (?:they|those|these|the two) compare)\W*$",
    re.IGNORECASE,
)
_LONGEST = 6


def asks_apart(text: str) -> bool:
    """Whether a message asks for nothing but what lies between two things that were asked for before it."""
    return bool(_ASKS.match(text))


def asked_together(earlier: str, before: str, text: str) -> str | None:
    """One question for the two before it, which differ in one place; None where they are two topics."""
    found = _ASKS.match(text)
    first, second = earlier.rstrip(" ?"), before.rstrip(" ?")
    mine, own = words_of(first), words_of(second)
    head = _common([word.low for word in mine], [word.low for word in own])
    tail = _common([word.low for word in mine[head:]][::-1], [word.low for word in own[head:]][::-1])
    left, right = mine[head : len(mine) - tail], own[head : len(own) - tail]
    if not found or not head or not left or not right or max(len(left), len(right)) > _LONGEST:
        return None
    other = first[_whole(first, mine, head) : left[-1].end]
    joined = f"{second[: right[-1].end]} and {other}{second[right[-1].end :]}"
    asks = re.sub(r"^(?:the )?(?=(?:change|difference)$)", "what is the ", found["asks"].lower())
    return f"{joined}, and {asks}?"


def _whole(text: str, words: Sequence[Word], at: int) -> int:
    """Where what differs begins: with the time that it is part of, or the word that a letter stands behind (`band C`)."""
    start = words[at].start
    timed = next((time.start for time in mentions(text) if time.start < start < time.end), None)
    return timed if timed is not None else words[at - (len(words[at].text) == 1)].start


def _common(mine: list[str], own: list[str]) -> int:
    """How many words two lists have in common at their beginning."""
    return next(
        (at for at, (one, other) in enumerate(zip(mine, own, strict=False)) if one != other), min(len(mine), len(own))
    )
