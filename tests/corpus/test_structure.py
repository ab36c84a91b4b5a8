"""Pieces of one report become blocks with sections, paragraph numbers, lead-ins, footnotes and offsets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.assemble import reports_of
from corpus.readers.text import decode, pieces_of
from corpus.report import Block, Cell, Document, Piece, Report, Row
from corpus.structure import blocks_of, joined_at_breaks


def report(text: str) -> Report:
    """The first report of a text file."""
    return reports_of(Document(tuple(pieces_of(text))), "report.txt").reports[0]


def block(text: str, words: str) -> Block:
    """The block with these words."""
    return next(block for block in report(text).blocks if words in block.text)


def paragraphs(text: str) -> dict[str, str | None]:
    """The number that each block bears, by its text."""
    return {block.text: block.paragraph for block in report(text).blocks}


def test_numbers_may_restart_and_repeat_inside_a_report() -> None:
    text = "\n\n".join(f"{n}. Sentence {place} of it stands here." for place, n in enumerate((31, 32, 31, 32, 33)))
    assert [block.paragraph for block in report(text).blocks] == ["31", "32", "31", "32", "33"]


def test_a_dash_before_a_number_is_not_part_of_it() -> None:
    assert paragraphs("- 2. Second one here.\n- 3. Third one here.") == {
        "Second one here.": "2",
        "Third one here.": "3",
    }


def test_minutes_keep_their_number_and_that_of_the_paragraph_inside() -> None:
    pieces = [
        Piece("heading", "291. Budget", level=1),
        Piece("text", "(3) The motion was moved by the Leader of the council."),
        Piece("heading", "RESOLVED", level=2),
        Piece("text", "It was agreed by all."),
    ]
    _, blocks = blocks_of(pieces, minutes=True)
    assert [block.paragraph for block in blocks] == ["291", "291 (3)", "291 (3)", "291 (3)"]


def test_bullets_bear_the_number_of_their_paragraph_and_its_words_as_context() -> None:
    found = block("8. The findings were as follows:-\n - Caseloads have fallen.\n - Visits have risen.", "Visits")
    assert (found.block_kind, found.paragraph) == ("list_item", "8")
    assert found.context == "The findings were as follows:-"


def test_figures_at_the_start_of_a_bullet_stay_in_the_text() -> None:
    text = "50. Performance was:-\n - **66.1%** of children were seen.\n - 5.6 % are young.\n - 21 were supported."
    assert [block.paragraph for block in report(text).blocks] == ["50"] * 4
    assert block(text, "66.1%").text == "66.1% of children were seen."


def test_an_inner_list_belongs_to_the_paragraph_that_announces_it() -> None:
    text = "189. Six things were said:-\n\n1. First thing.\n 2. Second thing.\n\n190. The panel went on."
    assert [block.paragraph for block in report(text).blocks] == ["189", "189", "189", "190"]
    assert block(text, "Second").text == "2. Second thing."
    assert block(text, "Second").context == "Six things were said:-"


def test_letters_go_on_after_a_footnote() -> None:
    text = "5. Terms:-\n - a) Children.\n - b) Carers.\n\n¹ The plan of the council.\n\n- c) Homes.\n - d) Views."
    kept = [found.paragraph for found in report(text).blocks if found.block_kind != "footnote"]
    assert kept == ["5", "5 a)", "5 b)", "5 c)", "5 d)"]


def test_a_box_after_a_colon_bears_the_number_until_the_next_heading() -> None:
    text = (
        "27. A profile of the children is set out below:-\n\nThere are 689 children in our care.\n\nAge\n\n"
        "Their ages are:-\n\n- 35.4% are ten or older\n- 23% are younger\n\nWhere they live\n\n"
        "More come from some wards than from all of the others, which is due to their need.\n\n28. Next one."
    )
    found = paragraphs(text)
    assert found["There are 689 children in our care."] == "27"
    assert found["35.4% are ten or older"] == "27"
    assert [number for words, number in found.items() if words.startswith("More come")] == [None]


def test_text_after_a_paragraph_that_is_closed_bears_no_number() -> None:
    found = paragraphs("12. It was agreed by the panel.\n\nOther text stands here alone.")
    assert found["Other text stands here alone."] is None


def test_a_table_bears_the_number_of_the_paragraph_above_it_also_under_a_caption() -> None:
    text = "155. Places taken are shown below:-\n\nNorth ward\n\nSetting\tTwo\tThree\nDimples\t45\t21\nPavilion\t4\t4"
    row = block(text, "Dimples")
    assert row.paragraph == "155"
    assert row.section == ()
    assert row.context is not None
    assert row.context.startswith("North ward · Places taken are shown below:-")


def test_the_caption_of_one_table_is_not_that_of_the_next() -> None:
    tables = "North ward\n\nSetting\tTwo\tThree\nDimples\t45\t21\nPavilion\t4\t4\n\nSouth ward\n\nSetting\tTwo\tThree\nElms\t29\t0\nOaks\t5\t1"
    row = block(f"155. Places taken are shown below:-\n\n{tables}", "Elms")
    assert row.context is not None
    assert row.context.startswith("South ward · Places taken are shown below:-")


def test_a_line_that_is_no_sentence_right_above_a_table_captions_it_also_in_a_reports_head() -> None:
    text = (
        "Ferries Panel - 16 January 2024\nFerries: usage\nAuthor: Ada Kerr, Ferries Manager\n"
        "Ferry sailings\nPier\t2021\t2022\nElms\t45\t21\nOaks\t4\t4"
    )
    row = block(text, "Elms\t")
    assert row.context == "Ferry sailings · Pier | 2021 | 2022"


def test_a_table_under_a_heading_of_its_own_bears_no_number() -> None:
    text = "12. It was agreed by the panel.\n\nTHANKS\n\nSue Butler\tDirector\nRob Green\tHead of Roads"
    assert block(text, "Sue Butler").paragraph is None


def test_headings_nest_by_their_rank() -> None:
    text = "# Strategy\n\n## Early help\n\n1. One thing was done.\n\n## Youth\n\n2. Another was.\n\n# Money\n\n3. None."
    assert [block(text, words).section for words in ("One thing", "Another", "None")] == [
        ("Strategy", "Early help"), ("Strategy", "Youth"), ("Money",)
    ]  # fmt: skip


def test_a_sentence_cut_by_a_page_break_is_whole_and_knows_where_the_page_turns() -> None:
    halves = [
        Piece("text", "4. The service has been run by the council and", page=3),
        Piece("text", "its partners since then.", page=4),
    ]
    _, [whole] = blocks_of(joined_at_breaks(halves))
    assert whole.text == "The service has been run by the council and its partners since then."
    assert (whole.page, whole.page_end) == (3, 4)
    assert whole.page_break_at is not None
    assert whole.text[whole.page_break_at - whole.start :] == " its partners since then."


def test_a_sentence_cut_over_a_footnote_is_joined_and_the_note_stands_after_it() -> None:
    text = "7. The panel was told that all of the work had\n\n¹ The plan.\n\n(DIG) been finished by then.\n"
    assert [found.block_kind for found in report(text).blocks] == ["paragraph", "footnote"]
    assert block(text, "(DIG)").text.endswith("had (DIG) been finished by then.")


def test_a_second_half_printed_as_a_bullet_is_joined() -> None:
    text = (
        "4. They were asked whether they needed any more before they\n\n- start delivery. All said yes.\n- 5. Next one."
    )
    assert [found.paragraph for found in report(text).blocks] == ["4", "5"]


def test_a_bullet_after_a_colon_is_not_joined() -> None:
    assert (
        len(report("4. They were asked for the things that they needed, namely:\n\n- start delivery dates.").blocks)
        == 2
    )


def test_a_footnote_stands_with_the_paragraph_that_points_to_it() -> None:
    text = "3. It follows the plan of the council².\n\n4. It is funded by others.\n\n² Strategic plan of the council."
    assert block(text, "follows").notes == ("² Strategic plan of the council.",)
    assert block(text, "² Strategic").paragraph == "3"


def test_contents_lists_and_blank_pages_are_dropped() -> None:
    text = (
        "CONTENTS\n\nAim\tPage 3\nTerms\tPage 4\nEvidence\nPart one:\t\na) To look\tPage 7\n\n"
        "This page is intentionally left blank\n\n1. The aim is clear."
    )
    assert paragraphs(text) == {"The aim is clear.": "1"}


def test_a_table_row_keeps_its_headers_as_context() -> None:
    row = Row((Cell("North", ("Ward",)), Cell("12", ("2020", "Count"))), label="North")
    _, [found] = blocks_of([Piece("row", "North\t12", row=row)])
    assert found.context == "Ward | 2020 › Count"


PIECES = st.builds(
    Piece,
    piece_kind=st.sampled_from(["text", "heading", "item", "footnote"]),
    text=st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != "" and "\f" not in text),
    page=st.one_of(st.none(), st.integers(1, 9)),
    number=st.one_of(st.none(), st.sampled_from(["1.", "a)", "(iv)", "2.3", "•"])),
    level=st.integers(0, 4),
    strong=st.booleans(),
)


def test_a_short_line_inside_a_minute_opens_no_other_minute() -> None:
    pieces = [
        Piece("text", "88. Budget Monitoring", strong=True),
        Piece("text", "1. The Leader introduced the report."),
        Piece("text", "2. Mr Hale highlighted that the challenges within the"),
        Piece("text", "Adults Directorate went on."),
        Piece("text", "3. RESOLVED that the report be noted."),
    ]
    _, blocks = blocks_of(pieces, minutes=True)
    assert [block.paragraph for block in blocks] == ["88", "88 1", "88 2", "88 2", "88 3"]


def test_the_title_of_a_minute_may_be_as_long_as_a_sentence() -> None:
    title = "89. Draft Revenue Budget, Medium Term Plan, Draft Capital Programme for ten years and Treasury Management Strategy"
    pieces = [Piece("text", "88. Apologies for Absence", strong=True), Piece("text", "There were none."), Piece("text", title),
              Piece("text", "1. The Leader introduced the report.")]  # fmt: skip
    _, blocks = blocks_of(pieces, minutes=True)
    assert [(block.block_kind, block.paragraph) for block in blocks] == [
        ("heading", "88"), ("paragraph", "88"), ("heading", "89"), ("paragraph", "89 1"),
    ]  # fmt: skip


def test_paragraphs_inside_a_minute_count_on_past_the_minutes_own_number() -> None:
    pieces = [
        Piece("text", "2. Questions", strong=True),
        *(Piece("text", f"{n}. It was said that {n} is a number.") for n in (1, 2, 3, 4)),
    ]
    _, blocks = blocks_of(pieces, minutes=True)
    assert [block.paragraph for block in blocks][-2:] == ["2 3", "2 4"]


@given(st.lists(PIECES, max_size=15), st.booleans())
def test_every_blocks_text_is_at_its_offset_and_offsets_rise(pieces: list[Piece], minutes: bool) -> None:
    text, blocks = blocks_of(joined_at_breaks(pieces), minutes=minutes)
    assert all(text[found.start : found.end] == found.text for found in blocks)
    assert all(before.end < after.start for before, after in pairwise(blocks))


@given(st.text(alphabet=st.sampled_from("aB1.) \n\t|-–*#:;(£%²"), max_size=300))
def test_any_text_file_becomes_blocks_at_their_offsets(text: str) -> None:
    for found in reports_of(Document(tuple(pieces_of(decode(text.encode())))), "x/y.txt").reports:
        assert all(found.text[one.start : one.end] == one.text for one in found.blocks)


def test_a_paragraph_laid_out_as_a_table_row_bears_the_number_in_its_first_cell() -> None:
    row = Row((Cell("8.1"), Cell("Total debt outstanding in the month was lower than a year before.")))
    piece = Piece("row", "\t".join(cell.text for cell in row.cells), row=row)
    _, blocks = blocks_of([piece])
    assert blocks[0].paragraph == "8.1"


def test_a_decimal_in_the_first_cell_of_a_row_of_figures_is_no_number() -> None:
    row = Row((Cell("8.1"), Cell("Missed bins"), Cell("9.4")))
    _, blocks = blocks_of([Piece("row", "\t".join(cell.text for cell in row.cells), row=row)])
    assert blocks[0].paragraph is None


def test_a_footnote_is_not_taken_to_a_paragraph_that_only_names_paragraph_two_point_one() -> None:
    pieces = [
        Piece("text", "4.2 The rounds cost more than planned.1"),
        Piece("text", "5.1 Members are asked to note paragraph 2.1 and the plan."),
        Piece("footnote", "1 See the budget report."),
    ]
    _, blocks = blocks_of(pieces)
    assert [block.notes for block in blocks] == [("1 See the budget report.",), (), ()]


ITEMS = """Aston Council

