"""A run: every question of the sets asked once, scored, and summed by kind."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.assistant import Assistant
from evals.known_answers import KnownAnswer
from evals.scoring.answer_right import answer_right, refused_right
from evals.scoring.cited_right import cited_right, page_right, paragraph_right


@dataclass(frozen=True)
class Scored:
    """One question with its answer and what each metric says; None where a metric does not apply."""

    question: KnownAnswer
    answer: Answer
    right: bool | None
    cited: bool | None
    paragraph: bool | None
    page: bool | None
    refused: bool | None

    @property
    def joint(self) -> bool | None:
        """Right and rightly cited."""
        return None if self.right is None else bool(self.right and self.cited)


def run(assistant: Assistant, questions: Iterable[KnownAnswer]) -> list[Scored]:
    """Ask and score every question."""
    return [
        _scored(question, assistant.ask(question.turns[-1], turns=question.turns[:-1], id=question.id))
        for question in questions
    ]


def _scored(question: KnownAnswer, answer: Answer) -> Scored:
    return Scored(
        question,
        answer,
        answer_right(question, answer),
        cited_right(question, answer),
        paragraph_right(question, answer),
        page_right(question, answer),
        refused_right(question, answer),
    )


def table(scored: list[Scored]) -> str:
    """Sums by kind: n, right, cited right, both, paragraph and page right where cited, refused."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for item in scored:
        kind = item.question.kind + (" near" if item.question.near else "")
        kinds[kind].append(item)
        kinds["all answerable" if item.question.answerable else "all unanswerable"].append(item)
    columns = ("right", "cited", "joint", "paragraph", "page", "refused")
    lines = [f"{'kind':<20}{'n':>5}" + "".join(f"{column:>14}" for column in columns)]
    for kind in sorted(kinds, key=lambda name: (name.startswith("all"), name)):
        shares = (_share([getattr(item, column) for item in kinds[kind]]) for column in columns)
        lines.append(f"{kind:<20}{len(kinds[kind]):>5}" + "".join(f"{share:>14}" for share in shares))
    seconds = sorted(item.answer.seconds for item in scored)
    words = [len(item.answer.answer.split()) for item in scored]
    lines.append(
        f"seconds a question: median {statistics.median(seconds):.3f}, 95th percentile {seconds[int(0.95 * (len(seconds) - 1))]:.3f}; "
        f"words an answer: median {statistics.median(words):.0f}, most {max(words)}"
    )
    return "\n".join(lines)


def _share(values: list[bool | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known)}/{len(known)} {sum(known) / len(known):.2f}" if known else "-"


def misses(scored: list[Scored]) -> str:
    """Each question that was not both right and rightly cited, or not refused, with what was answered."""
    lines = []
    for item in scored:
        if item.joint is False or item.refused is False:
            places = [f"{citation.report} {citation.paragraph or ''}" for citation in item.answer.citations]
            lines.append(
                f"{item.question.id} {item.question.kind} right={item.right} cited={item.cited}\n"
                f"  asked: {' / '.join(item.question.turns)}\n  known: {item.question.answer}\n"
                f"  said:  {item.answer.answer} {item.answer.reason or ''} {places}"
            )
    return "\n".join(lines)
