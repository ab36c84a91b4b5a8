"""Budget tables of Kent County Council, cell by cell, against what a person read from the page pictures.

The reports are not part of the repository; they stand in `../shared/reports/kent`.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.readers.pdf import read
from corpus.report import Document, Piece

REPOSITORY = Path(__file__).resolve().parents[2]
KENT = REPOSITORY.parent / "shared" / "reports" / "kent"
EXPECTED = Path(__file__).with_name("kent_table_cells.jsonl")
CELLS: list[dict[str, Any]] = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line]


@cache
def document(report: str) -> Document:
    """The report, read once for all of its cells."""
    return read(KENT / report)


def name_of(expected: dict[str, Any]) -> str:
    """A test's name: file, page, row and column."""
    return f"{Path(expected['report']).stem[:14]}-p{expected['page']}-{expected['row']}-{'/'.join(expected['columns'])}"


def rows_named(expected: dict[str, Any]) -> list[Piece]:
    """The rows on the expected page with the expected label, below the expected group heading."""
    return [
        piece
        for piece in document(expected["report"]).pieces
        if piece.row is not None
        and piece.page == expected["page"]
        and piece.row.label == expected["row"]
        and piece.row.caption.endswith(expected.get("section", ""))
    ]


@pytest.mark.parametrize("expected", CELLS, ids=name_of)
def test_every_cell_has_its_row_column_unit_and_page(expected: dict[str, Any]) -> None:
    if not KENT.is_dir() and not os.environ.get("CI"):
        pytest.skip(f"the Kent reports are not in {KENT}")
    rows = rows_named(expected)
    assert len(rows) == 1, f"{len(rows)} rows named {expected['row']!r} on page {expected['page']}"
    row = rows[0].row
    assert row is not None
    cells = {cell.column: cell.text for cell in row.cells}
    assert cells.get(tuple(expected["columns"])) == expected["value"], cells
    printed_in_cell = expected["unit"] == "%" and expected["value"].endswith("%")
    assert row.unit == expected["unit"] or printed_in_cell, row.unit


def test_the_expected_cells_cover_all_three_reports() -> None:
    assert len(CELLS) == 60
    assert len({cell["report"] for cell in CELLS}) == 3
