"""Quarters without a year: filled in only where the reports are about that quarter of one year."""

import pytest

from assistant.asking.quarters import names_bare_quarter, with_the_one_year

PERIODS = ["Q2 2023-24", "Q3 2023-24", "Q1 2022-23", "Q1 2023-24", "2023-24", ""]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("How many ferries ran in Q2?", "How many ferries ran in Q2 2023-24?"),
        ("How many ferries ran in the third quarter?", "How many ferries ran in the Q3 2023-24?"),
        ("How many more in Quarter Three than in Quarter Two?", "How many more in Q3 2023-24 than in Q2 2023-24?"),
        ("How many ferries ran in Q1?", "How many ferries ran in Q1?"),
        ("How many ferries ran in Q4?", "How many ferries ran in Q4?"),
    ],
)
def test_a_quarter_gets_the_one_year_that_reports_are_about(text: str, full: str) -> None:
    assert with_the_one_year(text, PERIODS) == full


@pytest.mark.parametrize("text", ["in Q2 2021/22", "in Q2 of the year 2020", "in the quarters", "how many ferries"])
def test_a_quarter_with_its_year_is_left_alone(text: str) -> None:
    assert not names_bare_quarter(text)
