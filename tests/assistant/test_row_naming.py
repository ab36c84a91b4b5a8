"""A side that is named by a row's label is compared only where that row is the one meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.settings import settings
from index.build import build

TABLE = """# Harbour Budget

Date: 14 February 2024

## Working budget of the harbour

| Service | Working budget (£000) |
|---|---|
| Transport | 641 |
| Home to Quay Transport | 963 |
| Dredging | 387 |
| Lights | 112 |

## Working budget of the marina

| Service | Working budget (£000) |
|---|---|
| Lights | 45 |
| Pontoons | 219 |
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("budget")
    reports = folder / "reports"
    reports.mkdir()
    (reports / "budget.md").write_text(TABLE, encoding="utf-8")
    build(reports, folder / "index", settings())
    return folder / "index"


def _computed(harbour: Path, question: str) -> list[tuple[str, ...] | None]:
    asked = Assistant(harbour)
    answer = asked.ask(question)
    asked.close()
    return [figure.operands for figure in answer.figures if figure.status == "computed"]


def test_the_row_that_says_nothing_beside_the_name_is_the_one_compared(harbour: Path) -> None:
    found = _computed(harbour, "How much higher is the working budget for Transport than for Dredging?")
    assert found == [("641", "387")]


def test_a_name_that_two_rows_of_a_report_have_gives_no_difference(harbour: Path) -> None:
    assert _computed(harbour, "How much higher is the working budget for Dredging than for Lights?") == []


def test_a_name_that_one_row_has_gives_a_difference(harbour: Path) -> None:
    assert _computed(harbour, "How much higher is the working budget for Dredging than for Pontoons?") == [
        ("387", "219")
    ]
