"""Scoring: when a text holds an expected wording."""

import pytest

from evals.scoring.matching import holds


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a total of £3.3million", "£3.3million"),
        ("1,300 plans", "1300"),
        ("it is 67.", "67"),
        ("The LINX, and", "The Linx"),
        ("‘good’", "'good'"),
    ],
)
def test_a_wording_is_found_whatever_its_case_commas_and_quotes(text: str, wanted: str) -> None:
    assert holds(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("23.3 million", "23.3"), ("609", "60"), ("1609", "609"), ("3.5", "3"), ("19%", "19"), ("planning", "plan")],
)
def test_a_figure_is_not_found_inside_another_nor_without_its_unit(text: str, wanted: str) -> None:
    assert not holds(text, wanted)
