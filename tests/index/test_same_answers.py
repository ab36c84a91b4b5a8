"""Two builds of the same reports answer alike, to the last digit."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import Settings
from index.build import build
from index.search import Models
from tests.index.conftest import Builder, found

QUESTIONS = ["How many children are looked after?", "spending on roads", "mobile library villages", "88% of potholes"]


def test_two_builds_from_scratch_find_the_same(
    tmp_path: Path, index: Path, reports: Path, builder: Builder, configured: Settings, models: Models
) -> None:
    assert builder.build(reports, tmp_path / "second").outcome["embedded"] == 9
    for question in QUESTIONS:
        assert found(tmp_path / "second", question, configured, models) == found(index, question, configured, models)


def test_an_index_that_grew_ranks_as_one_made_at_once(
    tmp_path: Path, index: Path, reports: Path, configured: Settings, models: Models
) -> None:
    """Distances may differ in the fifth place, because a text's vector in bfloat16 depends a little on its batch."""
    grown = tmp_path / "grown"
    parts = tmp_path / "parts"
    parts.mkdir()
    for path in sorted(reports.iterdir()):
        (parts / path.name).write_bytes(path.read_bytes())
        build(parts, grown, configured)
    for question in QUESTIONS:
        one, other = (found(folder, question, configured, models) for folder in (grown, index))
        assert [(item.passage, item.late, item.words_score) for item in one] == [
            (item.passage, item.late, item.words_score) for item in other
        ]
        assert [item.dense_distance for item in one] == pytest.approx([item.dense_distance for item in other], abs=2e-3)
