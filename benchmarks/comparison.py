"""A comparison: both sides build and serve, each in fresh processes, one after the other, in one or more rounds."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.machine import Machine
from benchmarks.measured import Build, Course, Round, Serving, Side, Spread
from benchmarks.processes import watch
from benchmarks.telling import Built, Served

OURS, QUICKSTART = "ours", "quickstart"
_BUILT, _SERVED = TypeAdapter(Built), TypeAdapter(Served)


@dataclass(frozen=True)
class Material:
    """What both sides get: a folder of files and a file of questions. A file that is no PDF counts as one page."""

    reports: Path
    questions: Path
    files: int
    pages: int
    megabytes: float
    asked: int


@dataclass(frozen=True)
class Comparison:
    """All that was measured, with what it was measured on."""

    material: Material
    machine: Machine
    rounds: tuple[Round, ...]


def measure_round(material: Material, work: Path, first: str, say: Callable[[str], None]) -> Round:
    """Measure both sides in the folder `work`, the named one first."""
    load = os.getloadavg()
    order = (first, QUICKSTART if first == OURS else OURS)
    sides = {name: _side(name, material, work, say) for name in order}
    return Round(order, load, sides[OURS], sides[QUICKSTART])


def _side(name: str, material: Material, work: Path, say: Callable[[str], None]) -> Side:
    index = work / f"{name}-index"
    say(f"{name}: building")
    build = watch([name, "build", str(material.reports), str(index)], work / f"{name}-build.log")
    say(f"{name}: serving")
    serve = watch([name, "serve", str(index), str(material.questions)], work / f"{name}-serve.log")
    return Side(_build(build, index, material.pages), _serving(serve))


def _build(course: Course, index: Path, pages: int) -> Build:
    said, size = _BUILT.validate_json(course.reply), bytes_in(index)
    seconds = sum(step.seconds for step in course.steps)
    return Build(
        seconds=seconds,
        pages_a_second=pages / seconds,
        cpu_seconds=course.cpu_seconds,
        steps=course.steps,
        peak_bytes=max(step.peak_bytes for step in course.steps),
        index_bytes=size,
        files=said.files,
        units=said.units,
        bytes_a_unit=size / max(said.units, 1),
        code_bytes_a_unit=said.code_bytes / max(said.units, 1),
        notes=said.notes,
    )


def _serving(course: Course) -> Serving:
    said = _SERVED.validate_json(course.reply)
    peak = max(step.peak_bytes for step in course.steps)
    return Serving(course.steps[0].seconds, peak, Spread.of(said.searches), Spread.of(said.answers))


def bytes_in(folder: Path) -> int:
    """The sum of the sizes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
