"""Plain text and Markdown become pieces in reading order, with marks resolved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Damaged
from corpus.readers.markup import plain
from corpus.readers.text import decode, pieces_of, read
from corpus.report import Piece


def pieces(folder: Path, text: str) -> tuple[Piece, ...]:
    """The pieces of a file with this text."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read(path).pieces


def texts(folder: Path, text: str) -> list[str]:
    return [piece.text for piece in pieces(folder, text)]


def test_markup_is_resolved_to_what_is_printed(tmp_path: Path) -> None:
    assert texts(tmp_path, "On the 29<sup>th</sup> there were **609** of [them](http://x.y).") == [
        "On the 29th there were 609 of them."
    ]


def test_lines_of_one_hard_wrapped_paragraph_are_joined(tmp_path: Path) -> None:
    wrapped = "This line of the paragraph is longer than sixty letters, as it\nGoes on upon the next."
    assert len(texts(tmp_path, wrapped)) == 1


def test_where_lines_are_not_wrapped_at_a_width_a_sentence_ends_its_paragraph(tmp_path: Path) -> None:
    long = "The tonnage that each of the crews collected is told for both of the depots, and it rose by a tenth, " * 2
    assert texts(tmp_path, f"{long.strip(', ')}.\nCrews (by depot) are told too.") == [
        f"{long.strip(', ')}.", "Crews (by depot) are told too."
    ]  # fmt: skip


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on(tmp_path: Path) -> None:
    assert texts(tmp_path, "Gathered from visits undertaken by\nMembers this year.") == [
        "Gathered from visits undertaken by Members this year."
    ]


def test_short_lines_stay_apart(tmp_path: Path) -> None:
    assert texts(tmp_path, "Town Hall\nWestmere") == ["Town Hall", "Westmere"]


def test_hashes_make_headings_with_their_level(tmp_path: Path) -> None:
    [heading, _] = pieces(tmp_path, "### Early help\n\nText.")
    assert (heading.piece_kind, heading.level, heading.text) == ("heading", 3, "Early help")


def test_a_bold_heading_over_several_lines_is_one_piece(tmp_path: Path) -> None:
    [piece] = pieces(tmp_path, "**OVERVIEW BOARD\n11 MAY 2022\nFINAL REPORT**")
    assert piece.text == "OVERVIEW BOARD 11 MAY 2022 FINAL REPORT"
    assert piece.strong


@pytest.mark.parametrize("mark", ["-", "*", "•", "➤", "–", "·", "o  "])
def test_bullets_become_items(tmp_path: Path, mark: str) -> None:
    [item] = pieces(tmp_path, f" {mark} One thing")
    assert (item.piece_kind, item.text) == ("item", "One thing")


def test_footnotes_are_told_from_text(tmp_path: Path) -> None:
    assert [piece.piece_kind for piece in pieces(tmp_path, "Text¹.\n\n¹ The source.")] == ["text", "footnote"]


def test_rules_and_blank_lines_are_no_pieces(tmp_path: Path) -> None:
    assert texts(tmp_path, "One.\n\n---\n\n=====\n\nTwo.") == ["One.", "Two."]


def test_a_file_without_text_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="holds no text"):
        pieces(tmp_path, " \n\n---\n")


def test_windows_text_is_read() -> None:
    assert decode("£3.3million – ‘so’".encode("cp1252")) == "£3.3million – ‘so’"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_the_encoding(encoding: str) -> None:
    assert decode("£1,000\r\nnext".encode(encoding)) == "£1,000\nnext"


def test_a_binary_file_is_not_text() -> None:
    with pytest.raises(Damaged) as caught:
        decode(b"\x00\x01\x02" * 50)
    assert caught.value.remedy.startswith("Save it as")


@given(st.binary(max_size=200))
def test_decoding_gives_text_or_says_that_it_is_damaged(data: bytes) -> None:
    try:
        assert "\r" not in decode(data)
    except Damaged as error:
        assert error.reason
        assert error.remedy


@given(st.text(max_size=80))
def test_marks_are_resolved_without_error_and_space_is_folded(text: str) -> None:
    printed = plain(text)
    assert printed == " ".join(printed.split())


WIDE = "Report of the Director of Roads, Paths and Bridges in the Town of Aston"


def test_lines_that_begin_anew_do_not_go_on_with_a_long_line(tmp_path: Path) -> None:
    lines = [
        "REVIEW OF ROADS, PATHS AND BRIDGES IN THE TOWN OF ASTON AND ITS VILLAGES",
        WIDE,
        "Present: Chairman: Cllr Mrs Bell, Councillors Ash, Burn, Carr, Dale, Eden and Firth",
        "Clerk: Mrs Hay",
    ]
    assert texts(tmp_path, "\n".join(lines)) == lines


def test_a_long_line_goes_on_after_an_open_end(tmp_path: Path) -> None:
    assert texts(tmp_path, f"{WIDE} and\nClerk: of the Council") == [f"{WIDE} and Clerk: of the Council"]


def test_fields_side_by_side_are_lines_of_their_own(tmp_path: Path) -> None:
    assert texts(tmp_path, "Report to: Audit Committee   Date: 23 November 2022") == [
        "Report to: Audit Committee",
        "Date: 23 November 2022",
    ]


def test_what_a_committee_system_puts_beside_a_link_is_left_out(tmp_path: Path) -> None:
    assert texts(tmp_path, "26. Placements pdf icon PDF 267 KB") == ["26. Placements"]


def test_an_item_between_its_minutes_is_a_line_and_no_table(tmp_path: Path) -> None:
    read_pieces = pieces(tmp_path, "29.\tYouth Plan 2024-2027\nMinutes:\nThe plan was approved.")
    assert next((piece.piece_kind, piece.text) for piece in read_pieces) == ("text", "29. Youth Plan 2024-2027")


def test_bracketed_numbers_begin_paragraphs_of_their_own() -> None:
    lines = "(1) That the quay be mended before the winter and the cost met from reserves.\n(2) That the ferry be sold."
    assert [piece.text[:3] for piece in pieces_of(lines)] == ["(1)", "(2)"]
