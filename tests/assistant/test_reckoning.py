"""Reckoning and holding like against like: units, scales, signs, percentage points, and what may not be compared."""

from __future__ import annotations

import pytest

from assistant.comparing.reckoning import difference, percentage, ratio, roughly, total
from assistant.facts.fact import Fact
from assistant.facts.fitting import time_level
from assistant.facts.like_with_like import far_apart, likeness
from assistant.facts.of_passage import facts_of
from corpus.report import Cell, Particulars, Row
from index.passages import Passage
from index.search import Found

OWN = Particulars("Harbour Report Quarter 2 2021/22", report_date="2021-12-07", period="Q2 2021-22")


def _found(passage: Passage) -> Found:
    return Found(passage, OWN, 1, 0.0)


def _told(text: str, printed: str) -> Fact:
    """The fact of a sentence that is printed so."""
    facts = facts_of(_found(Passage("t", "r", 0, 0, len(text), text, "paragraph")))
    return next(fact for fact in facts if fact.text == printed)


def _row(label: str, *cells: tuple[str, str], unit: str | None = None, caption: str | None = None) -> dict[str, Fact]:
    """The facts of a table row by their printed text."""
    made = (Cell(label, ("Service",)), *(Cell(text, (column,)) for column, text in cells))
    text = "\t".join(cell.text for cell in made)
    passage = Passage(
        "w" + label, "r", 0, 0, len(text), text, "table_row", context=caption, row=Row(made, label, unit=unit)
    )
    return {fact.text: fact for fact in facts_of(_found(passage))}


@pytest.mark.parametrize(
    ("first", "second", "figure", "way", "working"),
    [
        (("There were 609 moorings.", "609"), ("There were 702 moorings.", "702"), "93", "fewer", "609 − 702 = −93"),
        (("There were 1,204 moorings.", "1,204"), ("There were 999 moorings.", "999"), "205", "more", "1,204 − 999 = 205"),
        (("It cost £5,420.", "£5,420"), ("It cost £4,860.", "£4,860"), "£560", "more", "£5,420 − £4,860 = £560"),
        (("It cost £1.2m.", "£1.2m"), ("It cost £1.75m.", "£1.75m"), "£0.55m", "less", "£1.20m − £1.75m = −£0.55m"),
        (
            ("It cost £3.3 million.", "£3.3 million"),
            ("It cost £250,000.", "£250,000"),
            "£3.1 million",
            "more",
            "£3.3 million − £0.3 million = £3.1 million",
        ),
        (
            ("It was 55.9 per cent.", "55.9 per cent"),
            ("It was 43.8 per cent.", "43.8 per cent"),
            "12.1",
            "percentage points more",
            "55.9% − 43.8% = 12.1 percentage points",
        ),
        (("The score was 19.5 here.", "19.5"), ("The score was 21 here.", "21"), "1.5", "lower", "19.5 − 21.0 = −1.5"),
        (("There are six cranes.", "six"), ("There are 4 cranes.", "4"), "2", "more", "6 − 4 = 2"),
        (("There are 4 cranes.", "4"), ("There were four cranes.", "four"), "0", "no difference", "4 − 4 = 0"),
        (("It took 31 weeks.", "31"), ("It took 27 weeks.", "27"), "4", "weeks more", "31 − 27 = 4"),
    ],
)  # fmt: skip
def test_a_difference_keeps_scale_and_unit_and_tells_its_way(
    first: tuple[str, str], second: tuple[str, str], figure: str, way: str, working: str
) -> None:
    reckoned = difference(_told(*first), _told(*second))
    assert reckoned is not None
    assert (reckoned.figure, reckoned.way, reckoned.working) == (figure, way, working)


def test_the_scale_of_a_table_goes_into_the_difference() -> None:
    row = _row("Dredging", ("Budget (£000)", "1,250.5"), ("Outturn (£000)", "1,300.0"))
    reckoned = difference(row["1,300.0"], row["1,250.5"])
    assert reckoned is not None and (reckoned.figure, reckoned.way) == ("£49.5k", "more")


def test_a_scale_with_an_apostrophe_is_read() -> None:
    row = _row("Dredging", ("Draft £’m", "6.2"), ("Final £’m", "6.8"))
    reckoned = difference(row["6.8"], row["6.2"])
    assert reckoned is not None and reckoned.figure == "£0.6m"


def test_two_savings_with_a_minus_are_held_against_each_other_by_size() -> None:
    row = _row("Savings", ("Draft (£000)", "-800.0"), ("Final (£000)", "-950.0"))
    reckoned = difference(row["-950.0"], row["-800.0"])
    assert reckoned is not None and (reckoned.figure, reckoned.way) == ("£150.0k", "apart")


