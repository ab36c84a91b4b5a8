"""The scores as the README and docs/measured.md show them; a test holds both against the committed baseline.

`python -m evals.scorecard.markdown` writes both anew from `evals/baseline.json`.
"""

from __future__ import annotations

import re
from pathlib import Path

from evals.gate import BASELINE
from evals.record import RunRecord, SetResult, SystemResult, read_record
from evals.statistics.intervals import Estimate
from evals.summary import by_kind, main_metric, pairs_checked, retrieval_means, share

_ROOT = Path(__file__).resolve().parents[2]
README, MEASURED = _ROOT / "README.md", _ROOT / "docs" / "measured.md"
_MARKED = re.compile(r"(<!-- scores -->\n).*?(<!-- end of scores -->)", re.DOTALL)


def with_scores(text: str, table: str) -> str:
    """The document with the table between its marks."""
    return _MARKED.sub(lambda marks: f"{marks[1]}{table}\n{marks[2]}", text)


def overview(record: RunRecord) -> str:
    """Each system's joint score on each set, then what our assistant refuses and finds."""
    rows = [["", *(_named(result) for result in record.sets)]]
    for system in record.sets[0].systems:
        found = [share(_system(result, system.name).questions, "joint") for result in record.sets]
        rows.append([f"**{_title(system.name)}**: right and rightly cited", *map(_told, found)])
    for system in record.sets[0].systems:
        found = [share(_system(result, system.name).questions, "cited") for result in record.sets]
        rows.append([f"{_title(system.name)}: rightly cited, at any length", *map(_told, found)])
    for label, kind in (("refused, of questions on the topic without an answer", "unanswerable near"),
                        ("refused, of questions on something else", "unanswerable far")):  # fmt: skip
        groups = [[item for item in result.systems[0].questions if item.kind == kind] for result in record.sets]
        rows.append([f"assistant: {label}", *(_told(share(group, "refused")) for group in groups)])
    refused = [share(result.systems[0].questions, "false_refusal") for result in record.sets]
    rows.append(["assistant: wrongly refused", *map(_told, refused)])
    return _table(rows)


def by_kinds(record: RunRecord) -> str:
    """Joint (refused, of the unanswerable) by kind for every set and system, retrieval by stage, and figure checking."""
    parts = []
    for result in record.sets:
        kinds = [by_kind(system.questions) for system in result.systems]
        rows = [[f"{result.name}: kind", *(_title(system.name) for system in result.systems)]]
        rows += [[kind, *(_told(share(held.get(kind, []), main_metric(kind))) for held in kinds)] for kind in kinds[0]]
        means = retrieval_means(result)
        stages = [[f"{result.name}: stage", "hit@1", "hit@5", "hit@10", "MRR", "nDCG@10"]]
        stages += [[stage, *(f"{values[name]:.2f}" for name in ("hit@1", "hit@5", "hit@10", "mrr", "ndcg@10"))]
                   for stage, values in means.items()]  # fmt: skip
        parts += [_table(rows), _table(stages)]
    checked = pairs_checked(record.sets)
    parts.append(
        f"Figure checking: {checked.true_verified} of {checked.true} true statements are verified, "
        f"{checked.swapped_verified} of {checked.swapped} with a swapped role."
    )
    return "\n\n".join(parts)


def _named(result: SetResult) -> str:
    questions = result.systems[0].questions
    return f"{result.name}, {len(questions)} questions, {result.index.get('reports', '?')} reports"


def _system(result: SetResult, name: str) -> SystemResult:
    return next(system for system in result.systems if system.name == name)


def _title(name: str) -> str:
    return {"quickstart": "LlamaIndex quickstart"}.get(name, name)


def _told(found: Estimate | None) -> str:
    return f"{found}, n={found.n}" if found else "–"


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def main() -> None:
    """Write both tables anew."""
    record = read_record(BASELINE)
    for path, table in ((README, overview(record)), (MEASURED, by_kinds(record))):
        path.write_text(with_scores(path.read_text(encoding="utf-8"), table), encoding="utf-8")


if __name__ == "__main__":
    main()
