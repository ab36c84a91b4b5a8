"""The writer: a model's draft of an answer, checked sentence by sentence, or the quoted answer with a plain notice."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Writing
from assistant.checking.grounding import Encode
from assistant.writing.breaker import Breaker
from assistant.writing.checks.judging import Given, Judgement, judge
from assistant.writing.checks.settling import Settled, settle_all
from assistant.writing.client import Client, Message, OnText, Written
from assistant.writing.composing import compose
from assistant.writing.draft import read_draft
from assistant.writing.failures import ContextTooLong, Declined, NothingWritten, Resting, WriterFailed
from assistant.writing.material import Material, Source, sendable, shown
from assistant.writing.prompting import DECLINED, filled, fingerprint
from assistant.writing.rewriting import asked_to_complete, read_rewritten
from assistant.writing.server import is_on_this_machine
from corpus.settings import Settings

NOTHING_LEFT = "Nothing of what the writing model wrote could be checked. These are the reports' own words instead."
NOT_SENT = (
    "The passages are of exempt papers, which are not sent to the writing model. These are the reports' own words."
)
_HARMLESS = (ContextTooLong, NothingWritten, Declined)
_LEAST_LEFT = 0.3
_MOST_ON_FOLLOW_UP = 0.3


@dataclass(frozen=True)
class Checked:
    """A draft's text with what became of each of its sentences."""

    text: str
    settled: tuple[Settled, ...]

    @property
    def faults(self) -> list[Settled]:
        return [item for item in self.settled if not item.written]


class Writer:
    """Writes answers with the model that the settings name; threads may use it together."""

    def __init__(self, settings: Settings, encode: Encode | None) -> None:
        """encode: token vectors for the checks."""
        self._settings, self._encode = settings, encode
        self._client = Client(settings)
        self._breaker = Breaker(settings.writer_rest_seconds)
        self._inside = is_on_this_machine(settings.writer_address)

    def load(self) -> None:
        """Import now what the first answer would have to wait for."""
        self._client.load()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def write(self, material: Material, most_words: int, on_text: OnText | None = None) -> Answer:
        """The written and checked answer, or the quoted one with a notice; never raises for what the server does.

        on_text: is told the unchecked text piece by piece as it comes.
        """
        sources = sendable(material.sources, self._inside, self._settings.writer_context)
        if not sources:
            return self._fallback(material, NOT_SENT)
        if not self._breaker.lets_through():
            return self._fallback(material, Resting().notice)
        started = time.monotonic()
        messages = _messages(material.question, sources, most_words)
        try:
            draft = self._client.write(messages, on_text)
            if DECLINED.lower() in draft.text.lower():
                raise Declined
        except WriterFailed as failure:
            self._note(failure)
            return self._fallback(material, failure.notice)
        self._breaker.succeeded()
        given = replace(material, sources=tuple(sources))
        first = self._check(draft.text, sources)
        checked, rewritten = self._rewritten(first, sources, messages, started)
        told = replace(_of_draft(self._writing(draft), first), rewritten=rewritten)
        return self._composed(given, checked, told, most_words, started)

    def completed(self, text: str, turns: Sequence[str]) -> str | None:
        """A follow-up completed by the model; None when it fails, or brings in what the conversation does not say."""
        if not self._breaker.lets_through():
            return None
        try:
            told = self._client.write(
                asked_to_complete(text, turns), seconds=_MOST_ON_FOLLOW_UP * self._settings.writer_seconds
            )
        except WriterFailed as failure:
            self._note(failure)
            return None
        self._breaker.succeeded()
        return read_rewritten(told.text, text, turns)

    def _note(self, failure: WriterFailed) -> None:
        """Failures that are the server's count against it."""
        if isinstance(failure, _HARMLESS):
            self._breaker.succeeded()
        else:
            self._breaker.failed()

    def _rewritten(
        self, first: Checked, sources: Sequence[Source], messages: Sequence[Message], started: float
    ) -> tuple[Checked, bool]:
        """The draft, or where sentences of it fell and another one is better, that one; and whether it is."""
        left = self._settings.writer_seconds - (time.monotonic() - started)
        if not first.faults or left < _LEAST_LEFT * self._settings.writer_seconds:
            return first, False
        faults = "\n".join(f"- {item.why}" for item in first.faults)
        asked = [*messages, Message("assistant", first.text), Message("user", filled("rewrite", faults=faults))]
        try:
            again = self._check(self._client.write(asked, seconds=left).text, sources)
        except WriterFailed:
            return first, False
        return (again, True) if _worth(again) > _worth(first) else (first, False)

    def _check(self, text: str, sources: Sequence[Source]) -> Checked:
        return Checked(text, tuple(settle_all(read_draft(text), sources, self._judge)))

    def _judge(self, sentence: str, source: Source) -> Judgement:
        given = Given(source.passage, source.found.particulars)
        return judge(sentence, given, self._encode)

    def _composed(self, material: Material, checked: Checked, told: Writing, most_words: int, started: float) -> Answer:
        composed = compose(material, checked.settled, most_words)
        count = [item.outcome for item in checked.settled].count
        told = replace(
            told,
            sentences=len(checked.settled),
            kept=count("kept") + count("repaired"),
            repaired=count("repaired"),
            replaced=count("replaced"),
            dropped=count("dropped") + (composed.left_out if composed else 0),
            figures_dropped=sum(item.figures_dropped for item in checked.settled),
            quote_first=bool(composed and composed.quote_first),
            checked=round(time.monotonic() - started, 3),
        )
        only_points = composed is not None and composed.elsewhere and not told.kept
        # what a model only points at, outside of what quoting found, is not better than that
        if composed is None or composed.only_quoted or only_points:
            return replace(material.quoted, fallback=NOTHING_LEFT, writing=replace(told, quote_first=False))
        return replace(composed.answer, writer=self._settings.writer_model, writing=told)

    def _writing(self, draft: Written | None) -> Writing:
        told = Writing(self._settings.writer_model, fingerprint())
        if draft is None:
            return told
        return replace(told, first=draft.first, tokens_read=draft.tokens_read, tokens_written=draft.tokens_written)

    def _fallback(self, material: Material, notice: str) -> Answer:
        return replace(material.quoted, fallback=notice, writing=self._writing(None))


def _of_draft(told: Writing, first: Checked) -> Writing:
    """With what the model wrote at first."""
    return replace(
        told,
        draft_sentences=len(first.settled),
        draft_supported=sum(item.markers_right > 0 for item in first.settled),
        draft_markers=sum(item.markers for item in first.settled),
        draft_markers_right=sum(item.markers_right for item in first.settled),
        draft_figures=sum(item.figures for item in first.settled),
        draft_figures_unbound=sum(item.figures_dropped for item in first.settled),
    )


def _messages(question: str, sources: Sequence[Source], most_words: int) -> list[Message]:
    passages = "\n".join(shown(source, number) for number, source in enumerate(sources, 1))
    rules = filled("write", most_words=most_words, declined=DECLINED)
    return [Message("system", rules), Message("user", filled("ask", passages=passages, question=question))]


def _worth(checked: Checked) -> tuple[int, int]:
    """Which of two drafts is better: more sentences that stand, then fewer that fell."""
    return sum(item.written for item in checked.settled), -len(checked.faults)
