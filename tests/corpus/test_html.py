"""Web pages, written here as councils' sites serve them, are read as a browser shows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.assemble import reports_of
from corpus.errors import Damaged, OverLimit
from corpus.readers.html import read
from corpus.readers.html_source import decode
from corpus.report import Document, Piece

Make = Callable[[str], list[Piece]]


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str | bytes], Document]:
    """Writes a page and reads it."""

    def make(page: str | bytes) -> Document:
        path = tmp_path / "page.html"
        path.write_bytes(page.encode() if isinstance(page, str) else page)
        return read(path)

    return make


@pytest.fixture
def pieces(document: Callable[[str | bytes], Document]) -> Make:
    """Reads the pieces of a body."""
    return lambda body: list(
        document(f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>").pieces
    )


def texts(found: list[Piece]) -> list[str]:
    """The texts read."""
    return [piece.text for piece in found]


def numbers(found: list[Piece]) -> list[str | None]:
    """The numbers printed."""
    return [piece.number for piece in found]


# flow


def test_headings_and_paragraphs_come_in_order(pieces: Make) -> None:
    assert pieces("<h1>Budget</h1><p>One.</p><h3>Detail</h3>two") == [
        Piece("heading", "Budget", level=1, strong=True),
        Piece("text", "One."),
        Piece("heading", "Detail", level=3, strong=True),
        Piece("text", "two"),
    ]


def test_inline_markup_is_resolved(pieces: Make) -> None:
    body = "<p>On&nbsp;the 29<sup>th</sup> <em>of</em> <a href='x'>May</a>,<br>609<sup>1</sup> m<sup>2</sup> "
    body += "CO<sub>2</sub><wbr>, <q>yes</q></p>"
    assert texts(pieces(body)) == ["On the 29th of May, 609¹ m² CO2, “yes”"]


def test_deleted_and_struck_words_are_no_text_and_inserted_ones_are(pieces: Make) -> None:
    assert texts(pieces("<p>a charge of <del>£36</del><ins>£45</ins><s> or so</s></p>")) == ["a charge of £45"]


def test_two_breaks_part_paragraphs_and_one_does_not(pieces: Make) -> None:
    assert texts(pieces("<p>one<br>two<br><br>three</p>")) == ["one two", "three"]


def test_lines_of_a_front_sheet_stay_apart(pieces: Make) -> None:
    body = "<p><strong>Executive, 14 June 2022</strong><br>Report of Ann Lee<br>Executive Member: Bo Kay</p>"
    assert texts(pieces(body)) == ["Executive, 14 June 2022", "Report of Ann Lee", "Executive Member: Bo Kay"]


def test_a_short_bold_paragraph_is_a_heading_of_unknown_level(pieces: Make) -> None:
    heading, text = pieces("<p><b>Financial implications</b></p><p><b>Resolved:</b> that it be noted</p>")
    assert (heading.piece_kind, heading.level, heading.strong) == ("heading", 0, True)
    assert (text.piece_kind, text.strong) == ("text", False)


def test_block_elements_of_all_kinds_give_text(pieces: Make) -> None:
    body = (
        "<blockquote><p>Quoted</p></blockquote><pre>a  b\n\nc</pre>"
        "<figure><img alt='x'><figcaption>Chart</figcaption></figure>"
        "<details><summary>More</summary>Hidden until opened</details><address>Town Hall</address>"
    )
    assert texts(pieces(body)) == ["Quoted", "a b", "c", "Chart", "More", "Hidden until opened", "Town Hall"]


def test_definitions_read_as_labels_with_values(pieces: Make) -> None:
    body = "<dl><dt>Report of</dt><dd>Chief Executive</dd><div><dt>Date:</dt><dd>1 May</dd></div><dt>Alone</dt></dl>"
    assert texts(pieces(body)) == ["Report of: Chief Executive", "Date: 1 May", "Alone"]


# what is left out


@pytest.mark.parametrize(
    "furniture",
    [
        "<script>x()</script>",
        "<style>p {}</style>",
        "<nav>Menu</nav>",
        "<header><p>Site</p></header>",
        "<footer>Foot</footer>",
        "<aside>Related</aside>",
        "<template><p>T</p></template>",
        "<noscript>N</noscript>",
        "<!-- comment -->",
        "<p hidden>H</p>",
        "<p style='color: red; display : none'>H</p>",
        "<p style='font-size: 0px'>H</p>",
        "<p style='opacity:0; color: red'>H</p>",
        "<span aria-hidden='true'>H</span>",
        "<div role='navigation'>Menu</div>",
        "<select><option>All</option></select>",
        "<button>Go</button>",
        "<div class='breadcrumb x'>Home</div>",
        "<div id='footer'>Foot</div>",
        "<svg><text>S</text></svg>",
        "<?php echo 1 ?>",
    ],
)
def test_furniture_and_hidden_elements_are_left_out_but_not_what_follows_them(pieces: Make, furniture: str) -> None:
    assert texts(pieces(f"<p>before</p>{furniture}after")) == ["before", "after"]


def test_the_main_part_is_the_report_and_its_own_header_is_kept(pieces: Make) -> None:
    body = "<div>Cookies?</div><main><article><header><h1>Title</h1></header><p>Text</p></article></main><p>Share</p>"
    assert texts(pieces(body)) == ["Title", "Text"]


def test_two_main_parts_leave_nothing_out(pieces: Make) -> None:
    assert texts(pieces("<div role='main'>One</div><main>Two</main><p>Three</p>")) == ["One", "Two", "Three"]


# lists


def test_numbered_paragraphs_start_where_the_list_says(pieces: Make) -> None:
    found = pieces("<ol start='8'><li>Eight</li><li><p>Nine</p><p>and more</p></li></ol>")
    assert numbers(found) == ["8.", "9.", None]
    assert [piece.piece_kind for piece in found] == ["text"] * 3


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("type='a'", ["a.", "b."]),
        ("type='A' start='3'", ["C.", "D."]),
        ("type='i' start='4'", ["iv.", "v."]),
        ("type='I'", ["I.", "II."]),
        ("style='list-style-type: lower-roman'", ["i.", "ii."]),
        ("style='list-style: none'", [None, None]),
        ("reversed", ["2.", "1."]),
        ("reversed start='10'", ["10.", "9."]),
        ("start='-1'", ["-1.", "0."]),
        ("start='x'", ["1.", "2."]),
    ],
)
def test_lists_are_numbered_as_browsers_do(pieces: Make, attributes: str, expected: list[str | None]) -> None:
    assert numbers(pieces(f"<ol {attributes}><li>A</li><li>B</li></ol>")) == expected


def test_the_value_of_an_item_moves_the_count(pieces: Make) -> None:
    assert numbers(pieces("<ol><li>A</li><li value='7'>B</li><li>C</li></ol>")) == ["1.", "7.", "8."]


def test_nested_lists_have_levels_and_bullets_no_numbers(pieces: Make) -> None:
    body = "<ol><li>One:<ol type='a'><li>a<ul><li>deep</li></ul></li></ol></li><li>Two</li></ol><ul><li>flat</li></ul>"
    found = pieces(body)
    assert numbers(found) == ["1.", "a.", None, "2.", None]
    assert [piece.piece_kind for piece in found] == ["text", "item", "item", "text", "item"]
    assert [piece.level for piece in found] == [0, 1, 2, 0, 0]


def test_a_list_after_a_lead_in_is_made_of_items(pieces: Make) -> None:
    found = pieces("<p>That Council:</p><ol><li>approves</li></ol>")
    assert [(piece.piece_kind, piece.number) for piece in found] == [("text", None), ("item", "1.")]


def test_a_heading_in_an_item_takes_its_number(pieces: Make) -> None:
    found = pieces("<ol start='3'><li><h2>Background</h2><p>Text</p></li></ol>")
    assert [(piece.piece_kind, piece.number) for piece in found] == [("heading", "3."), ("text", None)]


def test_typed_bullets_make_items(pieces: Make) -> None:
    [found] = pieces("<p>•&nbsp;&nbsp;Pay</p>")
    assert (found.piece_kind, found.text) == ("item", "Pay")


# tables

TABLE = """<table><caption>Table 1: Budgets (£000)</caption>
<tfoot><tr><th>Total</th><td>7</td><td>9</td></tr></tfoot>
<thead><tr><th rowspan=2>Service</th><th colspan=2>2024/25</th></tr><tr><th>Budget</th><th>Actual</th></tr></thead>
<tbody><tr><th scope=row>Parks</th><td>7</td><td>9</td></tr></tbody></table>"""


def test_rows_stand_under_nested_headers_with_the_foot_last(pieces: Make) -> None:
    caption, parks, total = pieces(TABLE)
    assert caption == Piece("text", "Table 1: Budgets (£000)")
    assert [parks.text, total.text] == ["Parks\t7\t9", "Total\t7\t9"]
    assert parks.row is not None
    assert [cell.column for cell in parks.row.cells] == [("Service",), ("2024/25", "Budget"), ("2024/25", "Actual")]
    assert (parks.row.label, parks.row.caption, parks.row.unit) == ("Parks", "Table 1: Budgets (£000)", "£000")


def test_a_paragraph_that_says_table_captions_the_table_below(pieces: Make) -> None:
    body = (
        "<p>Table 2: Visits</p><table><tr><td>Library</td><td>May</td></tr><tr><td>Fernley</td><td>12</td></tr></table>"
    )
    row = pieces(body)[-1].row
    assert row is not None
    assert (row.caption, row.cells[1].column) == ("Table 2: Visits", ("May",))


def test_the_caption_of_a_figure_captions_its_table(pieces: Make) -> None:
    body = "<figure><table><tr><td>Fernley</td><td>12</td></tr></table><figcaption>Visits</figcaption></figure>"
    row, caption = pieces(body)
    assert row.row is not None
    assert (row.row.caption, caption.text) == ("Visits", "Visits")


def test_a_row_span_of_nought_goes_to_the_end_of_its_group(pieces: Make) -> None:
    rows = "<tr><td rowspan=0>North</td><td>x</td><td>1</td></tr><tr><td>y</td><td>2</td></tr>"
    assert texts(pieces(f"<table><tbody>{rows}</tbody></table>")) == ["North\tx\t1", "North\ty\t2"]


def test_a_layout_table_gives_what_stands_in_it(pieces: Make) -> None:
    inner = "<table><tr><th>Ward</th><th>Sum</th></tr><tr><td>North</td><td>1</td></tr></table>"
    found = pieces(f"<table><tr><td>Menu</td><td><h1>Title</h1>{inner}</td></tr></table>")
    assert texts(found) == ["Menu", "Title", "North\t1"]


def test_a_front_sheet_gives_lines_of_labels_and_values(pieces: Make) -> None:
    body = (
        "<table><tr><td>Report of:</td><td>Chief Executive</td></tr><tr><td>Date:</td><td>1 May 2024</td></tr></table>"
    )
    assert texts(pieces(body)) == ["Report of: Chief Executive", "Date: 1 May 2024"]


def test_hidden_rows_and_cells_are_left_out(pieces: Make) -> None:
    body = "<table><tr><td>North</td><td hidden>9</td><td>1</td></tr><tr hidden><td>South</td><td>2</td></tr></table>"
    assert texts(pieces(body)) == ["North\t1"]


# notes

BACK = "<a class='footnote-backref' href='#r'>back</a>"


@pytest.mark.parametrize(
    "link",
    [
        "<sup><a href='#n'>1</a></sup>",
        "<a href='#n'><sup>[1]</sup></a>",
        "<a href='#n' role='doc-noteref'>1</a>",
        "<a class='footnote-ref' href='#n'>(1)</a>",
    ],
)
@pytest.mark.parametrize(
    "note",
    [
        "<hr><p id='n'><sup>1</sup> Restated. <a href='#r'>↩</a></p>",
        f"<div class='footnotes'><h2>Notes</h2><ol><li id='n'>Restated. {BACK}</li></ol></div>",
        "<p><a name='n'></a>1. Restated.</p>",
        "<aside id='n' role='doc-footnote'>[1] Restated.</aside>",
    ],
)
def test_a_note_follows_the_paragraph_that_points_to_it(pieces: Make, link: str, note: str) -> None:
    found = pieces(f"<p>There were 387{link} children.</p><p>Next</p>{note}")
    assert texts(found) == ["There were 387¹ children.", "¹ Restated.", "Next"]
    assert found[1].piece_kind == "footnote"


def test_a_note_pointed_to_twice_is_read_once(pieces: Make) -> None:
    link = "<sup><a href='#n'>1</a></sup>"
    assert texts(pieces(f"<p>A{link}</p><p>B{link}</p><p id='n'>1 Note</p>")) == ["A¹", "¹ Note", "B¹"]


def test_a_date_at_the_start_of_a_numbered_note_is_not_taken_for_its_mark(pieces: Make) -> None:
    found = pieces("<p>A<sup><a href='#n'>1</a></sup></p><ol><li id='n'>1 April 2021 figures.</li></ol>")
    assert texts(found) == ["A¹", "¹ 1 April 2021 figures."]


def test_marked_notes_without_a_link_are_footnotes_in_their_place(pieces: Make) -> None:
    found = pieces("<p>A</p><div class='footnotes'><p>* Provisional.</p></div>")
    assert [(piece.piece_kind, piece.text) for piece in found] == [("text", "A"), ("footnote", "* Provisional.")]


def test_a_note_whose_link_is_hidden_is_not_lost(pieces: Make) -> None:
    found = pieces("<p>A</p><p hidden><sup><a href='#n'>1</a></sup></p><p id='n'>1 Note</p>")
    assert texts(found) == ["A", "1 Note"]


def test_a_link_to_a_section_is_no_note(pieces: Make) -> None:
    assert texts(pieces("<p>See <a href='#s'>1</a>.</p><h2 id='s'>One</h2>")) == ["See 1.", "One"]


# files


def test_the_frame_of_a_site_tells_whose_report_it_is(document: Callable[[str | bytes], Document]) -> None:
    page = (
        "<html><body><header><p>Elmford Borough Council</p></header>"
        "<main><h1>Roads</h1><p>1. Roads were mended.</p></main><footer>Sign up</footer></body></html>"
    )
    found = document(page)
    assert found.properties["frame"] == "Elmford Borough Council\nSign up"
    assert [piece.text for piece in found.pieces] == ["Roads", "1. Roads were mended."]
    assert reports_of(found, "roads.html").reports[0].particulars.council == "Elmford Borough Council"


def test_title_author_and_dates_become_properties(document: Callable[[str | bytes], Document]) -> None:
    head = "<title> A\n B </title><meta name=author content='Ann'><meta name='DCTERMS.issued' content='2024-05-01'>"
    found = document(
        f"<html><head>{head}<meta property='article:modified_time' content='2024-06-01'></head><body>x</body>"
    )
    assert found.properties == {"title": "A B", "author": "Ann", "created": "2024-05-01", "modified": "2024-06-01"}
    assert found.page_count is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pounds_and_quotes_survive_every_usual_encoding(
    document: Callable[[str | bytes], Document], encoding: str
) -> None:
    assert document("<p>£3.3m – ‘net’</p>".encode(encoding)).pieces[0].text == "£3.3m – ‘net’"


def test_the_encoding_that_the_page_names_is_used(document: Callable[[str | bytes], Document]) -> None:
    for name, encoding in (("iso-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("utf-8", "utf-8")):
        page = f"<meta charset='{name}'><p>€ “š”</p>".encode(encoding)
        assert document(page).pieces[0].text == "€ “š”"


def test_a_stray_windows_byte_in_a_page_of_utf_8_keeps_its_meaning() -> None:
    assert decode("naïve ".encode() + b"\xa33.3m") == "naïve £3.3m"


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><p>&e;</p>",
        "<!doctype html PUBLIC 'x' 'http://127.0.0.1:9/x.dtd' [ ]><p>a</p>",
        "<p>a</p><!ENTITY e 'x'>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_that_declares_entities_is_refused(
    document: Callable[[str | bytes], Document], page: str, encoding: str
) -> None:
    with pytest.raises(Damaged, match="declares external entities") as caught:
        document(page.encode(encoding))
    assert caught.value.remedy


def test_an_ordinary_public_doctype_is_accepted(document: Callable[[str | bytes], Document]) -> None:
    page = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><p>a</p>'
    assert document('<?xml version="1.0" encoding="utf-8"?>' + page).pieces == (Piece("text", "a"),)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p> &nbsp; </p>", "<script>app()</script>", "<!-- x -->", "<p hidden>x</p>"]
)
def test_a_page_without_text_is_damaged_and_says_what_to_do(
    document: Callable[[str | bytes], Document], page: str
) -> None:
    with pytest.raises(Damaged) as caught:
        document(page)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.4", "a PDF"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0", "old Office"),
    ],
)
def test_what_is_no_web_page_is_named(document: Callable[[str | bytes], Document], data: bytes, reason: str) -> None:
    with pytest.raises(Damaged, match=reason):
        document(data)


def test_a_page_nested_too_deeply_is_refused_and_not_cut_short(document: Callable[[str | bytes], Document]) -> None:
    page = "<p>start</p>" + "<div>" * 400 + "<p>deep</p>" + "</div>" * 400 + "<p>end</p>"
    with pytest.raises(OverLimit, match="deeply"):
        document(page)
    shallow = "<div>" * 200 + "<p>deep</p>" + "</div>" * 200 + "<p>end</p>"
    assert [piece.text for piece in document(shallow).pieces] == ["deep", "end"]


def test_a_text_too_long_for_the_parser_is_refused_and_not_cut_short(
    document: Callable[[str | bytes], Document],
) -> None:
    with pytest.raises(OverLimit):
        document("<p>" + "word " * 2_500_000 + "</p><p>end</p>")


def test_a_bomb_of_spans_is_refused(document: Callable[[str | bytes], Document]) -> None:
    row = "<tr>" + "<td rowspan=65534 colspan=1000>x</td>" * 3 + "</tr>"
    with pytest.raises(OverLimit, match="cells"):
        document(f"<table>{row * 3000}</table>")


def test_a_broken_page_gives_what_can_be_read(pieces: Make) -> None:
    assert texts(pieces("<p>one<p>two</div><table><tr><td>North<td>1<tr><td>South<td>2")) == [
        "one",
        "two",
        "North\t1",
        "South\t2",
    ]


SOUP = [
    "<p>",
    "<ol>",
    "<li>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<h2>",
    "<sup>",
    "<a href=#x>",
    "<p id=x>",
    "<br>",
]
SOUP += ["1", "text", "</p>", "<dl>", "<dd>", "<b>"]


@given(st.lists(st.sampled_from(SOUP)))
def test_any_tag_soup_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, tags: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "soup.html"
    path.write_text("".join(tags))
    try:
        assert all(piece.text for piece in read(path).pieces)
    except Damaged as error:
        assert error.remedy
