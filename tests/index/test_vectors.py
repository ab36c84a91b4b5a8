"""Vectors in Chroma: found again, also beside many equal ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.settings import Settings
from index.build import build
from index.search import Filters, Index, Models
from index.vectors import Vectors
from index.verify import verify
from tests.index.conftest import text_on_disk

ROWS = 400


def test_the_same_words_in_many_reports_are_one_vector_and_all_are_found(
    tmp_path: Path, configured: Settings, models: Models
) -> None:
    """Equal vectors, one a passage, once made Chroma's graph fall apart: of 8,200 vectors 396 were not found again."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(1, 9):
        (reports / f"{number}.txt").write_text(
            f"Report to Executive\n{number} March 2021\n\nEquality\n\n"
            "1. There are no equality implications arising from this report.\n"
        )
    result = build(reports, tmp_path / "index", configured)
    index = Index.open(tmp_path / "index", configured, models)
    try:
        everywhere = index.search("equality implications", most=50)
        here = index.search("equality implications", Filters(report="3.txt"))
    finally:
        index.close()
    same = [item for item in everywhere if "equality" in item.passage.text]
    assert len(same) == 8
    assert result.passages - verify(tmp_path / "index").vectors >= 7
    assert len({item.dense_distance for item in same}) == 1
    assert [item.passage.id for item in same] == sorted(item.passage.id for item in same)
    assert {item.passage.report_id for item in here} == {here[0].passage.report_id}


def test_nearest_looks_only_among_the_texts_that_are_named(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    rows = random.normal(size=(ROWS, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    made = Vectors(tmp_path / "chroma", create=True)
    assert list(made.add((f"{number:03d}", row.tobytes()) for number, row in enumerate(rows))) == [ROWS]
    made.close()

    opened = Vectors(tmp_path / "chroma")
    exact = [f"{number:03d}" for number in np.argsort(-(rows @ rows[7]))]
    even = [name for name in exact if int(name) % 2 == 0]
    assert [name for name, _ in opened.nearest_texts(rows[7], 20)] == exact[:20]
    assert [name for name, _ in opened.nearest_texts(rows[7], 20, even)] == even[:20]
    assert opened.nearest_texts(rows[7], 20, []) == []
    opened.close()


def test_chroma_holds_no_words_of_the_reports(index: Path) -> None:
    held = text_on_disk(index, "zanzibarin")
    assert held
    assert set(held) <= {"catalogue.sqlite", "compressed"}
