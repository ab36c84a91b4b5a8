"""Locating is exact: every character of a text is given the printed character that it was read from, or none is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from corpus.drawing.locating import NOWHERE, located

LETTERS = some.text("abcé£1,.", min_size=1, max_size=8)


@given(some.lists(LETTERS, min_size=1, max_size=8), some.text("12.) ", max_size=6))
def test_each_character_is_given_the_same_printed_character(words: list[str], number: str) -> None:
    printed = list(number + "\r\n".join(words))
    text = " ".join(words)
    places = located(text, printed)
    assert places is not None
    assert all(
        (place == NOWHERE) if sign == " " else printed[place] == sign for sign, place in zip(text, places, strict=True)
    )
    inked = [place for place in places if place != NOWHERE]
    assert inked == sorted(set(inked)) and inked[-1] == len(printed) - 1


@given(some.lists(LETTERS, min_size=1, max_size=5), some.data())
def test_one_other_letter_and_nothing_is_located(words: list[str], data: some.DataObject) -> None:
    text = " ".join(words)
    at = data.draw(some.sampled_from([at for at, sign in enumerate(text) if sign != " "]))
    assert located(text[:at] + "x" + text[at + 1 :], list(text)) is None


def test_a_word_broken_at_a_line_end_is_located_with_or_without_its_hyphen() -> None:
    printed = list("take\x02\r\nup of place\x02\r\nments")
    whole = located("take-up of placements", printed)
    assert whole is not None
    assert [printed[place] for place in whole if place != NOWHERE] == list("take\x02upofplacements")


def test_a_ligature_stands_for_each_of_its_letters() -> None:
    assert located("office", ["o", "ﬃ", "c", "e"]) == [0, 1, 1, 1, 2, 3]


def test_more_before_the_text_than_a_number_is_not_taken_for_one() -> None:
    assert located("end", list("Appendix B, as amended at the meeting of the Executive, end")) is None


def test_missing_letters_are_not_made_up() -> None:
    assert located("the whole", list("whole")) is None
    assert located("word", []) is None
