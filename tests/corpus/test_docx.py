"""DOCX files, written here part by part or by python-docx, are read as Word prints them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from corpus.errors import Damaged, Encrypted, NeedsOcr, OverLimit
from corpus.readers.docx import read
from corpus.report import Piece

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LIST_ONE = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def style(identity: str, name: str, inside: str = "", kind: str = "paragraph", more: str = "") -> str:
    """One style."""
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {more}><w:name w:val="{name}"/>{inside}</w:style>'


STYLES = "".join(
    [
        style("Normal", "Normal", more='w:default="1"'),
        style("Heading1", "heading 1", '<w:basedOn w:val="Normal"/>'),
        style("Titre", "Title"),
        style("Section", "Section", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Sub", "Sub", '<w:basedOn w:val="Section"/>'),
        style("Caption", "caption"),
        style("TOC1", "toc 1"),
        style("Numbered", "Numbered", LIST_ONE),
        style("NumberedTwo", "Numbered Two", '<w:basedOn w:val="Numbered"/>'),
        style("Strong", "Strong Text", "<w:rPr><w:b/></w:rPr>"),
        style("Hid", "Hid", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Outline", "Outline", LIST_ONE, kind="numbering"),
    ]
)

Make = Callable[..., list[Piece]]


def level(index: int, kind: str, text: str, more: str = "") -> str:
    """One level of a numbering scheme that starts at 1."""
    start = '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


COUNCIL = (
    level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "%3)")
    + level(3, "lowerRoman", "(%4)")
)


def scheme(levels: str = COUNCIL, identity: int = 0) -> str:
    """A numbering scheme."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{levels}</w:abstractNum>'


def num(identity: int, of: int = 0, overrides: str = "") -> str:
    """A list that uses a scheme."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    """A paragraph of one run, or of the markup given."""
    inside = text if text.startswith("<") else (run(text) if text else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def listed(text: str, depth: int = 0, of: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    """A paragraph of a style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def table(*rows: list[str], heads: int = 0) -> str:
    """A table; a cell that starts with `<` is markup of its own."""
    cells = [[text if text.startswith("<w:tc>") else f"<w:tc>{paragraph(text)}</w:tc>" for text in row] for row in rows]
    marks = ["<w:trPr><w:tblHeader/></w:trPr>" if index < heads else "" for index in range(len(rows))]
    lines = [f"<w:tr>{mark}{''.join(row)}</w:tr>" for mark, row in zip(marks, cells, strict=True)]
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def merged(text: str, wide: int = 1, merge: str = "") -> str:
    """A cell over several columns or rows."""
    down = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{down}</w:tcPr>{paragraph(text)}</w:tc>'


def part(root: str, inside: str) -> str:
    """A part of the package."""
    return f"<w:{root} {NAMES}>{inside}</w:{root}>"


def write(path: Path, body: str, **parts: str) -> Path:
    """A DOCX of a body and further parts, named as the files below `word/`."""
    content = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
    }
    content |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in content.items():
            package.writestr(name, text)
    return path


@pytest.fixture
def pieces(tmp_path: Path) -> Make:
    """Writes a body and reads its pieces."""

    def make(body: str, **parts: str) -> list[Piece]:
        return list(read(write(tmp_path / "report.docx", body, **parts)).pieces)

    return make


def numbers(found: list[Piece]) -> list[str | None]:
    """The numbers printed."""
    return [piece.number for piece in found]


def texts(found: list[Piece]) -> list[str]:
    """The texts read."""
    return [piece.text for piece in found]


# numbering


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


# headings


def test_headings_have_the_level_of_their_style_or_outline(pieces: Make) -> None:
    own = paragraph("D", '<w:outlineLvl w:val="3"/>')
    found = pieces(styled("A", "Titre") + styled("B", "Heading1") + styled("C", "Sub") + own)
    assert [(piece.piece_kind, piece.level, piece.strong) for piece in found] == [
        ("heading", level, True) for level in (1, 1, 3, 4)
    ]


