"""The table that a person reads: both sides, their ratio, where the time went, and what is not compared."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence

from benchmarks.comparison import OURS, QUICKSTART, Comparison
from benchmarks.machine import Machine
from benchmarks.measured import Round, Side, Step

_ROWS: tuple[tuple[str, Callable[[Side], float], str], ...] = (
    ("build: seconds to a searchable index", lambda side: side.build.seconds, ".1f"),
    ("build: pages a second", lambda side: side.build.pages_a_second, ".2f"),
    ("build: processor seconds", lambda side: side.build.cpu_seconds, ".1f"),
    ("build: peak memory, MB", lambda side: side.build.peak_bytes / 1e6, ".0f"),
    ("index: MB", lambda side: side.build.index_bytes / 1e6, ".1f"),
    ("index: files read", lambda side: side.build.files, ".0f"),
    ("index: passages or nodes", lambda side: side.build.units, ".0f"),
    ("index: bytes a passage or node", lambda side: side.build.bytes_a_unit, ".0f"),
    ("index: of these, token codes", lambda side: side.build.code_bytes_a_unit, ".0f"),
    ("start-up to first answer, seconds", lambda side: side.serving.first_answer_seconds, ".2f"),
    ("serving: peak memory, MB", lambda side: side.serving.peak_bytes / 1e6, ".0f"),
    ("search, ms, median", lambda side: side.serving.search.median * 1e3, ".0f"),
    ("search, ms, 95th percentile", lambda side: side.serving.search.p95 * 1e3, ".0f"),
    ("whole answer, ms, median", lambda side: side.serving.answer.median * 1e3, ".0f"),
    ("whole answer, ms, 95th percentile", lambda side: side.serving.answer.p95 * 1e3, ".0f"),
)
_NOT_COMPARED = (
    "The quickstart does not: rebuild only what changed; survive a kill or check its index; read tables, headings,",
    "paragraph numbers, report titles or dates; search by words; re-rank; quote, cite, check figures, refuse.",
    "Its whole answer is its search. Neither side uses a language model, and ours is measured without the web page.",
)


def table(comparison: Comparison) -> str:
    """The comparison in plain text; with several rounds every number is the median over them."""
    rounds = comparison.rounds
    return "\n".join([*_heading(comparison), "", *_rows(rounds), "", *_times(rounds), "", *_NOT_COMPARED])


def _heading(comparison: Comparison) -> Iterator[str]:
    material, machine = comparison.material, comparison.machine
    yield f"{material.files} files, {material.pages} pages, {material.megabytes:.1f} MB, {material.asked} questions"
    yield _on(machine)
    yield ", ".join(
        f"{name} {version}" for name, version in (*machine.versions, ("commit", machine.commit or "unknown"))
    )
    for number, measured in enumerate(comparison.rounds, 1):
        load = " ".join(f"{value:.1f}" for value in measured.load_before)
        yield f"round {number}: {measured.order[0]} first; load average before: {load}"


def _on(machine: Machine) -> str:
    bfloat16 = [flag for flag in machine.flags if flag.endswith("bf16")]
    said = f"bfloat16 by {', '.join(bfloat16)}" if bfloat16 else "no bfloat16"
    size = f"{machine.processor}, {machine.cores} cores, {machine.memory_gb:.0f} GB"
    return f"{size}; {said}; flags: {' '.join(machine.flags)}"


def _rows(rounds: Sequence[Round]) -> Iterator[str]:
    yield f"{'':<40}{OURS:>12}{QUICKSTART:>12}{'ratio':>10}"
    for name, value, form in _ROWS:
        ours = statistics.median(value(measured.ours) for measured in rounds)
        other = statistics.median(value(measured.quickstart) for measured in rounds)
        ratio = f"{ours / other:.2f}" if other else "-"
        yield f"{name:<40}{ours:>12{form}}{other:>12{form}}{ratio:>10}"


def _times(rounds: Sequence[Round]) -> Iterator[str]:
    """Where each side's build spent its time, of the last round."""
    last = rounds[-1]
    for name, side in ((OURS, last.ours), (QUICKSTART, last.quickstart)):
        steps = "; ".join(_step(step) for step in side.build.steps)
        yield f"{name}, the build's steps in seconds (and peak MB): {steps}"
        yield from (f"  {note}" for note in side.build.notes)


def _step(step: Step) -> str:
    return f"{step.name} {step.seconds:.1f} ({step.peak_bytes / 1e6:.0f})"
