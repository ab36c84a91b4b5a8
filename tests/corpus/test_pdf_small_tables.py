"""Tables of small PDFs made here: with and without rules, nested headers, page breaks, and what is no table."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from corpus.readers.pdf import read
from corpus.report import Document, Row

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
BOLD_HEADER = ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")
FIGURES_RIGHT = ("ALIGN", (1, 0), (-1, -1), "RIGHT")


def table_file(path: Path, rows: list[list[object]], *styles: object, repeat: int = 0, widths: object = None) -> Path:
    """A PDF that holds one table below a caption."""
    table = Table(rows, repeatRows=repeat, colWidths=widths)
    table.setStyle(TableStyle(list(styles)))
    caption = Paragraph("<b>Table 1: Spending by service</b>", ParagraphStyle("caption", fontSize=11, spaceAfter=12))
    SimpleDocTemplate(str(path), pagesize=A4).build([caption, table])
    return path


def rows_of(document: Document) -> list[Row]:
    """The table rows in reading order."""
    return [piece.row for piece in document.pieces if piece.row is not None]


def cells(row: Row) -> dict[tuple[str, ...], str]:
    """A row's cells by column path."""
    return {cell.column: cell.text for cell in row.cells}


SERVICES: list[list[object]] = [
    ["Service", "Budget", "Forecast", "Variance"],
    ["Waste", "1,200", "1,250", "+50"],
    ["Schools", "3,400", "3,300", "-100"],
    ["Total", "4,600", "4,550", "-50"],
]


def test_a_ruled_table(tmp_path: Path) -> None:
    rows = rows_of(read(table_file(tmp_path / "a.pdf", SERVICES, GRID, BOLD_HEADER, FIGURES_RIGHT)))
    assert [row.label for row in rows] == ["Waste", "Schools", "Total"]
    assert cells(rows[1]) == {
        ("Service",): "Schools",
        ("Budget",): "3,400",
        ("Forecast",): "3,300",
        ("Variance",): "-100",
    }
    assert rows[0].caption == "Table 1: Spending by service"


def test_an_unruled_table(tmp_path: Path) -> None:
    document = read(table_file(tmp_path / "a.pdf", SERVICES, FIGURES_RIGHT, widths=[120, 70, 70, 70]))
    rows = rows_of(document)
    assert [row.label for row in rows] == ["Waste", "Schools", "Total"]
    assert cells(rows[2])[("Variance",)] == "-50"
    texts = [piece.text for piece in document.pieces if piece.piece_kind == "row"]
    assert texts[0] == "Waste\t1,200\t1,250\t+50"


def test_rules_between_rows_only(tmp_path: Path) -> None:
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)
    top = ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)
    rows: list[list[object]] = [
        ["Service", "Variance", "Reason"],
        ["Waste", "+50", Paragraph("More homes were built than the forecast of last year had allowed for.", CELL)],
        ["Schools", "-100", Paragraph("Fewer pupils started in September in three of the four towns.", CELL)],
        ["Roads", "+20", Paragraph("Two storms in one month.", CELL)],
    ]
    found = rows_of(read(table_file(tmp_path / "a.pdf", rows, lines, top, BOLD_HEADER, widths=[100, 60, 180])))
    assert [row.label for row in found] == ["Waste", "Schools", "Roads"]
    assert cells(found[0])[("Reason",)] == "More homes were built than the forecast of last year had allowed for."


def test_a_nested_header_gives_paths_from_the_outside_in(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Service", "2024-25", "", "2025-26", ""],
        ["", "Core", "External", "Core", "External"],
        ["Waste", "10.1", "2.0", "11.2", "2.5"],
        ["Schools", "30.4", "9.1", "31.0", "9.9"],
    ]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("ALIGN", (1, 0), (-1, 0), "CENTER")]
    for style in ([GRID], []):
        path = table_file(tmp_path / "a.pdf", rows, FIGURES_RIGHT, *spans, *style, widths=[100, 60, 60, 60, 60])
        found = rows_of(read(path))
        assert cells(found[1])[("2024-25", "External")] == "9.1", style
        assert cells(found[1])[("2025-26", "Core")] == "31.0", style


def test_the_unit_of_the_header_is_the_tables_unit(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Service", "Budget", "Forecast"],
        ["", "£000s", "£000s"],
        ["Waste", "1,200", "1,250"],
        ["Schools", "3,400", "3,300"],
    ]
    found = rows_of(read(table_file(tmp_path / "a.pdf", rows, FIGURES_RIGHT, widths=[120, 70, 70])))
    assert {row.unit for row in found} == {"£000s"}
    assert cells(found[0]) == {("Service",): "Waste", ("Budget",): "1,200", ("Forecast",): "1,250"}


