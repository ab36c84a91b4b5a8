"""Questions on reports as wholes are known by their grammar, and questions on what they say are left alone."""

import pytest

from assistant.asking.question import read_question
from assistant.papers.reports_asked import person_asked, report_asked, reports_asked


@pytest.mark.parametrize(
    ("asked", "summary"),
    [
        ("What is the report on the harbour wall about?", False),
        ("What is the purpose of the harbour report?", False),
        ("what's this report about", False),
        ("Summarise the report on the harbour wall", True),
        ("Give me a summary of the harbour paper", True),
    ],
)
def test_a_report_asked_about_as_a_whole(asked: str, summary: bool) -> None:
    wanted = report_asked(read_question(asked))
    assert wanted and wanted.summary is summary


@pytest.mark.parametrize(
    "asked",
    [
        "What is the purpose of the Harbour Fund?",
        "What does the harbour report say about dredging?",
        "What did the report recommend?",
        "What is the harbour wall made of?",
    ],
)
def test_what_a_report_says_is_no_question_on_the_whole(asked: str) -> None:
    assert report_asked(read_question(asked)) is None


@pytest.mark.parametrize(
    ("asked", "topic", "mention"),
    [
        ("Which reports mention fly-tipping?", "fly-tipping", True),
        ("Are there any reports on flood defences?", "flood defences", False),
        ("List the reports about council tax", "council tax", False),
        ("How many papers refer to the ferry?", "the ferry", True),
        ("which reports are there about the ferry in 2022", "the ferry", False),
    ],
)
def test_reports_asked_for_by_topic(asked: str, topic: str, mention: bool) -> None:
    wanted = reports_asked(read_question(asked))
    assert wanted and (wanted.topic, wanted.mention) == (topic, mention)


@pytest.mark.parametrize(
    "asked",
    [
        "Which reports did Cabinet receive on 4 May 2022?",
        "What did the report say?",
        "What does the report say about dredging?",
        "What is the report on dredging about?",
        "Which wards have a library?",
    ],
)
def test_other_questions_ask_for_no_list_of_reports(asked: str) -> None:
    assert reports_asked(read_question(asked)) is None


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("Who wrote the report on the harbour wall?", "author"),
        ("Who is the contact officer for the harbour report?", "contact"),
        ("Who is the Executive Member for the harbour report?", "member"),
    ],
)
def test_whose_name_of_a_report_is_asked_for(asked: str, role: str) -> None:
    wanted = person_asked(read_question(asked))
    assert wanted and wanted.role == role and "harbour" in wanted.named


def test_a_member_is_not_asked_for_by_a_report_when_none_is_named() -> None:
    assert person_asked(read_question("Who is the Executive Member for Children?")) is None
