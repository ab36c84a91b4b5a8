"""The material of a measurement: the files of a folder, or the first of them, and the questions."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from benchmarks.comparison import Material
from benchmarks.questions import Asked, write_questions
from corpus.library import LibraryFile, files_of


def prepared(reports: Path, questions: Sequence[Asked], limit: int | None, work: Path) -> Material:
    """Count the files, which also brings them into the disk cache for both sides alike; raises `NoReports`."""
    files = [file for file in files_of(reports) if file.readable]
    folder = reports.resolve()
    if limit is not None and limit < len(files):
        files, folder = files[:limit], work / "reports"
        _copied(files, folder)
    asked = work / "questions.jsonl"
    write_questions(asked, questions)
    megabytes = sum(file.size for file in files) / 1e6
    return Material(folder, asked, len(files), sum(_pages(file.path) for file in files), megabytes, len(questions))


def _copied(files: Sequence[LibraryFile], folder: Path) -> None:
    for file in files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file.path, folder / file.name)


def _pages(path: Path) -> int:
    """Pages of a PDF; any other file, and a PDF that cannot be opened, counts as one."""
    if len(path.read_bytes()) == 0 or path.suffix.lower() != ".pdf":
        return 1
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError:
        return 1
