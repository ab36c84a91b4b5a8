"""Meetings: which one a question names, among those whose minutes are there."""

import pytest

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.papers.meetings import meeting_asked, meetings
from index.search import Filters


def found(assistant: Assistant, asked: str) -> list[tuple[str, str]]:
    return [(one.body, one.date) for one in meetings(assistant.index, read_question(asked), ("minutes",), Filters())]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What was decided on 23 February 2023?", [("Council", "2023-02-23")]),
        ("What was decided on 23 February?", [("Council", "2023-02-23")]),
        ("What did the Executive decide in September?", [("Executive", "2021-09-14")]),
        ("What did the Executive decide at its last meeting?", [("Executive", "2021-09-14")]),
        (
            "What did the Overview and Scrutiny Committee resolve in 2022?",
            [("Overview and Scrutiny Committee", "2022-10-13")],
        ),
        ("What was decided on 24 February 2023?", []),
        ("What did the Licensing Committee decide on 23 February 2023?", []),
        ("What did the Executive decide on 23 February 2023?", []),
    ],
)
def test_a_meeting_is_found_by_body_and_day(assistant: Assistant, asked: str, expected: list[tuple[str, str]]) -> None:
    assert found(assistant, asked) == expected


def test_the_councils_own_name_may_stand_for_whichever_body_met(assistant: Assistant) -> None:
    assert found(assistant, "What did the council decide on 14 September 2021?") == [("Executive", "2021-09-14")]


@pytest.mark.parametrize("asked", ["What was decided about the library?", "What was the budget for 2021/22?"])
def test_without_a_day_no_meeting_is_asked_for(asked: str) -> None:
    assert not meeting_asked(read_question(asked)).dated
