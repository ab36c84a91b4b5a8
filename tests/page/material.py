"""What the two paths are walked on: the sample reports, and one paper of Kent's county council."""

from __future__ import annotations

import csv
import io
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import numpy as np
import openpyxl
import pdfplumber
import pytest
from PIL import Image

from app import SAMPLE
from tests.page.visiting import ROOT

KENT = ROOT.parent / "shared" / "reports" / "kent"
KENT_PAPER = "2025-01-09_full_council/Devolution White Paper - County Council Report - FINAL.pdf"
_TINT = (255, 239, 150)


@dataclass(frozen=True)
class Material:
    """A folder of reports, and what is asked of it.

    figure: stands in the answer to the question, in the file `report`; followed: in the answer to `follow_up`, asked
    after `before`; trend: whether its measure has one.
    """

    reports: Path
    question: str
    figure: str
    before: str
    follow_up: str
    followed: str
    report: str
    trend: bool


def sample() -> Material:
    """The sample reports."""
    return Material(
        SAMPLE, "How many children were looked after on 31 December 2022?", "391",
        "How many children were looked after on 31 December 2022?", "and in June 2022?", "406",
        "2023-03-07_executive/Corporate Performance Report Q3 2022-23.pdf", trend=True,
    )  # fmt: skip


def kent(folder: Path) -> Material:
    """One paper of Kent's, copied to a folder; where the papers are missing the test is skipped, in CI it fails."""
    if not (KENT / KENT_PAPER).is_file():
        reason = f"the council papers of Kent are not in {KENT}: this path is walked on one of them"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    (folder / KENT_PAPER).parent.mkdir(parents=True)
    shutil.copy(KENT / KENT_PAPER, folder / KENT_PAPER)
    return Material(
        folder, "What is the minimum population of a new unitary council?", "500,000",
        "When did KCC first tell ministers that it was interested in a devolution deal?",
        "And its second try, the one made together with Medway?", "September 2024", KENT_PAPER, trend=False,
    )  # fmt: skip


def letters(words: str) -> str:
    """The words without white space, hyphens and the sign of an omission, for a page sets them as it likes."""
    return "".join(sign for sign in words if not sign.isspace() and sign not in "-‐‑\u00ad…|")


def words_in_boxes(picture: bytes, pdf: Path, page: int) -> str:
    """The words that pdfplumber reads where the picture of a page (from 1) is tinted, in their order on the page."""
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)
    tinted = np.abs(pixels - _TINT).max(axis=2) < 12
    with pdfplumber.open(pdf) as opened:
        printed = opened.pages[page - 1]
        scale = pixels.shape[1] / float(printed.width)
        words = printed.extract_words(keep_blank_chars=False, use_text_flow=True)
    return " ".join(word["text"] for word in words if _share(tinted, word, scale) > 0.4)


def _share(tinted: Any, word: dict[str, Any], scale: float) -> float:
    left, top, right, bottom = (round(float(word[side]) * scale) for side in ("x0", "top", "x1", "bottom"))
    part = tinted[top:bottom, left:right]
    return float(part.mean()) if part.size else 0.0


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a verification sheet by the names of their columns; a document has those of the source in one cell."""
    rows = {".xlsx": _read_workbook, ".csv": _read_csv, ".docx": _read_document}[path.suffix](path)
    head = next(place for place, row in enumerate(rows) if "Figure as printed" in row)
    told = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    return [row | dict(line.split(": ", 1) for line in row.get("Source", "").splitlines()) for row in told]


def _read_workbook(path: Path) -> list[list[str]]:
    page = openpyxl.load_workbook(path).worksheets[0]
    return [[str(cell or "") for cell in row] for row in page.iter_rows(values_only=True)]


def _read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _read_document(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in docx.Document(str(path)).tables for row in table.rows]
