"""Which lines are headings, and which only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headings import CAPITALS, PLAIN, STRONG, TITLE, mark_headings
from corpus.report import Piece

BODY = Piece("text", "1. The panel was told of all the work that has been done by the service since then.")


def rank(line: str | Piece, after: Piece = BODY, before: Piece = BODY) -> int:
    """The rank of a line between two paragraphs."""
    piece = Piece("text", line) if isinstance(line, str) else line
    return mark_headings([before] * 12 + [piece, after, BODY])[12]


def test_a_short_line_above_a_paragraph_is_a_heading() -> None:
    assert rank("Early Help Strategy") == PLAIN


def test_capitals_stand_above_bold_and_bold_above_plain() -> None:
    assert rank("PERFORMANCE") == CAPITALS
    assert rank(Piece("text", "Fostering", strong=True)) == STRONG


def test_a_marked_heading_keeps_its_level() -> None:
    assert rank(Piece("heading", "Aims", level=3)) == 3


def test_capitals_at_the_start_make_an_outer_heading() -> None:
    assert rank("TERM OF REFERENCE B – Foster Care") == CAPITALS


def test_a_name_in_capitals_that_sentences_use_is_no_outer_heading() -> None:
    pieces = [
        BODY,
        Piece("text", "PAUSE"),
        Piece("text", "The work of PAUSE went on with all of the women who had asked."),
    ]
    assert mark_headings([*pieces, BODY])[1] == PLAIN


def test_a_question_is_a_heading() -> None:
    assert rank("What decision(s) are being asked for?") == PLAIN


@pytest.mark.parametrize(
    "line",
    [
        "Tel: (01642) 000 000",
        "Town Hall, Westmere TS1 9FX",
        "jo@westmere.gov.uk",
        "www.westmere.gov.uk",
        "Councillor Jo Green",
        "COUNCILLOR J GREEN CHAIR, ROADS PANEL",
        "Not Applicable",
        "N/A",
        "All Wards affected equally",
        "Tuesday 3 May 2022",
        "DATE OF MEETING: 29th NOVEMBER 2023",
        "NAME: Jo Green",
        "It was agreed.",
        "as they had said",
        "The findings were:-",
    ],
)
def test_addresses_answers_names_dates_and_sentences_are_no_headings(line: str) -> None:
    assert rank(line) == 0
    assert rank(Piece("heading", line, level=2)) in (0, 2)


def test_a_bold_sentence_is_no_heading() -> None:
    assert rank(Piece("text", "The meeting will be shown on the channel of the Council", strong=True)) == 0


def test_the_line_after_a_contact_label_is_no_heading() -> None:
    assert rank("Jo Green", before=Piece("text", "Contact Officer:")) == 0


def test_a_line_above_a_telephone_number_is_no_heading() -> None:
    assert rank("Legal and Governance Services", after=Piece("text", "Tel: 01642 000000")) == 0


def test_a_plain_line_right_above_an_outer_heading_is_no_heading() -> None:
    assert rank("Charity website and reports", after=Piece("text", "APPENDIX")) == 0


def test_runs_of_short_lines_are_an_address() -> None:
    lines = [Piece("text", text) for text in ("Jo Green", "Director of Roads", "Town Hall")]
    assert mark_headings([BODY, *lines, BODY])[1:4] == [0, 0, 0]


def test_a_short_numbered_paragraph_is_no_heading() -> None:
    assert rank("40. See the body of the report") == 0


@pytest.mark.parametrize("text", ["For (57)", "Against (10)", "Abstain (7)", "Abstentions: 3"])
def test_the_count_of_a_vote_is_no_heading(text: str) -> None:
    assert rank(Piece("text", text, strong=True)) == rank(text) == 0


def test_a_plain_line_that_tells_something_is_no_heading() -> None:
    assert rank("No declarations of interest were received") == 0
    assert rank("What were the reasons for the delay?") == PLAIN


def test_a_numbered_heading_stands_above_its_dotted_paragraphs() -> None:
    assert rank("3. Financial implications", after=Piece("text", "3.1 There are none at all.")) == PLAIN
    assert rank("3. Financial implications", after=Piece("text", "4.1 There are none at all.")) == 0


def test_a_bold_bullet_above_a_numbered_paragraph_is_a_heading() -> None:
    assert rank(Piece("item", "Early Help:", strong=True)) == STRONG


def test_a_lone_bullet_between_numbered_paragraphs_is_a_heading() -> None:
    assert rank(Piece("item", "City of York Council")) == PLAIN


def test_a_bullet_after_a_colon_is_no_heading() -> None:
    assert rank(Piece("item", "City of York Council"), before=Piece("text", "7. These are:-")) == 0


def test_a_front_line_that_names_body_and_day_is_a_title_not_a_section() -> None:
    line = Piece("text", "OVERVIEW BOARD 11 MAY 2022 FINAL REPORT", strong=True)
    assert mark_headings([line, BODY])[0] == TITLE


def test_single_words_head_only_what_is_long_or_numbered() -> None:
    assert rank("Legal", after=Piece("text", "Not Applicable")) == PLAIN
    assert rank("Age", after=Piece("text", "Their ages are:-")) == 0


@given(
    st.lists(st.builds(Piece, st.sampled_from(["text", "item", "heading", "row"]), st.text(max_size=40)), max_size=12)
)
def test_every_piece_gets_a_rank(pieces: list[Piece]) -> None:
    assert len(mark_headings(pieces)) == len(pieces)


@pytest.mark.parametrize(
    "line",
    [
        "NEET Not in Education, Employment or Training",
        "MTFP Medium Term Financial Plan",
        "HRA Housing Revenue Account",
    ],
)
def test_an_entry_of_a_glossary_is_no_heading(line: str) -> None:
    assert rank(line) == 0


def test_a_heading_that_begins_with_an_acronym_stays_one() -> None:
    assert rank("HRA Business Plan") == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Mr B Lewis, Mr D Ross",
        "Miss A J Hart, Mrs Cole, Mr Vane",
        "ALSO PRESENT: Councillor K Lamb",
        "OFFICERS: P Stone and R Field",
    ],
)
def test_the_names_of_those_who_voted_or_attended_are_no_heading(text: str) -> None:
    assert rank(text) == 0


def test_a_line_of_figures_is_no_heading_and_the_line_above_it_is_one() -> None:
    assert not rank("Q1 71.2% Q2 74.0% Q3 78.6% Target 80.0% AMBER")
    assert rank("Lamps mended within a week", Piece("text", "Q1 71.2% Q2 74.0% Q3 78.6% Target 80.0%")) == PLAIN


def test_a_short_line_above_a_paragraph_that_opens_with_a_name_is_a_heading() -> None:
    told = "Councillor Rush told the board that the ferry would be laid up for the whole of the winter and why."
    assert rank("Ferry timetable", Piece("text", told)) == PLAIN
    assert not rank("Ferry timetable", Piece("text", "Councillor Rush, Chair"))
