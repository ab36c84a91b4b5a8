"""A measure over time, and two questions in one sentence: all that is asked for is told, and nothing else is computed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.comparing.double import read_double
from corpus.settings import settings
from index.build import build

LIGHTHOUSES = """# Lighthouses and Foghorns

Report to Cabinet

Date: 12 May 2023

1. The lamp at Gull Rock was lit for 310 nights in 2022/23, and the foghorn sounded on 41 days.

2. Repairs cost more each year, as the table shows.

| Year | Visits by keepers | Repairs (£) |
|---|---|---|
| 2019/20 | 14 | 4,150 |
| 2020/21 | 9 | 3,900 |
| 2021/22 | 17 | 5,280 |
| 2022/23 | 21 | 6,470 |
"""
FERRY = """# Ferry Timetable and Fares

Report to Cabinet

Date: 3 June 2022

1. The ferry carried 8,200 bicycles in 2021/22.

| Measure | Q1 2021/22 | Q2 2021/22 | Q3 2021/22 | Target 2021/22 |
|---|---|---|---|---|
| Crossings that left on time (%) | 91.2 | 88.5 | 84.1 | 95.0 |
"""


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("coast")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in {"lighthouses": LIGHTHOUSES, "ferry": FERRY}.items():
        (reports / f"{name}.md").write_text(text, encoding="utf-8")
    build(reports, folder / "index", settings())
    asked = Assistant(folder / "index")
    yield asked
    asked.close()


def _verified(answer: Answer) -> list[str]:
    return [figure.text for figure in answer.figures if figure.status == "verified"]


def _operands(answer: Answer) -> list[tuple[str, ...] | None]:
    return [figure.operands for figure in answer.figures if figure.status == "computed"]


def test_a_trend_tells_the_column_of_a_table_of_years_with_what_lies_between_first_and_last(coast: Assistant) -> None:
    answer = coast.ask("What has been the trend in the cost of repairs to lighthouses?")
    assert _verified(answer) == ["4,150", "3,900", "5,280", "6,470"]
    assert _operands(answer) == [("6,470", "4,150")]


def test_a_trend_begins_at_the_time_that_it_is_asked_since(coast: Assistant) -> None:
    answer = coast.ask("What has been the trend in the cost of repairs to lighthouses since 2020/21?")
    assert _verified(answer) == ["3,900", "5,280", "6,470"]


def test_a_trend_leaves_a_target_out_of_the_row(coast: Assistant) -> None:
    answer = coast.ask("What is the trend in crossings that left on time?")
    assert "84.1" in answer.answer and "95.0" not in [text for pair in _operands(answer) for text in pair or ()]


def test_nothing_is_told_over_time_where_one_figure_is_given(coast: Assistant) -> None:
    assert _operands(coast.ask("What is the trend in bicycles carried by the ferry?")) == []


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How many boats did the harbour have in May 2021 and how many by July 2022?",
            ("How many boats did the harbour have in May 2021?", "How many boats did the harbour have by July 2022?"),
        ),
        (
            "How many boats were moored at the time of the survey and how many by July 2022?",
            ("How many boats were moored at the time of the survey?", "How many boats were moored by July 2022?"),
        ),
        (
            "Until when did Council want the pier kept open and until when did the Executive keep it open?",
            ("Until when did Council want the pier kept open?", "Until when did the Executive keep the pier open?"),
        ),
        ("Who moved and who seconded the amendment on moorings?", None),
        ("What does HRA stand for and what is it?", None),
        ("How many boats did the harbour have in May 2021?", None),
    ],
)
def test_two_questions_of_one_sentence_are_read(question: str, parts: tuple[str, str] | None) -> None:
    assert read_double(question) == parts


def test_two_questions_are_answered_from_the_passage_of_each(coast: Assistant) -> None:
    answer = coast.ask(
        "How many nights was the lamp at Gull Rock lit in 2022/23 and how many bicycles did the ferry carry in 2021/22?"
    )
    assert {"310", "8,200"} <= set(_verified(answer)) and _operands(answer) == []
    assert len({citation.report for citation in answer.citations}) == 2
