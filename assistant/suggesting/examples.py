"""Example questions: drawn from what is loaded, and shown only when the assistant answers them from where they came."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.suggesting.drawn import drawn
from index.catalogue import Catalogue
from index.passages import Passage
from index.versions import current_name, open_current

_log = logging.getLogger(__name__)
WANTED = 4
_TRIES = 40
_READ = 400
_NEXT = 3
_NEXT_TRIES = 8
_EARLIER = "And a year earlier?"
_SAMPLE = Path(__file__).with_name("sample_examples.jsonl")


class Examples:
    """The example questions of an index as it now is; looked for beside the page, and anew when the index is another."""

    def __init__(self, assistant: Assistant, index: Path, known: list[str] | None = None) -> None:
        """`known` are questions that need not be looked for."""
        self._assistant, self._index, self._known = assistant, index, known
        self._found: tuple[str | None, list[str]] | None = None
        self._lock = threading.Lock()

    def now(self) -> list[str] | None:
        """The questions; None while they are looked for."""
        if self._known is not None:
            return self._known
        if self._found is None:
            return None
        if self._found[0] == current_name(self._index):
            return self._found[1]
        if self._lock.acquire(blocking=False):
            threading.Thread(target=self._look, name="examples", daemon=True).start()
        return None

    def look(self) -> None:
        """Look for them for the first time, when questions can be answered."""
        if self._known is None and self._lock.acquire(blocking=False):
            self._look()

    def _look(self) -> None:
        version, found = current_name(self._index), []
        try:
            found = find_examples(self._assistant, self._index)
        except Exception:
            _log.exception("no example questions could be found")
        finally:
            self._found = version, found
            self._lock.release()


def sample_examples() -> list[str]:
    """The example questions of the sample reports."""
    return [json.loads(line)["question"] for line in _SAMPLE.read_text(encoding="utf-8").splitlines()]


def find_examples(assistant: Assistant, index: Path) -> list[str]:
    """Up to four questions that the assistant answers from the passage they were made of; tries forty at most."""
    with open_current(index) as version:
        catalogue = Catalogue(version.catalogue)
        try:
            public = {copy.report_id: None for copy in catalogue.copies() if not copy.particulars.exempt}
            passages = [catalogue.passages_of(id) for id in list(public)[:_READ]]
        finally:
            catalogue.close()
    return _answered(assistant, islice(drawn(passages), _TRIES), WANTED)


def next_questions(assistant: Assistant, answer: Answer) -> list[str]:
    """Up to three further questions, each one answered: the same a year before, then what stands near in its reports."""
    cited = list({citation.report_id: citation for citation in answer.citations}.values())
    reports = [
        sorted(
            assistant.index.catalogue.passages_of(each.report_id), key=lambda passage: _apart(passage, each.spans[0][0])
        )
        for each in cited
    ]
    own = {citation.passage_id for citation in answer.citations}
    further = ((question, passage) for question, passage in drawn(reports) if passage.id not in own)
    before = _a_year_before(assistant, answer)
    return [*before, *_answered(assistant, islice(further, _NEXT_TRIES), _NEXT - len(before))]


def _a_year_before(assistant: Assistant, answer: Answer) -> list[str]:
    """The follow-up for a figure, when it is answered with other words than the answer itself."""
    if not answer.figures:
        return []
    earlier = assistant.ask(_EARLIER, turns=[answer.question_used])
    own = {(citation.passage_id, citation.spans) for citation in answer.citations}
    is_new = any((citation.passage_id, citation.spans) not in own for citation in earlier.citations[:1])
    return [_EARLIER] if earlier.status == "answered" and is_new else []


def _apart(passage: Passage, offset: int) -> int:
    return abs(passage.start - offset)


def _answered(assistant: Assistant, candidates: Iterator[tuple[str, Passage]], wanted: int) -> list[str]:
    """Those that are answered from the passage they were made of."""
    kept: list[str] = []
    for question, passage in candidates:
        answer = assistant.ask(question)
        if answer.status == "answered" and answer.citations[0].passage_id == passage.id:
            kept.append(question)
        if len(kept) == wanted:
            break
    return kept
