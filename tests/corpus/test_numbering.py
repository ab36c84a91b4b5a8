"""Every way in which councils print paragraph numbers, one a test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbering import Numbering, marks_of, roman_value


def numbers(*paragraphs: str) -> list[str | None]:
    """The numbers of paragraphs that stand one below the other without headings."""
    numbering = Numbering()
    return [numbering.take(paragraph)[0] for paragraph in paragraphs]


def test_a_plain_number_is_read_without_its_dot() -> None:
    assert Numbering().take("8. The service has moved.") == ("8", "The service has moved.")


def test_a_number_glued_to_a_sum_is_read() -> None:
    assert Numbering().take("10.£80,080.00 was given") == ("10", "£80,080.00 was given")


def test_a_number_glued_to_a_word_is_read() -> None:
    assert Numbering().take("5.Background to the plan") == ("5", "Background to the plan")


def test_a_doubled_number_keeps_both() -> None:
    assert Numbering().take("18. 16. Talks went on.") == ("18. 16.", "Talks went on.")


def test_a_number_in_brackets_keeps_them() -> None:
    assert Numbering().take("(3) The motion was put.") == ("(3)", "The motion was put.")


def test_a_dotted_number_is_kept_whole() -> None:
    assert Numbering().take("2.3 Members may ask.") == ("2.3", "Members may ask.")


def test_a_number_without_a_dot_counts_where_it_fits() -> None:
    assert numbers("1 Introduction and aims", "2 Background of it", "7 Other things") == ["1", "2", None]


def test_letters_stand_below_the_number_before_them() -> None:
    assert numbers("32. The panel asks:-", "a) That one", "b) That two") == ["32", "32 a)", "32 b)"]


def test_a_letter_with_a_roman_numeral_on_one_line_bears_both() -> None:
    assert numbers("5. Terms:-", "a) i) To see", "ii) To hear") == ["5", "5 a) i)", "5 a) ii)"]


def test_roman_numerals_stand_below_letters_and_the_letters_go_on() -> None:
    paragraphs = ["5. Terms:-", "a) Children:-", "i) To see", "ii) To hear", "b) Carers:-", "i) To ask"]
    assert numbers(*paragraphs) == ["5", "5 a)", "5 a) i)", "5 a) ii)", "5 b)", "5 b) i)"]


def test_i_after_h_is_a_letter() -> None:
    assert numbers("31. So:-", "g) One", "h) Two", "i) Three", "j) Four")[3:] == ["31 i)", "31 j)"]


def test_i_after_g_is_a_roman_numeral_and_h_goes_on_after_it() -> None:
    paragraphs = ["196. So:-", "f) One", "g) Two:", "i) Three", "ii) Four", "h) Five", "i) Six"]
    assert numbers(*paragraphs)[3:] == ["196 g) i)", "196 g) ii)", "196 h)", "196 i)"]


def test_i_after_h_is_a_roman_numeral_where_ii_follows() -> None:
    numbering = Numbering()
    for paragraph in ("4. So:-", "g) One", "h) Two:"):
        numbering.take(paragraph)
    assert numbering.take("i) Three", ahead="ii) Four")[0] == "4 h) i)"


def test_v_after_iv_is_a_roman_numeral() -> None:
    assert numbers("1. So:-", "a) So:-", *(f"{n}) x" for n in ("i", "ii", "iii", "iv", "v")))[-1] == "1 a) v)"


def test_letters_in_brackets_keep_both() -> None:
    assert numbers("14. Headings:-", "(a) help more", "(b) act soon") == ["14", "14 (a)", "14 (b)"]


def test_capital_letters_stand_below_a_number() -> None:
    assert numbers("4. Terms:-", "A) To look", "B) To ask") == ["4", "4 A)", "4 B)"]


def test_numbers_may_repeat_and_go_back() -> None:
    assert numbers("31. x", "32. x", "31. y", "32. y", "33. z") == ["31", "32", "31", "32", "33"]


def test_an_inner_list_bears_the_paragraphs_number_and_keeps_its_own_in_the_text() -> None:
    numbering = Numbering()
    numbering.take("189. Six things were said:-")
    items = [numbering.take(f"{n}. Thing {n}", led_in=True) for n in range(1, 7)]
    assert items == [("189", f"{n}. Thing {n}") for n in range(1, 7)]
    assert numbering.take("190. The panel went on.") == ("190", "The panel went on.")


def test_a_number_that_the_format_counted_is_placed_like_a_printed_one() -> None:
    numbering = Numbering()
    assert [numbering.adopt(mark) for mark in ("1.", "(a)", "(b)", "2.")] == ["1", "1 (a)", "1 (b)", "2"]


def test_a_bracketed_number_goes_on_after_a_plain_list_inside_it() -> None:
    paragraphs = ["281. Motion", "1) Moved", "2) Put:", "1. first", "2. second", "3) Lost"]
    assert numbers(*paragraphs)[-1] == "281 3)"


@pytest.mark.parametrize(
    "text",
    [
        "66.1% of cases were seen",
        "5.6 % are under one",
        "21 were supported",
        "4 (25%) were stepped down",
        "27 January was the day",
        "1 in 15 children",
        "0.9% are others",
        "3.5m was spent",
        "£3.3million was agreed",
        "10am is the time",
        "2021. The year went on",
        "A. Bell was there",
    ],
)
def test_figures_dates_and_names_at_the_start_are_no_numbers(text: str) -> None:
    numbering = Numbering()
    numbering.take("12. A paragraph before it.")
    number, rest = numbering.take(text)
    if text.startswith("A."):
        assert number in (None, "12 A")
    else:
        assert (number, rest) == (None, text)


def test_a_mark_without_text_is_no_number() -> None:
    assert Numbering().take("1.") == (None, "1.")


@pytest.mark.parametrize(("numeral", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("iiv", None)])
def test_roman_numerals_are_valued(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value


STARTS = st.sampled_from(["1. ", "2.3 ", "a) ", "i) ", "(iv) ", "18. 16. ", "4 ", "A. ", "(3) ", "1900. ", ""])


@given(st.lists(st.tuples(STARTS, st.text(max_size=30), st.booleans(), st.booleans()), max_size=20))
def test_numbering_never_raises_and_never_invents_text(lines: list[tuple[str, str, bool, bool]]) -> None:
    numbering = Numbering()
    for start, rest, heading, led_in in lines:
        text = start + rest
        number, left = numbering.take(text, heading=heading, led_in=led_in, ahead=rest)
        assert text.endswith(left)
        assert number is None or number.strip()
        if heading:
            numbering.close()


@given(st.text(max_size=40))
def test_marks_never_raise(text: str) -> None:
    assert all(0 < end <= len(text) for _, end in marks_of(text))


@given(st.text(max_size=8))
def test_adopting_any_printed_number_gives_text(printed: str) -> None:
    assert isinstance(Numbering().adopt(printed), str)


def test_a_minute_is_numbered_by_year_and_item() -> None:
    numbering = Numbering()
    assert numbering.take("22/37 CALL-IN: CAR PARKS", heading=True) == ("22/37", "CALL-IN: CAR PARKS")
    numbering.close()
    assert numbering.take("(1) The decision stands.")[0] == "(1)"
    assert numbering.take("22/38 (2) The Panel agreed.") == ("22/38 (2)", "The Panel agreed.")
    assert numbering.take("22/39 WORK PROGRAMME", heading=True)[0] == "22/39"


def test_a_financial_year_at_the_start_of_a_heading_is_no_number() -> None:
    assert Numbering().take("2021/22 BUDGET MONITORING", heading=True) == (None, "2021/22 BUDGET MONITORING")


def test_the_number_before_a_bracket_is_the_minutes() -> None:
    numbering = Numbering()
    assert numbering.take("291 (5) The amendment was carried.") == ("291 (5)", "The amendment was carried.")
    assert numbering.take("291 (6) Another was lost.") == ("291 (6)", "Another was lost.")


def test_letters_go_on_after_a_heading_inside_a_minute() -> None:
    numbering = Numbering()
    for text in ("291 (27) RESOLVED:", "(a) first", "(b) second"):
        numbering.take(text)
    numbering.close()
    assert numbering.take("(c) third")[0] == "291 (27) (c)"


def test_a_dotted_number_may_stand_before_a_count_that_opens_a_sentence() -> None:
    assert numbers("4.1 The quay was mended.", "4.2 612 boats came to the quay in the whole of the year.")[1] == "4.2"
    assert numbers("4.1 The quay was mended.", "4.2 12 13 14")[1] is None
