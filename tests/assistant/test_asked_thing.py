"""The thing that a question asks for."""

import pytest

from assistant.asking.asked_thing import asked_thing
from assistant.asking.question import read_question


@pytest.mark.parametrize(
    ("asked", "thing"),
    [
        ("How many parking fines did the wardens issue?", "parking fines"),
        ("Number of night buses in Elmford?", "night buses"),
        ("What was the average rent of a flat?", "average rent"),
        ("In the spring, which salary does the clerk get?", "salary"),
        ("Empty homes in Elmford, number", "Empty homes"),
        ("What did the clerk say about night buses?", "night buses"),
        ("How much does the new ferry at Elmford cost?", "new ferry"),
        ("Who took the minutes?", ""),
    ],
)
def test_it_is_what_is_counted_or_measured(asked: str, thing: str) -> None:
    start, end = asked_thing(read_question(asked))
    assert asked[start:end].strip() == thing


def test_a_question_may_ask_for_nothing_by_name() -> None:
    assert asked_thing(read_question("")) == (0, 0)
