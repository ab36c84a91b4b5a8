"""Whatever stands wherever on a page, the reader neither fails nor loses a figure."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import UnreadableFile
from corpus.readers.pdf import read

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
across = some.integers(20, 500)
up = some.integers(110, 720)
chunks = some.sampled_from(
    [
        "1,234.5",
        "-12",
        "£3.5m",
        "12%",
        "2024-25",
        "£000s",
        "Core",
        "Total",
        "a longer label of words",
        "2.3",
        "(a)",
        "•",
    ]
)
rule = some.tuples(across, up, some.integers(5, 400), some.booleans())
box = some.tuples(across, up, some.integers(5, 300), some.integers(5, 200))


@SETTINGS
@given(
    texts=some.lists(some.tuples(across, up, chunks), min_size=1, max_size=60),
    rules=some.lists(rule, max_size=25),
    boxes=some.lists(box, max_size=6),
    size=some.integers(6, 14),
)
def test_any_arrangement_of_texts_rules_and_boxes_is_read(
    tmp_path: Path,
    texts: list[tuple[int, int, str]],
    rules: list[tuple[int, int, int, bool]],
    boxes: list[tuple[int, int, int, int]],
    size: int,
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for left, bottom, wide, high in boxes:
        canvas.setFillGray(0.9)
        canvas.rect(left, bottom, wide, high, stroke=0, fill=1)
    canvas.setFillGray(0)
    for left, bottom, length, flat in rules:
        canvas.line(left, bottom, left + length * flat, bottom + length * (not flat))
    canvas.setFont("Helvetica", size)
    for left, bottom, text in texts:
        canvas.drawString(left, bottom, text)
    canvas.save()
    document = read(tmp_path / "a.pdf")
    for piece in document.pieces:
        assert piece.text.strip()
        assert piece.page == 1
        if piece.row is not None:
            assert piece.text == "\t".join(cell.text for cell in piece.row.cells)


@SETTINGS
@given(
    figures=some.lists(
        some.lists(some.integers(0, 10**7), min_size=3, max_size=3), min_size=3, max_size=25, unique_by=tuple
    ),
    right_edges=some.sampled_from([(250, 330, 410), (300, 400, 500), (220, 275, 330)]),
    pitch=some.integers(13, 24),
)
def test_every_figure_of_an_open_table_keeps_its_row_and_column(
    tmp_path: Path, figures: list[list[int]], right_edges: tuple[int, int, int], pitch: int
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 9)
    for right, name in zip(right_edges, ("Budget", "Actual", "Change"), strict=True):
        canvas.drawRightString(right, 740, name)
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate(figures):
        canvas.drawString(60, 720 - pitch * at, f"Service {at}")
        for right, figure in zip(right_edges, row, strict=True):
            canvas.drawRightString(right, 720 - pitch * at, f"{figure:,}")
    canvas.save()
    found_rows = [piece.row for piece in read(tmp_path / "a.pdf").pieces if piece.row is not None]
    assert [found_row.label for found_row in found_rows] == [f"Service {at}" for at in range(len(figures))]
    for found_row, expected in zip(found_rows, figures, strict=True):
        found = {cell.column: cell.text for cell in found_row.cells}
        assert [found[(name,)] for name in ("Budget", "Actual", "Change")] == [f"{figure:,}" for figure in expected]


@SETTINGS
@given(place=some.integers(0, 5000), value=some.integers(0, 255), share=some.floats(0.2, 1.0))
def test_a_corrupted_file_is_read_or_refused(tmp_path: Path, place: int, value: int, share: float) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for page in range(3):
        for at in range(30):
            canvas.drawString(60, 740 - 20 * at, f"Line {at} of page {page} with £{at * 17}m")
        canvas.showPage()
    canvas.save()
    content = bytearray(path.read_bytes())
    content[place % len(content)] = value
    path.write_bytes(content[: int(len(content) * share)])
    try:
        read(path)
    except UnreadableFile as error:
        assert error.remedy
