"""Headlines of table rows: short, under their headers, and verified by the check of figures."""

from dataclasses import replace

from assistant.checking import check_figure
from assistant.facts.figures import figures_in
from assistant.quoting.table_cells import cell_headline, cells_headline, row_headline
from corpus.report import Cell, Row
from index.passages import Passage


def _row(*cells: tuple[str, str], label: str = "Coroner", unit: str | None = "£000s") -> Passage:
    made = (Cell(label), *(Cell(text, tuple(header.split(" > "))) for header, text in cells))
    text = "\t".join(cell.text for cell in made)
    return Passage("p", "r", 0, 0, len(text), text, "table_row", row=Row(made, label, "", unit))


SERVICE = _row(("2025-26 > Gross Expenditure", "702.5"), ("2025-26 > Grants", "-41.0"), ("2024-25 > Net Cost", "1,661"))


def test_a_cell_is_told_with_label_headers_and_unit_as_printed() -> None:
    assert SERVICE.row is not None
    assert cell_headline(SERVICE, SERVICE.row.cells[3]) == "Coroner, 2024-25, Net Cost (£000s): 1,661"


def test_a_column_with_a_unit_of_its_own_does_not_take_the_tables() -> None:
    passage = _row(("Average rate > %", "6.37"), ("Likelihood (1-5)", "4"))
    assert passage.row is not None
    told = [cell_headline(passage, cell) for cell in passage.row.cells[1:]]
    assert told == ["Coroner, Average rate, %: 6.37", "Coroner, Likelihood (1-5): 4"]


def test_a_unit_that_one_header_prints_is_not_that_of_its_neighbours() -> None:
    passage = _row(("Homes", "41,029.5"), ("Precept @ £1,200 £000s", "70,526.6"))
    assert passage.row is not None
    told = [cell_headline(passage, cell) for cell in passage.row.cells[1:]]
    assert told == ["Coroner, Homes: 41,029.5", "Coroner, Precept @ £1,200 £000s: 70,526.6"]
    assert [check_figure(figure, told[1], passage) for figure in figures_in(told[1])] == ["found", "verified"]


def test_the_unit_of_the_heading_over_a_table_is_told_and_verified() -> None:
    passage = replace(_row(("2025-26 Budget", "715.90"), unit=None), section=("Indicator 3: Gross debt (£m)",))
    assert passage.row is not None
    told = cell_headline(passage, passage.row.cells[1])
    assert told == "Coroner, 2025-26 Budget (£m): 715.90"
    assert check_figure(figures_in(told)[-1], told, passage) == "verified"


def test_each_of_two_cells_stands_on_its_own_line_and_is_verified() -> None:
    assert SERVICE.row is not None
    lines = cells_headline(SERVICE, SERVICE.row.cells[1:3]).split("\n")
    assert len(lines) == 2
    for line, cell in zip(lines, SERVICE.row.cells[1:3], strict=True):
        figure = next(figure for figure in figures_in(line) if figure.text == cell.text)
        assert check_figure(figure, line, SERVICE) == "verified"


def test_the_headline_of_one_column_with_the_figure_of_another_is_not_verified() -> None:
    line = "Coroner, 2025-26, Grants (£000s): 702.5"
    assert check_figure(figures_in(line)[-1], line, SERVICE) == "found"


def test_a_wide_row_is_told_in_whole_cells_and_at_most_25_words_and_is_verified() -> None:
    wide = _row(*((f"Year {number}", f"{number},000") for number in range(1, 20)))
    told = row_headline(wide)
    assert told.startswith("Coroner; Year 1 1,000;") and told.endswith(" …")
    assert len(told.removesuffix(" …").split()) <= 25
    assert check_figure(figures_in(told)[1], told, wide) == "verified"


def test_a_narrow_row_is_told_whole() -> None:
    assert (
        row_headline(_row(("Count", "49"), ("%", "14.85%"), label="Aged 20", unit=None))
        == "Aged 20; Count 49; % 14.85%"
    )
