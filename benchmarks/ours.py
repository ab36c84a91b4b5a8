"""Our side: `index.build` as `python -m index build` calls it, and the assistant without a language model."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from benchmarks.questions import read_questions, seconds_of_each
from benchmarks.telling import Built, Served, Teller


class _Steps:
    """Hands the names of a build's steps on; how far a step is does not matter here."""

    def __init__(self, tell: Teller) -> None:
        self._tell = tell

    def step(self, name: str, total: int = 0) -> None:
        self._tell.begins(name)

    def advance(self, done: int, detail: str = "") -> None: ...
    def note(self, line: str) -> None: ...


def build(reports: Path, index: Path, tell: Teller) -> Built:
    """Build the index with the settings of this checkout."""
    from corpus.settings import settings
    from index.build import build as build_index

    result = build_index(reports, index, settings(), _Steps(tell))
    tell.measured()
    left_out = tuple(f"left out: {problem}" for problem in result.problems)
    return Built(result.files - _unread(index), result.passages, _code_bytes(index), (*result.notes, *left_out))


def serve(index: Path, questions: Path, tell: Teller) -> Served:
    """Answer the first question, then search for all of them, then answer all of them."""
    from assistant.assistant import Assistant

    asked = read_questions(questions)
    assistant = Assistant(index)
    assistant.ask(asked[0].text, turns=asked[0].turns)
    tell.begins("questions")
    searches = seconds_of_each(lambda question: assistant.index.search(question.text), asked)
    answers = seconds_of_each(lambda question: assistant.ask(question.text, turns=question.turns), asked)
    tell.measured()
    assistant.close()
    return Served(searches, answers)


def _code_bytes(index: Path) -> int:
    """Bytes of all late-interaction codes in the catalogue."""
    return _number(index, "SELECT coalesce(sum(length(late)), 0) FROM vectors")


def _unread(index: Path) -> int:
    """How many files could not be read."""
    return _number(index, "SELECT count(*) FROM files WHERE reason IS NOT NULL")


def _number(index: Path, query: str) -> int:
    from index.versions import open_current

    with open_current(index) as version:
        connection = sqlite3.connect(f"{version.catalogue.resolve().as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute(query).fetchone()[0])
        finally:
            connection.close()