def test_a_numbered_heading_keeps_its_number(pieces: Make) -> None:
    body = paragraph(
        "Background", '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    )
    [found] = pieces(body, numbering=scheme() + num(1))
    assert (found.piece_kind, found.number, found.level) == ("heading", "1.", 1)


def test_a_whole_sentence_in_a_heading_style_is_text(pieces: Make) -> None:
    assert pieces(styled("word " * 30, "Heading1"))[0].piece_kind == "text"


def test_a_short_line_in_bold_is_a_heading_of_unknown_level(pieces: Make) -> None:
    found = pieces(
        paragraph(run("Financial ", "<w:b/>") + run("implications", "<w:b/>")) + styled("Legal implications", "Strong")
    )
    assert [(piece.piece_kind, piece.level, piece.strong) for piece in found] == [("heading", 0, True)] * 2


def test_a_line_larger_than_most_of_the_text_is_strong(pieces: Make) -> None:
    body = paragraph(run("Westmere Borough Council", '<w:sz w:val="40"/>')) + paragraph(
        run("word " * 50, '<w:sz w:val="28"/>')
    )
    assert [piece.strong for piece in pieces(body)] == [True, False]


def test_a_line_only_partly_bold_is_text(pieces: Make) -> None:
    [found] = pieces(paragraph(run("Resolved: ", "<w:b/>") + run("that the report be noted")))
    assert (found.piece_kind, found.strong) == ("text", False)


def test_bold_switched_off_in_a_bold_style_is_not_bold(pieces: Make) -> None:
    [found] = pieces(paragraph(run("Not bold at all", '<w:b w:val="0"/>'), '<w:pStyle w:val="Strong"/>'))
    assert (found.piece_kind, found.strong) == ("text", False)


# words


def test_deleted_and_moved_words_are_no_text_and_inserted_ones_are(pieces: Make) -> None:
    body = (
        run("a charge of ")
        + "<w:del><w:r><w:delText>£36</w:delText></w:r></w:del>"
        + f"<w:ins>{run('£45')}</w:ins>"
        + f"<w:moveFrom>{run(' gone')}</w:moveFrom><w:moveTo>{run(' a year')}</w:moveTo>"
    )
    assert texts(pieces(paragraph(body))) == ["a charge of £45 a year"]


def test_a_deleted_paragraph_mark_joins_the_paragraph_with_the_next(pieces: Make) -> None:
    body = paragraph("The Council ", "<w:rPr><w:del/></w:rPr>") + listed("agreed.")
    [found] = pieces(body, numbering=scheme() + num(1))
    assert (found.text, found.number) == ("The Council agreed.", "1.")


def test_a_paragraph_deleted_whole_is_not_counted(pieces: Make) -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    gone = paragraph("<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del>", place)
    assert numbers(pieces(listed("A") + gone + listed("C"), numbering=scheme() + num(1))) == ["1.", "2."]


def test_words_before_a_last_deleted_mark_are_kept(pieces: Make) -> None:
    assert texts(pieces(paragraph("Last words", "<w:rPr><w:del/></w:rPr>"))) == ["Last words"]


def test_deleted_table_rows_are_left_out(pieces: Make) -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    body = table(["North", "1"], ["South", "2"]).replace("</w:tr><w:tr>", f"</w:tr>{gone}<w:tr>")
    assert texts(pieces(body)) == ["North\t1", "South\t2"]


def test_hidden_and_struck_words_are_left_out(pieces: Make) -> None:
    body = (
        run("Seen")
        + run(" hidden", "<w:vanish/>")
        + run(" styled", '<w:rStyle w:val="Hid"/>')
        + run(" struck", "<w:strike/>")
    )
    assert texts(pieces(paragraph(body))) == ["Seen"]


def test_a_hidden_numbered_paragraph_is_not_counted(pieces: Make) -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = listed("A") + paragraph(run("hidden", "<w:vanish/>"), place) + listed("B")
    assert numbers(pieces(body, numbering=scheme() + num(1))) == ["1.", "2."]


def field(code: str, result: str) -> str:
    """A complex field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(result)}{marks[2]}"


def test_fields_give_their_result_and_not_their_code(pieces: Make) -> None:
    body = run("See Table ") + field(" REF t1 ", "2") + f'<w:fldSimple w:instr="PAGE">{run(" on page 4")}</w:fldSimple>'
    assert texts(pieces(paragraph(body))) == ["See Table 2 on page 4"]


def test_a_field_without_end_does_not_swallow_the_document(pieces: Make) -> None:
    body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("Kept")
    assert texts(pieces(body)) == ["Kept"]


def test_links_breaks_tabs_and_hyphens_are_read_as_printed(pieces: Make) -> None:
    marks = "<w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>"
    assert texts(
        pieces(paragraph(f"<w:r><w:t>a</w:t>{marks}</w:r>" + f"<w:hyperlink>{run(' link')}</w:hyperlink>"))
    ) == ["a b c-de link"]


def test_symbols_are_the_signs_a_reader_sees(pieces: Make) -> None:
    marks = '<w:r><w:t xml:space="preserve">Met </w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    less = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + run(" 5")
    assert texts(pieces(paragraph(marks) + paragraph(less))) == ["Met ✓", "≤ 5"]


def test_raised_letters_are_plain_and_a_raised_digit_is_no_digit_of_the_figure(pieces: Make) -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    assert texts(pieces(paragraph(run("29") + run("th", up) + run(" of 609") + run("1", up)))) == ["29th of 609¹"]


def test_content_controls_are_read_and_their_placeholders_are_not(pieces: Make) -> None:
    inner = f"<w:sdt><w:sdtContent>{run('inner')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    assert texts(pieces(f"<w:sdt><w:sdtContent>{paragraph(inner + empty)}</w:sdtContent></w:sdt>")) == ["inner"]


def test_a_text_box_is_read_once_after_its_paragraph(pieces: Make) -> None:
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>" + run("Around it")
    assert texts(pieces(paragraph(body) + paragraph("After"))) == ["Around it", "In the box", "After"]


def test_typed_bullets_make_items(pieces: Make) -> None:
    [found] = pieces(paragraph("<w:r><w:t>•</w:t><w:tab/><w:t>Pay</w:t></w:r>"))
    assert (found.piece_kind, found.text) == ("item", "Pay")


def test_a_table_of_contents_is_left_out(pieces: Make) -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    opened = paragraph(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Introduction 1"))
    closed = paragraph(run("Finance 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert texts(pieces(control + styled("Introduction 1", "TOC1") + opened + closed + paragraph("Text"))) == ["Text"]


def test_a_heading_ends_a_table_of_contents_that_was_never_closed(pieces: Make) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    opened = paragraph(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Introduction 1"))
    assert texts(pieces(opened + styled("Introduction", "Heading1") + paragraph("Text"))) == ["Introduction", "Text"]


# notes

NOTE_WORDS = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Restated.</w:t></w:r>'
NOTE = f'<w:footnote w:id="3"><w:p>{NOTE_WORDS}</w:p></w:footnote>'


def test_a_footnote_follows_the_paragraph_that_points_to_it(pieces: Make) -> None:
    body = paragraph(
        run("There were 387") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + run(" children.")
    ) + paragraph("Next")
    found = pieces(body, footnotes=NOTE)
    assert texts(found) == ["There were 387¹ children.", "¹ Restated.", "Next"]
    assert found[1].piece_kind == "footnote"


def test_footnotes_are_numbered_as_they_are_met_and_not_by_their_ids(pieces: Make) -> None:
    other = NOTE.replace('w:id="3"', 'w:id="9"').replace("Restated", "Rounded")
    body = paragraph(
        run("A")
        + '<w:r><w:footnoteReference w:id="9"/></w:r>'
        + run(" B")
        + '<w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    assert texts(pieces(body, footnotes=NOTE + other)) == ["A¹ B²", "¹ Rounded.", "² Restated."]


def test_endnotes_have_small_roman_marks_unless_the_document_says_otherwise(pieces: Make) -> None:
    endnotes = NOTE.replace("footnote", "endnote")
    body = paragraph(run("A") + '<w:r><w:endnoteReference w:id="3"/></w:r>')
    decimal = '<w:endnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:endnotePr>'
    assert texts(pieces(body, endnotes=endnotes)) == ["Aⁱ", "ⁱ Restated."]
    assert texts(pieces(body, endnotes=endnotes, settings=decimal)) == ["A⁴", "⁴ Restated."]


def test_a_note_with_its_own_mark_keeps_it_and_is_not_counted(pieces: Make) -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    body = paragraph(run("A") + own) + paragraph(run("B") + '<w:r><w:footnoteReference w:id="3"/></w:r>')
    assert texts(pieces(body, footnotes=NOTE)) == ["A*", "* Restated.", "B¹", "¹ Restated."]


def test_a_footnote_that_points_to_itself_ends(pieces: Make) -> None:
    loop = NOTE.replace("</w:p>", '<w:r><w:footnoteReference w:id="3"/></w:r></w:p>')
    assert texts(pieces(paragraph(run("A") + '<w:r><w:footnoteReference w:id="3"/></w:r>'), footnotes=loop))[0] == "A¹"


def test_a_deleted_reference_is_not_counted(pieces: Make) -> None:
    body = (
        '<w:del><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'
        + run("A")
        + '<w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    assert texts(pieces(paragraph(body), footnotes=NOTE)) == ["A¹", "¹ Restated."]


# tables


def test_rows_stand_under_their_headers_with_label_caption_and_unit(pieces: Make) -> None:
    body = paragraph("Table 1: Budgets (£000)") + table(["Service", "Budget"], ["Libraries", "1,204"], heads=1)
    caption, row = pieces(body)
    assert caption == Piece("text", "Table 1: Budgets (£000)")
    assert (row.piece_kind, row.text) == ("row", "Libraries\t1,204")
    assert row.row is not None
    assert (row.row.label, row.row.caption, row.row.unit) == ("Libraries", "Table 1: Budgets (£000)", "£000")
    assert row.row.cells[1].column == ("Budget",)


def test_a_caption_style_and_a_line_of_units_belong_to_the_table_below(pieces: Make) -> None:
    body = (
        styled("Budgets by service", "Caption")
        + paragraph("All figures in £m")
        + table(["Service", "Budget"], ["Parks", "1.2"])
    )
    row = pieces(body)[-1].row
    assert row is not None
    assert (row.caption, row.unit) == ("Budgets by service", "£m")


def test_a_bold_line_before_a_table_is_its_caption_and_no_heading(pieces: Make) -> None:
    body = paragraph(run("Visits to libraries, April 2021", "<w:b/>")) + table(
        ["Library", "Visits"], ["Fernley", "1,290"]
    )
    caption, row = pieces(body)
    assert caption.piece_kind == "text"
    assert row.row is not None
    assert row.row.caption == "Visits to libraries, April 2021"


def test_a_paragraph_between_parts_a_caption_from_the_table(pieces: Make) -> None:
    body = paragraph("Table 1: Budgets") + paragraph("It is explained below.") + table(["Parks", "12"], ["Roads", "13"])
    row = pieces(body)[-1].row
    assert row is not None
    assert row.caption == ""


def test_merged_cells_make_nested_headers_and_groups(pieces: Make) -> None:
    body = table(
        [merged("Service", 1, "restart"), merged("2024/25", 2)],
        [merged("", 1, "continue"), merged("Budget"), merged("Actual")],
        [merged("Parks"), merged("10"), merged("11")],
        heads=2,
    )
    row = pieces(body)[0].row
    assert row is not None
    assert [cell.column for cell in row.cells] == [("Service",), ("2024/25", "Budget"), ("2024/25", "Actual")]


def test_a_merged_label_names_each_of_its_rows(pieces: Make) -> None:
    body = table(
        ["Group", "Item", "Sum"],
        [merged("Children", 1, "restart"), merged("Staff"), merged("5")],
        [merged("", 1, "continue"), merged("Rent"), merged("6")],
        heads=1,
    )
    assert texts(pieces(body)) == ["Children\tStaff\t5", "Children\tRent\t6"]


def test_rows_of_equally_many_cells_align_though_their_edges_were_dragged(pieces: Make) -> None:
    body = table(
        [merged("Service"), merged("2023", 2), merged("2024")],
        [merged("Parks", 2), merged("10"), merged("11")],
        heads=1,
    )
    row = pieces(body)[0].row
    assert row is not None
    assert [cell.column for cell in row.cells] == [("Service",), ("2023",), ("2024",)]


def test_a_front_sheet_gives_lines_of_labels_and_values(pieces: Make) -> None:
    assert texts(pieces(table(["Report of:", "Chief Executive"], ["Date:", "24 March 2021"]))) == [
        "Report of: Chief Executive",
        "Date: 24 March 2021",
    ]


def test_a_frame_of_one_cell_gives_its_paragraphs_and_tables(pieces: Make) -> None:
    inner = table(["Parks", "12"], ["Roads", "13"])
    body = f"<w:tbl><w:tr><w:tc>{styled('Summary', 'Heading1')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    found = pieces(body)
    assert [piece.piece_kind for piece in found] == ["heading", "row", "row"]


def test_numbers_inside_cells_go_on_and_are_printed(pieces: Make) -> None:
    cell = f"<w:tc>{listed('Staff')}</w:tc>"
    body = listed("A") + table(["Item", "Sum"], [cell, "5"], heads=1) + listed("C")
    found = pieces(body, numbering=scheme() + num(1))
    assert texts(found) == ["A", "2. Staff\t5", "C"]
    assert numbers(found) == ["1.", None, "3."]


def test_a_cell_with_a_number_only_prints_it(pieces: Make) -> None:
    cells = [f"<w:tc>{listed('')}</w:tc>", "Fostering", "30"]
    found = pieces(table(["No", "Risk", "Score"], cells, cells, heads=1), numbering=scheme() + num(1))
    assert texts(found) == ["1.\tFostering\t30", "2.\tFostering\t30"]


# files


def test_a_document_of_python_docx_is_read_with_its_properties(tmp_path: Path) -> None:
    document: Any = python_docx.Document()
    document.core_properties.title, document.core_properties.author = "Budget 2024", "Priya Nair"
    document.add_heading("Budget", level=1)
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Bulleted", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx")
    assert (found.properties["title"], found.properties["author"]) == ("Budget 2024", "Priya Nair")
    assert found.properties["created"].startswith("20")
    assert [(piece.piece_kind, piece.number) for piece in found.pieces] == [
        ("heading", None),
        ("text", "1."),
        ("item", None),
    ]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document: Any = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Body")
    document.save(str(tmp_path / "a.docx"))
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Body"]


def test_a_main_part_of_another_name_is_found(tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    link = f'<Relationship Id="r1" Type="{office}" Target="/word/document2.xml"/>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("_rels/.rels", f'<Relationships xmlns="x">{link}</Relationships>')
        package.writestr("word/document2.xml", part("document", f"<w:body>{paragraph('Found')}</w:body>"))
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Found"]


def test_a_strict_document_is_read_like_any_other(tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{paragraph('Strict')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", strict)
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Strict"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "an RTF file"),
        (b"<html><body>", "a web page"),
        (b"PK\x03\x04cut", "cut short"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "an old .doc or encrypted Office file"),
    ],
)
def test_what_is_no_docx_is_named_for_what_it_looks_like(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Damaged, match=reason) as caught:
        read(path)
    assert caught.value.remedy


def test_an_encrypted_office_file_asks_for_one_without_password(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Encrypted, match="without a password"):
        read(path)


def test_a_zip_with_a_password_is_encrypted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("A"))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    path.write_bytes(bytes(data))
    with pytest.raises(Encrypted):
        read(path)


@pytest.mark.parametrize(
    ("member", "name"), [("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("a", "zip")]
)
def test_another_package_is_named(tmp_path: Path, member: str, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr(member, "x")
    with pytest.raises(Damaged, match=name):
        read(tmp_path / "a.docx")


def test_a_file_cut_short_anywhere_is_damaged(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.docx", paragraph("words " * 500)).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.docx").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(Damaged):
            read(tmp_path / "cut.docx")


def test_a_part_with_flipped_bytes_is_damaged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("words " * 500))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"words words", b"words w\x00rds", 1))
    with pytest.raises(Damaged):
        read(path)


def test_malformed_xml_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="well-formed"):
        read(write(tmp_path / "a.docx", "<w:p>"))


def test_a_zip_bomb_is_refused_by_its_ratio_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(OverLimit, match="times smaller") as caught:
        read(tmp_path / "a.docx")
    assert caught.value.remedy


def test_a_package_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("A"))
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 300_000_000)
    path.write_bytes(bytes(data))
    with pytest.raises(OverLimit, match="286 MB"):
        read(path)


def test_a_directory_that_lies_about_sizes_does_not_unpack_more_than_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    path.write_bytes(bytes(data))
    with pytest.raises(Damaged):
        read(path)


@pytest.mark.parametrize("name", ["document", "styles", "footnotes"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    body = part(name, "&e;" if name != "document" else f"<w:body>{paragraph('<w:r><w:t>&e;</w:t></w:r>')}</w:body>")
    path = write(tmp_path / "a.docx", paragraph("A"))
    with zipfile.ZipFile(path) as package:
        others = {entry: package.read(entry) for entry in package.namelist() if entry != f"word/{name}.xml"}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            f"word/{name}.xml", f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.encode(encoding)
        )
        for entry, data in others.items():
            package.writestr(entry, data)
    with pytest.raises(Damaged, match="declares external entities"):
        read(path)


def test_pictures_without_text_need_recognition(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph(""))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/media/image1.png", b"x")
    with pytest.raises(NeedsOcr):
        read(path)


def test_a_document_without_text_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="no text"):
        read(write(tmp_path / "a.docx", paragraph("")))


def test_styles_that_inherit_in_a_circle_do_no_harm(pieces: Make) -> None:
    circle = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert texts(pieces(styled("Kept", "A"), styles=circle)) == ["Kept"]


def test_tables_nested_as_deep_as_the_parser_allows_are_read_or_refused(tmp_path: Path) -> None:
    body = paragraph("Deep")
    for _ in range(80):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert [piece.text for piece in read(write(tmp_path / "a.docx", body)).pieces] == ["Deep"]
    for _ in range(20):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Damaged):
        read(write(tmp_path / "a.docx", body))
