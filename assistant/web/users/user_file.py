"""The user file: one `name:id:hash` a line. The id is drawn anew for each user that is added, so that whoever gets the
name of a user who was removed does not get their conversations."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import re
import secrets
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.web.users.passwords import hashed, matches, parts
from corpus.errors import CouncilError

_log = logging.getLogger(__name__)
_NAME = re.compile(r"[\w.@-]{1,64}")
_ID = re.compile(r"[0-9a-f]{16}")
SHORTEST, LONGEST = 12, 512


class BadUserFile(CouncilError):
    """The user file is missing, holds nobody, or has a line that is not a user."""


class NotAUser(CouncilError):
    """A name or password that cannot be taken, or a name that is not in the file."""


@dataclass(frozen=True)
class User:
    """Somebody who may sign in."""

    name: str
    id: str
    hash: str

    @property
    def stamp(self) -> str:
        """Changes with the password, and when the user is removed and added again: sessions of before then end."""
        return hashlib.sha256(f"{self.id}:{self.hash}".encode()).hexdigest()[:32]


class Users:
    """Those of a file as it now stands: read again when it was changed. Raises `BadUserFile` when it is made.

    A file that is taken away or spoilt later lets nobody in, and the log says why.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen, self._users = _state(path), read_users(path)
        if not self._users:
            raise BadUserFile(f"{path}: holds no user. Add one: {_add(path)}")

    def current(self) -> Mapping[str, User]:
        """The users by name."""
        with self._lock:
            seen = _state(self._path)
            if seen != self._seen:
                self._seen, self._users = seen, {}
                try:
                    self._users = read_users(self._path)
                except BadUserFile as error:
                    _log.error("nobody can sign in: %s", error)
            return self._users

    def user(self, name: str, password: str) -> User | None:
        """The user with this password; it takes the same time whether the name exists or not."""
        user = self.current().get(_same(name))
        return user if matches(password[:LONGEST], user.hash if user else None) else None


def read_users(path: Path) -> dict[str, User]:
    """The users of a file by name; raises `BadUserFile` naming file, line and remedy."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise BadUserFile(f"{path}: there is no such user file. Make it: {_add(path)}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadUserFile(f"{path}: cannot be read ({error}). Allow reading it, or name another file") from error
    users: dict[str, User] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            user = _user(line, path, number)
            if user.name in users:
                raise BadUserFile(f"{path}, line {number}: {user.name} stands twice. Remove one of the lines")
            users[user.name] = user
    return users


def add_user(path: Path, name: str, password: str) -> bool:
    """Add a user, or change the password of one; True for a new one. Raises `NotAUser` or `BadUserFile`."""
    name = _same(name)
    if not _NAME.fullmatch(name):
        raise NotAUser(f"{name!r}: not a name. Use up to 64 letters, digits, dots, hyphens, underscores or @")
    if not SHORTEST <= len(password) <= LONGEST:
        raise NotAUser(f"The password has {len(password)} characters. Use {SHORTEST} to {LONGEST}")
    with _changing(path) as users:
        before = users.get(name)
        users[name] = User(name, before.id if before else secrets.token_hex(8), hashed(password))
    return before is None


def remove_user(path: Path, name: str) -> None:
    """Remove a user, which ends their sessions. Raises `NotAUser` or `BadUserFile`."""
    read_users(path)  # a file that is not there is said, not made
    with _changing(path) as users:
        if users.pop(_same(name), None) is None:
            raise NotAUser(f"{name}: not in {path}. See who is: python -m assistant.web.users list --file {path}")


@contextmanager
def _changing(path: Path) -> Iterator[dict[str, User]]:
    """The users, written back as one whole file, readable by its owner alone; one process at a time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_name(f"{path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            users = read_users(path) if path.exists() else {}
            yield users
            _write(path, "".join(f"{user.name}:{user.id}:{user.hash}\n" for user in users.values()))
    except OSError as error:
        raise BadUserFile(f"{path}: cannot be written ({error.strerror}). Allow writing, or name another") from error


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)


def _user(line: str, path: Path, number: int) -> User:
    name, id, hash = (*line.strip().split(":"), "", "", "")[:3]
    try:
        parts(hash)
    except ValueError as error:
        raise _not_a_user(path, number) from error
    if not _NAME.fullmatch(name) or not _ID.fullmatch(id) or line.count(":") != 2:
        raise _not_a_user(path, number)
    return User(name, id, hash)


def _not_a_user(path: Path, number: int) -> BadUserFile:
    return BadUserFile(f"{path}, line {number}: not a user. Delete the line and add the user again: {_add(path)}")


def _same(name: str) -> str:
    """The name without spaces around it, its accents written in the one way."""
    return unicodedata.normalize("NFC", name.strip())


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _add(path: Path) -> str:
    return f"python -m assistant.web.users add NAME --file {path}"
