"""The date that a figure holds for: its own sentence's, its heading's, or only the report's."""

import pytest

from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote, as_at_of
from assistant.times.times import as_at, in_financial_year, quarters_of
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def _found(text: str, section: tuple[str, ...] = ()) -> Found:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", section=section)
    return Found(passage, Particulars("Report", report_date="2021-06-01"), 1, 0.0)


@pytest.mark.parametrize(
    ("sentence", "section", "expected"),
    [
        ("There were 609 on 24 March 2021.", (), ("2021-03-24", "text")),
        ("There were 609.", ("Position in March 2021",), ("2021-03", "heading")),
        ("There were 609.", (), ("2021-06-01", "report_date")),
        ("It was 17.8 in May; in May 2020 it was 22.4.", (), ("2021-06-01", "report_date")),
        ("It was 17.8 in May 2020, five fewer than in March.", (), ("2020-05", "text")),
        ("In April to June 2020 it was 17.8.", (), ("2020-06", "text")),
        ("There were 609 in May 2021, five fewer than in May 2020.", (), ("2021-05", "text")),
        ("That is five more than in May 2020.", (), ("2021-06-01", "report_date")),
        ("It fell from 702 at 31 August 2020 to 609 at 24 March 2021.", (), ("2021-06-01", "report_date")),
    ],
)
def test_a_date_is_given_only_where_it_can_be_no_other(
    sentence: str, section: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert as_at(sentence, _found(sentence, section)) == expected


def test_the_date_of_a_neighbouring_sentence_is_not_the_figures() -> None:
    first, second = "There are 47 children.", "In January 2021 there were 123."
    found = _found(f"{first} {second}")
    spans = ((0, len(first)), (len(first) + 1, len(first) + 1 + len(second)))
    chosen = Quote(Weighed(found, 1.0, (), 3, 1.0), spans, first, 1.0, True)
    assert as_at_of(chosen) == ("2021-06-01", "report_date")


def test_the_same_quarter_of_another_year_is_that_of_the_report() -> None:
    assert quarters_of("lower than in the same quarter of 2020/21", "Q3 2021-22") == ("Q3 2020-21",)
    assert quarters_of("lower than in Q2", "Q3 2021-22") == ("Q2 2021-22",)
    assert quarters_of("lower than in the same quarter of 2020/21", None) == ()


@pytest.mark.parametrize(
    ("named", "inside"),
    [("2022-04", True), ("2023-03-31", True), ("2022-03", False), ("Q2 2022-23", True), ("2023-24", False)],
)
def test_a_month_lies_in_the_financial_year_from_april(named: str, inside: bool) -> None:
    assert in_financial_year(named, "2022-23") is inside
