"""Age: a question about the present is told how old the report is."""

import pytest

from assistant.asking.question import read_question
from assistant.finding.weighing import Weighed
from assistant.quoting.age import about_the_present, how_old
from assistant.quoting.quote import Quote
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def quoted(date: str) -> Quote:
    passage = Passage(date, date, 0, 0, 10, "40 trees.", "paragraph", ())
    return Quote(Weighed(Found(passage, Particulars("Trees", report_date=date), 1, 0.1), 1.0, (), 3, 0.9), ((0, 9),), "40 trees.", 1.0, True)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "present"),
    [
        ("What is the latest number of trees?", True),
        ("How many trees are there?", True),
        ("Who is the head of parks?", True),
        ("How many trees were there?", False),
        ("How many trees are there in March 2021?", False),
        ("What is a tree warden?", False),
    ],
)
def test_the_latest_and_the_present_tense_ask_of_the_present(asked: str, present: bool) -> None:
    assert about_the_present(read_question(asked)) is present


def test_the_report_and_the_newest_one_are_dated() -> None:
    asked, old, new = read_question("How many trees are there?"), quoted("2021-03-24"), quoted("2022-05-01")
    said = "From the report of 24 March 2021, the latest found that gives it; the newest report here is of 1 May 2022."
    assert how_old(asked, old, [old], "2022-05-01") == said
    assert "latest" not in (how_old(asked, old, [old, new], "2022-05-01") or "")
    assert how_old(asked, new, [new], "2022-05-01") == "From the newest report here, of 1 May 2022."
    assert how_old(read_question("How many trees were there?"), old, [old], "2022-05-01") is None
