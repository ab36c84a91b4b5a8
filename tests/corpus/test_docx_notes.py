"""Footnotes and endnotes of DOCX files bear the marks that Word prints."""

from __future__ import annotations

from tests.made_docx import Make, paragraph, run, texts

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
