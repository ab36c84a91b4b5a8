"""Decisions: asked for, and said."""

import pytest

from assistant.asking.question import read_question
from assistant.papers.deciding import asks_for_decision, asks_for_figure_decided, asks_what_was_decided_on, decides
from assistant.papers.decision_answer import _on_topic_first
from index.passages import Passage


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What did the Licensing Committee decide about the taxi fares?", True),
        ("what was resolved on the harbour wall", True),
        ("What did the panel recommend on play areas?", False),
        ("What is Council asked to approve?", False),
        ("How many potholes were mended?", False),
    ],
)
def test_a_question_for_a_decision_is_no_question_for_a_proposal(asked: str, expected: bool) -> None:
    assert asks_for_decision(read_question(asked)) is expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What fare did the Licensing Committee agree on 4 May 2022?", True),
        ("How much rent was approved by Cabinet on 4 May 2022?", True),
        ("What did the Licensing Committee agree on 4 May 2022?", False),
        ("What fare was Council asked to approve on 4 May 2022?", False),
        ("How many potholes were mended by 4 May 2022?", False),
    ],
)
def test_a_figure_of_a_decision_is_asked_for_where_a_body_decided_on_it(asked: str, expected: bool) -> None:
    assert asks_for_figure_decided(read_question(asked)) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("RESOLVED that the fares rise by 4 per cent.", True),
        ("The motion was lost by 12 votes to 30.", True),
        ("The Committee agreed to visit the site.", True),
        ("The report recommends that the fares rise.", False),
        ("Members asked about the fares.", False),
    ],
)
def test_words_that_say_a_decision(said: str, expected: bool) -> None:
    assert decides(said) is expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What was decided about the harbour wall?", True),
        ("What was the outcome for the pier?", True),
        ("outcome of the boathouse application", True),
        ("What makes a decision a key decision?", False),
        ("How much was agreed for the harbour wall?", False),
        ("What did officers recommend for the decision on the pier?", False),
    ],
)
def test_a_decision_on_a_topic_is_asked_for_without_its_meeting(asked: str, expected: bool) -> None:
    assert asks_what_was_decided_on(read_question(asked)) is expected


def test_the_points_on_the_topic_of_a_question_are_told_first() -> None:
    texts = ["That the budget be approved.", "That the ferry fares go up by 20p.", "That the tax base be noted."]
    points = [Passage(str(at), "r", at, 0, len(text), text, "paragraph") for at, text in enumerate(texts)]
    told = _on_topic_first(read_question("What was resolved about ferry fares?"), points)
    assert [point.ordinal for point in told] == [1, 0, 2]
    assert _on_topic_first(read_question("What was resolved about the budget?"), points) == points
