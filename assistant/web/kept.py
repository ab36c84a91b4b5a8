"""An answer that was given, as it is kept for the reader who asked."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer


@dataclass(frozen=True)
class Kept:
    """The answer with its reader and conversation; `asked_at` is an ISO 8601 time in UTC."""

    answer_id: str
    reader: str
    conversation: str
    asked_at: str
    index_version: str
    answer: Answer
