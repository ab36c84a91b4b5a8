"""Example questions say whose figure they ask for, and keep names as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.suggesting.drawn import drawn
from tests.made_index import catalogue_of, made_index

HEAD = "Report to Executive\n24 March 2021\n\nTown Report\n\n"


def questions(folder: Path, words: str) -> list[str]:
    catalogue = catalogue_of(made_index(folder, {"town.txt": HEAD + words}))
    asked = [question for question, _ in drawn([catalogue.passages_of(id) for id in catalogue.report_ids()])]
    catalogue.close()
    return asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("1. There were 330 young adults in it.\n", []),
        ("1. There were 330 young adults on 1 March 2021.\n", ["How many young adults were there on 1 March 2021?"]),
        ("1. The cost of mending boats was £4,100.\n", ["What was the cost of mending boats?"]),
        ("1. The level of the general reserve is a matter for members to weigh with care in 2021.\n", []),
    ],
)
def test_a_question_is_drawn_only_where_the_figure_is_said_of_something(
    tmp_path: Path, words: str, asked: list[str]
) -> None:
    assert questions(tmp_path, words) == asked


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Project Heron Lodges", "What do the reports say about Project Heron Lodges?"),
        ("Heron lodges repaired", "What do the reports say about heron lodges repaired?"),
    ],
)
def test_a_heading_keeps_the_capitals_of_names(tmp_path: Path, heading: str, asked: str) -> None:
    body = f"{heading}\n\n1. The project repaired heron lodges for £4,100 in all.\n"
    assert questions(tmp_path, body) == [asked]
