"""Figures in text: what counts as one, and when two are the same."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.figures import figures_in


def _read(text: str) -> list[tuple[str, Decimal, str]]:
    return [(figure.text, figure.value, figure.unit) for figure in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("rose to £3.3million in all", "£3.3million", "3300000", "£"),
        ("an overspend of +£23.3m", "+£23.3m", "23300000", "£"),
        ("a deficit (c£77m) that remains", "£77m", "77000000", "£"),
        ("by 19.5% in the year", "19.5%", "19.5", "%"),
        ("some 12 per cent of homes", "12 per cent", "12", "%"),
        ("2,700 plans", "2,700", "2700", ""),
        ("of -836.6 thousand", "-836.6 thousand", "-836600.0", ""),
        ("(57%) of them", "57%", "57", "%"),
    ],
)
def test_a_figure_is_read_with_sign_unit_and_scale(text: str, printed: str, value: str, unit: str) -> None:
    assert _read(text) == [(printed, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "on 24 March 2021",
        "in 2020/21",
        "since 1 April",
        "see paragraph 8",
        "in May 2019",
        "the 29th",
        "Appendix 2",
        "30-Nov-24",
        "23-24 Actuals",
        "adults aged 18-25",
        "10–15 year olds",
    ],
)
def test_dates_years_ages_and_references_are_not_figures(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(("text", "first"), [("15-16 children", "15"), ("12-14 years in prison", "12"), ("5-6%", "5")])
def test_a_range_that_counts_is_still_a_figure(text: str, first: str) -> None:
    assert _read(text)[0][0] == first


@pytest.mark.parametrize(
    ("one", "other"), [("£3.3m", "3.3m"), ("£3.3m", "£3.3bn"), ("5%", "5"), ("-5", "5"), ("23.3m", "23.3 thousand")]
)
def test_figures_that_differ_in_unit_scale_or_sign_are_not_the_same(one: str, other: str) -> None:
    assert not figures_in(f"of {one} now")[0].same_as(figures_in(f"of {other} now")[0])


def test_the_same_amount_in_another_notation_is_the_same_figure() -> None:
    assert figures_in("£3.3 million")[0].same_as(figures_in("£3,300,000")[0])


@given(st.text())
def test_any_text_gives_figures_that_stand_at_their_offsets(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.start : figure.end].strip() == figure.text


def test_a_dash_after_a_word_and_a_rule_of_procedure_make_no_figure_other() -> None:
    assert _read("Treasurers - £5000 in hand") == [("£5000", Decimal("5000"), "£")]
    assert _read("variance: - 5.2") == [("- 5.2", Decimal("-5.2"), "")]
    assert _read("under Council Procedure Rule No 8.5 a vote") == []
