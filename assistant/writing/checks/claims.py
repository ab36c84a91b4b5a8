"""Claims: sentences without a figure, number, date or name, which only their meaning can be held against the passage."""

from __future__ import annotations

from assistant.checking.grounding import Encode
from assistant.writing.checks.judging import Given, Judgement


def claim_judgement(sentence: str, given: Given, encode: Encode | None) -> Judgement | None:
    """Judge a claim; None when the sentence is none, because something in it has to be said by the passage as it stands."""
    return None
