"""Conversation: a follow-up is completed from the turns before it; nothing of earlier answers is carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question import read_question

_FOLLOWS = re.compile(
    r"^\W*(?:and|but|what about|how about|or|so)\b|\b(?:it|its|they|them|their|that|those|this|these|he|she|his|her|then|"
    r"the same|one|previous year|year before|year earlier|year after|next year)\b",
    re.IGNORECASE,
)


def completed(text: str, turns: Sequence[str]) -> str:
    """The question as it is searched: a follow-up takes what it leaves out from the question before it."""
    if not turns:
        return text
    question = read_question(text)
    if question.small_talk or not (_FOLLOWS.search(text) or len(question.terms) <= 2):
        return text
    before = completed(turns[-1], turns[:-1])
    return f"{before.rstrip(' ?')} – {text}"
