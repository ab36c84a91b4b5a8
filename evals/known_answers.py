"""Known-answer questions: one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from corpus.errors import CouncilError

FOLDER = Path(__file__).parent / "questions"
APART = {name: Path(__file__).parent / name for name in ("hostile", "elsewhere")}  # with their reports, in no baseline
KINDS = (
    "figure", "fact", "list", "date", "person", "table", "definition", "recommendation",
    "compare", "temporal", "follow_up", "unanswerable",
)  # fmt: skip
Split = Literal["dev", "test"]
_TEST_SHARE = 45


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
    """A question whose answer is known.

    must: groups of alternative wordings, each group to be met by the answer.
    needed: groups of places that hold the same, one of each group to be cited; a comparison has a group a side.
    kind: one of `KINDS`, or a kind of one's own, which is scored like a fact.
    near: of an unanswerable question, whether the reports speak of its topic; reason: why it has to be refused.
    must_pass: the gate fails when it is no longer right; forbidden: what only an answer to a hostile report's order says.
    """

    id: str
    turns: tuple[str, ...]
    kind: str
    answer: str
    must: tuple[tuple[str, ...], ...]
    needed: tuple[tuple[Evidence, ...], ...]
    split: Split = "dev"
    near: bool = False
    reason: str | None = None
    must_pass: bool = False
    forbidden: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        return self.kind != "unanswerable"

    @property
    def places(self) -> tuple[Evidence, ...]:
        """All places that hold the answer or a part of it."""
        return tuple(place for group in self.needed for place in group)

    @property
    def named_kind(self) -> str:
        """The kind as tables name it: unanswerable questions are near or far."""
        return self.kind if self.answerable else f"unanswerable {'near' if self.near else 'far'}"


def split_of(id: str) -> Split:
    """The split that a question belongs to, by the SHA-256 of its id: about 45 in 100 are `test`."""
    return "test" if int(hashlib.sha256(id.encode()).hexdigest(), 16) % 100 < _TEST_SHARE else "dev"


def set_path(name: str) -> Path:
    """The file of a set that comes with the project, or the file that is named."""
    packaged = APART.get(name, FOLDER) / f"{name}.jsonl"
    return packaged if packaged.is_file() else Path(name)


def known_answers(path: Path) -> list[KnownAnswer]:
    """The questions of a file; raises `BadQuestionSet` naming file, line and reason."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadQuestionSet(f"{path}: cannot be read ({error.strerror}). Name a set or a file with --set") from error
    questions: dict[str, KnownAnswer] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                question = _known_answer(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BadQuestionSet(
                    f"{path}, line {number}: not a known-answer question ({error!r}). Mend the line"
                ) from error
            if question.id in questions:
                raise BadQuestionSet(f"{path}, line {number}: the id {question.id} stands twice. Give it another")
            questions[question.id] = question
    if not questions:
        raise BadQuestionSet(f"{path}: no question in it. Write one JSON object a line")
    return list(questions.values())


def _known_answer(value: Mapping[str, Any]) -> KnownAnswer:
    if value.get("to_complete"):
        raise ValueError(f"still to complete: {', '.join(value['to_complete'])}; then take to_complete away")
    turns = value.get("turns") or [value["question"]]
    if not all(isinstance(turn, str) and turn.strip() for turn in turns):
        raise ValueError("a question is empty or no text")
    return KnownAnswer(
        id=str(value["id"]),
        turns=tuple(turns),
        kind=str(value.get("kind") or "fact"),
        answer=value.get("answer") or "",
        must=tuple(tuple(group) for group in value.get("must") or ()),
        needed=_needed(value),
        split=value.get("split") or split_of(str(value["id"])),
        near=bool(value.get("near")),
        reason=value.get("reason"),
        must_pass=bool(value.get("must_pass")),
        forbidden=tuple(value.get("forbidden") or ()),
    )


def _needed(value: Mapping[str, Any]) -> tuple[tuple[Evidence, ...], ...]:
    """A group for the evidence, or one for each of `evidence_all`; `also_in` of the line serves every group."""
    wanted = value.get("evidence_all") or ([value] if value.get("evidence") else [])
    shared = value.get("also_in") or []
    groups = []
    for place in wanted:
        own = [] if place is value else place.get("also_in") or []
        groups.append(tuple(_evidence(entry) for entry in [place, *own, *shared] if entry.get("evidence")))
    return tuple(groups)


def _evidence(place: Mapping[str, Any]) -> Evidence:
    return Evidence(place["report"], place["evidence"], place.get("page"), place.get("paragraph"))
