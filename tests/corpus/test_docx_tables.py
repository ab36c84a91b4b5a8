"""Tables of DOCX files give rows under their headers."""

from __future__ import annotations

from corpus.report import Piece
from tests.made_docx import Make, listed, merged, num, numbers, paragraph, run, scheme, styled, table, texts


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
