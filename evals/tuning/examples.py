"""Examples: a question with the passages that search finds for it, and which of them hold its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.finding.weighing import Weighed, rarity, weigh
from assistant.sentences import sentences
from evals.known_answers import KnownAnswer, known_answers, set_path
from evals.relevance import Relevance
from evals.scoring.matching import folded
from index.cross_encoder import read_text
from index.passages import Passage

QUESTIONS = Path(__file__).parent / "questions"
_CANDIDATES, _READ = 40, 24


@dataclass(frozen=True)
class Candidate:
    """A found passage: whether it holds the evidence, and its score without late interaction.

    code: its token vectors as the index keeps them; text: what the cross-encoder reads of it; sentences: what it reads of
    each sentence, and whether the evidence stands in that one.
    """

    holds: bool
    rest: float
    code: bytes
    text: str
    sentences: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Example:
    """topic: what is searched for; text: what the cross-encoder reads; candidates: best first."""

    set: str
    topic: str
    text: str
    answerable: bool
    candidates: tuple[Candidate, ...]

    @property
    def read(self) -> tuple[Candidate, ...]:
        """Those near enough to the top to be read by the cross-encoder."""
        return self.candidates[:_READ]

    @property
    def fits(self) -> bool:
        """Whether there is something to learn: one that holds the evidence, and one that does not."""
        return len({candidate.holds for candidate in self.candidates}) == 2


def examples(name: str, index: Path) -> list[Example]:
    """Those of the `dev` half of a set, and of the questions that were written for tuning on its reports."""
    assistant = Assistant(index)
    relevance = Relevance(assistant.index)
    made = [_example(assistant, relevance, name, one) for one in asked_of(name)]
    assistant.close()
    return made


def asked_of(name: str) -> list[KnownAnswer]:
    """The questions of a set that may be fitted to."""
    own = QUESTIONS / f"{name}.jsonl"
    dev = [one for one in known_answers(set_path(name)) if one.split == "dev"]
    return [*dev, *(known_answers(own) if own.is_file() else [])]


def _example(assistant: Assistant, relevance: Relevance, name: str, asked: KnownAnswer) -> Example:
    question = assistant.question(assistant.searched(asked.turns[-1], asked.turns[:-1]))
    weighed = weigh(question, assistant.finder().found(question), rarity(assistant.index, question))
    relevant = set(relevance.relevant(asked))
    kept = [item for at, item in enumerate(weighed) if at < _CANDIDATES or item.found.passage.id in relevant]
    codes = assistant.index.catalogue.late([item.found.passage.embed_hash for item in kept])
    words = [folded(place.evidence) for place in asked.places]
    candidates = tuple(
        Candidate(
            holds=item.found.passage.id in relevant,
            rest=item.score - (item.found.late or 0.0),
            code=codes[item.found.passage.embed_hash],
            text=read_text(item.found.passage, item.found.particulars.title),
            sentences=_sentences(item, words),
        )
        for item in kept
        if item.found.passage.embed_hash in codes
    )
    return Example(name, question.topic, question.text, asked.answerable, candidates)


def _sentences(item: Weighed, evidence: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """What is read of each sentence, under its heading after the one before it; none of a table row."""
    passage: Passage = item.found.passage
    if passage.row is not None:
        return ()
    heading = passage.section[-1] if passage.section else ""
    spans = sentences(passage.text)
    held = [any(words in folded(passage.text[start:end]) for words in evidence) for start, end in spans]
    return tuple(
        (f"{heading}. {passage.text[spans[max(at - 1, 0)][0] : end]}", held[at])
        for at, (_, end) in enumerate(spans)
        if held[at] or not held[max(at - 1, 0)]
    )
