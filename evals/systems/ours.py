"""Our assistant over a finished index, whole or with steps left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.checking.grounding import Encode
from assistant.writing.prompting import fingerprint
from corpus.settings import Settings
from evals.known_answers import KnownAnswer
from evals.unchecked import Remembering, Versions
from index.search import Models, Stages

STEPS = ("dense", "full-text", "re-ranking", "cross-reading", "refusing", "checking")


class Ours:
    """The assistant; `without` names the steps that are left out, of `STEPS`.

    Where a model writes, leaving out the checking gives its first draft as it came.
    """

    def __init__(
        self,
        index: Path,
        settings: Settings,
        without: Collection[str] = (),
        *,
        remembers: bool = False,
        models: Models | None = None,
    ) -> None:
        """remembers: keep the last question's answers before the checks; models: those of another system, loaded once."""
        self.name = "assistant" + "".join(f", no {step}" for step in without)
        self._settings = settings
        stages = Stages(
            dense="dense" not in without,
            full_text="full-text" not in without,
            re_ranking="re-ranking" not in without,
            cross_reading="cross-reading" not in without,
        )
        self.assistant = Assistant(
            index, settings, stages=stages, refusing="refusing" not in without, checking="checking" not in without
        )
        if models:
            self.assistant.models = models
        self.assistant.models.load()
        self._unchecked = "checking" in without
        if self.assistant.writer and (remembers or self._unchecked):
            self.assistant.writer = Remembering(settings, self.encode)
        if self.assistant.writer:
            self.assistant.writer.load()

    @property
    def last(self) -> Versions | None:
        """The last question's answers before and after the checks; None where no model was asked."""
        writer = self.assistant.writer
        return writer.last if isinstance(writer, Remembering) else None

    def ask(self, question: KnownAnswer) -> Answer:
        if isinstance(self.assistant.writer, Remembering):
            self.assistant.writer.last = None
        answer = self.assistant.ask(question.turns[-1], turns=question.turns[:-1], id=question.id)
        if self._unchecked and self.last:
            return replace(self.last.unchecked, id=answer.id, seconds=answer.seconds)
        return answer

    def quoted(self, question: KnownAnswer) -> Answer:
        """The answer without a model, its follow-up completed by code."""
        writer, self.assistant.writer = self.assistant.writer, None
        try:
            return self.ask(question)
        finally:
            self.assistant.writer = writer

    @property
    def encode(self) -> Encode | None:
        """Token vectors for the checking of statements; None without a late-interaction model."""
        late = self.assistant.models.late
        return late.encode if late else None

    def about(self) -> dict[str, str]:
        settings = self._settings
        models = {name: getattr(settings, name) for name in ("embedding_model", "late_model", "cross_model")}
        if not settings.writer_address:
            return {**models, "writer": "quotes"}
        return {**models, "writer": settings.writer_model, "prompts": fingerprint()}

    def close(self) -> None:
        self.assistant.close()
