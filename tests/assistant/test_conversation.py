"""Conversation: what a follow-up takes from the question before it, and what is a new topic."""

import pytest

from assistant.conversation import completed

BEFORE = "How many children were looked after in September 2022?"


def test_a_follow_up_about_another_time_drops_the_time_before() -> None:
    assert (
        completed("and in September 2021?", [BEFORE]) == "How many children were looked after – and in September 2021?"
    )


@pytest.mark.parametrize("text", ["what about by ward?", "How does it compare with the target?", "in 2021?", "why?"])
def test_a_message_that_leans_on_the_one_before_is_completed(text: str) -> None:
    assert completed(text, [BEFORE]) == f"{completed(text, [BEFORE]).split(' – ')[0]} – {text}"
    assert "looked after" in completed(text, [BEFORE])


@pytest.mark.parametrize(
    "text",
    [
        "How many swimming pools are there in Paris?",
        "Who is the Mayor?",
        "council tax band D",
        "Which reports mention fly-tipping?",
        "thanks",
    ],
)
def test_a_new_topic_takes_nothing_from_the_one_before(text: str) -> None:
    assert completed(text, [BEFORE]) == text


def test_a_follow_up_of_a_follow_up_goes_back_to_the_first_question() -> None:
    assert "meals" in completed("and what did it cost?", ["How many meals were given in 2019?", "and in 2020?"])
