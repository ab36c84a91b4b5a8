"""Acronyms: what texts say that they stand for, and how a question in words finds them."""

import pytest

from index.acronyms import acronyms_in, agreed, beginnings, phrases_in
from index.short_forms import ShortForms


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("The Highways Maintenance Panel (HMP) met twice.", "HMP", "Highways Maintenance Panel"),
        ("It named a licensed premises supervisor (LPS).", "LPS", "licensed premises supervisor"),
        ("HMP (Highways Maintenance Panel) met.", "HMP", "Highways Maintenance Panel"),
        ("LPS (licensed premises supervisor) is a post.", "LPS", "licensed premises supervisor"),
        ("LPS stands for licensed premises supervisor.", "LPS", "licensed premises supervisor"),
        ("HMP = Highways Maintenance Panel", "HMP", "Highways Maintenance Panel"),
        ("HMP\tHighways Maintenance Panel", "HMP", "Highways Maintenance Panel"),
    ],
)
def test_an_acronym_is_read_from_the_text_that_spells_it_out(text: str, acronym: str, long: str) -> None:
    assert (acronym, long) in list(acronyms_in(text))


@pytest.mark.parametrize("text", ["The Panel (Netherby) met.", "ROAD (a street or lane) is meant.", "Cost: high"])
def test_words_whose_initials_differ_are_no_long_form(text: str) -> None:
    assert list(acronyms_in(text)) == []


def test_the_most_frequent_long_form_comes_first_and_an_ampersand_is_and() -> None:
    pairs = [
        ("PH", "public houses"),
        ("PLH", "parks & leisure hub"),
        ("PLH", "parks and leisure hub"),
        ("PLH", "port lane hall"),
    ]
    assert agreed(pairs) == {"PH": ["public houses"], "PLH": ["parks and leisure hub", "port lane hall"]}


def test_the_beginning_of_an_acronym_stands_for_the_beginning_of_its_long_form() -> None:
    pairs = list(beginnings([("RHMP", "Road Haulage and Maintenance Plan")]))
    assert pairs == [("RHM", "Road Haulage and Maintenance")]


def test_capitalised_words_give_the_acronym_that_no_text_spells_out() -> None:
    assert ("SPO", "Senior Planning Officer") in list(phrases_in("Our Senior Planning Officer wrote it."))


def test_a_question_in_words_finds_the_acronyms_of_its_words_in_any_order() -> None:
    forms = ShortForms(
        [("TKP", "trees kept public"), ("PTK", "public trees kept"), ("HMP", "highways maintenance panel")]
    )
    found = forms.of(["mani", "tree", "kept", "public", "park"])
    assert found == [("TKP", ("tree", "kept", "public")), ("PTK", ("tree", "kept", "public"))]


def test_a_possessive_in_a_post_counts_as_its_word() -> None:
    assert ("DCS", "Director of Children's Services") in list(phrases_in("the Director of Children's Services said so"))
