"""An answer that was given and is kept: who asked, in which conversation, when, and of which version of the index."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from assistant.answer import Answer

_ANSWER = TypeAdapter(Answer)


@dataclass(frozen=True)
class Kept:
    """An answer with what is known of its asking. `asked_at` is an ISO 8601 time in UTC."""

    answer_id: str
    reader: str
    conversation: str
    asked_at: str
    index_version: str
    answer: Answer


def answer_as_json(answer: Answer) -> str:
    """The whole answer as one JSON object."""
    return _ANSWER.dump_json(answer).decode()


def answer_from_json(words: str) -> Answer:
    """The answer again, equal to the one written; keys of another program version are left out or take their default.

    Raises `pydantic.ValidationError` for what is no answer.
    """
    return _ANSWER.validate_json(words)
