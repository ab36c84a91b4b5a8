"""Headings, changes, fields and other words of DOCX files are read as a reader sees them."""

from __future__ import annotations

from tests.made_docx import Make, listed, num, numbers, paragraph, run, scheme, styled, table, texts


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
