"""Refusal words: a reader is told what the reports do give."""

import pytest

from assistant.asking.question import read_question
from assistant.finding.refusal_words import in_words, whole_names
from assistant.finding.weighing import Weighed
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def nearest(text: str, date: str = "2022-06-14", coverage: float = 0.8) -> Weighed:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ("Roads",))
    return Weighed(Found(passage, Particulars("Roads report", report_date=date), 1, 0.1), coverage, (), 0, 0.8)


def test_the_times_that_are_given_are_named_beside_the_one_asked_for() -> None:
    said = in_words(
        "date_not_covered",
        read_question("How many potholes were mended in 2018?"),
        [nearest("In March 2021 we mended 40 potholes."), nearest("In October 2017 we mended 35 potholes.")],
        (),
    )
    assert "for October 2017 and March 2021, not for 2018" in said


def test_where_the_nearest_speak_of_something_else_their_reports_are_dated() -> None:
    said = in_words(
        "date_not_covered", read_question("How many potholes in 2018?"), [nearest("In May 2020 it rained.", coverage=0.1)], ()
    )  # fmt: skip
    assert "reports of 14 June 2022, not of 2018" in said


def test_a_place_is_named_whole_beside_those_that_are_spoken_of() -> None:
    said = in_words(
        "place_not_covered",
        read_question("How many potholes are there in Elm Hills?"),
        [nearest("There are 12 potholes in Oakwater.")],
        ("Elm", "Hills"),
    )
    assert "speak of Oakwater, not of Elm Hills" in said


@pytest.mark.parametrize(
    ("reason", "asked", "untold", "words"),
    [
        ("measure_not_given", "How much was spent on potholes?", (), "give no sum of money for it"),
        ("measure_not_given", "How many potholes by lottery?", ("lottery",), "say nothing of “lottery”"),
        ("person_or_body_not_covered", "What did Ann Hall say?", ("Ann", "Hall"), "do not speak of Ann Hall"),
        ("premise_not_found", "Why did the bridge fall?", (), "give no reason for this"),
    ],
)
def test_what_is_left_unsaid_is_named(reason: str, asked: str, untold: tuple[str, ...], words: str) -> None:
    assert words in in_words(reason, read_question(asked), [], untold)  # type: ignore[arg-type]


def test_names_beside_each_other_are_one_without_their_possessive() -> None:
    assert whole_names("in Elm Hills and Oakwater's park", ["Elm", "Hills", "Oakwater's"]) == ["Elm Hills", "Oakwater"]
