"""Progress of a build: a bar on a terminal, a plain line a file everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TextIO, runtime_checkable

if TYPE_CHECKING:
    from rich import progress as rich_progress

STEPS = {
    "scan": "Looking through the reports folder",
    "read": "Reading files",
    "passages": "Cutting reports into passages",
    "embed": "Computing vectors of passages",
    "vectors": "Storing vectors",
    "verify": "Checking the new index",
    "swap": "Taking the new index into use",
    "clean": "Removing the index before",
}


class Progress(Protocol):
    """Who is told how far a build is."""

    def step(self, name: str, total: int = 0) -> None: ...
    def advance(self, done: int, detail: str = "") -> None: ...
    def note(self, line: str) -> None: ...


@runtime_checkable
class CountsPages(Protocol):
    """A progress that also wants to know how many pages were read so far."""

    def pages(self, read: int) -> None: ...


class Silent:
    """A progress that says nothing."""

    def step(self, name: str, total: int = 0) -> None: ...
    def advance(self, done: int, detail: str = "") -> None: ...
    def note(self, line: str) -> None: ...


class Lines:
    """A plain line a file, and one for each longer step; for logs and pipes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def step(self, name: str, total: int = 0) -> None:
        if name in ("embed", "vectors") and total:
            self.note(f"{STEPS[name]} ({total})")

    def advance(self, done: int, detail: str = "") -> None:
        if detail:
            self.note(detail)

    def note(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class Bar:
    """A bar for the step that runs: how many of how many, pages a second while files are read, time left."""

    def __init__(self, bar: rich_progress.Progress) -> None:
        self._bar = bar
        self._task: Any = None

    def step(self, name: str, total: int = 0) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(
            STEPS.get(name, name), total=total or None, rate="", counted=f"0 of {total:,}" if total else ""
        )

    def advance(self, done: int, detail: str = "") -> None:
        task = self._running()
        self._bar.update(task.id, completed=done, counted=f"{done:,} of {int(task.total or 0):,}")

    def pages(self, read: int) -> None:
        seconds = self._running().elapsed or 0.0
        if read and seconds > 0:
            self._bar.update(self._task, rate=f"{read / seconds:,.0f} pages/s")

    def note(self, line: str) -> None:
        self._bar.console.print(line, markup=False, highlight=False)

    def _running(self) -> rich_progress.Task:
        return next(task for task in self._bar.tasks if task.id == self._task)


@contextmanager
def shown(stream: TextIO | None = None) -> Iterator[Progress]:
    """The progress that fits the stream (standard error when none is given), for as long as a build runs."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield Lines(stream)
        return
    with _rich(stream) as bar:
        yield Bar(bar)


def _rich(stream: TextIO) -> rich_progress.Progress:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    return RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[counted]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=Console(file=stream),
        transient=True,
    )
