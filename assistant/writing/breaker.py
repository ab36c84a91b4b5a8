"""A circuit breaker: a server that failed twice in a row is left alone for a while, so that questions stay fast.

Michael Nygard's pattern, in `Release It!`. pybreaker is not used: it holds its lock while a call lasts, so that one
slow question would keep all others waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_FAILURES = 2


class Breaker:
    """Counts failures in a row; open, it lets one call through each time the rest is over."""

    def __init__(self, rest: float, clock: Callable[[], float] = time.monotonic) -> None:
        """rest: seconds in which nothing is let through after two failures."""
        self._rest, self._clock = rest, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._until = 0.0

    def lets_through(self) -> bool:
        """Whether a call may be made now; of several callers after a rest, only the first may."""
        with self._lock:
            if self._failures < _FAILURES:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._rest
            return True

    def failed(self) -> None:
        """A call failed."""
        with self._lock:
            self._failures += 1
            self._until = self._clock() + self._rest

    def succeeded(self) -> None:
        """A call went well: what was before is forgotten."""
        with self._lock:
            self._failures = 0
