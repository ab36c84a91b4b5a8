"""Fixtures of the index's tests: a builder process (12 s once a session, then 2 s a build) and a finished index."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from index import fingerprints
from index.build import build
from index.search import Found, Index, Models

ROOT = Path(__file__).resolve().parents[2]
Ask = Callable[..., list[tuple[str, float | None]]]


@dataclass(frozen=True)
class Ended:
    """How a build in another process ended: by which signal (0 for none), and with what result or error."""

    signal: int
    outcome: dict[str, Any]


class Builder:
    """Builds in processes of their own."""

    def __init__(self) -> None:
        script = [
            sys.executable,
            "-m",
            "tests.index.builder_process",
            fingerprints.reader_fingerprint(Settings()).rsplit("-", 1)[0],
        ]
        self._process = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout and self._process.stdout.readline() == "ready\n"

    def build(
        self, reports: Path, index: Path, kill: str | None = None, most_bytes: int | None = None, **settings: Any
    ) -> Ended:
        """Ask for one build and wait for its end."""
        assert self._process.stdin and self._process.stdout
        request = {
            "reports": str(reports),
            "index": str(index),
            "kill": kill,
            "most_bytes": most_bytes,
            "settings": settings,
        }
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Ended(answer["signal"], answer["outcome"] or {})

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="session")
def builder() -> Iterator[Builder]:
    """A process that builds on request and can be killed at a named step."""
    started = Builder()
    yield started
    started.close()


@pytest.fixture(scope="session")
def first_index(first_reports: Path, steady_reader: None) -> Path:
    """The index that each test gets a copy of; not to be changed."""
    folder = first_reports.parent / "index"
    build(first_reports, folder, Settings())
    return folder


@pytest.fixture
def index(tmp_path: Path, first_index: Path) -> Path:
    """A finished index of the three reports."""
    return Path(shutil.copytree(first_index, tmp_path / "index"))


@pytest.fixture
def ask(configured: Settings, models: Models) -> Ask:
    """Ask an index folder and get (passage id, late score) of what is found, best first."""

    def asked(folder: Path, question: str) -> list[tuple[str, float | None]]:
        return [(item.passage.id, item.late) for item in found(folder, question, configured, models)]

    return asked


def found(folder: Path, question: str, settings: Settings, models: Models) -> list[Found]:
    """Open the current version, ask it, and let go."""
    opened = Index.open(folder, settings, models)
    try:
        return opened.search(question)
    finally:
        opened.close()


def current(index: Path) -> Path:
    """The folder of the current version."""
    return index / "versions" / (index / "current").read_text().strip()


def text_on_disk(folder: Path, word: str) -> list[str]:
    """The files below a folder that hold the word, as it is or compressed; letters in any case."""
    held = [
        path.name for path in folder.rglob("*") if path.is_file() and word.lower().encode() in path.read_bytes().lower()
    ]
    for catalogue in folder.rglob("catalogue.sqlite"):
        with closing(sqlite3.connect(catalogue)) as database:
            packed = [
                *database.execute("SELECT reading FROM readings"),
                *database.execute("SELECT blocks FROM reports"),
            ]
            held += ["compressed" for (blob,) in packed if word.lower().encode() in zlib.decompress(blob).lower()]
    return held
