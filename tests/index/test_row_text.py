"""What the models see of a table row: its words, headers, caption and headings, and none of its figures."""

from dataclasses import replace

from corpus.report import Cell, Row
from index.passages import Passage, embedded_text


def test_a_row_is_seen_by_its_name_its_headers_once_its_caption_and_its_headings() -> None:
    cells = (Cell("Coroner"), Cell("702.5", ("2025-26", "Core")), Cell("9.1", ("2025-26", "Total")))
    context = "Law and order · Services · Name | 2025-26 › Core | 2025-26 › Total"
    passage = Passage(
        "p", "r", 0, 0, 3, "row", "table_row", ("Budget", "Services"), context=context, row=Row(cells, "Coroner")
    )
    assert embedded_text(passage) == "Coroner. 2025-26, Core, Total. Law and order. Budget. Services"
    named = replace(passage, title="Revenue Plan")
    assert embedded_text(named) == "Coroner. 2025-26, Core, Total. Law and order. Budget. Services. Revenue Plan"
