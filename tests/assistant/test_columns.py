"""Columns: the cell that a question asks for is chosen by time, role, unit and the header's words."""

import pytest

from assistant.asking.question import read_question
from assistant.quoting.cell_holding import row_holds
from assistant.quoting.columns import asked_cells, label_said
from corpus.report import Cell, Row
from index.passages import Passage


def row(label: str, *cells: tuple[str, str], caption: str = "", unit: str | None = None) -> Passage:
    """A table row: its label, then (header path joined by ` > `, text) of each further cell."""
    made = (Cell(label), *(Cell(text, tuple(header.split(" > "))) for header, text in cells))
    text = "\t".join(cell.text for cell in made)
    return Passage("p", "r", 0, 0, len(text), text, "table_row", context=caption, row=Row(made, label, caption, unit))


MONITORING = row(
    "Road repairs",
    ("Budget", "4.1"), ("Forecast", "4.6"), ("Variance", "+0.5"), ("% Variance", "12.2%"), unit="£m",
)  # fmt: skip
MEASURE = row(
    "Potholes mended in time (%)",
    ("Target", "90.0"), ("Last quarter", "81.4"), ("This quarter", "84.9"), ("Status", "Amber"),
    caption="Table 1: Highways, Quarter 3 2021/22",
)  # fmt: skip
PLAN = row(
    "Savings",
    ("2025-26 > Core", "-6.1"), ("2025-26 > External", "-0.4"), ("2025-26 > Total", "-6.5"),
    ("2026-27 > Core", "-7.2"), ("2026-27 > External", "0.0"), ("2026-27 > Total", "-7.2"), unit="£m",
)  # fmt: skip
SERVICE = row(
    "Coroner",
    ("Row Ref", "53"), ("Staffing", "310.0"), ("Gross Expenditure", "702.5"), ("Grants", "-41.0"), ("Net Cost", "661.5"),
    unit="£000s",
)  # fmt: skip
WARD = row(
    "Moorside",
    ("2020 > Number", "212"),
    ("2020 > Per cent", "4.3"),
    ("2021 > Number", "230"),
    ("2021 > Per cent", "4.8"),
)
RESERVE = row("Flood reserve", ("1 April 2021", "900"), ("Added", "50"), ("Used", "(120)"), ("31 March 2022", "830"))
BALANCE = row("Loans", ("31.3.25 > Actual", "446.0"), ("31.3.26 > Estimate", "378.0"), ("31.3.27 > Forecast", "323.6"))
YEARS = row("Library visits", ("20-21", "1,126"), ("21-22", "1,348"), ("22-23", "1,485"))
ACTION = row(
    "Repair the roof",
    ("Lead officer", "Head of Estates"),
    ("Mitigation", "Two quotes"),
    ("By", "May 2023"),
    ("Cost (£000)", "12"),
)
DIRECTORATES = row("Pay growth", ("ABC > Core", "21.7"), ("DEF > Core", "3.1"), ("Total > Core", "24.8"), unit="£m")


