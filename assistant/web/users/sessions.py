"""Sessions: who is signed in. The browser holds a random token, the database its hash, so neither gives away the other."""

from __future__ import annotations

import hashlib
import secrets
import time

from assistant.web.users.database import Database
from assistant.web.users.user_file import User, Users


class Sessions:
    """Sessions of those in a user file; one ends by time, by signing out, or by another password."""

    def __init__(self, database: Database, users: Users, hours: int) -> None:
        self._database = database
        self._users = users
        self.seconds = hours * 3600

    def begin(self, user: User) -> str:
        """The token of a new session. Raises `NotKept`."""
        token = secrets.token_urlsafe(32)
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE ends <= ?", (int(time.time()),))
            connection.execute(
                "INSERT INTO sessions VALUES(?, ?, ?, ?)",
                (_hash(token), user.name, user.stamp, int(time.time()) + self.seconds),
            )
        return token

    def user(self, token: str) -> User | None:
        """Who is signed in with this token."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT name, stamp FROM sessions WHERE token = ? AND ends > ?", (_hash(token), int(time.time()))
            ).fetchone()
        user = self._users.current().get(found[0]) if found else None
        return user if user and user.stamp == found[1] else None

    def end(self, token: str) -> None:
        """Sign out. Raises `NotKept`."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token = ?", (_hash(token),))

    def close(self) -> None:
        self._database.close()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
