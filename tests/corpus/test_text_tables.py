"""Tables drawn with tabs or pipes: rows under their headers, over page breaks and in groups."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.text import read
from corpus.readers.text_tables import TableReader
from corpus.report import Piece, Row


def rows(folder: Path, text: str) -> list[Row]:
    """The table rows of a text file."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return [piece.row for piece in read(path).pieces if piece.row]


def cells(row: Row) -> dict[tuple[str, ...], str]:
    return {cell.column: cell.text for cell in row.cells}


def test_tabbed_rows_stand_under_their_header(tmp_path: Path) -> None:
    [first, second] = rows(tmp_path, "Service\t2020\t2021\nEarly help\t1,186\t1,867\nCare\t554\t689")
    assert cells(first) == {("Service",): "Early help", ("2020",): "1,186", ("2021",): "1,867"}
    assert second.label == "Care"


def test_piped_rows_stand_under_the_line_above_the_separator(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "| Name | Rate |\n|---|---|\n| North | 3.9 |")
    assert cells(row) == {("Name",): "North", ("Rate",): "3.9"}


def test_a_piped_table_with_an_empty_header_keeps_all_rows(tmp_path: Path) -> None:
    found = rows(tmp_path, "| | |\n|--|--|\n| Looked after: | 442 |\n| In need: | 1372 |\n| Plans | 3 |")
    assert [row.label for row in found] == ["Looked after:", "In need:", "Plans"]


def test_several_tables_in_one_run_are_told_apart(tmp_path: Path) -> None:
    text = "A\tB\n---\t---\nx\t1\nC\tD\n---\t---\ny\t2"
    assert [cells(row) for row in rows(tmp_path, text)] == [{("A",): "x", ("B",): "1"}, {("C",): "y", ("D",): "2"}]


def test_header_rows_repeated_on_later_pages_are_no_rows(tmp_path: Path) -> None:
    page = "Ref\tSubject\tDue\n{}\tBridge\t2022\n{}\tRoad\t2023\n"
    found = rows(tmp_path, page.format(1, 2) + "\n\n" + page.format(3, 4))
    assert [row.cells[0].text for row in found] == ["1", "2", "3", "4"]


def test_a_row_split_over_two_pages_is_one_row(tmp_path: Path) -> None:
    head = "Ref\tSubject\tDecision\tNote\n"
    first = head + "1\tRoads\tJune\tPublic\n2\tTo provide the commitment to all the\tJuly\tKEY Will have\n\n"
    second = head + "\tboards and panels of the council.\t\ta large effect\n3\tBins\tMay\tPublic\n"
    [_, joined, last] = rows(tmp_path, first + second)
    assert [cell.text for cell in joined.cells] == [
        "2",
        "To provide the commitment to all the boards and panels of the council.",
        "July",
        "KEY Will have a large effect",
    ]
    assert last.label == "Bins"


def test_a_reference_split_over_two_pages_is_joined_at_its_mark(tmp_path: Path) -> None:
    head = "Ref\tSubject\tDecision\n"
    [row] = rows(tmp_path, f"{head}6\tRoads\tMay\n7 North\tPark and\tMay\n\n{head}; South\tlake plan.\t\n")[1:]
    assert [cell.text for cell in row.cells] == ["7 North; South", "Park and lake plan.", "May"]


def test_a_finished_row_is_not_joined_to_the_next_page(tmp_path: Path) -> None:
    head = "Ref\tSubject\tDecision\n"
    found = rows(tmp_path, f"{head}1\tRoads are done.\tMay\n\n{head}\tBins are next.\tJune\n2\tTrees\tJuly\n")
    assert [row.cells[0].text for row in found] == ["1", "Bins are next.", "2"]


def test_a_group_row_captions_the_rows_below_it_also_on_the_next_page(tmp_path: Path) -> None:
    head = "Ref\tSubject\tDecision\n"
    found = rows(tmp_path, f"{head}Member for Roads\t\t\n1\tRoads\tMay\n\n{head}2\tBridges\tJune\n3\tPaths\tJuly\n")
    assert {row.caption for row in found} == {"Member for Roads"}


def test_a_group_row_without_rows_is_not_lost(tmp_path: Path) -> None:
    found = rows(tmp_path, "Plan of the year\t\t\nPeople\tPlace\tBusiness\nOne text stands for all three.\t\t")
    assert [row.cells[0].text for row in found] == ["One text stands for all three."]


def test_years_under_spanning_headers_are_a_second_header(tmp_path: Path) -> None:
    header = "CENTRE\tFAMILIES\t\tCONTACTS\t\n---\t---\t---\t---\t---\n\t2020\t2021\t2020\t2021\n"
    [row] = rows(tmp_path, header + "North\t181\t245\t5,700\t5,983")
    assert cells(row) == {
        ("CENTRE",): "North",
        ("FAMILIES", "2020"): "181",
        ("FAMILIES", "2021"): "245",
        ("CONTACTS", "2020"): "5,700",
        ("CONTACTS", "2021"): "5,983",
    }


def test_the_unit_of_the_header_is_the_rows(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "Service\t£000s\nRoads\t1,250")
    assert row.unit == "£000s"


def test_a_last_row_above_a_closing_rule_is_a_row(tmp_path: Path) -> None:
    found = rows(tmp_path, "Name\tBudget\nA\t1\nB\t2\n\nC\t3\n---\t---\n")
    assert [cells(row) for row in found][-1] == {("Name",): "C", ("Budget",): "3"}


def test_a_front_sheet_is_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Report of:\tChief Executive\n---\t---\n\nSubject:\tRoads\n---\t---\n", encoding="utf-8")
    assert [(piece.piece_kind, piece.text) for piece in read(path).pieces] == [
        ("text", "Report of: Chief Executive"),
        ("text", "Subject: Roads"),
    ]


LINES = st.lists(
    st.sampled_from(["a\tb\tc", "A\tB\tC", "\tx\t", "1\t2\t3", "---\t---", "| a | b |", "|--|--|", "\t\tz"])
)


@given(LINES, st.sampled_from(["q\tr\ts", "\tq r s\t", "q r s\t\t"]))
def test_the_last_row_is_never_lost(lines: list[str], last: str) -> None:
    reader = TableReader()
    found: list[Piece] = [*reader.rows_of([*lines, last]), *reader.rest()]
    assert {"q", "r", "s"} <= {word for piece in found for word in piece.text.split()}


def test_thousands_name_a_column_and_are_no_figure(tmp_path: Path) -> None:
    [row] = rows(tmp_path, "£000\t2023/24 outturn\t2024/25 budget\nHarbour\t5,412\t5,688")
    assert cells(row) == {("£000",): "Harbour", ("2023/24 outturn",): "5,412", ("2024/25 budget",): "5,688"}


def test_a_row_of_units_above_the_header_is_part_of_it(tmp_path: Path) -> None:
    found = rows(tmp_path, "\t£000\t£000\nService\tBudget\tForecast\nHarbour\t214\t218\nQuay\t138\t145")
    assert [row.label for row in found] == ["Harbour", "Quay"]
    assert cells(found[0])[("Forecast", "£000")] == "218"
