"""Who is answered when: as many at once as there are processors, first come first; what nobody waits for comes last."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Answers that share the processors all end late; taken in turns, half of the readers have theirs in half the time."""

    def __init__(self, most: int | None = None) -> None:
        self._most = most or len(os.sched_getaffinity(0))
        self._busy = 0
        self._asked: deque[object] = deque()
        self._patient: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, *, patient: bool = False) -> Iterator[None]:
        """Wait for a turn and hold it; a patient one comes when nobody else waits."""
        ticket, line = object(), self._patient if patient else self._asked
        with self._changed:
            line.append(ticket)
            self._changed.wait_for(lambda: self._busy < self._most and (self._asked or self._patient)[0] is ticket)
            line.popleft()
            self._busy += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()
