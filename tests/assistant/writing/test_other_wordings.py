"""What a sentence may word otherwise than its passage: a turn of two figures, the full name of a thing, an average."""

from __future__ import annotations

import pytest
from test_derived_figures import settled

from assistant.writing.checks.judging import Given, judge
from corpus.report import Particulars
from index.passages import Passage

POSTS = "Vacancies were 21 in March 2021 and 7 in March 2022."
HOMES = "There were 7 empty homes on 31 March 2022, against 21 on 31 March 2021."
SPENT = "Spending was £4.2 million in 2020/21 and £4.41 million in 2021/22."
PLACES = "Vacancies were 21 in Fernley in March 2021 and 7 in Northcote in March 2022."
TARGET = "The rate was 42.1 per cent in 2021/22, against a target of 45.0 per cent."


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        (POSTS, "Vacancies fell from 21 in March 2021 to 7 in March 2022"),
        (HOMES, "There were 7 empty homes on 31 March 2022, down from 21 on 31 March 2021"),
        (SPENT, "Spending rose from £4.2 million in 2020/21 to £4.41 million in 2021/22"),
    ],
)
def test_two_figures_rise_or_fall_as_their_values_and_times_do(passage: str, sentence: str) -> None:
    assert settled(passage, f"{sentence} [1].") == (sentence, 0, [])


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [
        (POSTS, "Vacancies rose from 21 in March 2021 to 7 in March 2022"),
        (POSTS, "Vacancies rose from 7 in March 2021 to 21 in March 2022"),
        (POSTS, "Vacancies rose from 7 in March 2022 to 21 in March 2021"),
        (POSTS, "Vacancies fell from 21 in March 2022 to 7 in March 2021"),
        (POSTS, "Vacancies fell from 21 in March 2020 to 7 in March 2022"),
        (POSTS, "Vacancies fell from 21 to 7"),
        (HOMES, "There were 7 empty homes on 31 March 2022, up from 21 on 31 March 2021"),
        (HOMES, "There were 21 empty homes on 31 March 2022, up from 7 on 31 March 2021"),
        (SPENT, "Spending rose from £4.2 in 2020/21 to £4.41 in 2021/22"),
        (PLACES, "Vacancies fell from 21 in Fernley in March 2021 to 7 in Northcote in March 2022"),
        (PLACES, "Vacancies in Fernley fell from 21 in March 2021 to 7 in March 2022"),
        (TARGET, "The rate was 42.1 per cent in 2021/22, down from a target of 45.0 per cent"),
        (TARGET, "The rate was 42.1 per cent in 2021/22, down from 45.0 per cent"),
        ("Starters were 21 in March 2021 and leavers 7 in March 2022.", "Starters fell from 21 to 7 in March 2022"),
    ],
)
def test_a_turn_the_wrong_way_or_of_two_things_falls(passage: str, sentence: str) -> None:
    assert settled(passage, f"{sentence} [1].")[0] == ""


GARDEN = "The service has 15,200 subscribers, one home in four."


def stands(sentence: str, passage: str, heading: str, title: str = "Waste Review") -> bool:
    given = Passage("p", "r", 0, 0, len(passage), passage, "paragraph", section=(title, heading))
    own = Particulars(title=title, report_date="2021-03-24", body="Executive", report_kind="report")
    return judge(sentence, Given(given, own), None).kept


@pytest.mark.parametrize(
    ("passage", "heading", "sentence"),
    [
        (GARDEN, "The garden waste service", "The garden waste service has 15,200 subscribers, or one home in four"),
        ("The plan ends soon.", "Recovery plan for missed bins", "The recovery plan ends soon"),
        (
            "Westmere agreed a recovery plan. The plan costs £148,000.",
            "Bins",
            "The recovery plan costs £148,000",
        ),
        ("The pool opens in May 2023.", "Castle Quay pool", "The Castle Quay pool opens in May 2023"),
    ],
)
def test_the_one_thing_of_its_kind_may_be_told_by_its_full_name(passage: str, heading: str, sentence: str) -> None:
    assert stands(sentence, passage, heading)


@pytest.mark.parametrize(
    ("passage", "heading", "sentence"),
    [
        (GARDEN, "The garden waste service", "The food waste service has 15,200 subscribers, one home in four"),
        (GARDEN, "The garden waste service", "The waste service has 15,200 subscribers, one home in four"),
        (GARDEN, "The garden waste service", "The garden waste service has 12,500 subscribers, one home in four"),
        (
            GARDEN,
            "The garden and food waste service",
            "The food waste service has 15,200 subscribers, one home in four",
        ),
        (
            f"The food waste service is new. {GARDEN}",
            "The garden waste service",
            "The garden waste service has 15,200 subscribers, one home in four",
        ),
        (f"A service for shops began. {GARDEN}", "The garden waste service", f"The garden waste {GARDEN[4:-1]}"),
        ("Turnover is high. The rate rose by half.", "The vacancy rate", "The vacancy rate rose by half"),
        ("The plan ends soon.", "No recovery plan", "The recovery plan ends soon"),
        ("The plan ends soon.", "Draft recovery plan", "The recovery plan ends soon"),
        ("The plan ends soon. A plan was never made.", "Recovery plan", "The recovery plan ends soon"),
        (
            "The local authority pays soon.",
            "Provisional local government settlement",
            "The provisional local authority pays soon",
        ),
        (
            "A sound process runs. The process of closing it ends soon.",
            "Budget",
            "The sound process of closing it ends soon",
        ),
        ("The Council has priorities. The plans of others differ.", "Our own plans", "The own plans of others differ"),
        ("The pool opens in May 2023.", "Castle Quay pool and Fernley pool", "The Fernley pool opens in May 2023"),
        ("The pool opens in May 2023. Then the Fernley pool shuts.", "Pools", "The Fernley pool opens in May 2023"),
    ],
)
def test_a_name_that_may_be_another_things_falls(passage: str, heading: str, sentence: str) -> None:
    assert not stands(sentence, passage, heading)


TOOK = "New claims took an average of 23.1 days to process, against a target of 20.0 days."


@pytest.mark.parametrize(
    ("passage", "sentence", "right"),
    [
        (TOOK, "New claims took 23.1 days on average to process, against a target of 20.0 days", True),
        (TOOK, "New claims took 23.1 days to process, against a target of 20.0 days on average", False),
        (TOOK, "New claims took 23.1 days to process, against a target of 20.0 days", False),
        ("The fund holds a total of £4.2 million.", "The fund holds £4.2 million in total", True),
        ("The fund holds £4.2 million and on average £3 million.", "The fund holds £4.2 million on average", False),
        ("We saw 18 children and on average 3 days.", "We saw an average of 18 children and 3 days", False),
    ],
)
def test_an_average_may_be_told_behind_its_figure(passage: str, sentence: str, right: bool) -> None:
    assert stands(sentence, passage, "Benefits") is right


def test_a_row_does_not_turn() -> None:
    from test_written_checks import row

    homes = row("Households in temporary accommodation", **{"31_March_2023": "58", "31_March_2024": "66"})
    assert judge("Households in temporary accommodation were 66 on 31 March 2024", homes, None).kept
    assert not judge("Households in temporary accommodation down 66 on 31 March 2024", homes, None).kept
