"""Comparing two runs: the paired difference of each metric, and the questions that flipped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from evals.record import RunRecord, SetResult, SystemResult
from evals.statistics.paired import Paired, paired

METRICS = ("joint", "right", "cited", "first_citation", "first_figure", "paragraph", "page", "refused", "false_refusal")


@dataclass(frozen=True)
class Compared:
    """One metric of one system on one set, new against old. questions_changed: the set's file is another one."""

    set: str
    system: str
    metric: str
    result: Paired
    questions_changed: bool


def compared(new: RunRecord, old: RunRecord) -> list[Compared]:
    """Each metric of each set and system that both runs have, on the questions that both asked."""
    found = []
    for one in new.sets:
        other = old.of(one.name)
        for system in one.systems:
            before = _system(other, system.name) if other else None
            if other and before:
                changed = one.questions_sha256 != other.questions_sha256
                found += [Compared(one.name, system.name, *pair, changed) for pair in _metrics(system, before)]
    return found


def _metrics(new: SystemResult, old: SystemResult) -> list[tuple[str, Paired]]:
    clusters = {item.id: item.cluster for item in new.questions}
    pairs = [(metric, paired(new.scores(metric), old.scores(metric), clusters)) for metric in METRICS]
    return [(metric, result) for metric, result in pairs if result is not None]


def _system(result: SetResult, name: str) -> SystemResult | None:
    return next((system for system in result.systems if system.name == name), None)


def told(comparisons: list[Compared], splits: dict[str, str], *, show_test: bool = False) -> str:
    """Each metric's difference with interval and test, then the flipped questions; of `test` only how many."""
    if not comparisons:
        return "The two runs have no set and system in common."
    lines = _unchanged([one for one in comparisons if not one.result.better + one.result.worse])
    for one in comparisons:
        if not one.result.better + one.result.worse:
            continue
        lines.append(_line(one))
        for word, ids in (("better", one.result.better), ("worse", one.result.worse)):
            if ids:
                lines.append(f"    {word}: {_flipped(ids, splits, show_test)}")
    if any(one.questions_changed for one in comparisons):
        lines.append("The question sets differ; only questions that both runs asked are compared.")
    return "\n".join(lines)


def _unchanged(comparisons: list[Compared]) -> list[str]:
    """A line for each set and system with the metrics in which no question flipped."""
    metrics: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in comparisons:
        metrics[one.set, one.system].append(f"{one.metric} (n={one.result.n})")
    return [f"{name}, {system}: unchanged: {', '.join(same)}" for (name, system), same in metrics.items()]


def _line(one: Compared) -> str:
    found = one.result
    interval = "one report, no interval" if found.low is None else f"{found.low:+.3f} to {found.high:+.3f}"
    return (
        f"{one.set}, {one.system}, {one.metric}: {found.difference:+.3f} ({interval}), n={found.n} in {found.clusters} "
        f"reports, {len(found.better)} better, {len(found.worse)} worse, McNemar p={found.p:.3f}"
    )


def _flipped(ids: tuple[str, ...], splits: dict[str, str], show_test: bool) -> str:
    shown = [id for id in ids if show_test or splits.get(id) != "test"]
    hidden = len(ids) - len(shown)
    return ", ".join([*shown, *([f"{hidden} of the test split"] if hidden else [])])


def splits_of(record: RunRecord) -> dict[str, str]:
    """The split of every question of a run, by id."""
    return {item.id: item.split for one in record.sets for system in one.systems for item in system.questions}
