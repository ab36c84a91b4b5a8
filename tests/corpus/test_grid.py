"""Grids of cells become rows under their headers; numbers of lists are printed as Word and browsers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import OverLimit
from corpus.readers.grid import GridCell, folded, label_and_value, lay_out, table_pieces
from corpus.readers.list_numbers import (
    browser_number,
    is_figure,
    letters,
    ordinal,
    printed,
    raised,
    repeated_letters,
    roman,
    unit_in_brackets,
    unit_named,
    word_number,
)
from corpus.report import Piece, Row

ROMAN_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def cell(text: str, wide: int = 1, tall: int = 1, header: bool = False, strong: bool = False) -> GridCell:
    """A cell of one paragraph; a blank one has no pieces, as readers leave it."""
    pieces = (Piece("text", text, strong=strong),) if text else ()
    return GridCell(pieces, wide, tall, header)


def grid(*lines: str, heads: int = 0) -> list[list[GridCell]]:
    """Rows written with bars, the first `heads` of them marked as headers."""
    return [[cell(text.strip(), header=index < heads) for text in line.split("|")] for index, line in enumerate(lines)]


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """The rows among pieces."""
    return [piece.row for piece in pieces if piece.row]


def number_of_roman(text: str) -> int:
    """Reads a Roman numeral back, by the rule that a smaller sign before a larger one is taken away."""
    worths = [ROMAN_WORTH[letter] for letter in text]
    return sum(-worth if worth < after else worth for worth, after in zip(worths, [*worths[1:], 0], strict=True))


@given(st.integers(1, 3999))
def test_a_roman_numeral_reads_back_as_its_number(value: int) -> None:
    assert number_of_roman(roman(value)) == value
    assert not re.search(r"(.)\1{3}", roman(value))


@given(st.integers(1, 10**9))
def test_letters_of_a_browser_read_back_as_their_number(value: int) -> None:
    number = 0
    for letter in letters(value):
        number = number * 26 + ord(letter) - ord("a") + 1
    assert number == value


@given(st.integers(1, 26 * 30))
def test_letters_of_word_repeat_one_letter_after_z(value: int) -> None:
    text = repeated_letters(value)
    assert len(set(text)) == 1
    assert (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1 == value


@given(
    st.integers(-(10**6), 10**9), st.sampled_from(["decimal", "lowerLetter", "upperRoman", "ordinal", "chicago", "x"])
)
def test_every_number_is_printed_in_few_characters(value: int, number_format: str) -> None:
    assert 0 < len(word_number(value, number_format)) <= 40


def test_word_and_browsers_differ_after_z() -> None:
    assert [repeated_letters(value) for value in (26, 27, 28)] == ["z", "aa", "bb"]
    assert [letters(value) for value in (26, 27, 28)] == ["z", "aa", "ab"]


def test_number_formats_print_as_their_names_say() -> None:
    formats = ["decimalZero", "upperLetter", "lowerRoman", "upperRoman", "ordinal", "none"]
    assert [word_number(4, name) for name in formats] == ["04", "D", "iv", "IV", "4th", ""]
    assert [browser_number(4, kind) for kind in "1aAiI"] == ["4", "d", "D", "iv", "IV"]
    assert [ordinal(value) for value in (1, 2, 3, 11, 12, 21, 111)] == [
        "1st",
        "2nd",
        "3rd",
        "11th",
        "12th",
        "21st",
        "111th",
    ]


def test_numbers_without_a_letter_or_roman_form_are_printed_as_decimals() -> None:
    assert [letters(0), letters(-3), roman(0), roman(4000), repeated_letters(0)] == ["0", "-3", "0", "4000", "0"]


def test_a_raised_mark_is_no_digit_of_the_figure_before_it() -> None:
    assert raised("12") == "¹²"
    assert re.findall(r"\d+", "609" + raised("1")) == ["609"]


@pytest.mark.parametrize("text", ["609", "£3.3m", "(1,204)", "-2.3", "19.5%", "609¹", "+8"])
def test_bare_amounts_are_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["2023", "2023/24", "2023-2024", "31 March 2024", "Q1", "0-4", "n/a", ""])
def test_years_dates_and_ranges_are_no_figures(text: str) -> None:
    assert not is_figure(text)


def test_units_are_taken_as_printed() -> None:
    texts = ["Budget £000", "£’000s", "All figures in £m", "Change (%)", "Cost (£)"]
    assert [unit_named(text) for text in texts] == ["£000", "£'000s", "£m", "%", "£"]


def test_amounts_in_a_caption_are_no_units() -> None:
    assert unit_named("Table 4: savings of £3.3million") is None
    assert unit_named("Table 4: effect of a 5% increase") is None


def test_white_space_is_folded_and_unprinted_characters_go() -> None:
    assert folded(" a\u00a0\u00a0b\n\tc\u00add\u200be\u2011f ") == "a b cde-f"


def test_a_header_above_figures_is_recognised_and_gives_each_cell_its_column() -> None:
    [first, second] = rows_of(table_pieces(grid("Ward | 2023/24 | 2024/25", "North | 12 | 15", "South | 9 | 4")))
    assert [(found.text, found.column) for found in first.cells] == [
        ("North", ("Ward",)),
        ("12", ("2023/24",)),
        ("15", ("2024/25",)),
    ]
    assert (first.label, second.label) == ("North", "South")


def test_a_row_reads_as_its_cells_in_printed_order_without_blank_ones() -> None:
    pieces = table_pieces(grid("Ward | A | B | C", "North | 1 |  | 3", "South | 1 | 2 | 3", heads=1))
    assert [piece.text for piece in pieces] == ["North\t1\t3", "South\t1\t2\t3"]
    assert pieces[0].row is not None
    assert pieces[0].row.cells[-1].column == ("C",)


def test_nested_headers_make_a_path_outermost_first() -> None:
    rows = [
        [cell("Service", tall=2, header=True), cell("2024/25", wide=2, header=True)],
        [cell("Budget", header=True), cell("Actual", header=True)],
        [cell("Libraries"), cell("10"), cell("11")],
    ]
    [row] = rows_of(table_pieces(rows))
    assert [found.column for found in row.cells] == [("Service",), ("2024/25", "Budget"), ("2024/25", "Actual")]


def test_nested_headers_are_guessed_without_marks() -> None:
    rows = [
        [cell(""), cell("2023/24", wide=2), cell("2024/25", wide=2)],
        [cell(""), cell("Core"), cell("Total"), cell("Core"), cell("Total")],
        [cell("Base"), cell("1"), cell("2"), cell("3"), cell("4")],
    ]
    [row] = rows_of(table_pieces(rows))
    assert row.cells[3].column == ("2024/25", "Core")


def test_a_row_of_units_goes_on_with_the_header_even_where_only_the_first_row_is_marked() -> None:
    pieces = table_pieces(grid("Service | Budget | Actual", " | £000s | £000s", "Libraries | 10 | 11", heads=1))
    [row] = rows_of(pieces)
    assert row.cells[1].column == ("Budget", "£000s")
    assert row.unit == "£000s"


def test_a_table_of_figures_only_has_no_header_and_loses_no_row() -> None:
    pieces = table_pieces(grid("North | 1 | 2", "South | 3 | 4"))
    assert [piece.text for piece in pieces] == ["North\t1\t2", "South\t3\t4"]
    assert all(found.column == () for row in rows_of(pieces) for found in row.cells)


def test_a_first_row_in_bold_is_the_header_of_a_table_of_words() -> None:
    rows = [[cell("Action", strong=True), cell("Lead", strong=True)], [cell("Open a home"), cell("Ann Lee")]]
    [row] = rows_of(table_pieces(rows))
    assert [found.column for found in row.cells] == [("Action",), ("Lead",)]


def test_a_long_first_row_marked_as_header_stays_text() -> None:
    long = " ".join(["word"] * 40)
    pieces = table_pieces(
        [[cell(long, header=True), cell("Lead", header=True)], [cell("a. b"), cell("12")], [cell("c"), cell("1")]]
    )
    assert long in pieces[0].text


def test_the_unit_of_all_columns_is_the_unit_of_the_row() -> None:
    [row] = rows_of(table_pieces(grid("Service | Budget £m | Actual £m | RAG", "Libraries | 1.2 | 1.4 | Red", heads=1)))
    assert row.unit == "£m"


def test_columns_of_different_units_leave_the_row_without_one() -> None:
    [row] = rows_of(table_pieces(grid("Service | Budget £m | Change %", "Libraries | 1.2 | 14", heads=1)))
    assert row.unit is None


def test_caption_note_and_label_give_the_unit() -> None:
    rows = grid("Service | Budget", "Libraries | 12", heads=1)
    assert rows_of(table_pieces(rows, "Table 1: budgets (£000)"))[0].unit == "£000"
    assert rows_of(table_pieces(rows, "Table 1", "All figures in £m"))[0].unit == "£m"
    assert rows_of(table_pieces(grid("Measure | Q1", "Vacancies (%) | 12", heads=1), "Table 1"))[0].unit == "%"
    assert unit_in_brackets("Children looked after (number)") is None


def test_a_title_over_the_whole_width_is_the_caption() -> None:
    rows = [[cell("Table 2: visits", wide=3)], *grid("Library | May | June", "Fernley | 4 | 5", heads=0)]
    pieces = table_pieces(rows)
    assert pieces[0] == Piece("text", "Table 2: visits")
    assert rows_of(pieces)[0].caption == "Table 2: visits"
    assert rows_of(pieces)[0].cells[1].column == ("May",)


def test_a_band_over_the_whole_width_names_the_rows_below_it_until_a_total() -> None:
    rows = [
        *grid("Service | A | B", heads=1),
        [cell("Children", wide=3)],
        *grid("Staff | 1 | 2"),
        [cell("Adults", wide=3)],
        *grid("Staff | 3 | 4", "Total | 4 | 6"),
    ]
    found = {piece.text: piece.row.caption for piece in table_pieces(rows, "Table 1") if piece.row}
    assert found["Staff\t1\t2"] == "Table 1 – Children"
    assert found["Staff\t3\t4"] == "Table 1 – Adults"
    assert found["Total\t4\t6"] == "Table 1"


def test_a_group_over_several_rows_is_part_of_each_row_and_of_its_label() -> None:
    rows = [
        *grid("Group | Item | Sum", heads=1),
        [cell("Children", tall=2), cell("Staff"), cell("5")],
        grid("Rent | 6")[0],
    ]
    found = rows_of(table_pieces(rows))
    assert [row.label for row in found] == ["Children, Staff", "Children, Rent"]
    assert [[part.text for part in row.cells] for row in found] == [
        ["Children", "Staff", "5"],
        ["Children", "Rent", "6"],
    ]


def test_a_long_cell_over_several_rows_speaks_once() -> None:
    long = "words " * 100
    rows = [*grid("Item | Sum | Note", heads=1), [cell("Staff"), cell("5"), cell(long, tall=2)], grid("Rent | 6")[0]]
    pieces = table_pieces(rows)
    assert [piece.text.count("words") for piece in pieces] == [100, 0]


def test_a_reference_is_joined_with_the_words_beside_it_in_the_label() -> None:
    [row] = rows_of(table_pieces(grid("Ref | Measure | Q1", "CS1 | Children looked after | 414", heads=1)))
    assert row.label == "CS1, Children looked after"


def test_a_figure_over_two_columns_keeps_only_the_header_they_share() -> None:
    rows = [
        [cell("Ward", tall=2, header=True), cell("2024", wide=2, header=True)],
        [cell("Men", header=True), cell("Women", header=True)],
        [cell("North"), cell("12", wide=2)],
        grid("South | 1 | 2")[0],
    ]
    assert rows_of(table_pieces(rows))[0].cells[1].column == ("2024",)


def test_blank_and_continuing_columns_do_not_count() -> None:
    rows = [
        [cell("Report of:"), cell(""), cell("Chief Executive", wide=3)],
        [cell("Date:"), cell(""), cell("1 May", wide=3)],
    ]
    assert [piece.text for piece in table_pieces(rows)] == ["Report of: Chief Executive", "Date: 1 May"]


def test_a_front_sheet_without_colons_gives_labels_and_values() -> None:
    pieces = table_pieces(grid("Report of | Chief Executive", "Meeting | Executive"))
    assert [(piece.piece_kind, piece.text) for piece in pieces] == [
        ("text", "Report of: Chief Executive"),
        ("text", "Meeting: Executive"),
    ]


def test_a_front_sheet_of_four_columns_gives_two_lines_a_row() -> None:
    pieces = table_pieces(grid("Ward: | All | Date: | 1 May 2024"))
    assert [piece.text for piece in pieces] == ["Ward: All", "Date: 1 May 2024"]


def test_two_columns_with_figures_are_rows() -> None:
    pieces = table_pieces(grid("Children looked after | 609", "Care leavers | 158"))
    assert [piece.text for piece in pieces] == ["Children looked after\t609", "Care leavers\t158"]


def test_a_number_beside_a_paragraph_stays_at_its_start() -> None:
    pieces = table_pieces(grid("1. | The Council met.", "2.1 | It agreed."))
    assert [piece.text for piece in pieces] == ["1. The Council met.", "2.1 It agreed."]


def test_a_label_beside_long_paragraphs_heads_them() -> None:
    value = GridCell((Piece("text", "one " * 30), Piece("item", "two " * 30)))
    pieces = label_and_value(cell("Background"), value)
    assert [piece.piece_kind for piece in pieces] == ["heading", "text", "item"]


def test_a_frame_of_one_cell_gives_its_paragraphs() -> None:
    inside = (Piece("heading", "Summary", strong=True), Piece("text", "All is well."))
    assert table_pieces([[GridCell(inside)]]) == list(inside)


def test_footnotes_of_cells_follow_their_row() -> None:
    noted = GridCell((Piece("text", "12¹"), Piece("footnote", "¹ Restated.")))
    pieces = table_pieces([*grid("Ward | Sum", heads=1), [cell("North"), noted], *grid("South | 3")])
    assert [piece.text for piece in pieces] == ["North\t12¹", "¹ Restated.", "South\t3"]


def test_a_counted_number_is_printed_before_the_words_of_a_cell() -> None:
    assert printed(Piece("item", "Staff", number="a)")) == "a) Staff"
    assert GridCell((Piece("item", "Staff", number="a)"), Piece("text", "and rent"))).text == "a) Staff and rent"


def test_a_bomb_of_spans_is_refused_before_it_unfolds() -> None:
    with pytest.raises(OverLimit, match="cells"):
        lay_out([[cell("x", wide=1000, tall=65534)] for _ in range(3000)])


def test_an_empty_table_gives_nothing() -> None:
    assert table_pieces([]) == []
    assert table_pieces([[], [cell("")]]) == []


CELLS = st.builds(
    cell,
    st.sampled_from(["", "Ward", "12", "£3m", "A long name of something", "2024", "Total:"]),
    st.integers(0, 4),
    st.integers(0, 4),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_spans_fill_a_rectangle_in_which_no_worded_cell_is_lost(rows: list[list[GridCell]]) -> None:
    slots = lay_out(rows)
    assert len({len(row) for row in slots}) <= 1
    placed = {id(found) for row in slots for found in row if found}
    assert all(id(given_cell) in placed for row in rows for given_cell in row if given_cell.text)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_any_table_gives_pieces_whose_text_is_its_cells(rows: list[list[GridCell]]) -> None:
    for piece in table_pieces(rows):
        assert piece.text
        if piece.row:
            assert piece.text == "\t".join(found.text for found in piece.row.cells)


PLAIN_CELLS = st.builds(
    cell, st.sampled_from(["", "Ward", "12", "£3m", "2024", "Total"]), st.integers(1, 3), st.integers(1, 3)
)


@given(st.lists(st.lists(PLAIN_CELLS, max_size=5), max_size=6))
def test_below_a_first_row_of_figures_no_word_of_a_table_is_lost(rows: list[list[GridCell]]) -> None:
    pieces = table_pieces([*grid("North | 12 | 13"), *rows])
    told = [word for piece in pieces for word in re.split(r"[\t ]", piece.text)]
    assert {found.text for row in rows for found in row if found.text} <= {word.strip(":") for word in told}
