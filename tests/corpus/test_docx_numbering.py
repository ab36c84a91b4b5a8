"""Numbers that Word counts by itself are printed as it prints them."""

from __future__ import annotations

import pytest

from corpus.report import Piece
from tests.made_docx import Make, level, listed, num, numbers, paragraph, scheme, styled


def test_automatic_numbers_are_printed_as_word_prints_them(pieces: Make) -> None:
    body = (
        listed("A")
        + listed("B", 1)
        + listed("C", 1)
        + listed("D", 2)
        + listed("E", 2)
        + listed("F", 3)
        + listed("G", 1)
        + listed("H")
    )
    found = pieces(body, numbering=scheme() + num(1))
    assert numbers(found) == ["1.", "1.1", "1.2", "a)", "b)", "(i)", "1.3", "2."]
    assert [piece.piece_kind for piece in found] == ["text"] * 3 + ["item"] * 3 + ["text"] * 2
    assert [piece.level for piece in found if piece.piece_kind == "item"] == [2, 2, 3]


def test_bullets_are_items_without_number(pieces: Make) -> None:
    [found] = pieces(listed("Pay"), numbering=scheme(level(0, "bullet", "•")) + num(1))
    assert (found.piece_kind, found.number, found.text) == ("item", None, "Pay")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("upperLetter", "B."), ("upperRoman", "II."), ("decimalZero", "02."), ("lowerRoman", "ii."), ("ordinal", "2nd.")],
)
def test_each_number_format_is_printed(pieces: Make, kind: str, expected: str) -> None:
    assert numbers(pieces(listed("A") + listed("B"), numbering=scheme(level(0, kind, "%1.")) + num(1)))[1] == expected


def test_two_lists_of_one_scheme_go_on_counting(pieces: Make) -> None:
    found = pieces(listed("A") + listed("B", of=2), numbering=scheme() + num(1) + num(2))
    assert numbers(found) == ["1.", "2."]


def test_a_list_with_a_start_override_counts_afresh_once(pieces: Make) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    found = pieces(
        listed("A") + listed("B", of=2) + listed("C", of=2), numbering=scheme() + num(1) + num(2, 0, override)
    )
    assert numbers(found) == ["1.", "5.", "6."]


def test_a_list_may_override_how_a_level_looks(pieces: Make) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "(%1)")}</w:lvlOverride>'
    assert numbers(pieces(listed("A"), numbering=scheme() + num(1, 0, override))) == ["(A)"]


def test_a_level_that_never_restarts_goes_on_below_the_next_heading(pieces: Make) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    found = pieces(listed("A") + listed("B", 1) + listed("C") + listed("D", 1), numbering=scheme(levels) + num(1))
    assert numbers(found) == ["1.", "1.", "2.", "2."]


def test_a_level_restarts_only_after_the_level_it_names(pieces: Make) -> None:
    levels = (
        level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
    )
    body = (
        listed("A") + listed("B", 1) + listed("C", 2) + listed("D", 1) + listed("E", 2) + listed("F") + listed("G", 2)
    )
    assert numbers(pieces(body, numbering=scheme(levels) + num(1))) == ["1.", "1.1", "a)", "1.2", "b)", "2.", "a)"]


def test_legal_numbering_prints_outer_roman_numbers_as_decimals(pieces: Make) -> None:
    levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert numbers(pieces(listed("A") + listed("B", 1), numbering=scheme(levels) + num(1))) == ["I", "1.1"]


def test_an_outer_level_never_used_shows_its_start(pieces: Make) -> None:
    assert numbers(pieces(listed("A", 1) + listed("B", 1), numbering=scheme() + num(1))) == ["1.1", "1.2"]


def test_numbers_come_from_the_style_and_its_link_to_a_level(pieces: Make) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:pStyle w:val="NumberedTwo"/>')
    found = pieces(
        styled("A", "Numbered") + styled("B", "NumberedTwo") + styled("C", "NumberedTwo"),
        numbering=scheme(levels) + num(1),
    )
    assert numbers(found) == ["1.", "1.1", "1.2"]


def test_list_zero_takes_the_number_of_the_style_away(pieces: Make) -> None:
    bare = paragraph("B", '<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbers(pieces(styled("A", "Numbered") + bare + styled("C", "Numbered"), numbering=scheme() + num(1))) == [
        "1.",
        None,
        "2.",
    ]


def test_a_scheme_behind_a_numbering_style_is_found(pieces: Make) -> None:
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    assert numbers(pieces(listed("A", of=2), numbering=scheme() + link + num(1) + num(2, 7))) == ["1."]


def test_an_empty_numbered_paragraph_counts_as_it_does_in_word(pieces: Make) -> None:
    assert numbers(pieces(listed("A") + listed("") + listed("C"), numbering=scheme() + num(1))) == ["1.", "3."]


def test_a_list_that_does_not_exist_gives_plain_text(pieces: Make) -> None:
    assert pieces(listed("A", of=99)) == [Piece("text", "A")]


def test_words_without_counter_before_a_paragraph_are_part_of_it(pieces: Make) -> None:
    found = pieces(listed("Approve."), numbering=scheme(level(0, "none", "Recommendation")) + num(1))
    assert (found[0].number, found[0].text) == (None, "Recommendation Approve.")


def test_a_broken_number_in_the_markup_does_no_harm(pieces: Make) -> None:
    body = paragraph("A", '<w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr>') + listed("B", 99)
    assert len(pieces(body, numbering=scheme() + num(1))) == 2
