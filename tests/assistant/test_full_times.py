"""Times of a question written in full: short years, ends of years, quarters in words, and times told from another."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question, times_in
from assistant.times.full_times import with_full_times
from assistant.times.matching import match_of_time
from assistant.times.times import reported_between
from corpus.report import Cell, Particulars, Row
from index.passages import Passage
from index.search import Found


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("gritting budget 24/25", ("2024-25",)),
        ("gritting budget for 25-26: how much", ("2025-26",)),
        ("at the close of 2022", ("2022-12",)),
        ("at the end of 2021/22", ("2022-03",)),
        ("when the 2020/21 financial year closed", ("2021-03",)),
        ("on New Year's Eve 2022", ("2022-12-31",)),
        ("July to September 2021", ("Q2 2021-22",)),
        ("Oct-Dec 2020", ("Q3 2020-21",)),
        ("between April and June 2022", ("Q1 2022-23",)),
        ("the first three months of 2022", ("Q4 2021-22",)),
        ("the last quarter of 2020", ("Q3 2020-21",)),
        ("the final quarter of 2020/21", ("Q4 2020-21",)),
        ("at the end of Q3 2024/25", ("Q3 2024-25",)),
        ("Q1 of 2022-23 and Q1 of 2023-24", ("Q1 2022-23", "Q1 2023-24")),
        ("March and July 2021", ("2021-03", "2021-07")),
        ("June 2022 and a year earlier", ("2022-06", "2021-06")),
        ("31 December 2022 and twelve months before", ("2022-12-31", "2021-12-31")),
        ("in 2022-23 than the previous year", ("2022-23", "2021-22")),
        ("the forecast for 2023/24 at Quarter Two and Quarter Three", ("2023-24", "Q2 2023-24", "Q3 2023-24")),
        ("from the second quarter to the third quarter of 2023/24", ("Q2 2023-24", "Q3 2023-24")),
        ("at Q2 23/24", ("Q2 2023-24",)),
        ("at Quarter 2 23/24", ("Q2 2023-24",)),
        ("in March 2021 and two months later", ("2021-03", "2021-05")),
        ("in B&B on 30.06.2024", ("2024-06-30",)),
        ("in B&B on 5/6/24", ("2024-06-05",)),
        ("permits by 2024-06-05?", ("2024-06-05",)),
        ("foster carers Dec 23", ("2023-12",)),
        ("foster carers aug 21 v Aug '23", ("2021-08", "2023-08")),
        ("in the spring quarter of 2021", ("Q1 2021-22",)),
        ("over the winter quarter 2022", ("Q4 2021-22",)),
        ("in Q1 2024/25 against the quarter before", ("Q1 2024-25", "Q4 2023-24")),
        ("more in July to September 2022 than in the previous quarter", ("Q2 2022-23", "Q1 2022-23")),
        ("in Q3 2024/25 and a year earlier", ("Q3 2024-25", "Q3 2023-24")),
        ("Q4 2023/24 v the same quarter of 2022/23", ("Q4 2023-24", "Q4 2022-23")),
        ("April to June 2024 beside the same months of 2023", ("Q1 2024-25", "Q1 2023-24")),
        ("January to March 2024 beside the same months of 2023", ("Q4 2023-24", "Q4 2022-23")),
        ("in June 2024 than at the same time the previous year", ("2024-06", "2023-06")),
        ("on 31 March 2024 and on the same day in 2023", ("2024-03-31", "2023-03-31")),
        ("in February 2024 and in the same month of 2022/23", ("2024-02", "2023-02")),
        ("between September 2023 and the following March", ("2023-09", "2024-03")),
        ("in June 2023 and the previous September", ("2023-06", "2022-09")),
        ("at the end of June 2021, and a year on?", ("2021-06", "2022-06")),
        ("at the end of June 2021 than three months before", ("2021-06", "2021-03")),
    ],
)
def test_times_are_read_in_full(text: str, times: tuple[str, ...]) -> None:
    assert set(times_in(with_full_times(text))) == set(times)


@pytest.mark.parametrize(
    "text",
    [
        "children aged 10-11",
        "the 16-17 year olds",
        "14-15 May 2021",
        "a year before she joined in May 2020",
        "£24/25 each",
        "a vote of 24-23",
        "How many a year earlier?",
        "in Q1 2023/24, in Q2 2023/24 and in the quarter before",
        "£3m a year on roads in June 2023",
        "Q2 2023/24 and two months later",
        "in 2021 and the following March",
        "what does para 3.4.21 say",
        "in version 1.2.24",
        "Did 12 May 20 people come?",
    ],
)
def test_what_is_no_time_stays_as_it_is(text: str) -> None:
    assert with_full_times(text) == text


def test_a_year_that_is_held_against_another_is_no_part_of_a_name() -> None:
    assert read_question("Pupils with Highers 2023 vs 2022, points lost").times == ("2023", "2022")


def test_what_a_question_tells_first_is_not_the_time_it_asks_for() -> None:
    question = read_question("At the close of 2022 there were 391 boats. What was the figure twelve months earlier?")
    assert question.times == ("2021-12",)


def test_a_row_speaks_of_the_times_of_its_columns() -> None:
    row = Row((Cell("Bonds"), Cell("33.5", ("30-Nov-24", "Value"))), "Bonds", "", None)
    passage = Passage("p", "r", 0, 0, 10, "Bonds\t33.5", "table_row", row=row)
    found = Found(passage, Particulars("Treasury"), 1, 0.0)
    assert match_of_time(found, ("2024-11-30",)) == 3
    assert match_of_time(found, ("2024-11",)) == 3
    assert match_of_time(found, ("2023-11-30",)) == 0


def test_a_row_labelled_by_a_year_is_of_that_year_whatever_its_caption_spans() -> None:
    row = Row((Cell("2020/21"), Cell("322", ("Requests",))), "2020/21", "Requests, 2018/19 to 2022/23", None)
    passage = Passage("p", "r", 0, 0, 11, "2020/21\t322", "table_row", context=row.caption, row=row)
    found = Found(passage, Particulars("Plans"), 1, 0.0)
    assert match_of_time(found, ("2020-21",)) == 3
    assert match_of_time(found, ("2018-19",)) == 1


def test_a_row_labelled_by_a_year_is_of_the_month_in_its_caption() -> None:
    row = Row((Cell("2022"), Cell("44", ("Boats",))), "2022", "Boats laid up at 31 March", None)
    passage = Passage("p", "r", 0, 0, 7, "2022\t44", "table_row", context=row.caption, row=row)
    found = Found(passage, Particulars("Moorings", report_date="2024-10-16"), 1, 0.0)
    assert match_of_time(found, ("2022-03",)) == 3
    assert match_of_time(found, ("2022-06",)) == 1


def test_a_quarter_without_its_year_takes_the_reports() -> None:
    text = "Crews cleared 84 wrecks in Quarter 4."
    own = Particulars("Harbour report", report_date="2022-06-14", period="2021-22")
    found = Found(Passage("p", "r", 0, 0, len(text), text, "paragraph"), own, 1, 0.0)
    assert match_of_time(found, ("Q4 2021-22",)) == 3
    assert match_of_time(found, ("Q4 2020-21",)) < 2


@pytest.mark.parametrize(
    ("time", "dates"), [("Q2 2021-22", ("2021-10", "2022-01")), ("Q4 2021-22", ("2022-04", "2022-07")), ("2021-03", ("2021-03", "2021-03"))]
)  # fmt: skip
def test_a_quarter_is_reported_in_the_months_after_it(time: str, dates: tuple[str, str]) -> None:
    assert reported_between(time) == dates