Agenda and minutes

Council - Thursday, 11th July, 2024 6.00 pm

Present: Councillor Bell

Apologies: Councillor Dunn

28. Licences of rented homes

Minutes:

Councillor Fox moved that a scheme be begun.

29. ROADS, PATHS AND BRIDGES: POSITION OF THE PROGRAMME AS AT QUARTER THREE OF THE YEAR 2023/24

DECISION

That the programme be approved.

REASON

To mend the roads.
"""


def test_what_stands_under_an_item_of_minutes_knows_the_item() -> None:
    assert block(ITEMS, "scheme").section[-1] == "Licences of rented homes"
    assert block(ITEMS, "approved").section[-2:] == (block(ITEMS, "ROADS").text, "DECISION")
    assert block(ITEMS, "mend").section[-2:] == (block(ITEMS, "ROADS").text, "REASON")


def test_a_number_that_holds_its_minutes_number_is_not_given_it_twice() -> None:
    text = "Present: Councillor Bell\n\nApologies: none\n\n62. MILL FARM\n\n62.1 The road was spoken of.\n\n62.2 It was agreed."
    assert paragraphs(text)["The road was spoken of."] == "62.1"


def test_a_heading_numbered_with_a_nought_stands_beside_one_without_number() -> None:
    text = (
        "RECOMMENDATIONS\n\n1. That the quay be mended.\n\n2.0 THE FERRY\n\n2.1 The ferry was laid up for the winter."
    )
    assert block(text, "laid up").section == ("THE FERRY",)
