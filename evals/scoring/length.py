"""Length: the words that a reader gets, headline, tables and working included."""

from __future__ import annotations

from assistant.answer import Answer


def words(answer: Answer) -> int:
    """Words of the answer's text, parted by white space; markers count as they are printed."""
    return len(answer.answer.split())
