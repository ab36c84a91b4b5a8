"""The answer object: text with markers, the citations and figures it stands on, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["answered", "not_found"]
Reason = Literal[
    "nothing_close",
    "measure_not_given",
    "date_not_covered",
    "place_not_covered",
    "person_or_body_not_covered",
    "premise_not_found",
    "exempt",
    "not_a_question",
]
FigureStatus = Literal["verified", "found", "computed", "not_found"]
AsAtFrom = Literal["text", "heading", "report_date"]


@dataclass(frozen=True)
class Place:
    """Another place where the cited words stand. Places that a reader cannot tell apart are equal.

    file_hash, spans: as in a citation.
    """

    report: str
    title: str
    report_date: str | None
    page: int | None
    paragraph: str | None
    report_id: str = field(default="", compare=False)
    file_hash: str = field(default="", compare=False)
    spans: tuple[tuple[int, int], ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Citation:
    """The words an answer stands on. `spans` are offsets in the report's text; `page` counts from 1 in the file.

    file_hash: sha256 of the file's bytes, in hexadecimal.
    """

    marker: int
    report: str
    title: str
    pack: str | None
    council: str | None
    body: str | None
    report_kind: str
    report_date: str | None
    as_at: str | None
    as_at_from: AsAtFrom | None
    section: str | None
    paragraph: str | None
    page: int | None
    page_label: str | None
    quote: str
    spans: tuple[tuple[int, int], ...]
    context: str | None
    exempt: bool
    also_in: tuple[Place, ...] = ()
    passage_id: str = ""
    report_id: str = ""
    file_hash: str = ""
    page_end: int | None = None
    pack_position: int = 0


@dataclass(frozen=True)
class Figure:
    """A figure of the answer as printed, the citation it was checked against, and what the check found."""

    text: str
    marker: int | None
    status: FigureStatus
    operands: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Writing:
    """What a language model did for an answer, and what the checks did with it; all counts are of sentences but for figures.

    prompts: the fingerprint of the prompt files; kept: shown in the model's words, repaired: of these, with a marker
    set right; replaced: by the passage's own sentence; dropped: neither; quote_first: whether the quoted answer's
    first line was put in front; first, checked: seconds to the first word and to the checked answer. What the model
    wrote at first, before any check: its sentences, those that the passages they name bear out, the markers in them
    and those that are right, its figures and those that could not be bound.
    """

    model: str
    prompts: str
    sentences: int = 0
    kept: int = 0
    repaired: int = 0
    replaced: int = 0
    dropped: int = 0
    figures_dropped: int = 0
    rewritten: bool = False
    quote_first: bool = False
    first: float | None = None
    checked: float | None = None
    tokens_read: int | None = None
    tokens_written: int | None = None
    draft_sentences: int = 0
    draft_supported: int = 0
    draft_markers: int = 0
    draft_markers_right: int = 0
    draft_figures: int = 0
    draft_figures_unbound: int = 0


@dataclass(frozen=True)
class Answer:
    """What a reader gets, key by key as `ask --json` prints it."""

    id: str | None
    status: Status
    question: str
    question_used: str
    headline: str
    answer: str
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    reason: Reason | None = None
    nearest: tuple[Citation, ...] = ()
    writer: str = "quotes"
    fallback: str | None = None
    seconds: float = 0.0
    writing: Writing | None = None

    def as_json(self) -> dict[str, Any]:
        """The answer as the interface fixes it: plain dictionaries and lists."""
        return asdict(self)
