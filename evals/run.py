"""A run: the questions of a set asked of our assistant and of what stands beside it, scored and recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.settings import Settings
from evals.asking import Asked, ask_all
from evals.figure_pairs import FigurePair, figure_pairs
from evals.known_answers import KnownAnswer
from evals.record import PairResult, QuestionResult, SetResult, SystemResult, TraceResult
from evals.relevance import Relevance
from evals.scoring.figure_checking import status_of
from evals.scoring.first_figure_right import first_figure
from evals.scoring.length import words
from evals.scoring.retrieval import retrieval
from evals.sets import QuestionSet, index_of
from evals.systems import System
from evals.systems.ours import Ours
from evals.tracing import FUSED, STAGES, WEIGHED, Trace, trace

PEERS = ("quickstart", "cairn")
_READ = 8


@dataclass(frozen=True)
class Plan:
    """What a run does: which systems stand beside ours, which steps are left out one at a time.

    most: ask no more than this many questions of a set, spread evenly over it.
    """

    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    split: str | None = None
    index: Path | None = None
    most: int | None = None
    progress: bool = False


@dataclass(frozen=True)
class SetRun:
    """The results of a set, with our assistant's answers, which the record leaves out."""

    result: SetResult
    asked: tuple[Asked, ...]


def run_set(wanted: QuestionSet, settings: Settings, plan: Plan) -> SetRun:
    """Ask a set's questions; raises `PeerMissing`, or what a build raises."""
    questions = [question for question in wanted.questions if plan.split in (None, question.split)]
    questions = spread(questions, plan.most)
    with index_of(wanted, settings, plan.index) as folder, closing(Ours(folder, settings)) as ours:
        relevance = Relevance(ours.assistant.index)
        clusters = {question.id: relevance.cluster(question) for question in questions}
        asked = ask_all(ours, questions, progress=plan.progress)
        systems = [_system(ours, asked, clusters)]
        for beside in _beside(wanted, folder, ours, settings, plan):
            systems.append(_system(beside, ask_all(beside, questions, progress=plan.progress), clusters))
        result = SetResult(
            name=wanted.name,
            questions_sha256=wanted.sha256,
            index=ours.assistant.index.catalogue.about(),
            systems=tuple(systems),
            traces=_traces(ours, questions, relevance),
            pairs=_pairs(wanted.name, ours, relevance, plan),
        )
    return SetRun(result, tuple(asked))


def spread(questions: Sequence[KnownAnswer], most: int | None) -> list[KnownAnswer]:
    """At most so many of the questions, evenly spread."""
    if most is None or len(questions) <= most:
        return list(questions)
    return [questions[place * len(questions) // most] for place in range(most)]


def _beside(wanted: QuestionSet, index: Path, ours: Ours, settings: Settings, plan: Plan) -> Iterator[System]:
    """Each system beside ours, one after another, so that the models of one at a time are in memory."""
    for step in plan.without:
        with closing(Ours(index, settings, [step])) as system:
            yield system
    for name in plan.beside:
        with _peer(name, wanted, ours) as system:
            yield system


@contextmanager
def _peer(name: str, wanted: QuestionSet, ours: Ours) -> Iterator[System]:
    from evals.systems.cairn import Cairn
    from evals.systems.quickstart import Quickstart

    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="evals-", ignore_cleanup_errors=True)))
        peer: System = (
            Quickstart(wanted.reports, folder) if name == "quickstart" else Cairn(ours.assistant.index, folder)
        )
        held.callback(peer.close)
        yield peer


def _system(system: System, asked: Sequence[Asked], clusters: dict[str, str]) -> SystemResult:
    return SystemResult(system.name, system.about(), tuple(_result(item, clusters) for item in asked))


def _result(item: Asked, clusters: dict[str, str]) -> QuestionResult:
    question, answer = item.question, item.answer
    return QuestionResult(
        id=question.id,
        kind=question.named_kind,
        split=question.split,
        cluster=clusters[question.id],
        status=answer.status if answer else "failed",
        scores=item.scores,
        seconds=answer.seconds if answer else 0.0,
        words=words(answer) if answer else 0,
        reason=answer.reason if answer else None,
        first_figure=first_figure(answer) if answer else None,
        must_pass=question.must_pass,
        failure=item.failure,
        writing=answer.writing if answer else None,
        fell_back=bool(answer and answer.fallback),
    )


def _traces(ours: Ours, questions: Sequence[KnownAnswer], relevance: Relevance) -> tuple[TraceResult, ...]:
    """Retrieval of the answerable questions; of the others, only the score that the threshold is held against."""
    relevant = {question.id: relevance.relevant(question) for question in questions if question.answerable}
    traces = {question.id: trace(ours.assistant, question) for question in questions}
    stages = {
        stage: retrieval({id: traces[id].lists[stage] for id in relevant}, relevant) if relevant else {}
        for stage in STAGES
    }
    return tuple(
        _traced(
            question.id,
            traces[question.id],
            relevant.get(question.id, []),
            {s: stages[s].get(question.id, {}) for s in STAGES},
        )
        for question in questions
    )


def _traced(id: str, found: Trace, relevant: list[str], stages: dict[str, dict[str, float]]) -> TraceResult:
    wanted = set(relevant)
    return TraceResult(
        id=id,
        stages={stage: values for stage, values in stages.items() if values},
        score=found.score,
        indexed=bool(wanted),
        candidate=not wanted.isdisjoint(found.lists[FUSED]),
        read=not wanted.isdisjoint(found.lists[WEIGHED][:_READ]),
    )


def _pairs(name: str, ours: Ours, relevance: Relevance, plan: Plan) -> tuple[PairResult, ...]:
    """What the checker says of each labelled pair on the reports of this set."""
    pairs = [pair for pair in figure_pairs() if pair.set == name and plan.split in (None, pair.split)]
    return tuple(_pair(pair, ours, relevance) for pair in pairs)


def _pair(pair: FigurePair, ours: Ours, relevance: Relevance) -> PairResult:
    passage = next(iter(relevance.holding(pair.place)), None)
    particulars = ours.assistant.index.particulars(passage.report_id) if passage else None
    return PairResult(pair.id, pair.true, pair.swap, status_of(pair, passage, particulars, ours.encode), pair.split)