def test_a_wrapped_label_is_one_label(tmp_path: Path) -> None:
    label = Paragraph("Council Tax income with the increase up to the referendum limit but without the levy", CELL)
    rows: list[list[object]] = [["Source", "2024-25", "2025-26"], [label, "800.3", "838.4"], ["Grants", "10.0", "11.0"]]
    for styles in ([GRID], [("VALIGN", (0, 0), (-1, -1), "TOP")], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]):
        path = table_file(tmp_path / "a.pdf", rows, FIGURES_RIGHT, *styles, widths=[150, 70, 70])
        found = rows_of(read(path))
        assert [row.label for row in found] == [
            "Council Tax income with the increase up to the referendum limit but without the levy",
            "Grants",
        ], styles
        assert cells(found[0])[("2025-26",)] == "838.4"


def test_a_group_row_joins_the_caption(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Service", "Budget", "Forecast"],
        ["SPENDING", "", ""],
        ["Pay", "10.0", "11.0"],
        ["RESERVES", "", ""],
        ["Drawdown", "-1.0", "-2.0"],
    ]
    found = rows_of(read(table_file(tmp_path / "a.pdf", rows, GRID, BOLD_HEADER, FIGURES_RIGHT)))
    assert [(row.label, row.caption) for row in found] == [
        ("Pay", "Table 1: Spending by service · SPENDING"),
        ("Drawdown", "Table 1: Spending by service · RESERVES"),
    ]


def test_a_table_over_two_pages_keeps_its_header_and_repeats_are_no_rows(tmp_path: Path) -> None:
    body: list[list[object]] = [[f"Service {at}", f"{at},100", f"{at},200"] for at in range(1, 70)]
    header: list[object] = ["Service", "Budget", "Forecast"]
    for repeat in (0, 1):
        path = table_file(
            tmp_path / "a.pdf",
            [header, *body],
            GRID,
            BOLD_HEADER,
            FIGURES_RIGHT,
            repeat=repeat,
        )
        pieces = [piece for piece in read(path).pieces if piece.row is not None]
        assert [piece.row.label for piece in pieces if piece.row] == [row[0] for row in body], repeat
        assert {piece.page for piece in pieces} == {1, 2}
        last = pieces[-1].row
        assert last is not None
        assert cells(last) == {("Service",): "Service 69", ("Budget",): "69,100", ("Forecast",): "69,200"}
        assert last.caption == "Table 1: Spending by service"


