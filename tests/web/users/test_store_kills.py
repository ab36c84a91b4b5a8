"""A process that is killed while it writes loses at most the turn that it was writing; several may write at once."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.web.users.store import Store
from index.versions import users_file

WRITER = """
import sys
from pathlib import Path
from assistant.answer import Answer
from assistant.web.users.store import Store
store, conversation = Store.open(Path(sys.argv[1])), None
for number in range(int(sys.argv[2])):
    answer = Answer(None, "answered", f"question {number}", "q", "h", "words " * 2000)
    conversation = store.keep(sys.argv[3], conversation, answer, "v1").conversation
    print(conversation, flush=True)
"""


def writer(index: Path, turns: int, reader: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(index), str(turns), reader]
    return subprocess.Popen(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("after", [1, 5, 23])
def test_a_kill_loses_at_most_the_turn_being_written(index: Path, after: int) -> None:
    with writer(index, 10_000, "anna") as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read().split()
    store = Store.open(index)
    kept = store.turns(said[-1], "anna")
    assert [turn.answer.question for turn in kept] == [f"question {number}" for number in range(len(kept))]
    assert len(said) <= len(kept) <= len(said) + 1
    store.close()
    with sqlite3.connect(users_file(index)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_processes_that_begin_at_once_all_keep_their_turns(index: Path) -> None:
    processes = [writer(index, 8, f"reader{number}") for number in range(3)]
    assert [process.communicate(timeout=120) and process.returncode for process in processes] == [0, 0, 0]
    store = Store.open(index)
    for number in range(3):
        (one,) = store.conversations(f"reader{number}")
        assert len(store.turns(one.id, f"reader{number}")) == 8
    store.close()
