"""The SQLite file of what users make: opened, brought to today's layout, shared by threads and processes, erased for good.

Where its folder cannot be written, the same tables live in memory until the process ends.
"""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from corpus.errors import CouncilError
from index.versions import users_file

_log = logging.getLogger(__name__)
_PATIENCE = 10.0
_LAYOUTS = (
    """
CREATE TABLE conversations(id TEXT PRIMARY KEY, reader TEXT NOT NULL, title TEXT NOT NULL, filters TEXT NOT NULL,
    created TEXT NOT NULL, changed TEXT NOT NULL);
CREATE INDEX conversations_of ON conversations(reader, changed);
CREATE TABLE turns(answer_id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    number INTEGER NOT NULL, asked_at TEXT NOT NULL, index_version TEXT NOT NULL, answer TEXT NOT NULL,
    UNIQUE(conversation, number));
CREATE TABLE feedback(answer_id TEXT PRIMARY KEY REFERENCES turns ON DELETE CASCADE, said TEXT NOT NULL,
    remark TEXT NOT NULL, given_at TEXT NOT NULL);
CREATE TABLE sessions(token TEXT PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL, ends INTEGER NOT NULL);
""",
)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Damaged(CouncilError):
    """The file of what users make cannot be read, or a newer program made it."""


class NotRead(CouncilError):
    """The file of what users make is there, but not for this account."""


class NotKept(CouncilError):
    """Something could not be written to the file of what users make."""


class Database:
    """One connection, used by one thread at a time; `path` is None for tables in memory.

    Raises `Damaged` when the file is no database of ours, `OSError` or `sqlite3.OperationalError` when it cannot be
    opened for writing.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = threading.RLock()
        if path is not None:
            _see_that_it_is_ours_alone(path)
        self._connection = sqlite3.connect(
            path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            with _alone(path):
                self._set_up()
        except BaseException:
            self._connection.close()
            raise

    @property
    def lasting(self) -> bool:
        """Whether what is written is still there after the process has ended."""
        return self.path is not None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for reading; raises `Damaged`."""
        with self._lock, self._mapped():
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept or none. Raises `NotKept` or `Damaged`."""
        with self._lock, self._mapped():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def erase(self) -> None:
        """Take what was deleted off the disk too. What cannot be erased now is erased by the next call.

        `secure_delete` alone leaves copies behind where pages were divided, so the file is written anew.
        """
        if not self.lasting:
            return
        try:
            with self._lock:
                self._connection.execute("VACUUM")
                waits = bool(self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        except sqlite3.OperationalError:
            waits = True
        if waits:
            _log.warning("%s: deleted words are not yet off the disk. It is tried again daily", self.path)

    def close(self) -> None:
        """Fold the log into the file, when nobody else has it open, and let go of it."""
        with self._lock:
            self._connection.close()

    def _set_up(self) -> None:
        try:
            for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                            "temp_store=MEMORY"):  # fmt: skip
                self._connection.execute(f"PRAGMA {setting}")
            (layout,) = self._connection.execute("PRAGMA user_version").fetchone()
            for number, statements in enumerate(_LAYOUTS[layout:], layout + 1):
                self._connection.executescript(f"BEGIN; {statements} PRAGMA user_version={number}; COMMIT")
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            raise _damaged(self.path, str(error)) from error
        if layout > len(_LAYOUTS):
            raise _other_layout(self.path, layout)

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                raise _damaged(self.path, str(error)) from error
            raise NotKept(
                f"{self.path or 'memory'}: could not be written ({error}). Free space or allow writing, then try again"
            ) from error


def _see_that_it_is_ours_alone(path: Path) -> None:
    """Make the file, for its owner's eyes, when it is not there; raises `OSError` when it cannot be written.

    A file that is there is not opened: closing it would drop the locks of this process's other connections.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    for needed in (path, path.parent):
        if not os.access(needed, os.W_OK):
            raise PermissionError(f"{needed} is read-only")


@contextmanager
def _alone(path: Path | None) -> Iterator[None]:
    """One process at a time sets the file up: SQLite refuses at once, instead of waiting, while another does."""
    if path is None:
        yield
        return
    with path.with_name("opening.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def open_database(index: Path) -> Database:
    """The file beside the index's versions, or tables in memory where it cannot be written; raises `Damaged`."""
    path = users_file(index)
    try:
        return Database(path)
    except (OSError, sqlite3.OperationalError) as error:
        _log.warning("%s: cannot be written (%s). Conversations last until the program ends", path, error)
        return Database(None)


@contextmanager
def read_only(index: Path) -> Iterator[sqlite3.Connection | None]:
    """What is kept, for a command beside a running page: nothing is made or changed; None when nothing was ever kept.

    Raises `Damaged` or `NotRead`.
    """
    path = users_file(index)
    if not path.exists():
        yield None
        return
    try:
        with closing(sqlite3.connect(_address(path), uri=True, timeout=_PATIENCE)) as connection:
            (layout,) = connection.execute("PRAGMA user_version").fetchone()
            if layout != len(_LAYOUTS):
                raise _other_layout(path, layout)
            yield connection
    except sqlite3.DatabaseError as error:
        if _is_damage(error):
            raise _damaged(path, str(error)) from error
        raise NotRead(f"{path}: cannot be read ({error}). Use the account that serves the page") from error


def _address(path: Path) -> str:
    """Where nothing can be written, SQLite reads a file only when it is told that nobody writes it."""
    sealed = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if sealed else ''}"


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _damaged(path: Path | None, reason: str) -> Damaged:
    return Damaged(f"{path}: is damaged ({reason}). Put back a copy of it, or move it away to begin anew")


def _other_layout(path: Path | None, layout: int) -> Damaged:
    return Damaged(
        f"{path}: has layout {layout}, this program knows {len(_LAYOUTS)}. Use the program that last served it"
    )
