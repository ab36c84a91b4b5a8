"""What several tests of the readers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.readers.docx import read
from corpus.report import Piece
from tests.made_docx import Make, write


@pytest.fixture
def pieces(tmp_path: Path) -> Make:
    """Writes a body and reads its pieces."""

    def make(body: str, **parts: str) -> list[Piece]:
        return list(read(write(tmp_path / "report.docx", body, **parts)).pieces)

    return make
