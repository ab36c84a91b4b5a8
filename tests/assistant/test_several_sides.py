"""Questions with several sides, totals, ratios and times between events: how they are read, and what is computed."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.comparing.comparison import read_comparison
from assistant.comparing.days_between import read_between, span_in_words
from assistant.times.full_times import with_full_times


@pytest.mark.parametrize(
    ("question", "relation", "names"),
    [
        (
            "How many potholes were filled in 2019/20, 2020/21 and 2021/22?",
            "each",
            ["in 2019/20", "2020/21", "2021/22"],
        ),
        ("Library loans in Elmwick, Oakham and Ashdown in 2022?", "each", ["Elmwick", "Oakham", "Ashdown"]),
        ("How much was spent on libraries, museums and parks in 2022?", "each", ["libraries", "museums", "parks"]),
        ("Which ward has the most allotments: Elmwick, Oakham or Ashdown?", "larger", ["Elmwick", "Oakham", "Ashdown"]),
        ("How many allotments do Elmwick and Oakham have altogether?", "total", ["Elmwick", "Oakham"]),
        ("How much was spent on libraries and museums in total in 2022?", "total", ["libraries", "museums"]),
        ("How many times as many loans were made in Elmwick as in Oakham?", "ratio", ["in Elmwick", "in Oakham"]),
        ("How many times larger is the levy for 2023/24 than for 2021/22?", "ratio", ["for 2023/24", "for 2021/22"]),
        ("How many times as much as the Oak Mill did the Elm Mill cost?", "ratio", ["the Elm Mill", "the Oak Mill"]),
    ],
)
def test_what_is_listed_added_or_divided_is_read(question: str, relation: str, names: list[str]) -> None:
    comparison = read_comparison(question)
    assert comparison is not None
    assert (comparison.relation, [side.name for side in comparison.sides]) == (relation, names)


@pytest.mark.parametrize(
    "question",
    [
        "How many people were in temporary accommodation in total?",
        "Who chaired the meetings in Elmwick, Oakham and Ashdown?",
        "How many children and young people were helped?",
        "When were the harbours of Elmwick, Oakham and Ashdown built?",
    ],
)
def test_no_list_of_sides_is_read_where_no_figures_of_each_are_asked_for(question: str) -> None:
    assert read_comparison(question) is None


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("in Q1, Q2 and Q3 2022/23", "in Q1 2022/23, Q2 2022/23 and Q3 2022/23"),
        ("quarters 1 and 2 of 2022/23", "Q1 2022/23 and Q2 2022/23"),
        ("in April, May and June 2022", "in April 2022, May 2022 and June 2022"),
    ],
)
def test_listed_times_share_the_year_behind_the_last(typed: str, full: str) -> None:
    assert with_full_times(typed) == full


@pytest.mark.parametrize(
    ("question", "events", "unit"),
    [
        ("How many days between the launch of the ferry and the fire?", ("When the launch of the ferry?", "When the fire?"), "day"),
        ("How many weeks were there from the launch to the fire?", ("When the launch?", "When the fire?"), "week"),
        ("How many months after the fire did the ferry sail again?", ("When the fire?", "When did the ferry sail again?"), "month"),
        ("How long after the fire was the ferry repaired?", ("When the fire?", "When was the ferry repaired?"), "day"),
    ],
)  # fmt: skip
def test_two_events_are_read(question: str, events: tuple[str, str], unit: str) -> None:
    between = read_between(question)
    assert between is not None and (between.questions, between.unit) == (events, unit)


@pytest.mark.parametrize(
    "question", ["How many days are there between 1 May 2022 and 3 May 2022?", "How many days is the ferry open?"]
)
def test_dates_that_the_question_gives_itself_are_not_looked_for(question: str) -> None:
    assert read_between(question) is None


@pytest.mark.parametrize(
    ("earlier", "later", "unit", "words"),
    [
        (date(2022, 1, 31), date(2022, 3, 1), "day", "29 days"),
        (date(2022, 1, 31), date(2022, 3, 1), "month", "1 month and 1 day"),
        (date(2022, 1, 1), date(2022, 1, 15), "week", "2 weeks"),
        (date(2020, 2, 29), date(2022, 3, 1), "year", "2 years and 1 day"),
        (date(2022, 1, 1), date(2022, 1, 4), "month", "3 days"),
    ],
)
def test_whole_units_and_the_days_that_are_left(earlier: date, later: date, unit: str, words: str) -> None:
    assert span_in_words(earlier, later, unit) == words


@pytest.mark.parametrize(
    ("question", "computed", "operands"),
    [
        ("How many garden waste customers do Fernley and Castle Quay have altogether?", "2,100", ("1,580", "520")),
        ("How many times as many garden waste customers are there in Fernley as in Castle Quay?", "3", ("1,580", "520")),
        (
            "How many days were there between the food waste trial beginning and the Executive referring the subject to the Panel?",
            "356 days",
            ("5 September 2022", "14 September 2021"),
        ),
    ],
)  # fmt: skip
def test_sums_ratios_and_days_are_computed_from_what_is_cited(
    assistant: Assistant, question: str, computed: str, operands: tuple[str, str]
) -> None:
    answer = assistant.ask(question)
    assert [(found.text, found.operands) for found in answer.figures if found.status == "computed"] == [
        (computed, operands)
    ]
    assert "Working: " in answer.answer and len(answer.answer.split()) <= 90
    assert len(answer.citations) == 2


def test_every_listed_side_has_its_line_and_its_citation(assistant: Assistant) -> None:
    answer = assistant.ask("How many garden waste customers are there in Fernley, Castle Quay and Kingsmead?")
    assert [line.split(" (")[0] for line in answer.answer.splitlines()[1:]] == [
        "Fernley: 1,580",
        "Castle Quay: 520",
        "Kingsmead: 1,120",
    ]
    assert [figure.status for figure in answer.figures] == ["verified"] * 3
    assert all(figure.text in citation.quote for figure, citation in zip(answer.figures, answer.citations, strict=True))


def test_listed_times_are_told_with_how_each_differs_from_the_one_before(assistant: Assistant) -> None:
    answer = assistant.ask("What was the percentage of household waste recycled in Q1, Q2 and Q3 2022/23?")
    assert [figure.operands for figure in answer.figures if figure.status == "computed"] == [
        ("42.8", "43.1"),
        ("40.6", "42.8"),
    ]


def test_shares_of_a_listed_unknown_place_are_not_made_up(assistant: Assistant) -> None:
    answer = assistant.ask("How many garden waste customers are there in Fernley, Castle Quay and Zanzibar?")
    assert not [figure for figure in answer.figures if figure.status == "computed"]
    assert "Zanzibar: " not in answer.answer
