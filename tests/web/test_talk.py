"""A talk waits for the models, says so, and carries only the reader's own earlier messages."""

from __future__ import annotations

from assistant.web.loaded import Loaded
from assistant.web.talk import turns_of


def test_turns_are_the_readers_messages_and_nothing_of_the_answers() -> None:
    history = [
        {"role": "user", "content": [{"type": "text", "text": "how many children?"}]},
        {"role": "assistant", "content": [{"type": "component", "component": "html", "value": "<p>609</p>"}]},
        {"role": "user", "content": "and &lt;in&gt; 2020?"},
        {"role": "assistant", "content": "<p>702</p>"},
        {"role": "user", "content": " "},
    ]
    assert turns_of(history) == ["how many children?", "and <in> 2020?"]


def test_a_very_long_talk_is_cut_to_its_last_turns() -> None:
    history = [{"role": "user", "content": f"question {number} " + "x" * 5000} for number in range(50)]
    turns = turns_of(history)
    assert len(turns) == 8
    assert turns[-1].startswith("question 49")
    assert max(map(len, turns)) == 2000


def test_what_is_loaded_is_one_line() -> None:
    assert str(Loaded(1, 5)) == "1 report"
    several = Loaded(1204, 9, ("Westmere Borough Council",), "2019-11-21", "2024-07-16")
    assert str(several) == "1,204 reports · Westmere Borough Council · November 2019 to July 2024"
