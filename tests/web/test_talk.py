"""A talk takes what is a question, in one line, and a fair share of it from each reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.web.talk import Said, Talk, as_asked
from assistant.web.turns import Turns
from assistant.web.users.store import Store
from tests.web.conftest import Index
from tests.web.users.conftest import made


class Slow:
    """An assistant that answers when it is told to, and knows what it was asked."""

    def __init__(self) -> None:
        self.models = SimpleNamespace(load=lambda: None)
        self.index = SimpleNamespace(version=SimpleNamespace(name="v1"))
        self.writer = None
        self.asked: list[str] = []
        self.may_answer = threading.Event()
        self.waits = threading.Semaphore(0)

    def ask(self, question: str, **more: Any) -> Answer:
        self.asked.append(question)
        self.waits.release()
        assert self.may_answer.wait(30)
        return made(question)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def talk(slow: Slow, tmp_path: Path, catalogued: Index, reports: Path) -> Iterator[Talk]:
    catalogued(reports, tmp_path / "index")
    store = Store.open(tmp_path / "index")
    talk = Talk(cast(Assistant, slow), tmp_path / "index", store, lambda answer: "", lambda answer: None)
    talk.turns = Turns(8)  # whatever processors there are
    talk.get_ready()
    yield talk
    store.close()


def last(talk: Talk, question: str, reader: str = "browser:1") -> Said:
    *_, said = talk.reply(question, "", "{}", reader)
    return said


def test_nobody_takes_all_the_places(talk: Talk, slow: Slow) -> None:
    threads = [threading.Thread(target=last, args=(talk, f"question {number}?")) for number in range(4)]
    for thread in threads:
        thread.start()
        assert slow.waits.acquire(timeout=30)
    refused = last(talk, "a fifth?")
    assert refused.done and "4 of your questions are being answered" in refused.html
    other = threading.Thread(target=last, args=(talk, "another reader's?", "browser:2"))
    other.start()
    assert slow.waits.acquire(timeout=30)
    slow.may_answer.set()
    for thread in (*threads, other):
        thread.join()
    assert "609" in last(talk, "a fifth again?").html
    assert "a fifth?" not in slow.asked and "another reader's?" in slow.asked


def test_what_is_too_long_is_refused_and_not_cut(talk: Talk, slow: Slow) -> None:
    slow.may_answer.set()
    refused = last(talk, "x" * 100_000)
    assert refused.done and "longer than 2,000 characters" in refused.html and len(refused.html) < 1000
    assert slow.asked == []
    assert "609" in last(talk, "x" * 2000).html


@pytest.mark.parametrize(
    "chosen", ["", "{", "[]", "null", '{"kind": "no such kind"}', "[" * 100_000, '{"body": ["x"]}']
)
def test_a_form_that_is_none_breaks_nothing(talk: Talk, slow: Slow, chosen: str) -> None:
    slow.may_answer.set()
    *_, said = talk.reply("How many?", "no such conversation", chosen, "browser:1")
    assert said.done and said.html


@given(st.text(alphabet=st.characters(), max_size=60))
def test_a_question_is_one_line_that_can_be_kept_and_sent(words: str) -> None:
    asked = as_asked(f"{words}\x00\r\n\x1b[31m\ud800 end")
    assert (asked.endswith("[31m end") and asked.isprintable()) or "\u2028" in asked or not words.isprintable()
    assert asked.encode() and not any(sign in asked for sign in "\x00\r\n\x1b\t\x7f\x85")
    assert as_asked(asked) == asked
