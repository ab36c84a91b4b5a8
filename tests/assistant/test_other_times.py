"""Other times: words that tell of another year than the one asked for do not answer."""

from dataclasses import replace

import pytest

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.finding.refusing import in_time, refusal_of
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from assistant.times.other_times import tells_of_other_times, tells_of_other_years
from corpus.report import Cell, Particulars, Row
from index.passages import Passage
from index.search import Found


@pytest.mark.parametrize(
    ("said", "asked", "other"),
    [
        ("The ferry cost £4m in 2021/22 and £3m in 2020/21.", "2022-23", True),
        ("During 2020 the ferry carried 400 cars.", "2022", True),
        ("The ferry costs £4m, as against £3m in 2020/21.", "2021-22", False),
        ("The ferry cost £4m at 31 March 2022.", "2021-22", False),
        ("The ferry cost £4m in 2022.", "2022-23", False),
        ("In the second quarter the ferry cost £1m.", "2022-23", False),
        ("The ferry cost £4m in May 2020.", "2021-05", False),
        ("The ferry costs £4m, as section 6 of the report published on 5 February 2022 tells.", "2022-23", False),
        ("Since this time fares have fallen to £4 in 2022, the lowest since 2012, as in 2019.", "2022", False),
    ],
)
def test_words_tell_of_other_years_where_no_year_asked_for_is_named(said: str, asked: str, other: bool) -> None:
    assert tells_of_other_years(said, (asked,)) is other


def test_cells_tell_of_another_quarter() -> None:
    assert tells_of_other_times("Ferries, Q1 2024/25: 12", ("Q4 2024-25",))
    assert not tells_of_other_times("Ferries, 2024/25: 12", ("Q4 2024-25",))


def reason(
    assistant: Assistant, asked: str, text: str, context: str | None = None, row: Row | None = None, section: str = ""
) -> str:
    """Why a passage may not answer; the report is of the year asked for."""
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", (section,), row=row, context=context)
    own = Particulars("Ferries", report_date="2022-06-14")
    weighed = Weighed(Found(passage, own, 1, 0.1, late=0.8), 1.0, (), 2, 0.9)
    headline = text if row is None else f"Ferries, {row.cells[0].column[0]}: 40"
    quote = Quote(weighed, ((0, len(text)),), headline, 1.0, True, relevance=5.0)
    question = replace(read_question(asked), terms=("ferri",))
    refusal = refusal_of(assistant.index, question, quote, [quote], {"ferri": 3.0})
    return refusal.reason if refusal else ""


def test_a_figure_of_another_year_is_refused_though_the_report_is_of_that_year(assistant: Assistant) -> None:
    asked = "How many ferries sailed in 2022?"
    assert reason(assistant, asked, "In 2019 40 ferries sailed.") == "date_not_covered"
    assert reason(assistant, asked, "40 ferries sailed.") == ""
    assert reason(assistant, asked, "In 2019 40 ferries sailed.", "The year 2022 against 2019:") == ""
    assert reason(assistant, asked, "40 ferries sailed (2019: 38).", section="SAILINGS IN 2022") == ""


def test_a_passage_of_the_time_asked_for_answers_before_one_of_another_that_reads_a_little_better() -> None:
    question = read_question("How many ferries sailed in 2022?")

    def quote(text: str, time: int, relevance: float) -> Quote:
        found = Found(Passage(text, "r", 0, 0, len(text), text, "paragraph", ()), Particulars("Ferries"), 1, 0.1)
        weighed = Weighed(found, 1.0, (), time, 0.9)
        return Quote(weighed, ((0, len(text)),), text, 1.0, True, relevance=relevance)

    before = quote("In 2019 40 ferries sailed.", 0, 6.0)
    then = quote("In 2022 38 ferries sailed.", 3, 5.0)
    other = quote("In 2022 a ferry was painted.", 3, 1.0)
    assert in_time(question, [before, then, other]) == [then, other]
    assert in_time(question, [before, other]) == [before, other]


def test_a_cell_of_another_time_is_refused(assistant: Assistant) -> None:
    asked = "How many ferries sailed in 2022?"
    for header, told in (("2019", "date_not_covered"), ("2022", "")):
        row = Row((Cell("40", (header,)),), "Ferries")
        assert reason(assistant, asked, "Ferries 40", row=row) == told
