"""A page is drawn with the quoted words boxed: what lies in the boxes is the quote, read by another way than ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from corpus.assemble import reports_of
from corpus.drawing.drawer import Drawer, Drawn, Quoted
from corpus.errors import Changed, Damaged, OverLimit
from corpus.limited import Limits
from corpus.readers.pdf import read
from corpus.report import Block

SCALE = 2.0
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=10)
SAID = "7. The Council repaired 418 lamps in the quarter, six more than before. The target of 400 lamps was met."
CELLS = [
    ["Measure", "Target", "Quarter 1", "Quarter 2"],
    ["Lamps repaired in five days", "90", "88", "91"],
    ["Benches painted", "12", "12", "91"],
    ["Bins emptied on the day", "95", "88", "97"],
]


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    """The child that draws, started once."""
    started = Drawer()
    yield started
    started.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A report of several pages: numbered paragraphs, a table whose figures repeat, a paragraph over a page break."""
    path = tmp_path / "lamps.pdf"
    long = "8. " + " ".join(f"Lane {number} has {number + 40} lamps and is lit all night." for number in range(150))
    table = Table(
        CELLS, style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]
    )
    parts = [
        Paragraph("Street Lighting Report", BODY),
        Paragraph(SAID, BODY),
        table,
        Spacer(1, 20),
        Paragraph(long, BODY),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(parts)
    return path


def blocks_of(path: Path) -> tuple[Block, ...]:
    return reports_of(read(path), path.name).reports[0].blocks


def quote(path: Path, words: str) -> Quoted:
    """The words in the one block that has them."""
    [block] = [block for block in blocks_of(path) if words in block.text]
    start = block.text.index(words)
    return Quoted(block.text, block.printed, ((start, start + len(words)),))


def draw(drawer: Drawer, path: Path, page: int, *quoted: Quoted) -> Drawn:
    return drawer.draw(path, hashlib.sha256(path.read_bytes()).hexdigest(), page, quoted, SCALE)


def boxed_words(path: Path, page: int, drawn: Drawn) -> str:
    """What pdfium reads in the boxes, which are in pixels from the top."""
    leaf = pdfium.PdfDocument(path)[page - 1]
    height, texts = leaf.get_height(), leaf.get_textpage()
    boxes = [[side / SCALE for side in box] for box in drawn.boxes]
    read_there = [
        texts.get_text_bounded(left, height - bottom, right, height - top) for left, top, right, bottom in boxes
    ]
    return " ".join(" ".join(read_there).split())


@pytest.mark.parametrize(
    "words", ["418 lamps", "six more than before. The target of 400", "The Council repaired", "met."]
)
def test_the_boxes_hold_the_quoted_words_and_no_others(drawer: Drawer, paper: Path, words: str) -> None:
    drawn = draw(drawer, paper, 1, quote(paper, words))
    assert drawn.located and drawn.pages == (1,)
    assert boxed_words(paper, 1, drawn) == words


def test_a_cell_is_boxed_in_its_own_row_though_its_figure_repeats(drawer: Drawer, paper: Path) -> None:
    [row] = [block for block in blocks_of(paper) if block.text.startswith("Bins")]
    start = row.text.index("88")
    drawn = draw(
        drawer, paper, 1, Quoted(row.text, row.printed, ((0, len("Bins emptied on the day")), (start, start + 2)))
    )
    assert boxed_words(paper, 1, drawn) == "Bins emptied on the day 88"
    (_, top, _, bottom), (left, other_top, _, other_bottom) = drawn.boxes
    assert left > drawn.boxes[0][2] and abs((top + bottom) - (other_top + other_bottom)) < 8


def test_words_on_both_sides_of_a_page_break_are_boxed_on_both_pages(drawer: Drawer, paper: Path) -> None:
    [block] = [block for block in blocks_of(paper) if "Lane 149" in block.text]
    assert block.page_break_at is not None
    cut = block.page_break_at - block.start
    around = (block.text.rindex(" ", 0, cut - 20) + 1, block.text.index(" ", cut + 20))
    quoted = Quoted(block.text, block.printed, (around,))
    first, second = draw(drawer, paper, 1, quoted), draw(drawer, paper, 2, quoted)
    assert first.pages == second.pages == (1, 2)
    whole = f"{boxed_words(paper, 1, first)} {boxed_words(paper, 2, second)}"
    assert "".join(whole.split()) == "".join(block.text[slice(*around)].split())


def test_a_page_without_quoted_words_has_no_box(drawer: Drawer, paper: Path) -> None:
    drawn = draw(drawer, paper, 2, quote(paper, "418 lamps"))
    assert drawn.located and drawn.pages == (1,) and drawn.boxes == ()


def test_a_page_that_lies_on_its_side_is_boxed_where_its_words_are(drawer: Drawer, tmp_path: Path) -> None:
    path = tmp_path / "sideways.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.rotate(90)
    canvas.drawString(100, -200, "1. The harbour wall was raised by two metres in the spring.")
    canvas.drawString(100, -230, "2. The cost was met from the reserve for sea defences.")
    canvas.save()
    drawn = draw(drawer, path, 1, quote(path, "raised by two metres"))
    [(left, top, right, bottom)] = drawn.boxes
    assert bottom - top > 3 * (right - left)
    assert boxed_words(path, 1, drawn) == "raised by two metres"


def test_the_picture_differs_from_the_plain_page_in_the_boxes_alone(drawer: Drawer, paper: Path) -> None:
    plain, boxed = (
        Image.open(BytesIO(draw(drawer, paper, 1, *quoted).png)) for quoted in ((), (quote(paper, "418 lamps"),))
    )
    [box] = draw(drawer, paper, 1, quote(paper, "418 lamps")).boxes
    assert ImageChops.difference(plain, boxed).getbbox() == (box[0], box[1], box[2] + 1, box[3] + 1)


def test_what_is_not_printed_so_is_not_located_and_nothing_is_boxed(drawer: Drawer, paper: Path) -> None:
    sure, wrong = quote(paper, "418 lamps"), quote(paper, "The target")
    wrong = Quoted(wrong.text.replace("400", "401"), wrong.printed, wrong.spans)
    for quoted in ([wrong], [sure, wrong], [Quoted(sure.text, (), sure.spans)]):
        drawn = draw(drawer, paper, 1, *quoted)
        assert not drawn.located and drawn.boxes == () and drawn.pages == ()
        assert drawn.png.startswith(b"\x89PNG")


def test_a_file_that_has_changed_is_not_drawn(drawer: Drawer, paper: Path) -> None:
    with pytest.raises(Changed, match="has changed since"):
        drawer.draw(paper, "0" * 64, 1, [], SCALE)


def test_a_page_that_is_not_there_and_a_file_that_is_no_pdf_are_named(
    drawer: Drawer, paper: Path, tmp_path: Path
) -> None:
    with pytest.raises(Damaged, match="no page 99"):
        draw(drawer, paper, 99)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    with pytest.raises(Damaged, match="could not be drawn"):
        draw(drawer, tmp_path / "broken.pdf", 1)
    with pytest.raises(Damaged, match="cannot be opened"):
        drawer.draw(tmp_path / "gone.pdf", "0" * 64, 1, [], SCALE)
    assert draw(drawer, paper, 1).png


def test_a_page_of_a_thousand_square_metres_is_drawn_small(drawer: Drawer, tmp_path: Path) -> None:
    path = tmp_path / "vast.pdf"
    canvas = Canvas(str(path), pagesize=(14_000, 14_000))
    canvas.drawString(100, 200, "1. A plan of the whole borough.")
    canvas.save()
    width, height = Image.open(BytesIO(draw(drawer, path, 1).png)).size
    assert 1_000_000 < width * height <= 8_100_000


def test_a_drawer_that_may_not_use_memory_says_so_and_goes_on(paper: Path) -> None:
    starved = Drawer(Limits(most_memory=120_000_000))
    try:
        for _ in range(2):
            with pytest.raises(OverLimit, match="limits on time and memory"):
                draw(starved, paper, 1)
    finally:
        starved.close()
