"""Exempt papers: left out when the settings say so, and then nothing of their text is kept anywhere."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from index.build import build
from tests.index.conftest import text_on_disk

EXEMPT = (
    "Report to Executive\n24 March 2021\n\nNot for publication by virtue of Schedule 12A\n\nSale of the Old Depot\n\n"
    "1. The reserve price of the depot is quenchless and amounts to £4.2million.\n"
)


def test_exempt_papers_are_left_out_and_leave_no_trace(index: Path, reports: Path, configured: Settings) -> None:
    (reports / "depot.txt").write_text(EXEMPT)
    assert build(reports, index, configured).reports == 4
    assert text_on_disk(index, "quenchless")

    result = build(reports, index, configured.model_copy(update={"include_exempt": False}))

    assert (result.files, result.reports, result.embedded) == (4, 3, 0)
    assert text_on_disk(index, "quenchless") == []
    assert text_on_disk(index, "Old Depot") == []


def test_exempt_papers_come_back_when_they_are_wanted_again(index: Path, reports: Path, configured: Settings) -> None:
    (reports / "depot.txt").write_text(EXEMPT)
    build(reports, index, configured.model_copy(update={"include_exempt": False}))
    assert build(reports, index, configured).reports == 4
