"""Conversations: kept for the reader who had them, seen by nobody else, deleted for good."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from assistant.answer import Answer
from assistant.web.kept import Kept, answer_as_json, answer_from_json
from assistant.web.users.database import Database, open_database
from index.search import Filters

LONGEST_TITLE = 80
_LISTED = 500
_FILTERS = TypeAdapter(Filters)
_NO_FILTERS = Filters()
_KEPT = """SELECT answer_id, reader, conversation, asked_at, index_version, answer
    FROM turns JOIN conversations ON conversations.id = turns.conversation"""


@dataclass(frozen=True)
class Conversation:
    """A conversation as its reader's list shows it. `created` and `changed` are ISO 8601 times in UTC."""

    id: str
    title: str
    filters: Filters
    created: str
    changed: str


class Store:
    """What readers asked and were answered. Every call names the reader, and touches nothing of another's."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, index: Path) -> Store:
        """The store beside the index's versions; in memory where that folder cannot be written. Raises `Damaged`."""
        return cls(open_database(index))

    @property
    def lasting(self) -> bool:
        """Whether conversations outlive the process."""
        return self.database.lasting

    def close(self) -> None:
        self.database.close()

    def keep(
        self,
        reader: str,
        conversation: str | None,
        answer: Answer,
        index_version: str,
        filters: Filters = _NO_FILTERS,
    ) -> Kept:
        """Keep one turn, in a new conversation where the one named is not there or not the reader's.

        The filters become those of the conversation. Raises `NotKept`.
        """
        now = _now()
        with self.database.writing() as connection:
            found = connection.execute(
                "UPDATE conversations SET changed = ?, filters = ? WHERE id = ? AND reader = ?",
                (now, _written(filters), conversation, reader),
            )
            if conversation is None or not found.rowcount:
                conversation = secrets.token_hex(16)
                connection.execute(
                    "INSERT INTO conversations VALUES(?, ?, ?, ?, ?, ?)",
                    (conversation, reader, title_of(answer.question), _written(filters), now, now),
                )
            kept = Kept(secrets.token_hex(16), reader, conversation, now, index_version, answer)
            connection.execute(
                "INSERT INTO turns SELECT ?, ?, 1 + COALESCE(MAX(number), 0), ?, ?, ? FROM turns WHERE conversation = ?",
                (kept.answer_id, conversation, now, index_version, answer_as_json(answer), conversation),
            )
        return kept

    def answer_by_id(self, answer_id: str, reader: str) -> Kept | None:
        """The answer, when it is the reader's own."""
        with self.database.reading() as connection:
            row = connection.execute(f"{_KEPT} WHERE answer_id = ? AND reader = ?", (answer_id, reader)).fetchone()
        return _kept(row) if row else None

    def turns(self, conversation: str, reader: str) -> list[Kept]:
        """The conversation's answers, oldest first; none when it is not the reader's own."""
        with self.database.reading() as connection:
            rows = connection.execute(
                f"{_KEPT} WHERE conversation = ? AND reader = ? ORDER BY number", (conversation, reader)
            ).fetchall()
        return [_kept(row) for row in rows]

    def conversations(self, reader: str) -> list[Conversation]:
        """The reader's conversations, the one last used first; at most 500."""
        with self.database.reading() as connection:
            rows = connection.execute(
                """SELECT id, title, filters, created, changed FROM conversations WHERE reader = ?
                ORDER BY changed DESC, rowid DESC LIMIT ?""",
                (reader, _LISTED),
            ).fetchall()
        return [_conversation(row) for row in rows]

    def conversation(self, id: str, reader: str) -> Conversation | None:
        """The conversation, when it is the reader's own."""
        with self.database.reading() as connection:
            row = connection.execute(
                "SELECT id, title, filters, created, changed FROM conversations WHERE id = ? AND reader = ?",
                (id, reader),
            ).fetchone()
        return _conversation(row) if row else None

    def rename(self, id: str, reader: str, title: str) -> bool:
        """Give the conversation another title; False when it is not the reader's own, or the title is empty."""
        if not (title := title_of(title)):
            return False
        with self.database.writing() as connection:
            return _one(
                connection.execute("UPDATE conversations SET title=? WHERE id=? AND reader=?", (title, id, reader))
            )

    def delete(self, id: str, reader: str) -> bool:
        """Delete the conversation, its answers and the feedback on them, off the disk too; False when not the reader's."""
        with self.database.writing() as connection:
            deleted = _one(connection.execute("DELETE FROM conversations WHERE id = ? AND reader = ?", (id, reader)))
        if deleted:
            self.database.erase()
        return deleted

    def delete_all(self, reader: str) -> int:
        """Delete all that the reader has, as `delete` does; how many conversations it was."""
        with self.database.writing() as connection:
            deleted = connection.execute("DELETE FROM conversations WHERE reader = ?", (reader,)).rowcount
        self.database.erase()
        return deleted

    def delete_unused(self, days: int) -> int:
        """Delete conversations in which nothing was asked for that many days; how many they were."""
        before = _ago(timedelta(days=days))
        with self.database.writing() as connection:
            deleted = connection.execute("DELETE FROM conversations WHERE changed < ?", (before,)).rowcount
        self.database.erase()  # each time: an erasing that did not succeed is made up for
        return deleted


def title_of(words: str) -> str:
    """A title of at most 80 characters on one line, cut between words."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return (
        line[: line.rfind(" ", 1, LONGEST_TITLE - 1) if " " in line[1 : LONGEST_TITLE - 1] else LONGEST_TITLE - 2]
        + " …"
    )


def _one(done: Any) -> bool:
    return bool(done.rowcount == 1)


def _now() -> str:
    return _ago(timedelta())


def _ago(time: timedelta) -> str:
    """A time in UTC, so fine that two turns are not of the same, and of one width, so that it sorts as text."""
    return (datetime.now(UTC) - time).isoformat(timespec="microseconds")


def _written(filters: Filters) -> str:
    return _FILTERS.dump_json(filters).decode()


def _kept(row: tuple[str, str, str, str, str, str]) -> Kept:
    answer_id, reader, conversation, asked_at, index_version, answer = row
    return Kept(answer_id, reader, conversation, asked_at, index_version, answer_from_json(answer))


def _conversation(row: tuple[str, str, str, str, str]) -> Conversation:
    id, title, filters, created, changed = row
    return Conversation(id, title, _FILTERS.validate_json(filters), created, changed)
