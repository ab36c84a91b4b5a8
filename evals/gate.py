"""The gate: what a change may not make worse. CI runs it against the committed baseline."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evals.comparing import compared
from evals.record import QuestionResult, RunRecord, SetResult

BASELINE = Path(__file__).parent / "baseline.json"
TOLERANCE = 0.0
_GATED = {"joint": 1, "cited": 1, "refused": 1, "false_refusal": -1}


def failures(new: RunRecord, baseline: RunRecord, tolerance: float = TOLERANCE) -> list[str]:
    """Why the run does not pass, each in a sentence; empty when it does.

    A metric fails when the whole interval of its paired difference lies more than `tolerance` on the bad side.
    """
    return [*_worse(new, baseline, tolerance), *_must_pass(new, baseline), *_verified_swaps(new), *_broken(new)]


def _worse(new: RunRecord, baseline: RunRecord, tolerance: float) -> Iterable[str]:
    ours = {one.name: one.systems[0].name for one in new.sets}
    for one in compared(new, baseline):
        sign = _GATED.get(one.metric)
        if sign is None or one.system != ours[one.set] or one.result.low is None or one.result.high is None:
            continue
        best = one.result.high if sign > 0 else -one.result.low
        if best < -tolerance:
            yield (
                f"{one.set}: {one.metric} is worse than the baseline by {one.result.difference:+.3f} "
                f"({one.result.low:+.3f} to {one.result.high:+.3f}, n={one.result.n})"
            )


def _must_pass(new: RunRecord, baseline: RunRecord) -> Iterable[str]:
    """Questions that must pass and do not, unless the baseline did not have them right either."""
    for one in new.sets:
        before = baseline.of(one.name)
        failed = {item.id for item in _ours(before) if not _passes(item)} if before else set()
        for item in _ours(one):
            if item.must_pass and not _passes(item) and item.id not in failed:
                yield f"{one.name}: {item.id} must pass and does not"


def _verified_swaps(new: RunRecord) -> Iterable[str]:
    for one in new.sets:
        for pair in one.pairs:
            if not pair.true and pair.status == "verified":
                yield f"{one.name}: the swapped statement {pair.id} ({pair.swap}) is shown as verified"


def _broken(new: RunRecord) -> Iterable[str]:
    for one in new.sets:
        for item in _ours(one):
            if item.failure:
                yield f"{one.name}: {item.id} broke: {item.failure}"


def _ours(result: SetResult) -> tuple[QuestionResult, ...]:
    return result.systems[0].questions


def _passes(item: QuestionResult) -> bool:
    return item.scores.get("joint", item.scores.get("refused", False))
