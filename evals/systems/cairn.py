"""cairn-assistant from PyPI (the extra `peers`), given the text that our reader extracted.

It reads Markdown files with a title and parts them at blank lines: one file a report, each passage of ours with its
printed number in front as a paragraph of its own. Its own search, threshold and defaults decide the rest.
"""

from __future__ import annotations

import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from corpus.errors import CouncilError
from evals.known_answers import KnownAnswer
from evals.systems.answers import citation, quoted, refused
from index.catalogue import Copy
from index.passages import Passage
from index.search import Index

NAME = "cairn-assistant"


class PeerMissing(CouncilError):
    """A system to compare with that is not installed."""


def installed() -> str:
    """Its version; raises `PeerMissing` when it is not installed."""
    try:
        return version(NAME)
    except PackageNotFoundError as missing:
        raise PeerMissing(f"{NAME} is not installed. Install the extra `peers`: pip install '.[peers]'") from missing


class Cairn:
    """cairn-assistant over the passages of a finished index of ours; `folder` is where its documents are written."""

    name = NAME

    def __init__(self, index: Index, folder: Path) -> None:
        """Write the documents and build its index; raises `PeerMissing`."""
        self._version = installed()
        from cairn.config import Config
        from cairn.index import build_index

        self._places: dict[str, tuple[Copy, Passage]] = {}
        copies = {copy.report_id: copy for copy in reversed(index.catalogue.copies())}
        for order, (report_id, copy) in enumerate(sorted(copies.items()), 1):
            self._write(folder / f"r{order}.md", f"r{order}", copy, index.catalogue.passages_of(report_id))
        self._config = Config()
        self._index: Any = build_index(folder)

    def ask(self, question: KnownAnswer) -> Answer:
        """Ask for the last turn alone: it keeps no conversation in this call."""
        from cairn.engine import ask

        started = time.perf_counter()
        result = ask(question.turns[-1], self._index, self._config).answer
        seconds = time.perf_counter() - started
        if result.kind == "refusal":
            return refused(question, seconds, NAME)
        copy, passage = self._places[result.sources[0].source_id]
        place = citation(copy.file, copy.particulars.title, passage.text, passage.page, passage.paragraph)
        return quoted(question, result.text, place, seconds, NAME)

    def about(self) -> dict[str, str]:
        return {"version": self._version, "threshold": str(self._config.threshold)}

    def close(self) -> None:
        self._index = None

    def _write(self, path: Path, id: str, copy: Copy, passages: list[Passage]) -> None:
        """One document; a passage's blank lines are folded, so that its parts are numbered as ours."""
        title = " ".join(copy.particulars.title.split())
        said = [_as_paragraph(passage) for passage in passages if passage.text.strip()]
        kept = [passage for passage in passages if passage.text.strip()]
        self._places |= {f"{id}#{place}": (copy, passage) for place, passage in enumerate(kept, 1)}
        lines = ["---", f"id: {id}", f"title: {title or id}", "lang: en", "---", ""]
        path.write_text("\n".join(lines) + "\n\n".join(said) + "\n", encoding="utf-8")


def _as_paragraph(passage: Passage) -> str:
    number = f"{passage.paragraph} " if passage.paragraph else ""
    return number + " ".join(passage.text.split()).lstrip("#")
