"""Sides that name a report by its date, body or title are asked in that report alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.comparing.comparison import Comparison, read_comparison
from assistant.comparing.side_reports import with_reports
from corpus.settings import settings
from index.build import build
from index.search import Filters

BUDGET = """# Harbour Budget {state}

Report to {body}

Date: {date}

| Service | 2024/25 budget (£000) |
|---|---|
| Dredging of the channel | {dredging} |
| Lights | 112 |

{more}
"""
COUNTS = """# Count of the Oyster Beds

Date: {date}

1. On 31 March {year} the number of oyster beds stood at {beds}. The weather was mild.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("versions")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in {
        "draft": BUDGET.format(state="Draft", body="Cabinet", date="16 January 2024", dredging=387, more=""),
        "final": BUDGET.format(state="Final", body="Council", date="20 February 2024", dredging=431, more=""),
        "beds-2021": COUNTS.format(date="12 May 2021", year=2021, beds=442),
        "beds-2022": COUNTS.format(date="11 May 2022", year=2022, beds=520),
        "beds-2023": COUNTS.format(date="10 May 2023", year=2023, beds=609),
    }.items():
        (reports / f"{name}.md").write_text(text, encoding="utf-8")
    build(reports, folder / "index", settings())
    asked = Assistant(folder / "index")
    yield asked
    asked.close()


def _compared(harbour: Assistant, question: str) -> Comparison:
    comparison = read_comparison(question)
    assert comparison is not None
    return with_reports(harbour.index, comparison, Filters())


def _titles(harbour: Assistant, comparison: Comparison) -> list[list[str]]:
    return [[harbour.index.particulars(id).title for id in side.reports] for side in comparison.sides]


def _operands(harbour: Assistant, question: str) -> list[tuple[str, ...] | None]:
    return [figure.operands for figure in harbour.ask(question).figures if figure.status == "computed"]


def test_a_side_names_its_report_by_month_and_state(harbour: Assistant) -> None:
    found = _compared(harbour, "How much more is the dredging budget in the February version than in January's draft?")
    assert _titles(harbour, found) == [["Harbour Budget Final"], ["Harbour Budget Draft"]]
    assert [side.question for side in found.sides] == ["the dredging budget"] * 2


def test_of_two_reports_the_later_is_held_against_the_earlier_where_the_question_has_no_way_round(
    harbour: Assistant,
) -> None:
    found = _compared(harbour, "How does the dredging budget in the January report compare with the February one?")
    assert _titles(harbour, found) == [["Harbour Budget Final"], ["Harbour Budget Draft"]]


def test_a_side_names_its_report_by_the_body_that_got_it(harbour: Assistant) -> None:
    found = _compared(
        harbour, "By how much did the dredging budget go up between the Cabinet paper and the one Council got?"
    )
    assert _titles(harbour, found) == [["Harbour Budget Final"], ["Harbour Budget Draft"]]


def test_sides_that_name_no_report_are_asked_everywhere(harbour: Assistant) -> None:
    found = _compared(harbour, "How much higher is the budget for dredging than for lights in February?")
    assert _titles(harbour, found) == [[], []]


def test_the_same_cell_of_two_versions_gives_the_difference(harbour: Assistant) -> None:
    question = "How much more is the 2024/25 budget for dredging of the channel in the February version than in January's draft?"
    assert _operands(harbour, question) == [("431", "387")]


def test_a_change_since_a_time_goes_up_to_the_latest_figure_of_the_measure(harbour: Assistant) -> None:
    question = "By how much has the number of oyster beds grown since March 2021?"
    assert _operands(harbour, question) == [("609", "442")]


def test_a_change_that_goes_the_other_way_than_the_question_takes_for_granted_is_not_computed(
    harbour: Assistant,
) -> None:
    assert _operands(harbour, "By how much has the number of oyster beds fallen since March 2021?") == []


def test_a_change_since_the_latest_time_is_not_computed(harbour: Assistant) -> None:
    assert _operands(harbour, "By how much has the number of oyster beds grown since March 2023?") == []


def test_a_kind_of_paper_that_is_what_is_asked_for_names_no_report(harbour: Assistant) -> None:
    found = _compared(harbour, "What is the difference between the forecast and the budget for lights?")
    assert _titles(harbour, found) == [[], []]
    assert [side.question for side in found.sides] == ["the forecast for lights", "the budget for lights"]
