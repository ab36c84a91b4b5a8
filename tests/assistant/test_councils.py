"""Councils: which reports a question is asked of that names one of several councils."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.finding.councils import councils_of
from corpus.settings import settings
from index.build import build

REPORTS = {
    "elmford.txt": "Elmford Borough Council\n\nReport to Cabinet\n4 March 2024\n\nWaste\n\n"
    "1. The recycling rate was 41.2 per cent in 2023/24.\n\n2. Elmford has four depots, one of them shared with Oakham Vale.\n",
    "oakham.txt": "Oakham Vale District Council\n\nReport to Cabinet\n11 March 2024\n\nWaste and streets\n\n"
    "1. The recycling rate was 38.7 per cent in 2023/24.\n\n2. The council collected 61 abandoned cars.\n",
    "note.txt": "Report to a panel\n18 March 2024\n\nFly-tipping\n\n"
    "1. In Elmford 212 fly-tips were cleared in 2023/24, in Elmford's parks 12.\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Papers of two invented councils, and one that does not say whose it is."""
    folder: Path = tmp_path_factory.mktemp("councils")
    (folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    build(folder / "reports", folder / "index", settings())
    asked = Assistant(folder / "index", settings())
    yield asked
    asked.close()


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was Elmford's recycling rate in 2023/24?", "41.2"),
        ("recycling rate oakham vale 2023/24", "38.7"),
        ("How many fly-tips were cleared in Elmford in 2023/24?", "212"),
    ],
)
def test_a_council_that_is_named_answers_for_itself(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert figure in answer.headline
    assert answer.question_used == question


def test_what_another_council_tells_of_itself_is_no_answer(assistant: Assistant) -> None:
    assert assistant.ask("How many abandoned cars did Elmford collect?").status == "not_found"


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("What was Elmford's recycling rate?", {"elmford.txt", "note.txt"}),
        ("elmford borough council recycling", {"elmford.txt", "note.txt"}),
        ("Did Oakham Vale recycle more?", {"oakham.txt"}),
        ("What was the recycling rate?", None),
        ("Do Elmford and Oakham Vale share a depot?", None),  # all of them
        ("Where is Upper elmfordshire?", None),
    ],
)
def test_its_reports_are_those_that_are_or_may_be_its_own(
    assistant: Assistant, question: str, files: set[str] | None
) -> None:
    named = councils_of(assistant.index, question)
    if files is None:
        assert named is None or named.reports == frozenset(assistant.index.catalogue.report_ids())
    else:
        assert named is not None
        assert {copy.file for id in named.reports for copy in assistant.index.copies(id)} == files


def test_a_passage_elsewhere_may_speak_of_the_council(assistant: Assistant) -> None:
    named = councils_of(assistant.index, "Which depots has Oakham Vale?")
    assert named is not None
    found = assistant.index.search("depots")
    shared = next(item for item in found if "shared with" in item.passage.text)
    assert named.may_answer(shared)
    other = replace(shared, passage=replace(shared.passage, text="It has four depots.", section=(), context=None))
    assert not named.may_answer(other)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What was Elmford's recycling rate?", "What was recycling rate?"),
        ("How many cars were collected in Elmford?", "How many cars were collected?"),
        ("Who leads Elmford Borough Council?", "Who leads?"),
    ],
)
def test_its_name_is_left_out_of_the_topic(assistant: Assistant, text: str, left: str) -> None:
    named = councils_of(assistant.index, text)
    assert named is not None
    assert named.left_out_of(text) == left
