"""Our assistant over a finished index, whole or with steps left out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.checking.grounding import Encode
from assistant.writing.prompting import fingerprint
from corpus.settings import Settings
from evals.known_answers import KnownAnswer
from index.search import Stages

STEPS = ("dense", "full-text", "re-ranking", "cross-reading", "refusing", "checking")


class Ours:
    """The assistant; `without` names the steps that are left out, of `STEPS`."""

    def __init__(self, index: Path, settings: Settings, without: Collection[str] = ()) -> None:
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
        self.assistant.models.load()
        if self.assistant.writer:
            self.assistant.writer.load()

    def ask(self, question: KnownAnswer) -> Answer:
        return self.assistant.ask(question.turns[-1], turns=question.turns[:-1], id=question.id)

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
