"""Answers are made in turns: first come first, never too many at once, and what nobody waits for comes last."""

from __future__ import annotations

import threading

from assistant.web.turns import Turns


class Line:
    """Threads that wait for a turn, one after the other, and note it when they have it."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.had: list[str] = []
        self._threads: list[threading.Thread] = []

    def join(self, name: str, *, patient: bool = False) -> None:
        waiting = len(self._turns._asked) + len(self._turns._patient)
        self._threads.append(threading.Thread(target=self._take, args=(name, patient)))
        self._threads[-1].start()
        with self._turns._changed:
            assert self._turns._changed.wait_for(
                lambda: len(self._turns._asked) + len(self._turns._patient) > waiting or name in self.had, 10
            )

    def _take(self, name: str, patient: bool) -> None:
        with self._turns.turn(patient=patient):
            self.had.append(name)

    def end(self) -> list[str]:
        for thread in self._threads:
            thread.join(10)
        return self.had


def test_readers_come_first_in_the_order_in_which_they_asked() -> None:
    turns = Turns(most=1)
    line = Line(turns)
    with turns.turn():
        line.join("what to ask next", patient=True)
        line.join("first")
        line.join("second")
        assert line.had == []
    assert line.end() == ["first", "second", "what to ask next"]


def test_as_many_at_once_as_there_are_turns_and_a_failed_one_is_free_again() -> None:
    turns = Turns(most=2)
    line = Line(turns)
    with turns.turn():
        line.join("beside it")
        assert line.end() == ["beside it"]
    for _ in range(3):
        try:
            with turns.turn():
                raise ValueError
        except ValueError:
            pass
    line.join("after")
    assert line.end() == ["beside it", "after"]
