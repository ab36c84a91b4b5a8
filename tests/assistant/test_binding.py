"""Binding: a statement in other words is verified when the passage says it of the same thing, and only then."""

from __future__ import annotations

import pytest

from assistant.answer import FigureStatus
from assistant.checking import check_figure
from assistant.facts.figures import figures_in
from corpus.report import Cell, Particulars, Row
from index.passages import Passage
from index.search import Models

OWN = Particulars("Performance Report Quarter 2 2021/22", report_date="2021-12-07", period="Q2 2021-22")
CASELOAD = (
    "The average caseload of social workers fell to 19.4 in September 2021, from 20.1 in June 2021. "
    "Of the 96 posts, 10 are filled by agency staff and 79 by permanent staff. "
    "Boys are 54% of the children looked after; girls are 46%."
)
COST = "A foster place costs £3,200 a week. Up to 15 areas will be chosen. The forecast overspend has risen by £0.7m to £3.3m."


def _text(text: str) -> Passage:
    return Passage("p", "r", 0, 0, len(text), text, "paragraph")


def _row(
    label: str, *cells: tuple[tuple[str, ...], str], unit: str | None = None, caption: str | None = None
) -> Passage:
    found = (Cell(label, ("Directorate",)), *(Cell(text, column) for column, text in cells))
    text = "\t".join(cell.text for cell in found)
    return Passage("p", "r", 0, 0, len(text), text, "table_row", context=caption, row=Row(found, label, unit=unit))


BUDGET = _row(
    "Adult Social Care",
    (("Full year", "Budget"), "55,180"),
    (("Full year", "Forecast"), "56,020"),
    (("Full year", "Variance"), "840"),
    (("Year to date", "Actual"), "27,900"),
    caption="Revenue by directorate (£000)",
)
OUTTURN = _row(
    "Corporate Services", (("Outturn",), "16,802"), (("Variance",), "(98)"), caption="Outturn 2021/22 (£000)"
)  # fmt: skip
MEASURE = _row(
    "Missed bins per 100,000 collections", (("Target",), "60"), (("Quarter 1",), "78"), (("Quarter 2",), "84")
)


def _status(statement: str, printed: str, passage: Passage, models: Models | None = None) -> FigureStatus:
    figure = next(figure for figure in figures_in(statement) if figure.text == printed)
    encode = models.late.encode if models and models.late else None
    return check_figure(figure, statement, passage, OWN, encode)


@pytest.mark.parametrize(
    ("statement", "figure", "passage"),
    [
        ("In September 2021 social workers had an average caseload of 19.4.", "19.4", _text(CASELOAD)),
        ("Agency staff fill 10 of the 96 posts.", "10", _text(CASELOAD)),
        ("Of the children looked after 54 per cent are boys.", "54 per cent", _text(CASELOAD)),
        ("A foster place costs £3,200 a week.", "£3,200", _text(COST)),
        ("At most 15 areas will be chosen.", "15", _text(COST)),
        ("The forecast overspend has risen to £3.3 million.", "£3.3 million", _text(COST)),
        ("Adult Social Care is forecast to overspend by £840,000 over the full year.", "£840,000", BUDGET),
        ("Corporate Services underspent by £98k in 2021/22.", "£98k", OUTTURN),
        ("In Quarter 2, 84 bins per 100,000 collections were missed.", "84", MEASURE),
        ("The target for missed bins is 60 per 100,000 collections.", "60", MEASURE),
    ],
)
def test_the_same_in_other_words_is_verified(statement: str, figure: str, passage: Passage) -> None:
    assert _status(statement, figure, passage) == "verified"


@pytest.mark.parametrize(
    ("statement", "figure", "passage"),
    [
        ("In September 2021 social workers had an average caseload of 20.1.", "20.1", _text(CASELOAD)),
        ("The average caseload of social workers rose to 19.4 in September 2021.", "19.4", _text(CASELOAD)),
        ("The average caseload of social workers fell by 19.4 in September 2021.", "19.4", _text(CASELOAD)),
        ("The average caseload of social workers was 19.4% in September 2021.", "19.4%", _text(CASELOAD)),
        ("Of the 96 posts, 10 are filled by permanent staff.", "10", _text(CASELOAD)),
        ("Of the 96 posts, 10 are not filled by agency staff.", "10", _text(CASELOAD)),
        ("Of the 96 posts, 10 are filled by no agency staff.", "10", _text(CASELOAD)),
        ("Girls are 54% of the children looked after.", "54%", _text(CASELOAD)),
        ("A foster place costs £3,200 a month.", "£3,200", _text(COST)),
        ("At least 15 areas will be chosen.", "15", _text(COST)),
        ("The forecast overspend has risen to £0.7m.", "£0.7m", _text(COST)),
        ("The forecast overspend has risen to £3.3 billion.", "£3.3 billion", _text(COST)),
        ("Adult Social Care is forecast to underspend by £840,000 over the full year.", "£840,000", BUDGET),
        ("Adult Social Care is forecast to overspend by £840 over the full year.", "£840", BUDGET),
        ("Adult Social Care is forecast to spend £27,900k.", "£27,900k", BUDGET),
        ("Adult Social Care is forecast to spend £55,180k over the full year.", "£55,180k", BUDGET),
        ("Children's Services is forecast to overspend by £840,000 over the full year.", "£840,000", BUDGET),
        ("Corporate Services overspent by £98k in 2021/22.", "£98k", OUTTURN),
        ("Corporate Services underspent by £98k in 2020/21.", "£98k", OUTTURN),
        ("In Quarter 1, 84 bins per 100,000 collections were missed.", "84", MEASURE),
        ("In Quarter 2, 60 bins per 100,000 collections were missed.", "60", MEASURE),
        ("84% of bins were missed in Quarter 2.", "84%", MEASURE),
    ],
)
def test_the_same_figure_of_another_thing_is_not(statement: str, figure: str, passage: Passage) -> None:
    assert _status(statement, figure, passage) in ("found", "not_found")


