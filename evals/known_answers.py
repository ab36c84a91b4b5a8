"""Known-answer questions: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CouncilError

FOLDER = Path(__file__).parent / "questions"


class BadQuestionSet(CouncilError):
    """A question file that is missing or has a line that is not a question."""


@dataclass(frozen=True)
class Evidence:
    """A place that holds the answer: at most ten words, found verbatim on that page or in that paragraph."""

    report: str
    evidence: str
    page: int | None = None
    paragraph: str | None = None


@dataclass(frozen=True)
class KnownAnswer:
    """A question whose answer is known. `must` holds groups of alternatives, each group to be met."""

    id: str
    turns: tuple[str, ...]
    kind: str
    answer: str
    must: tuple[tuple[str, ...], ...]
    places: tuple[Evidence, ...]
    split: str = "dev"
    near: bool = False

    @property
    def answerable(self) -> bool:
        return self.kind != "unanswerable"


def known_answers(path: Path) -> list[KnownAnswer]:
    """The questions of a file; raises `BadQuestionSet` naming file, line and reason."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadQuestionSet(f"{path}: cannot be read ({error.strerror}). Name a set or a file with --set") from error
    questions = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                questions.append(_known_answer(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise BadQuestionSet(
                    f"{path}, line {number}: not a known-answer question ({error!r}). Mend the line"
                ) from error
    return questions


def _known_answer(value: dict) -> KnownAnswer:  # type: ignore[type-arg]  # straight from JSON
    own = [value] if value.get("evidence") else []
    places = [*own, *value.get("evidence_all", []), *value.get("also_in", [])]
    return KnownAnswer(
        id=value["id"],
        turns=tuple(value.get("turns") or [value["question"]]),
        kind=value["kind"],
        answer=value.get("answer") or "",
        must=tuple(tuple(group) for group in value["must"]),
        places=tuple(
            Evidence(place["report"], place["evidence"], place.get("page"), place.get("paragraph"))
            for place in places
            if place.get("evidence")
        ),
        split=value.get("split", "dev"),
        near=bool(value.get("near")),
    )
