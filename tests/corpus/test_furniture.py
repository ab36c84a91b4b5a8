"""What is printed on pages and says nothing is dropped, and nothing else."""

from __future__ import annotations

import pytest

from corpus.furniture import without_furniture
from corpus.report import Cell, Piece, Row


def kept(*texts: str) -> list[str]:
    """The texts that are left."""
    return [piece.text for piece in without_furniture(tuple(Piece("text", text) for text in texts))]


@pytest.mark.parametrize(
    "text",
    [
        "This page is intentionally left blank",
        "Page intentionally blank",
        "This page has been deliberately left blank.",
        "Page 9",
        "3 of 12",
        "17",
        "#",
        "---",
        "* * *",
        "<br>",
        "[image 3]",
    ],
)
def test_page_numbers_blank_pages_and_stray_marks_are_dropped(text: str) -> None:
    assert kept("One.", text, "Two.") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["609", "Page 9 says more", "2021 was a year", "£17", "12. Text"])
def test_text_with_figures_is_kept(text: str) -> None:
    assert kept("One.", text) == (["One."] if text == "609" else ["One.", text])


def test_a_contents_list_with_leaders_is_dropped_with_its_title() -> None:
    assert kept("Contents", "Aim ........ 3", "Terms ...... 4", "End ....... 9", "The aim.") == ["The aim."]


def test_a_contents_list_with_lines_without_a_page_is_dropped_whole() -> None:
    lines = ["CONTENTS", "Aim\tPage 3", "Evidence", "a) To see\tPage 7", "Terms\tPages 2-25 Pages 26-29"]
    assert kept(*lines, "1. The aim.") == ["1. The aim."]


def test_two_lines_that_end_in_a_page_are_no_contents_list() -> None:
    assert kept("See the table on page 3", "and that on page 4") == ["See the table on page 3", "and that on page 4"]


def test_a_table_of_figures_is_no_contents_list() -> None:
    row = Row((Cell("North"), Cell("1"), Cell("2")))
    pieces = tuple(Piece("row", f"North\t1\t{n}", row=row) for n in range(5))
    assert len(without_furniture(pieces)) == 5


def test_a_foot_with_the_page_of_a_report_is_dropped_where_it_comes_again() -> None:
    feet = ("Final Report – Roads Panel – Page 8", "Final Report – Roads Panel – Page 9")
    assert kept("One.", feet[0], "Two.", feet[1], "Three.") == ["One.", "Two.", "Three."]
    assert kept("One.", "The same is said on page 8", "Two.") == ["One.", "The same is said on page 8", "Two."]