def test_another_word_for_the_same_thing_is_seen_by_the_model_and_an_opposite_is_not_taken_for_it(
    models: Models,
) -> None:
    kept = _text("In the autumn 91% of bicycles were kept in sheds.")
    assert _status("In the autumn 91% of bikes were kept in sheds.", "91%", kept) == "found"
    assert _status("In the autumn 91% of bikes were kept in sheds.", "91%", kept, models) == "verified"
    staff = _text("Agency staff fill 10 posts.")
    assert _status("Permanent staff fill 10 posts.", "10", staff, models) == "found"


def test_a_name_that_the_passage_does_not_give_is_never_read_into_it(models: Models) -> None:
    passage = _text("In Newport 49% of residents feel safe after dark.")
    assert _status("In Newport 49% of residents feel safe after dark.", "49%", passage, models) == "verified"
    assert _status("After dark 49% of residents feel safe in Ormesby.", "49%", passage, models) == "found"


COUNTS = (
    "On 31 December 2021 there were 421 children looked after, four fewer than at the end of September. "
    "Fourteen of the 421 have no family here. Of the 46 long absences reviewed, 19 have ended."
)
LIFE = "Life expectancy is 13.3 years lower for men and 11.2 years lower for women in the poorest streets."


@pytest.mark.parametrize(
    ("statement", "figure", "passage"),
    [
        ("At the end of September 2021 there were 421 children looked after.", "421", COUNTS),
        ("There are 421 children who have no family here.", "421", COUNTS),
        ("The number of children looked after rose to 421 in December 2021.", "421", COUNTS),
        ("Men in the poorest streets live 11.2 years less.", "11.2", LIFE),
        ("Across England there are 486 admissions a year.", "486", "Across Holm and England rates differ. This is 486 admissions a year in Holm."),
        ("At the start of the year there were 50 homes.", "50", "There were 40 homes at the start and 50 homes at the end of the year."),
        ("Income from rents reached £90.", "£90", "Rents came to £90."),
        ("The shortest wait was 71 weeks.", "71", "The longest wait was 71 weeks."),
        ("Decisions have already been taken on £2m of savings.", "£2m", "Decisions are still to be taken on £2m of savings."),
        ("Pensioners pay £38 a year for bins.", "£38", "The charge for bins is £38 a year and half of that for pensioners."),
        ("Of those who replied 58% would not keep the bins.", "58%", "Of those who replied, 58% would keep the bins."),
        ("The overspend is £0.1m.", "£0.1m", "The overspend is £2.8m, which is £0.1m more than at Quarter 1."),
    ],
)  # fmt: skip
def test_a_word_of_another_time_group_or_side_turns_a_statement_down(
    statement: str, figure: str, passage: str, models: Models
) -> None:
    assert _status(statement, figure, _text(passage), models) == "found"


@pytest.mark.parametrize(
    ("statement", "figure", "passage"),
    [
        ("As 2021 ended, some 421 children were in care.", "421", COUNTS),
        ("Altogether 72 plans were issued, which was encouraging.", "72", "The total of plans issued was 72."),
        ("The overspend came to £1.6m in the end.", "£1.6m", "The year ended £1.6m over budget."),
        ("It lists 38 firms without a licence.", "38", "The register lists 38 businesses without a licence."),
        ("Of the garden customers only 12 per cent pay less.", "12 per cent", "The garden round has 152 customers, of whom 12 per cent pay less."),
    ],
)  # fmt: skip
def test_words_that_say_nothing_of_their_own_need_no_ground(
    statement: str, figure: str, passage: str, models: Models
) -> None:
    assert _status(statement, figure, _text(passage), models) == "verified"
