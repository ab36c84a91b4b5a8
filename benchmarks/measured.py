"""What is measured, as data: the course of a process, then what it says of a build or of serving."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A named stretch of a process: seconds on the clock, and the most memory (PSS bytes) seen in it."""

    name: str
    seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Course:
    """A worker process from its start to its end; `reply` is the one JSON line of results that it gave."""

    steps: tuple[Step, ...]
    cpu_seconds: float
    reply: str


@dataclass(frozen=True)
class Spread:
    """Seconds a question: median and 95th percentile (nearest rank)."""

    questions: int
    median: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        ranked = sorted(seconds)
        return cls(len(ranked), statistics.median(ranked), ranked[max(0, -(-95 * len(ranked) // 100) - 1)])


@dataclass(frozen=True)
class Build:
    """A folder of reports made searchable, from the start of a fresh process.

    units: passages on our side, nodes on the quickstart's. code_bytes: late-interaction codes, of all units.
    cpu_seconds: of the process and its children, from start to end; it suffers less from a loaded machine.
    """

    seconds: float
    pages_a_second: float
    cpu_seconds: float
    steps: tuple[Step, ...]
    peak_bytes: int
    index_bytes: int
    files: int
    units: int
    bytes_a_unit: float
    code_bytes_a_unit: float
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Serving:
    """Questions asked of the index that was built, in another fresh process.

    first_answer_seconds: from the start of the process to its first answer.
    search: the quickstart's search is its whole answer, so there both say the same.
    """

    first_answer_seconds: float
    peak_bytes: int
    search: Spread
    answer: Spread


@dataclass(frozen=True)
class Side:
    """One side of the comparison in one round."""

    build: Build
    serving: Serving


@dataclass(frozen=True)
class Round:
    """Both sides measured one after the other; `order` says which came first."""

    order: tuple[str, str]
    load_before: tuple[float, float, float]
    ours: Side
    quickstart: Side
