"""A talk: each question is answered with the reader's earlier messages, and waiting says what is happening."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.web.answers import answered, failed, waiting
from assistant.web.loaded import loaded
from corpus.errors import CouncilError

_log = logging.getLogger(__name__)
_LONGEST = 2000
_TURNS = 8
_PATIENCE = 300.0
_BROKEN = "The question could not be answered because of a fault in the program. The terminal where it runs says more."


class Talk:
    """Shared by all readers; what each of them said before comes with the question."""

    def __init__(self, assistant: Assistant, index: Path) -> None:
        self._assistant = assistant
        self._index = index
        self._ready = threading.Event()
        self._problem: str | None = None

    def get_ready(self) -> None:
        """Load models and index, which takes some seconds; run in a thread beside the page."""
        try:
            self._assistant.models.load()
            self._assistant.index  # noqa: B018  opened now, so that the first question need not wait for it
        except CouncilError as error:
            self._problem = str(error)
        except Exception:
            _log.exception("the models could not be loaded")
            self._problem = "The search models could not be loaded. The terminal where the page runs says why."
        finally:
            self._ready.set()

    def wait_until_ready(self) -> bool:
        """Wait for the models; False when they could not be loaded."""
        return self._ready.wait(_PATIENCE) and self._problem is None

    def reply(self, question: str, history: Sequence[dict[str, Any]]) -> Iterator[str]:
        """Lines of waiting, then the answer, all as HTML, each in the place of the one before."""
        question = question.strip()[:_LONGEST]
        if not self._ready.is_set():
            yield waiting("Loading the search models. This takes some seconds after the start; your question is next.")
        if not self.wait_until_ready():
            yield failed(self._problem or "The search models are still not loaded. Ask again in a minute.")
            return
        yield waiting(f"Searching {loaded(self._index).passages:,} passages")
        yield self._answer(question, turns_of(history))

    def _answer(self, question: str, turns: list[str]) -> str:
        try:
            return answered(self._assistant.ask(question, turns=turns))
        except CouncilError as error:
            return failed(str(error))
        except Exception:
            _log.exception("a question could not be answered")
            return failed(_BROKEN)


def turns_of(history: Sequence[dict[str, Any]]) -> list[str]:
    """The reader's own earlier messages, oldest first, from Gradio's list of messages, which are HTML."""
    said = [_words(message.get("content")) for message in history if message.get("role") == "user"]
    return [unescape(words)[:_LONGEST] for words in said if words.strip()][-_TURNS:]


def _words(content: Any) -> str:
    """The text of one message: a string, or a list of parts of which only those of text count."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return " ".join(
        part if isinstance(part, str) else str(part.get("text") or "") for part in parts if isinstance(part, str | dict)
    )
