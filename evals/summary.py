"""Summary: shares with their intervals, by kind, split or stage, from the results of a set."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.record import QuestionResult, SetResult, SystemResult
from evals.scoring.figure_checking import FigureChecking, figure_checking
from evals.scoring.latency import latency
from evals.scoring.refusal import precision
from evals.scoring.retrieval import MEASURES
from evals.statistics.intervals import Estimate, estimate

ANSWERABLE = "all answerable"
UNANSWERABLE = "all unanswerable"


def share(questions: Iterable[QuestionResult], metric: str) -> Estimate | None:
    """The share of the questions that a metric says yes of, where it applies, clustered by report."""
    scored = [item for item in questions if metric in item.scores]
    return estimate([float(item.scores[metric]) for item in scored], [item.cluster for item in scored])


def by_kind(questions: Iterable[QuestionResult]) -> dict[str, list[QuestionResult]]:
    """The questions of each kind, kinds by name, then the two sums."""
    kinds: dict[str, list[QuestionResult]] = defaultdict(list)
    sums: dict[str, list[QuestionResult]] = defaultdict(list)
    for item in questions:
        kinds[item.kind].append(item)
        sums[UNANSWERABLE if item.kind.startswith("unanswerable") else ANSWERABLE].append(item)
    return {**dict(sorted(kinds.items())), **dict(sorted(sums.items()))}


def main_metric(kind: str) -> str:
    """What counts for a kind: right and rightly cited, or refused where there is no answer."""
    return "refused" if "unanswerable" in kind else "joint"


def refusal_precision(system: SystemResult) -> tuple[int, int]:
    """Of all that the system refused, how many had no answer: (those, all refused)."""
    right, false = system.scores("refused"), system.scores("false_refusal")
    return precision(list(right.values()), list(false.values()))


@dataclass(frozen=True)
class Speed:
    """Seconds a question and words an answer."""

    median: float
    high: float
    median_words: float
    most_words: int


def speed(system: SystemResult) -> Speed | None:
    """Latency and length of what the system answered; None when it answered nothing."""
    taken = latency([item.seconds for item in system.questions if item.failure is None])
    said = [item.words for item in system.questions if item.status == "answered"]
    if taken is None or not said:
        return None
    return Speed(taken[0], taken[1], float(np.median(said)), max(said))


def retrieval_means(result: SetResult, split: str | None = None) -> dict[str, dict[str, float]]:
    """The mean of each measure by stage, over the questions that have an answer."""
    ids = {item.id for item in result.systems[0].questions if split in (None, item.split)}
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for traced in result.traces:
        if traced.id in ids:
            for stage, values in traced.stages.items():
                rows[stage].append(values)
    return {
        stage: {measure: float(np.mean([row[measure] for row in found])) for measure in MEASURES}
        for stage, found in rows.items()
    }


LOSSES = ("indexed", "among the candidates", "read", "not refused", "cited", "right")


def losses(result: SetResult) -> dict[str, int]:
    """How many answerable questions are left after each step from the index to a right, rightly cited answer."""
    traces = {traced.id: traced for traced in result.traces}
    asked = [item for item in result.systems[0].questions if "right" in item.scores and item.id in traces]
    steps: Sequence[Callable[[QuestionResult], bool]] = (
        lambda item: traces[item.id].indexed,
        lambda item: traces[item.id].candidate,
        lambda item: traces[item.id].read,
        lambda item: item.status == "answered",
        lambda item: item.scores.get("cited", False),
        lambda item: item.scores["right"],
    )
    left = {"asked": len(asked)}
    for name, passes in zip(LOSSES, steps, strict=True):
        asked = [item for item in asked if passes(item)]
        left[name] = len(asked)
    return left


@dataclass(frozen=True)
class Bin:
    """Questions whose relevance is from `low` to `high`: how many, and how many of them have an answer."""

    low: float
    high: float
    n: int
    answerable: int
    refused: int


def reliability(result: SetResult, width: float = 1.0) -> list[Bin]:
    """How often a question has an answer, by the relevance that the refusal threshold is held against."""
    known = {item.id: item for item in result.systems[0].questions}
    bins: dict[int, list[QuestionResult]] = defaultdict(list)
    for traced in result.traces:
        if traced.score is not None:
            bins[math.floor(traced.score / width)].append(known[traced.id])
    return [
        Bin(place * width, (place + 1) * width, len(held), sum("right" in item.scores for item in held),
            sum(item.status == "not_found" for item in held))
        for place, held in sorted(bins.items())
    ]  # fmt: skip


def pairs_checked(results: Iterable[SetResult], split: str | None = None) -> FigureChecking:
    """Figure checking over the labelled pairs of some sets."""
    return figure_checking(
        [(pair.true, pair.status) for one in results for pair in one.pairs if split in (None, pair.split)]
    )
