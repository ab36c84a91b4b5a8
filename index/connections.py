"""Connections: each thread reads a sealed SQLite file through a connection of its own, so that none waits."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from pathlib import Path


class _Connection(sqlite3.Connection):
    """A connection that closes with its thread; a class of its own, because only such can be held weakly."""

    def __del__(self) -> None:
        self.close()


class ReadOnly:
    """Connections to a file that nobody writes any more, one a thread.

    Raises `sqlite3.OperationalError` when the file is not there, `sqlite3.ProgrammingError` after `close`.
    """

    def __init__(self, path: Path) -> None:
        self._address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._own = threading.local()
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False
        self._changing = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: _Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = self._opened()
        return found

    def _opened(self) -> _Connection:
        with self._changing:
            if self._closed:
                raise sqlite3.ProgrammingError("the catalogue is closed")
            opened = sqlite3.connect(self._address, uri=True, check_same_thread=False, factory=_Connection)
            self._all.add(opened)
            return opened

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._changing:
            self._closed = True
            for connection in list(self._all):
                connection.close()
