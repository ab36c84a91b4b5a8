"""Systems: what can be asked the questions. Ours, with or without some of its steps, and two others beside it."""

from __future__ import annotations

from typing import Protocol

from assistant.answer import Answer
from evals.known_answers import KnownAnswer


class System(Protocol):
    """Something that answers questions over a folder of reports, and says what it is."""

    name: str

    def ask(self, question: KnownAnswer) -> Answer:
        """Answer for the last turn of the question; `seconds` of the answer holds how long it took."""

    def about(self) -> dict[str, str]:
        """Versions and settings that the answers depend on."""

    def close(self) -> None:
        """Let go of files and models."""
