"""Conversation: a follow-up is completed from the turns before it; nothing of earlier answers is carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import read_question, without_times
from index.analysis import question_terms

_STARTS = re.compile(
    r"^\W*(?:and|but|or|so|what about|how about|why|since|by|per|in|for|at|on|until|the (?:year|month|quarter) before)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|those|these|he|she|his|her|then|the same|(?:a |the )?(?:year|month|quarter) "
    r"(?:before|earlier|after|later)|(?:previous|next|following) (?:year|month|quarter))\b",
    re.IGNORECASE,
)
_MOST_TERMS = 5


def completed(text: str, turns: Sequence[str]) -> str:
    """The question as it is searched: a follow-up takes what it leaves out from the question before it."""
    if not turns or not follows(text):
        return text
    before = completed(turns[-1], turns[:-1])
    return f"{_without_replaced(before, text).rstrip(' ?')} – {text}"


def follows(text: str) -> bool:
    """Whether a message leans on the one before: it starts or points like one, or names nothing but a time."""
    if read_question(text).small_talk:
        return False
    terms = question_terms(without_times(text))
    leans = bool(_STARTS.match(text)) or (bool(_POINTS.search(text)) and len(terms) <= _MOST_TERMS)
    return leans or (not terms and bool(text.strip()))


def _without_replaced(before: str, text: str) -> str:
    """The question before without its times, when the follow-up names another."""
    return without_times(before) if read_question(text).times else before
