"""Dates as clerks write them, read into ISO 8601 and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import days_in, financial_years_in, first_day, months_in, period_in, written


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("29th November 2023", "2023-11-29"),
        ("Wednesday 11th May, 2022", "2022-05-11"),
        ("6 Dec 2017", "2017-12-06"),
        ("1st of April 2021", "2021-04-01"),
        ("March 24th, 2021", "2021-03-24"),
        ("25/11/19", "2019-11-25"),
        ("31.3.2022", "2022-03-31"),
        ("2021-03-24", "2021-03-24"),
        ("3 SEPTEMBER 2020", "2020-09-03"),
        ("3 Sept 2020", "2020-09-03"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, iso: str) -> None:
    assert first_day(f"on {text} there") == iso


@pytest.mark.parametrize("text", ["31 February 2021", "45/13/2020", "2020/21", "version 1.2.3.4", "in May", "1/2"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert first_day(text) is None


def test_days_come_in_the_order_of_the_text() -> None:
    assert [iso for _, iso in days_in("from 2 May 2021 to 01/04/2020")] == ["2021-05-02", "2020-04-01"]


def test_months_are_read_with_their_year() -> None:
    assert [month for _, month in months_in("August 2020 and Sept 2021")] == ["2020-08", "2021-09"]


def test_financial_years_have_to_be_one_year_apart() -> None:
    assert [year for _, year in financial_years_in("2024-25, 2023/2024 and 2020-2030")] == ["2024-25", "2023-24"]


def test_a_quarter_is_read_with_its_year() -> None:
    assert period_in("Quarter three monitoring 2024-25") == "Q3 2024-25"


@pytest.mark.parametrize(
    ("iso", "text"), [("2021-03-24", "24 March 2021"), ("2021-03", "March 2021"), ("2021", "2021"), (None, "undated")]
)
def test_dates_are_written_as_a_clerk_writes_them(iso: str | None, text: str) -> None:
    assert written(iso) == text


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_reads_back_as_the_same_day(day: date) -> None:
    assert first_day(written(day.isoformat())) == day.isoformat()


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["/", "."]))
def test_a_slashed_date_reads_back_day_first(day: date, mark: str) -> None:
    assert first_day(f"{day.day}{mark}{day.month}{mark}{day.year}") == day.isoformat()


@given(st.text())
def test_reading_dates_never_raises_and_gives_days_that_exist(text: str) -> None:
    assert all(date.fromisoformat(iso) for _, iso in days_in(text))
    assert all(0 <= place < len(text) for place, _ in [*months_in(text), *financial_years_in(text)])
