"""Checking: a figure is verified only when the passage says of it what the answer says."""

from assistant.answer import FigureStatus
from assistant.checking import check_figure
from assistant.facts.figures import figures_in
from corpus.report import Cell, Row
from index.passages import Passage

CASELOAD = "The average caseload stands at 18.2, a reduction from the 20.4 of last year. The target is 17."


def _passage(text: str, row: Row | None = None) -> Passage:
    kind = "table_row" if row else "paragraph"
    return Passage("p", "r", 0, 0, len(text), text, kind, row=row)  # type: ignore[arg-type]


def _check(statement: str, passage: Passage, printed: str) -> FigureStatus:
    figure = next(figure for figure in figures_in(statement) if figure.text == printed)
    return check_figure(figure, statement, passage)


def test_the_passages_own_clause_is_verified() -> None:
    assert _check("The average caseload stands at 18.2", _passage(CASELOAD), "18.2") == "verified"


def test_the_previous_figure_told_as_the_current_one_is_only_found() -> None:
    assert _check("The average caseload stands at 20.4", _passage(CASELOAD), "20.4") == "found"


def test_the_target_told_as_the_caseload_is_only_found() -> None:
    assert _check("The average caseload stands at 17", _passage(CASELOAD), "17") == "found"


def test_a_figure_that_is_not_there_is_not_found() -> None:
    assert _check("The average caseload stands at 19.9", _passage(CASELOAD), "19.9") == "not_found"


def test_another_scale_is_not_found() -> None:
    passage = _passage("The overspend is £23.3 million.")
    assert _check("The overspend is £23.3 thousand", passage, "£23.3 thousand") == "not_found"


def test_another_sign_is_not_found() -> None:
    passage = _passage("The variance is -3.0 this quarter.")
    assert _check("The variance is 3.0 this quarter", passage, "3.0") == "not_found"


def test_two_figures_pulled_together_from_two_sentences_are_not_verified() -> None:
    assert _check("a reduction from the 20.4 of last year The target is 17", _passage(CASELOAD), "17") == "found"


def _row() -> Passage:
    cells = (
        Cell("Missed bins"),
        Cell("41", ("2021/22", "Target")),
        Cell("58", ("2021/22", "Actual")),
        Cell("-3", ("Change",)),
    )
    return _passage("Missed bins\t41\t58\t-3", Row(cells, "Missed bins"))


def test_a_cell_with_its_row_label_and_headers_is_verified() -> None:
    assert _check("Missed bins, 2021/22, Actual: 58", _row(), "58") == "verified"


def test_a_cell_under_another_header_is_only_found() -> None:
    assert _check("Missed bins, 2021/22, Actual: 41", _row(), "41") == "found"


def test_a_cell_without_its_row_label_is_only_found() -> None:
    assert _check("2021/22, Actual: 58", _row(), "58") == "found"


def test_the_whole_row_as_printed_is_verified() -> None:
    assert _check("Missed bins 41 58 -3", _row(), "41") == "verified"
