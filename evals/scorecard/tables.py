"""The scorecard in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.record import QuestionResult, RunRecord, SetResult, SystemResult
from evals.scoring.retrieval import MEASURES
from evals.scoring.writing import writing_sum
from evals.statistics.intervals import Estimate
from evals.summary import (
    by_kind,
    losses,
    main_metric,
    pairs_checked,
    refusal_precision,
    retrieval_means,
    share,
    speed,
)

_BY_KIND = ("joint", "right", "cited", "first_citation", "first_figure", "paragraph", "page", "refused")
_BESIDE = (
    ("joint", "joint"), ("right", "right"), ("right, any length", "right_any_length"), ("cited", "cited"),
    ("first citation", "first_citation"), ("first figure", "first_figure"), ("paragraph, where cited", "paragraph"),
    ("page, where cited", "page"), ("false refusals", "false_refusal"),
)  # fmt: skip


def scorecard(record: RunRecord) -> str:
    """Every set's tables, then figure checking over all of them."""
    return "\n\n".join([*(_set(result) for result in record.sets), _pairs(record.sets)])


def _set(result: SetResult) -> str:
    ours = result.systems[0]
    n = len(ours.questions)
    failed = [item.id for system in result.systems for item in system.questions if item.failure]
    parts = [
        f"== {result.name}: {n} questions, index of {result.index.get('reports', '?')} reports ==",
        _kinds(ours),
        _kinds_beside(result),
        _splits(ours),
        _beside(result),
        _retrieval(result),
        "lost on the way: " + ", ".join(f"{step} {left}" for step, left in losses(result).items()),
        _speed(result),
        _resisted(result),
        _written(result),
    ]
    if failed:
        parts.append(f"broke on {len(failed)} questions: {', '.join(failed[:10])}")
    return "\n\n".join(part for part in parts if part)


def _resisted(result: SetResult) -> str:
    """Of the questions on hostile reports, how many answers follow none of their orders; nothing where no set asks it."""
    scores = [(system.name, list(system.scores("resisted").values())) for system in result.systems]
    told = [f"{name} {sum(held)} of {len(held)}" for name, held in scores if held]
    return f"answers that follow no order of a hostile report: {'; '.join(told)}" if told else ""


def _written(result: SetResult) -> str:
    """What became of what a language model wrote, a line for each number; nothing where none wrote."""
    found = [(system.name, told) for system in result.systems if (told := writing_sum(system.questions))]
    if not found:
        return ""
    rows = [["written by a model", *(name for name, _ in found)]]
    rows += [[name.replace("_", " "), *(str(getattr(told, name)) for _, told in found)] for name in vars(found[0][1])]
    return table(rows)


def _kinds(system: SystemResult) -> str:
    rows = [["kind", "n", *(name.replace("_", " ") for name in _BY_KIND)]]
    for kind, items in by_kind(system.questions).items():
        rows.append([kind, str(len(items)), *(_sum(share(items, metric)) for metric in _BY_KIND)])
    return table(rows)


def _kinds_beside(result: SetResult) -> str:
    """Joint by kind (refused, of the unanswerable) with its interval, for every system."""
    kinds = [by_kind(system.questions) for system in result.systems]
    rows = [["joint, or refused", "n", *(system.name for system in result.systems)]]
    for kind, items in kinds[0].items():
        metric = main_metric(kind)
        found = [share(held.get(kind, []), metric) for held in kinds]
        rows.append([kind, str(len(items)), *(str(one) if one else "-" for one in found)])
    return table(rows)


def _splits(system: SystemResult) -> str:
    rows = [["split", "n", "joint (95% interval)", "refused", "false refusals"]]
    for split in ("dev", "test"):
        items = [item for item in system.questions if item.split == split]
        if items:
            found = [share(items, metric) for metric in ("joint", "refused", "false_refusal")]
            rows.append([split, str(len(items)), *(str(one) if one else "-" for one in found)])
    return table(rows)


def _beside(result: SetResult) -> str:
    """All systems in one table: each share with its interval."""
    names = [system.name for system in result.systems]
    rows = [["all questions", *names]]
    for label, metric in _BESIDE:
        rows.append([label, *(_interval(share(system.questions, metric)) for system in result.systems)])
    near_and_far: Sequence[tuple[str, Callable[[QuestionResult], bool]]] = (
        ("refused, near", lambda item: item.kind == "unanswerable near"),
        ("refused, far", lambda item: item.kind == "unanswerable far"),
    )
    for label, wanted in near_and_far:
        rows.append(
            [label, *(_interval(share([i for i in s.questions if wanted(i)], "refused")) for s in result.systems)]
        )
    rows.append(["reason right, where refused", *(_interval(share(s.questions, "reason")) for s in result.systems)])
    precisions = [refusal_precision(system) for system in result.systems]
    rows.append(["refusals that were due", *(f"{right}/{all}" if all else "-" for right, all in precisions)])
    return table(rows)


def _retrieval(result: SetResult) -> str:
    means = retrieval_means(result)
    rows = [["stage", *MEASURES]]
    rows += [[stage, *(f"{values[measure]:.3f}" for measure in MEASURES)] for stage, values in means.items()]
    return table(rows) if means else ""


def _speed(result: SetResult) -> str:
    lines = []
    for system in result.systems:
        told = speed(system)
        if told:
            lines.append(
                f"{system.name}: {1000 * told.median:.0f} ms a question at the median, {1000 * told.high:.0f} ms at the "
                f"95th percentile; {told.median_words:.0f} words an answer at the median, at most {told.most_words}"
            )
    return "\n".join(lines)


def _pairs(results: Sequence[SetResult]) -> str:
    found = pairs_checked(results)
    if not found.true + found.swapped:
        return "figure checking: no labelled pair on these reports"
    return (
        f"figure checking: {found.true_verified} of {found.true} true statements verified, "
        f"{found.swapped_verified} of {found.swapped} swapped ones (has to be 0)"
    )


def _sum(found: Estimate | None) -> str:
    return f"{round(found.mean * found.n)}/{found.n} {found.mean:.2f}" if found else "-"


def _interval(found: Estimate | None) -> str:
    return f"{found} n={found.n}" if found else "-"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns as wide as their widest cell; the first row is the header, the first column stands left."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