def test_a_surplus_and_a_deficit_lie_on_two_sides_of_nought() -> None:
    row = _row("Balance", ("2021 (£)", "500"), ("2020 (£)", "(200)"))
    reckoned = difference(row["500"], row["200"])
    assert reckoned is not None and reckoned.figure == "£700"
    assert row["200"].shown == "(200)"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("It cost £40.", "£40"), ("There were 40 ships.", "40")),
        (("It rose to 40%.", "40%"), ("There were 40 ships.", "40")),
        (("It cost £40.", "£40"), ("It rose to 40%.", "40%")),
    ],
)
def test_unlike_units_give_no_difference(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert difference(_told(*first), _told(*second)) is None
    assert percentage(_told(*first), _told(*second)) is None


@pytest.mark.parametrize(
    ("first", "second", "figure", "way"),
    [("603", "300", "101%", "more"), ("300", "400", "25%", "less"), ("100", "300", "66.7%", "less")],
)
def test_a_percentage_is_of_the_second(first: str, second: str, figure: str, way: str) -> None:
    facts = _told(f"There were {first} ships.", first), _told(f"There were {second} ships.", second)
    reckoned = percentage(*facts)
    assert reckoned is not None and (reckoned.figure, reckoned.way) == (figure, way)


@pytest.mark.parametrize(("first", "second"), [("40%", "20%"), ("12", "0")])
def test_no_percentage_of_shares_or_of_nought(first: str, second: str) -> None:
    assert percentage(_told(f"It stood at {first}.", first), _told(f"It stood at {second}.", second)) is None


def test_an_approximate_figure_is_told_as_one() -> None:
    assert roughly(_told("It fell to circa £9.6m in 2021.", "£9.6m"))
    assert not roughly(_told("It fell to £9.6m in 2021.", "£9.6m"))


def test_telephone_numbers_and_what_a_rate_is_per_are_no_facts() -> None:
    text = "Ring 01632 about the 84 moorings per 1,000 boats."
    assert "84" in [fact.text for fact in facts_of(_found(Passage("t", "r", 0, 0, len(text), text, "paragraph")))]
    assert not {"01632", "1,000"} & {
        fact.text for fact in facts_of(_found(Passage("t", "r", 0, 0, len(text), text, "paragraph")))
    }


@pytest.mark.parametrize(
    ("text", "printed", "time", "level"),
    [
        ("There were 609 on 31 March 2021.", "609", "2021-03", 3),
        ("It fell from 702 in August 2020 to 609 in March 2021.", "609", "2021-03", 3),
        ("It fell from 702 in August 2020 to 609 in March 2021.", "609", "2020-08", -1),
        ("There were 609 ships.", "609", "2021-12", 1),
        ("There were 609 ships.", "609", "2019-12", 0),
    ],
)
def test_a_time_is_told_for_a_figure_nearer_or_farther(text: str, printed: str, time: str, level: int) -> None:
    assert time_level(_told(text, printed), time) == level


def test_columns_of_this_and_last_quarter_take_the_reports_period() -> None:
    row = _row("Boats", ("Last quarter", "78"), ("This quarter", "84"))
    assert row["78"].times == ("Q1 2021-22",)
    assert row["84"].times == ("Q2 2021-22",)


def test_rows_are_alike_under_one_header_when_the_sides_name_the_rows() -> None:
    one = _row("Elmwick", ("Boats", "12"), ("Crews", "3"))
    other = _row("Oakham", ("Boats", "20"), ("Crews", "4"))
    apart = frozenset({"elmwick", "oakham"})
    assert likeness(one["12"], other["20"], apart, ()) is not None
    assert likeness(one["12"], other["4"], apart, ()) is None


def test_rows_of_other_measures_are_not_alike() -> None:
    one, other = _row("Boats moored", ("2021", "12")), _row("Crews trained", ("2020", "20"))
    assert likeness(one["12"], other["20"], frozenset(), ()) is None


def test_sentences_of_other_measures_are_not_alike() -> None:
    one, other = _told("The port moored 12 boats.", "12"), _told("Training reached 20 crews.", "20")
    assert likeness(one, other, frozenset(), ()) is None


def test_figures_of_another_size_altogether_are_not_held_against_each_other() -> None:
    assert far_apart(_told("There were 80,850 boats.", "80,850"), _told("There were 442 boats.", "442"))
    assert not far_apart(_told("There were 609 boats.", "609"), _told("There were 442 boats.", "442"))


@pytest.mark.parametrize(
    ("first", "second", "figure", "working"),
    [
        (("There were 609 moorings.", "609"), ("There were 203 moorings.", "203"), "3", "609 ÷ 203 = 3"),
        (("It cost £2.5m.", "£2.5m"), ("It cost £400,000.", "£400,000"), "6.3", "£2.5m ÷ £0.4m = 6.3"),
        (("There were 50 moorings.", "50"), ("There were 200 moorings.", "200"), "0.25", "50 ÷ 200 = 0.25"),
    ],
)
def test_a_ratio_is_of_the_second(first: tuple[str, str], second: tuple[str, str], figure: str, working: str) -> None:
    found = ratio(_told(*first), _told(*second))
    assert found is not None and (found.figure, found.working) == (figure, working)


def test_no_ratio_to_nought_or_of_two_units() -> None:
    assert ratio(_told("It cost £5.", "£5"), _told("It cost £0.", "£0")) is None
    assert ratio(_told("It cost £5.", "£5"), _told("There are 3 cranes.", "3")) is None


def test_a_sum_is_in_the_coarsest_scale() -> None:
    found = total([_told("It cost £1.2m.", "£1.2m"), _told("It cost £300,000.", "£300,000")])
    assert found is not None and (found.figure, found.working) == ("£1.5m", "£1.2m + £0.3m = £1.5m")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It was 55.9 per cent.", "55.9 per cent"),
        ("The total was 300.", "300"),
        ("There were at least 300 moorings.", "300"),
        ("The average price was £300.", "£300"),
    ],
)
def test_shares_totals_bounds_and_averages_do_not_add_up(text: str, printed: str) -> None:
    assert total([_told(text, printed), _told(text, printed)]) is None
