"""A fair share: how many questions of one reader are answered at once, so that nobody takes all the places there are."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class FairShare:
    """Counts what is being done for each reader."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._done_now: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def place(self, reader: str) -> Iterator[bool]:
        """A place for as long as the block runs; False when the reader has as many as there are for one."""
        with self._lock:
            free = self._done_now[reader] < self.most
            self._done_now[reader] += free
        try:
            yield free
        finally:
            with self._lock:
                self._done_now[reader] -= free
                if not self._done_now[reader]:
                    del self._done_now[reader]
