"""A figure that another passage contradicts or restates is told with both sources, and nothing is where both may be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.settings import settings
from index.build import build

DRAFT = """# Harbour Plan {version}

Date: {date}

## Capital schemes

| Scheme | 2024-25 Total cost (£000) | 2024-25 Staff |
|---|---|---|
| North Pier lights | {lights} | 4 |
| Ferry slipway | 1,300 | 6 |
| Dredging | 2,450 | 9 |
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    reports = folder / "reports"
    reports.mkdir()
    for version, date, lights in (("draft", "10 January 2024", "750"), ("final", "14 February 2024", "676")):
        (reports / f"{version}.md").write_text(
            DRAFT.format(version=version, date=date, lights=lights), encoding="utf-8"
        )
    build(reports, folder / "index", settings())
    return folder / "index"


def test_another_version_with_another_figure_is_told_with_its_date(harbour: Path) -> None:
    asked = Assistant(harbour)
    answer = asked.ask("What is the total cost of the North Pier lights in 2024-25?")
    asked.close()
    assert {"750", "676"} <= {figure.text for figure in answer.figures if figure.status == "verified"}
    assert len({citation.report for citation in answer.citations}) == 2
    assert "Report of 10 January 2024: “North Pier lights 750" in answer.answer


def test_the_same_figure_in_both_versions_is_told_once(harbour: Path) -> None:
    asked = Assistant(harbour)
    answer = asked.ask("What is the total cost of dredging in 2024-25?")
    asked.close()
    assert "2,450" in answer.answer and " gives " not in answer.answer


def test_a_figure_that_was_restated_later_is_told_with_what_it_is_now(assistant: Assistant) -> None:
    answer = assistant.ask("What percentage of EHCPs were issued within 20 weeks in April to June 2021?")
    assert "restates this as 43.8 per cent" in answer.answer
    restated = next(figure for figure in answer.figures if figure.text == "43.8 per cent")
    cited = next(citation for citation in answer.citations if citation.marker == restated.marker)
    assert restated.status == "verified" and "43.8 per cent" in cited.quote
    assert len(answer.answer.split()) <= 90


def test_figures_of_two_quarters_are_no_conflict(assistant: Assistant) -> None:
    answer = assistant.ask("What was the recycling rate in July to September 2022?")
    assert answer.status == "answered" and " gives " not in answer.answer and "restates" not in answer.answer
