"""Figures that stand together: compared without splitting the question, shares of a total, the highest of a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.comparing.comparison import Relation, relation_of
from assistant.comparing.standing_pair import AskedTogether, StandingPair, said_of
from assistant.facts.of_passage import facts_of
from corpus.settings import settings
from index.build import build

ALLOTMENTS = """# Allotments and Orchards

Report to Cabinet

Date: 12 May 2023

1. Of the 1,400 allotments let in 2022/23, 350 were let to new tenants.

2. Waiting for a plot took 31 weeks in Elmwick and 12 weeks in the rest of the district.

3. Ledbrook growers harvested 64 per cent of their plums compared to 48 per cent nationally.

**Table 1: Plots by site**

| Site | Plots let | Plots empty | Rent collected (£) |
|---|---|---|---|
| Elmwick | 212 | 14 | 8,480 |
| Oakham Lane | 187 | 31 | 7,105 |
| Ashdown | 96 | 5 | 3,744 |
| Quarry Hill | 143 | 22 | 5,720 |
| Total | 638 | 72 | 25,049 |

**Table 2: Performance of the allotment service**

| Measure | Actual 2022/23 | Target 2022/23 |
|---|---|---|
| Letters answered within ten days (number) | 412 | 450 |
| Plots inspected (number) | 590 | 600 |
"""
BEES = """# Bee Hives

Report to Cabinet

Date: 3 June 2022

| Apiary | Hives | Honey (kg) |
|---|---|---|
| North Meadow | 14 | 210 |
| South Meadow | 9 | 135 |
| Mill Pond | 14 | 188 |
"""
CAPITAL = """# Capital Programme

Report to Cabinet

Date: 9 January 2024

0. Sailings, where the ferries were full:

Northern pier	May 2022	May 2023
Full ferries	41	52
Southern pier		
Full ferries	17	24

1. The bank lent £14 million in November and gave £5 million back in November, less than was asked, as rain fell.

2. The forecast in February was the same.

| Programme | Revised budget (£m) | Spent (£m) |
|---|---|---|
| Housing and Orchards | 21.75 | 8.16 |
| Capital receipts | 6.40 | 2.10 |
| Roads | 4.00 | 1.05 |
"""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("district")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in {"allotments": ALLOTMENTS, "bees": BEES, "capital": CAPITAL}.items():
        (reports / f"{name}.md").write_text(text, encoding="utf-8")
    build(reports, folder / "index", settings())
    asked = Assistant(folder / "index")
    yield asked
    asked.close()


def _computed(answer: Answer) -> list[str]:
    return [figure.text for figure in answer.figures if figure.status == "computed"]


def _verified(answer: Answer) -> set[str]:
    return {figure.text for figure in answer.figures if figure.status == "verified"}


@pytest.mark.parametrize(
    ("question", "computed", "verified"),
    [
        ("plots let at Elmwick against Quarry Hill", "69", {"212", "143"}),
        ("How many more full ferries at the Northern than at the Southern pier in May 2023?", "28", {"52", "24"}),
        ("How many allotment plots were inspected against the target?", "10", {"590", "600"}),
        (
            "Did Ledbrook growers harvest a larger share of their plums than growers nationally?",
            "16",
            {"64 per cent", "48 per cent"},
        ),
    ],
)
def test_two_figures_of_one_column_row_or_sentence_are_held_against_each_other(
    district: Assistant, question: str, computed: str, verified: set[str]
) -> None:
    answer = district.ask(question)
    assert _computed(answer) == [computed], answer.answer
    assert verified <= _verified(answer)
    assert f"= {computed}" in answer.answer or f"= −{computed}" in answer.answer


def test_a_share_is_computed_from_the_part_and_the_whole_where_no_percentage_is_given(district: Assistant) -> None:
    sentence = district.ask("Of the allotments let in 2022/23, what percentage were let to new tenants?")
    assert sentence.headline == "25%: 350 of 1,400"
    row = district.ask("What share of the plots let are at Elmwick?")
    assert row.headline == "33.2%: 212 (Elmwick) of 638 (Total)"
    assert "212 ÷ 638 = 33.2%" in row.answer


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which site has the most plots empty?", "Highest: Oakham Lane 31 (of 4 rows)"),
        ("Which site has the fewest plots let?", "Lowest: Ashdown 96 (of 4 rows)"),
        (
            "Which site collected most rent and which least?",
            "Highest: Elmwick £8,480; lowest: Ashdown £3,744 (of 4 rows)",
        ),
    ],
)
def test_the_highest_and_the_lowest_are_read_down_the_column_without_its_total(
    district: Assistant, question: str, headline: str
) -> None:
    assert district.ask(question).headline == headline


def test_no_highest_is_told_where_two_rows_have_it(district: Assistant) -> None:
    assert "Highest" not in district.ask("Which apiary has the most hives?").headline
    assert district.ask("Which apiary has the most honey?").headline == "Highest: North Meadow 210 (of 3 rows)"


def test_a_name_that_stands_nowhere_is_compared_with_nothing(district: Assistant) -> None:
    answer = district.ask("plots let at Elmwick against Brackenholt")
    assert not _computed(answer)


def _may_be_meant(district: Assistant, question: str, relation: Relation, figures: tuple[str, str]) -> bool:
    """Whether two figures of the reports, by their text, may be the sides of a question."""
    facts = [fact for found in district.index.search(question, most=40) for fact in facts_of(found)]
    first, second = (next(fact for fact in facts if fact.text == text) for text in figures)
    asked = AskedTogether(district.index, read_question(question), relation)
    return StandingPair(asked, (first, second), (said_of(first), said_of(second))).may_be_meant()


def test_figures_of_each_of_two_names_are_one_of_the_first_and_one_of_the_second(district: Assistant) -> None:
    of_one = "How much of the Housing and Orchards capital budget is receipts?"
    assert not _may_be_meant(district, of_one, "each", ("21.75", "6.40"))
    of_two = "How much is the budget for Orchards and Roads?"
    assert _may_be_meant(district, of_two, "each", ("21.75", "4.00"))


def test_figures_of_two_months_are_one_of_the_one_and_one_of_the_other(district: Assistant) -> None:
    asked = "How much more did the bank lend in {} than it gave back in {}?"
    assert not _may_be_meant(
        district, asked.format("November", "February"), "difference", ("£14 million", "£5 million")
    )
    dated = asked.format("November 2023", "February")
    assert not _may_be_meant(district, dated, "difference", ("£14 million", "£5 million"))
    assert _may_be_meant(district, asked.format("November", "November"), "difference", ("£14 million", "£5 million"))


def test_a_question_for_a_reason_compares_nothing(district: Assistant) -> None:
    assert _computed(
        district.ask("Did Ledbrook growers harvest a larger share of their plums than growers nationally?")
    )
    assert not _computed(
        district.ask("Why did Ledbrook growers harvest a larger share of plums than growers nationally?")
    )


@pytest.mark.parametrize(
    ("question", "relation"),
    [
        ("What share of the rent came from Ashdown?", "share"),
        ("answered letters against the target", "difference"),
        ("How far is the forecast below the budget of the parks service this year?", "difference"),
        ("Elmwick and Ashdown plots, how many?", "each"),
        ("posts filled against the baseline, and what is the aim for next year?", None),
        ("Who chairs the Panel on Health and Wellbeing?", None),
    ],
)
def test_how_a_question_compares_is_read_without_its_sides(question: str, relation: str | None) -> None:
    assert relation_of(question) == relation
