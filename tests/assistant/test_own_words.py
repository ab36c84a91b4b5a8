"""Own words: a fragment of a passage is its own words only where nothing beside it turns its sense."""

from __future__ import annotations

import pytest

from assistant.checking.lexicon import free_stems, is_strict, say_the_opposite, say_the_same
from assistant.checking.own_words import parts, said_in
from index.analysis import terms

SENTENCE = "The Panel heard that 42 plans were issued on time, compared with a target of 60 plans."


def test_an_unbroken_fragment_is_said_and_a_changed_one_is_not() -> None:
    assert said_in("42 plans were issued on time", SENTENCE)
    assert not said_in("42 plans were issued in time", SENTENCE)
    assert not said_in("42 plans", SENTENCE)  # too short to say of what


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        ("42 plans were issued", "It is not true that 42 plans were issued."),
        ("the 42 plans of March", "None of the 42 plans of March was late."),
        ("60 plans a month", "The target was 60 plans a month."),
        ("42 plans were on", "In March 42 plans were on no list."),
    ],
)
def test_a_word_beside_a_fragment_that_turns_its_sense_is_heeded(fragment: str, sentence: str) -> None:
    assert not said_in(fragment, sentence)


def test_words_that_deny_a_quotation_stay_with_it() -> None:
    assert parts("The report says “42 plans were issued”") == ["The report says ", "42 plans were issued"]
    assert len(parts("It is not so that “42 plans were issued”")) == 1


def test_no_free_word_has_an_opposite_that_would_change_a_figure() -> None:
    figures = {"boy", "girl", "gross", "net", "target", "agency", "permanent", "refused", "north", "primary"}
    assert not free_stems() & {terms(word)[0] for word in figures}
    assert all(is_strict(terms(word)[0]) for word in figures - {"target"})


def test_words_say_the_same_or_the_opposite_but_never_both() -> None:
    assert say_the_same("sick", "ill") and say_the_opposite("boy", "girl")
    assert not say_the_opposite("sick", "ill") and not say_the_same("boy", "girl")
    assert say_the_opposite("own", "agenc")  # through in-house, which says the same as own
