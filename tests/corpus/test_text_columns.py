"""Tables of plain text set with spaces, with pipes inside or with one cell a line, and text that is none."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.text import read
from corpus.readers.text_columns import tabbed
from corpus.report import Row


def rows(folder: Path, text: str) -> list[Row]:
    """The table rows of a text file."""
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return [piece.row for piece in read(path).pieces if piece.row]


def cells(row: Row) -> dict[str, str]:
    return {" ".join(cell.column): cell.text for cell in row.cells}


def test_columns_of_spaces_become_cells_under_their_header(tmp_path: Path) -> None:
    text = "Area              Q1      Q2\nHarbour side      66      72\nOld town          59      (4)\n"
    [first, second] = rows(tmp_path, text)
    assert cells(first) == {"Area": "Harbour side", "Q1": "66", "Q2": "72"}
    assert second.label == "Old town" and cells(second)["Q2"] == "(4)"


def test_a_header_without_a_name_over_the_labels_stands_over_its_own_columns(tmp_path: Path) -> None:
    text = "                 Q2         Q3\nGrants         29.6       26.3\nLoans          17.2       14.3\n"
    assert cells(rows(tmp_path, text)[1]) == {"": "Loans", "Q2": "17.2", "Q3": "14.3"}


def test_a_label_that_is_wrapped_is_one_label(tmp_path: Path) -> None:
    text = "Service              Budget     Spent\nHome care for          1,200     1,310\n  older people\nRoads                    400       390"
    assert [row.label for row in rows(tmp_path, text)] == ["Home care for older people", "Roads"]


def test_words_in_straight_columns_are_a_table(tmp_path: Path) -> None:
    text = (
        "Action                Officer          By\n"
        "Open the hub          Ann Bell         May\n"
        "Write the plan        Joe Cole         June\n"
        "Ask the schools       Sue Dale         July\n"
    )
    assert cells(rows(tmp_path, text)[2]) == {"Action": "Ask the schools", "Officer": "Sue Dale", "By": "July"}


def test_pipes_between_cells_only(tmp_path: Path) -> None:
    text = "Table 4 | Parking\nStay | Now | Then\nOne hour | £1.20 | £1.00\nAll day | £6.50 | free"
    [hour, day] = rows(tmp_path, text)
    assert cells(hour) == {"Stay": "One hour", "Now": "£1.20", "Then": "£1.00"}
    assert day.caption == "Table 4 | Parking"


def test_one_cell_a_line(tmp_path: Path) -> None:
    text = "Table 2: Calls\nWard\n2020/21\n2021/22\nEast Mere\n1,204\n1,098\nWest Mere\n811\n784\n"
    [east, west] = rows(tmp_path, text)
    assert cells(east) == {"Ward": "East Mere", "2020/21": "1,204", "2021/22": "1,098"}
    assert west.caption == "Table 2: Calls"


def test_names_of_columns_over_several_lines(tmp_path: Path) -> None:
    text = "Reserve\nBalance\n1 April 2023\n£000\nPlanned\nuse\n£000\nGeneral\n480\n0\nChange\n900\n(510)"
    assert cells(rows(tmp_path, text)[1]) == {
        "Reserve": "Change",
        "Balance 1 April 2023 £000": "900",
        "Planned use £000": "(510)",
    }


def test_a_row_a_paragraph_goes_on_after_the_foot_of_a_page(tmp_path: Path) -> None:
    header, foot = "Measure\nQ1\nQ2\nRating", "Scrutiny Panel - page 2 of 8"
    body = ["1 Visits (%)\n79.4\n81.0\nGreen", "2 Calls\n812\n214\nAmber", "3 Letters\n16\n3\nRed"]
    found = rows(tmp_path, "\n\n".join([header, *body[:2], foot, body[2]]))
    assert [row.label for row in found] == ["1 Visits (%)", "2 Calls", "3 Letters"]
    assert cells(found[2]) == {"Measure": "3 Letters", "Q1": "16", "Q2": "3", "Rating": "Red"}


def test_single_spaces_under_a_header_of_as_many_names(tmp_path: Path) -> None:
    text = "Measure Q1 2022/23 Q2 2022/23\nCalls to the desk 18,904 20,377\nNew cases 961 903"
    assert cells(rows(tmp_path, text)[0]) == {
        "Measure": "Calls to the desk",
        "Q1 2022/23": "18,904",
        "Q2 2022/23": "20,377",
    }


def test_a_caption_gives_the_unit(tmp_path: Path) -> None:
    [row, _] = rows(tmp_path, "Table 1: Forecast (£000)\n\nService\tBudget\tSpend\nCare\t10\t11\nRoads\t9\t8")
    assert (row.caption, row.unit) == ("Table 1: Forecast (£000)", "£000")


def test_running_text_is_no_table(tmp_path: Path) -> None:
    text = (
        "PRESENT:        Councillor A Bell (Chair), Councillors B Cole and\nAPOLOGIES:      Councillor D Eve\n\n"
        "One sentence ends.  The next begins.  It ends in 2021 2022\nand goes on.  The rest is told in 2023 2024\n\n"
        " Delivered – £3.1m\n On track – £1.9m\n At risk – £1.6m\n"
    )
    assert rows(tmp_path, text) == []


@given(st.lists(st.text(alphabet="ab1 |£,.\t–", max_size=30), max_size=12))
def test_no_letter_is_lost(lines: list[str]) -> None:
    def letters(texts: list[str]) -> list[str]:
        return sorted("".join("".join(texts).split()).replace("|", ""))

    assert letters(tabbed(lines)) == letters(lines)


def test_a_label_that_ends_openly_goes_on_with_the_row_below(tmp_path: Path) -> None:
    text = "Measure             2022    2023\nLamps lit             12      14\nBoats that came to the quay in\n10 working days       61      72\nNets               8       9\n"
    found = rows(tmp_path, text)
    assert [row.label for row in found] == ["Lamps lit", "Boats that came to the quay in 10 working days", "Nets"]
    assert cells(found[1])["2023"] == "72"
