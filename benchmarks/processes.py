"""A worker in a fresh process, clocked from its start by what it tells, its memory sampled."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measured import Course, Step
from benchmarks.memory import Sampling
from benchmarks.telling import MEASURED
from corpus.errors import CouncilError

ROOT = Path(__file__).resolve().parent.parent
_OFFLINE = {"HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"}


class WorkerError(CouncilError):
    """A worker ended without a result; the message holds the end of its log."""


def watch(arguments: Sequence[str], log: Path) -> Course:
    """Run `python -m benchmarks.worker ARGUMENTS` to its end; raises `WorkerError`."""
    used, started = _children_seconds(), time.perf_counter()
    with log.open("wb") as errors:
        process = _started(arguments, errors.fileno())
        try:
            steps, reply = _followed(process, started)
            process.wait()
        finally:
            process.kill()  # does nothing to one that has ended
            process.wait()
    if process.returncode or reply is None:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise WorkerError(f"benchmarks.worker {' '.join(arguments)} ended with status {process.returncode}:\n{said}")
    return Course(steps, _children_seconds() - used, reply)


def _started(arguments: Sequence[str], errors: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.worker", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8", cwd=ROOT, env=os.environ | _OFFLINE
    )


def _followed(process: subprocess.Popen[str], started: float) -> tuple[tuple[Step, ...], str | None]:
    """The steps until the worker says that what follows is not measured, and its reply."""
    begun, reply = [("start", started)], None
    assert process.stdout
    with Sampling(process.pid, "start") as sampling:
        for line in process.stdout:
            now, said = time.perf_counter(), json.loads(line)
            if "result" in said:
                reply = json.dumps(said["result"])
                process.wait()
            else:
                sampling.now()
                begun.append((said["begins"], now))
                sampling.stage = said["begins"]
    return _steps(begun, sampling.peaks), reply


def _steps(begun: list[tuple[str, float]], peaks: dict[str, int]) -> tuple[Step, ...]:
    ends = [at for _, at in begun[1:]]
    named = zip(begun, ends, strict=False)  # the last has no end: it is what is not measured
    return tuple(Step(name, end - at, peaks.get(name, 0)) for (name, at), end in named if name != MEASURED)


def _children_seconds() -> float:
    """Processor seconds of all children that were waited for, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
