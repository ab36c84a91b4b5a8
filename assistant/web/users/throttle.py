"""Throttle: how often somebody may try to sign in, by name, by address and by both together."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

_WINDOW = 300.0
_MOST_KEYS = 10_000
_PAIR, _ADDRESS, _NAME = 5, 30, 30


class Throttle:
    """Attempts of the last five minutes; each is counted before its password is looked at, so that many at once count.

    A person who signs in is forgotten; an attacker who knows a name can keep its owner out only from their own address,
    or with more than thirty attempts in five minutes.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._attempts: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def attempt(self, name: str, address: str) -> int:
        """Count an attempt: 0 when it may go on, else the seconds to wait."""
        name, now = name.casefold()[:64], self._now()
        limits = {(name, address): _PAIR, ("", address): _ADDRESS, (name, ""): _NAME}
        with self._lock:
            wait = max(self._wait(key, most, now) for key, most in limits.items())
            if wait == 0:
                for key in limits:
                    self._attempts.setdefault(key, deque()).append(now)
                    self._attempts.move_to_end(key)
                while len(self._attempts) > _MOST_KEYS:
                    self._attempts.popitem(last=False)
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """Forget the attempts of a person who has signed in."""
        with self._lock:
            self._attempts.pop((name.casefold()[:64], address), None)

    def _wait(self, key: tuple[str, str], most: int, now: float) -> int:
        times = self._attempts.get(key)
        while times and times[0] <= now - _WINDOW:
            times.popleft()
        return int(times[0] + _WINDOW - now) + 1 if times and len(times) >= most else 0