@pytest.mark.parametrize(
    ("question", "passage", "texts"),
    [
        ("What is the budget for road repairs?", MONITORING, ["4.1"]),
        ("What is the variance on the road repairs budget?", MONITORING, ["+0.5"]),
        ("By how much are road repairs off the budget, as a percentage?", MONITORING, ["12.2%"]),
        ("How much of the flood reserve was used in 2021/22?", RESERVE, ["(120)"]),
        ("How much does the roof repair cost and by when is it due?", ACTION, ["12", "May 2023"]),
        ("What is the forecast for road repairs?", MONITORING, ["4.6"]),
        ("By how much are road repairs overspent?", MONITORING, ["+0.5"]),
        ("By what percentage do road repairs vary?", MONITORING, ["12.2%"]),
        ("What share of potholes was mended in time in Quarter 3 of 2021/22?", MEASURE, ["84.9"]),
        ("What share of potholes was mended in time in Quarter 2 of 2021/22?", MEASURE, ["81.4"]),
        ("What is the target for mending potholes?", MEASURE, ["90.0"]),
        ("What share of potholes was mended in Quarter 3 of 2021/22, and the target?", MEASURE, ["84.9", "90.0"]),
        ("How much is saved in 2025-26?", PLAN, ["-6.5"]),
        ("How much core savings are there in 2026-27?", PLAN, ["-7.2"]),
        ("What external savings are planned for 2025-26?", PLAN, ["-0.4"]),
        ("Gross spending on the coroner, and how much of it is met by grants?", SERVICE, ["702.5", "-41.0"]),
        ("What does the coroner's staffing cost?", SERVICE, ["310.0"]),
        ("How many people in Moorside in 2021?", WARD, ["230"]),
        ("What percentage of people lived in Moorside in 2020?", WARD, ["4.3"]),
        ("What was left in the flood reserve when 2021/22 closed?", RESERVE, ["830"]),
        ("What was in the flood reserve on 1 April 2021?", RESERVE, ["900"]),
        ("How much of the flood reserve was used?", RESERVE, ["(120)"]),
        ("What loans are forecast at the end of 2026-27?", BALANCE, ["323.6"]),
        ("How many library visits were there in 2021/22?", YEARS, ["1,348"]),
        ("What is the latest number of library visits?", YEARS, ["1,485"]),
        ("Who leads the repair of the roof?", ACTION, ["Head of Estates"]),
        ("When will the roof be repaired?", ACTION, ["May 2023"]),
        ("What is the mitigation for the roof?", ACTION, ["Two quotes"]),
        ("How much does it cost to repair the roof?", ACTION, ["12"]),
        ("How much pay growth is there for advice, benefits and care?", DIRECTORATES, ["21.7"]),
    ],
)  # fmt: skip
def test_the_cell_asked_for_is_chosen(question: str, passage: Passage, texts: list[str]) -> None:
    def long_forms(acronym: str) -> list[str]:
        return ["advice benefits and care"] if acronym == "ABC" else []

    chosen = asked_cells(read_question(question), passage, long_forms=long_forms)
    assert [cell.text for cell in chosen] == texts


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("What does the table say of the coroner?", SERVICE),
        ("What is said of savings?", PLAN),
        ("How much pay growth is there?", row("Pay growth", *((f"Ward {name}", "1.5") for name in "ABCDE"), unit="£m")),
    ],
)
def test_no_cell_is_chosen_when_no_column_stands_out(question: str, passage: Passage) -> None:
    assert asked_cells(read_question(question), passage) == ()


def test_a_clause_that_speaks_of_no_column_adds_no_cell() -> None:
    risk = row("Market risks", ("Likelihood", "4"), ("Estimated yearly exposure", "20.0"))
    question = read_question("In the draft of the risk register, what yearly exposure was put on the market?")
    assert [cell.text for cell in asked_cells(question, risk)] == ["20.0"]


def test_the_period_of_the_report_says_which_quarter_is_this_one() -> None:
    bare = row("Missed bins", ("Last quarter", "62"), ("This quarter", "58"))
    question = read_question("How many bins were missed in Q3 2022/23?")
    assert [cell.text for cell in asked_cells(question, bare, "Q3 2022-23")] == ["58"]


def test_a_figure_in_thousands_of_pounds_is_what_how_much_asks_for_and_a_count_is_not() -> None:
    question = read_question("How much had been spent on the coroner?")
    assert row_holds(question, SERVICE.row.cells[2:3], SERVICE)  # type: ignore[union-attr]
    assert not row_holds(question, WARD.row.cells[1:2], WARD)  # type: ignore[union-attr]


def test_a_variance_is_of_money_where_nothing_else_says_its_unit() -> None:
    square, trees = row("Town square", ("Rephasing variance", "-8.048")), row("Town square", ("Trees", "8"))
    question = read_question("How much of the money for the town square was spent later?")
    assert square.row is not None and trees.row is not None
    assert row_holds(question, square.row.cells[1:], square)
    assert not row_holds(question, trees.row.cells[1:], trees)


def test_pounds_are_not_what_how_many_asks_for() -> None:
    question = read_question("How many pupils were in special schools?")
    assert not row_holds(question, PLAN.row.cells[1:2], PLAN)  # type: ignore[union-attr]


def test_a_figure_that_the_question_gives_is_no_answer_to_it() -> None:
    question = read_question("What number came after 702.5?")
    only = row("Coroner", ("Number", "702.5"))
    assert not row_holds(question, only.row.cells[1:], only)  # type: ignore[union-attr]


def test_a_label_is_said_by_the_share_of_its_words() -> None:
    question = read_question("What treasury investments are forecast?")
    assert label_said(question, "Treasury investments") == 1.0
    assert label_said(question, "Near-term investments") < 0.5
    assert label_said(question, "2021/22") == 0.0


def test_what_is_spent_is_an_actual_and_a_projected_outturn_is_none() -> None:
    programme = row(
        "Schools",
        ("Revised programme", "7,120"), ("Projected outturn", "6,045"), ("Spend to 31 December", "3,710"), unit="£000",
    )  # fmt: skip
    asked = read_question("How much had been spent on the schools programme by 31 December 2023?")
    assert [cell.text for cell in asked_cells(asked, programme, "Q3 2023-24")] == ["3,710"]
