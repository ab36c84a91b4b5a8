"""Feedback on an answer: what a reader says of it, kept with the answer and deleted with its conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast, get_args

from pydantic import TypeAdapter

from assistant.answer import Answer
from assistant.web.kept import answer_from_json
from assistant.web.users.database import Database, read_only
from index.search import Filters

Said = Literal["helpful", "figure_wrong", "source_wrong", "out_of_date", "should_refuse"]
WORDS: dict[Said, str] = {
    "helpful": "Helpful",
    "figure_wrong": "A figure is wrong",
    "source_wrong": "A source is wrong",
    "out_of_date": "Out of date",
    "should_refuse": "Should have been refused",
}
LONGEST_REMARK = 2000
_FILTERS = TypeAdapter(Filters)


@dataclass(frozen=True)
class Feedback:
    """What was said of an answer. `given_at` is an ISO 8601 time in UTC."""

    said: Said
    remark: str
    given_at: str


@dataclass(frozen=True)
class FeedbackGiven:
    """Feedback with what it was given on, as whoever runs the page reads it: nothing in it says who the reader is.

    turns: the questions of the conversation up to this one, oldest first.
    """

    answer_id: str
    feedback: Feedback
    turns: tuple[str, ...]
    filters: Filters
    index_version: str
    answer: Answer


def is_said(words: str) -> bool:
    return words in get_args(Said)


class FeedbackBook:
    """Takes feedback from those whose answer it is; off where nothing lasts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def open(self) -> bool:
        """Whether feedback is taken."""
        return self._database.lasting

    def give(self, answer_id: str, reader: str, said: Said, remark: str) -> bool:
        """Keep it, in the place of what was said of this answer before; False when the answer is not the reader's own.

        The remark is cut at 2,000 characters. Raises `NotKept`.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            given = connection.execute(
                """INSERT OR REPLACE INTO feedback
                SELECT answer_id, ?, ?, ? FROM turns JOIN conversations ON conversations.id = turns.conversation
                WHERE answer_id = ? AND reader = ?""",
                (said, remark.strip()[:LONGEST_REMARK], now, answer_id, reader),
            )
        return given.rowcount == 1

    def given(self, answer_id: str, reader: str) -> Feedback | None:
        """What the reader said of an answer of their own."""
        with self._database.reading() as connection:
            row = connection.execute(
                """SELECT said, remark, given_at FROM feedback JOIN turns USING(answer_id)
                JOIN conversations ON conversations.id = turns.conversation WHERE answer_id = ? AND reader = ?""",
                (answer_id, reader),
            ).fetchone()
        return _feedback(*row) if row else None


def all_feedback(index: Path) -> list[FeedbackGiven]:
    """All feedback that is kept, oldest first; raises `Damaged` or `NotRead`."""
    with read_only(index) as connection:
        if connection is None:
            return []
        rows = connection.execute(
            """SELECT answer_id, said, remark, given_at, conversation, number, filters, index_version, answer
            FROM feedback JOIN turns USING(answer_id) JOIN conversations ON conversations.id = turns.conversation
            ORDER BY given_at, answer_id"""
        ).fetchall()
        asked = "SELECT answer FROM turns WHERE conversation = ? AND number <= ? ORDER BY number"
        found = []
        for answer_id, said, remark, given_at, conversation, number, filters, version, answer in rows:
            turns = tuple(
                answer_from_json(turn).question for (turn,) in connection.execute(asked, (conversation, number))
            )
            feedback = _feedback(said, remark, given_at)
            limits = _FILTERS.validate_json(filters)
            found.append(FeedbackGiven(answer_id, feedback, turns, limits, version, answer_from_json(answer)))
        return found


def _feedback(said: str, remark: str, given_at: str) -> Feedback:
    return Feedback(cast(Said, said), remark, given_at)