def test_an_unruled_header_at_the_page_end_belongs_to_the_rows_of_the_next_page(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica-Bold", 11)
    for right, text in ((300, "Revenue"), (400, "Revenue")):
        canvas.drawRightString(right, 100, text)
    canvas.showPage()
    canvas.setFont("Helvetica-Bold", 11)
    for right, text in ((300, "Budget"), (400, "Forecast")):
        canvas.drawRightString(right, 780, text)
    canvas.setFont("Helvetica", 11)
    for at, (label, budget, forecast) in enumerate((("Adults", "586.1", "621.6"), ("Children", "430.6", "420.8"))):
        canvas.drawString(72, 760 - 16 * at, label)
        canvas.drawRightString(300, 760 - 16 * at, budget)
        canvas.drawRightString(400, 760 - 16 * at, forecast)
    canvas.save()
    found = rows_of(read(tmp_path / "a.pdf"))
    assert cells(found[0])[("Revenue Budget",)] == "586.1"
    assert cells(found[1])[("Revenue Forecast",)] == "420.8"


def test_a_grid_of_prose_gives_rows_with_whole_cells(tmp_path: Path) -> None:
    risk = Paragraph("Staff leave and the vacancies cannot be filled before the end of the year.", CELL)
    action = Paragraph("Recruit from January.", CELL)
    rows: list[list[object]] = [
        ["Risk", "Action", "Owner"],
        [risk, action, "J Smith"],
        ["Flood", "Barriers", "K Jones"],
    ]
    found = rows_of(read(table_file(tmp_path / "a.pdf", rows, GRID, BOLD_HEADER, widths=[160, 120, 80])))
    assert cells(found[0]) == {
        ("Risk",): "Staff leave and the vacancies cannot be filled before the end of the year.",
        ("Action",): "Recruit from January.",
        ("Owner",): "J Smith",
    }


def test_what_is_no_table_makes_no_rows(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    lines = [
        (72, "From:", 170, "The Director of Finance"),
        (72, "Date:", 170, "30 January 2025"),
        (72, "2.3", 110, "Spending rose by £3.5m to £10.2m, 12.5% more than the 9.1% of last year."),
        (72, "2.4", 110, "The board noted 609 cases in 2021 and 516 in 2020."),
        (72, "2.5", 110, "No further figures were given."),
        (90, "\u2022", 110, "1,200 homes"),
        (90, "\u2022", 110, "350 places"),
        (72, "Signed", 300, "Date"),
    ]
    for at, (left, first, right, second) in enumerate(lines):
        canvas.drawString(left, 760 - 24 * at, first)
        canvas.drawString(right, 760 - 24 * at, second)
    canvas.save()
    assert rows_of(read(tmp_path / "a.pdf")) == []


def test_a_header_that_runs_up_the_page_names_its_column(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    xs, ys = (72, 200, 260, 320), (700, 620, 600, 580)
    canvas.grid(list(xs), list(ys))
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(76, 640, "District")
    for left, text in ((200, "Homes built"), (260, "Homes planned")):
        canvas.saveState()
        canvas.translate(left + 34, 624)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.setFont("Helvetica", 10)
    for height, row in ((606, ("Ashford", "120", "300")), (586, ("Dover", "80", "150"))):
        for left, text in zip(xs, row, strict=False):
            canvas.drawString(left + 4, height, text)
    canvas.save()
    rows = rows_of(read(tmp_path / "a.pdf"))
    assert [cells(row)[("Homes planned",)] for row in rows] == ["300", "150"]


def test_a_total_between_two_grids_is_a_row_under_their_header(tmp_path: Path) -> None:
    styles = [("FONTSIZE", (0, 0), (-1, -1), 9), FIGURES_RIGHT]
    rows = [
        *SERVICES[:3],
        ["TOTAL STREETS", "4,600.0", "4,550.0", "-50.0"],
        ["Roads", "2,000", "2,100", "+100"],
        ["Parks", "900", "880", "-20"],
    ]
    above, below = [("GRID", (0, first), (-1, last), 0.5, colors.black) for first, last in ((0, 2), (4, 5))]
    total = ("FONTNAME", (0, 3), (-1, 3), "Helvetica-Bold")
    found = rows_of(read(table_file(tmp_path / "a.pdf", rows, above, below, BOLD_HEADER, total, *styles)))
    assert [row.label for row in found] == ["Waste", "Schools", "TOTAL STREETS", "Roads", "Parks"]
    assert all(cells(row)[("Service",)] == row.label for row in found)
    assert cells(found[2])[("Budget",)] == "4,600.0"


def test_a_word_of_a_header_that_is_wrapped_stands_over_its_own_column_only(tmp_path: Path) -> None:
    rows = [
        ["Scheme", "Budget", "Forecast", "Real\nvariance", "Total\nvariance"],
        ["Bridge", "4.1", "3.6", "0.0", "-0.5"],
        ["Lamps", "2.7", "2.9", "+0.2", "+0.2"],
    ]
    found = rows_of(
        read(table_file(tmp_path / "a.pdf", rows, BOLD_HEADER, FIGURES_RIGHT, ("VALIGN", (0, 0), (-1, 0), "TOP")))
    )
    assert [cell.column for cell in found[0].cells[1:]] == [
        ("Budget",),
        ("Forecast",),
        ("Real variance",),
        ("Total variance",),
    ]


def test_a_shaded_header_below_a_ruled_heading_and_text_gives_the_columns(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["", "Gross", "", ""],
        ["Ref", "Staff", "Other", "Net"],
        ["S1 North side", "78.4", "84.9", "114.5"],
        ["S2 South side", "31.5", "48.2", "62.3"],
        ["S3 Old town", "22.3", "74.6", "77.8"],
    ]
    table = Table(rows, colWidths=[150, 100, 100, 101])
    shade = [("BACKGROUND", (at, 1), (at, 1), colors.lightgrey) for at in range(4)]
    spanned = [("SPAN", (1, 0), (2, 0)), ("BACKGROUND", (1, 0), (2, 0), colors.lightgrey)]
    rest = [("BACKGROUND", (at, 0), (at, 0), colors.lightgrey) for at in (0, 3)]
    lines = ("LINEBELOW", (0, 2), (-1, -1), 0.5, colors.black)
    table.setStyle(TableStyle([*shade, *spanned, *rest, lines, FIGURES_RIGHT, ("ALIGN", (1, 0), (2, 0), "CENTER")]))
    heading = Table([["3 Spending by side"]], colWidths=[451])
    heading.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 1, colors.black), ("FONTSIZE", (0, 0), (0, 0), 18)]))
    text = Paragraph("What the town spends on each side of the river is set out below with all its staff. " * 2, CELL)
    path = tmp_path / "a.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build([heading, text, table])
    found = rows_of(read(path))
    assert [row.label for row in found] == ["S1 North side", "S2 South side", "S3 Old town"]
    assert cells(found[0]) == {
        ("Ref",): "S1 North side",
        ("Gross", "Staff"): "78.4",
        ("Gross", "Other"): "84.9",
        ("Net",): "114.5",
    }
