"""Unchecked: what a model's first draft would have shown without the checks, to count what they keep away. Evaluation only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer, Figure
from assistant.checking import check_figure
from assistant.checking.grounding import Encode
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.writing.client import OnText
from assistant.writing.draft import Sentence, read_draft
from assistant.writing.material import Material, Source, sendable
from assistant.writing.server import is_on_this_machine
from assistant.writing.writer import Writer
from corpus.settings import Settings


@dataclass(frozen=True)
class Versions:
    """One question's answer three ways, and the figures of the draft: all, those that the cited passages do not bind,
    and of these those that stand in no passage that the model was given."""

    quoted: Answer
    checked: Answer
    unchecked: Answer
    figures: int
    unbound: int
    invented: int


class Remembering(Writer):
    """The writer as it is, which keeps the last question's answer as it was before the checks as well."""

    def __init__(self, settings: Settings, encode: Encode | None) -> None:
        super().__init__(settings, encode)
        self._told, self._reads = settings, encode
        self.last: Versions | None = None

    def write(self, material: Material, most_words: int, on_text: OnText | None = None) -> Answer:
        """The checked answer; `last` holds all three."""
        pieces: list[str] = []
        answer = super().write(material, most_words, pieces.append)
        sources = sendable(material.sources, is_on_this_machine(self._told.writer_address), self._told.writer_context)
        self.last = versions(material.quoted, answer, "".join(pieces), sources, self._reads)
        return answer


def versions(
    quoted: Answer, checked: Answer, draft: str, sources: list[Source], encode: Encode | None = None
) -> Versions:
    """The three answers; a model that failed or declined leaves the quoted one in each."""
    sentences = read_draft(draft)
    if not sentences or checked.writing is None or not checked.writing.draft_sentences:
        return Versions(quoted, checked, replace(quoted, writing=checked.writing, fallback=checked.fallback), 0, 0, 0)
    told = [(figure, sentence) for sentence in sentences for figure in figures_in(sentence.text)]
    unbound = [(figure, sentence) for figure, sentence in told if not _bound(figure, sentence, sources, encode)]
    unchecked = replace(
        quoted,
        headline=sentences[0].text,
        answer=draft,
        citations=tuple(replace(source.citation, marker=number) for number, source in enumerate(sources, 1)),
        figures=tuple(Figure(figure.text, (*sentence.markers, None)[0], "found") for figure, sentence in told),
        writer=checked.writing.model,
        writing=checked.writing,
    )
    invented = sum(not _stands(figure, sources) for figure, _ in unbound)
    return Versions(quoted, checked, unchecked, len(told), len(unbound), invented)


def _bound(figure: PrintedFigure, sentence: Sentence, sources: list[Source], encode: Encode | None) -> bool:
    """Whether a passage that the sentence names, or any where it names none, says of the figure what the sentence says."""
    named = [sources[marker - 1] for marker in sentence.markers if 0 < marker <= len(sources)] or sources
    return any(
        check_figure(figure, sentence.text, source.passage, source.found.particulars, encode) == "verified"
        for source in named
    )


def _stands(figure: PrintedFigure, sources: list[Source]) -> bool:
    return any(figure.same_as(held) for source in sources for held in figures_in(source.passage.text))
