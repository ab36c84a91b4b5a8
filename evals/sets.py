"""Sets: which reports a question set is asked of, and the index that is built of them for a run."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus.sample
from corpus.settings import Settings
from evals.known_answers import APART, BadQuestionSet, KnownAnswer, known_answers, set_path

SHARED_REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"
REPORTS = {
    "sample": Path(corpus.sample.__file__).parent / "reports",
    "middlesbrough": SHARED_REPORTS / "middlesbrough",
    "kent": SHARED_REPORTS / "kent",
}


class ReportsMissing(BadQuestionSet):
    """A set whose reports are not there."""


@dataclass(frozen=True)
class QuestionSet:
    """A set's name, questions, the folder of its reports and the fingerprint of its file."""

    name: str
    questions: tuple[KnownAnswer, ...]
    reports: Path
    sha256: str


def question_set(name: str, reports: Path | None = None) -> QuestionSet:
    """A set that comes with the project, or a question file; raises `BadQuestionSet` or `ReportsMissing`."""
    path = set_path(name)
    questions = known_answers(path)
    folder = reports or (APART[name] / "reports" if name in APART else REPORTS.get(name))
    if folder is None:
        raise BadQuestionSet(f"{name}: its reports are not known. Name their folder with --reports")
    if not folder.is_dir():
        raise ReportsMissing(f"{name}: left out, its reports are not at {folder}. Name their folder with --reports")
    return QuestionSet(path.stem, tuple(questions), folder, hashlib.sha256(path.read_bytes()).hexdigest())


@contextmanager
def index_of(asked: QuestionSet, settings: Settings, built: Path | None = None) -> Iterator[Path]:
    """The index of the set's reports: one that is named as finished, or one built now and removed afterwards."""
    if built is not None:
        yield built
        return
    from index.build import build

    with TemporaryDirectory(prefix="evals-") as temporary:
        folder = Path(temporary) / "index"
        result = build(asked.reports, folder, settings)
        problems = f", {len(result.problems)} not readable" if result.problems else ""
        print(f"{asked.name}: {result.reports} reports, {result.passages} passages{problems}", file=sys.stderr)
        yield folder
