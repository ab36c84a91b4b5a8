"""A figure that a model derived is computed anew from the two figures that its passage tells as a pair, or struck."""

from __future__ import annotations

import pytest

from assistant.writing.checks.derived import Computed, computed, remark_of
from assistant.writing.checks.judging import Given, Judgement, judge
from assistant.writing.checks.settling import settle_all
from assistant.writing.draft import read_draft
from assistant.writing.material import Source
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found

OWN = Particulars(title="Care Review", report_date="2022-05-24", body="Executive", report_kind="report")
POSTS = "There were 7 vacancies on 31 March 2022, against 21 on 31 March 2021."
SPENT = "Spending was £4.2 million in 2020/21 and £4.41 million in 2021/22."
WARDENS = "There were 20 wardens in Fernley and 25 in Northcote on 1 May 2021."
RATE = "The rate fell from 47.1 per cent to 42.1 per cent."
CASES = "The average caseload is 19.5, a reduction from 21."


def found(text: str) -> Found:
    return Found(Passage("p", "r", 0, 0, len(text), text, "paragraph"), OWN, 1, 0.0)


def made(passage: str, remark: str) -> Computed | None:
    told = remark_of(f"{passage[:-1]}, {remark}")
    assert told is not None
    return computed(told, told.base, found(passage), [(0, len(passage))])


@pytest.mark.parametrize(
    ("passage", "remark", "working"),
    [
        (POSTS, "a fall of 14", "7 − 21 = −14"),
        (POSTS, "down 67%", "(7 − 21) ÷ 21 = −66.7%"),
        (SPENT, "a rise of 5%", "(£4.41 million − £4.2 million) ÷ £4.2 million = 5%"),
        (SPENT, "a rise of £210,000", "£4.41 million − £4.20 million = £0.21 million"),
        (WARDENS, "together 45", "20 + 25 = 45"),
        (RATE, "a fall of 5 percentage points", "42.1% − 47.1% = −5.0 percentage points"),
        (CASES, "a fall of 1.5", "19.5 − 21.0 = −1.5"),
    ],
)
def test_a_right_figure_is_computed_with_its_working(passage: str, remark: str, working: str) -> None:
    right = made(passage, remark)
    assert right is not None
    assert right.working == working


@pytest.mark.parametrize(
    ("passage", "remark"),
    [
        (POSTS, "a fall of 15"),
        (POSTS, "a rise of 14"),
        (POSTS, "a fall of £14"),
        (POSTS, "a fall of 66%"),
        (POSTS, "a fall of 14 from 7 to 21"),
        (SPENT, "a rise of 0.21"),
        (SPENT, "together £8.61 million"),
        (WARDENS, "together 46"),
        (WARDENS, "a rise of 5"),
        (RATE, "a fall of 5%"),
        ("Of 45 plans issued in March 2021, 30 were on time.", "75 in total"),
        ("There were 7 vacancies in March 2022 and 21 starters in March 2021.", "a fall of 14"),
        ("The rate was 42.1 per cent, against a target of 45.0 per cent.", "a fall of 2.9 percentage points"),
        ("Members are aged from 18 to 25.", "a rise of 7"),
        ("The number fell from more than 21 to 7.", "a fall of 14"),
        ("Vacancies fell from 21 in Fernley to 7 in Northcote.", "a fall of 14"),
    ],
)
def test_a_wrong_one_or_one_of_two_measures_is_not(passage: str, remark: str) -> None:
    assert made(passage, remark) is None


def settled(passage: str, draft: str) -> tuple[str, int, list[str]]:
    """The text that stands, the figures that were dropped, and the workings."""
    source = Source(found(passage), None)  # type: ignore[arg-type]  # no citation is looked at

    def judged(sentence: str, of: Source) -> Judgement:
        return judge(sentence, Given(of.passage, OWN), None)

    items = settle_all(read_draft(draft), [source], judged)
    text = ". ".join(item.text for item in items if item.written)
    return text, sum(item.figures_dropped for item in items), [one.working for item in items for one in item.computed]


def test_a_wrong_remark_is_struck_and_its_sentence_stays() -> None:
    text, dropped, workings = settled(POSTS, f"{POSTS[:-1]}, a fall of 12 [1].")
    assert (text, dropped, workings) == (POSTS[:-1], 1, [])


def test_a_sentence_of_its_own_is_computed_of_the_one_before() -> None:
    text, dropped, workings = settled(POSTS, f"{POSTS[:-1]} [1]. That is a fall of 14 from 21 to 7 [1].")
    assert text.endswith("That is a fall of 14 from 21 to 7")
    assert (dropped, workings) == (0, ["7 − 21 = −14"])


def test_it_goes_where_the_sentence_before_does_not_stand() -> None:
    text, dropped, workings = settled(POSTS, "The mayor has 21 dogs and 7 cats [1]. That is a fall of 14 [1].")
    assert (text, workings) == ("", [])
    assert dropped == 3


def test_what_the_passage_says_itself_is_not_computed() -> None:
    said = "There were 418 children looked after in June 2021, a rise of 6."
    text, dropped, workings = settled(said, f"{said[:-1]} [1].")
    assert (text, dropped, workings) == (said[:-1], 0, [])
