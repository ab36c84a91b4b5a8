"""Before the page is served: the index is brought up to date, with its progress in the terminal."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from typing import TextIO

from corpus.settings import Settings
from index.build import BuildResult, build
from index.versions import BuildRunning, current_name

_STEPS = {
    "scan": "Looking through the reports folder",
    "read": "Reading files",
    "passages": "Cutting reports into passages",
    "embed": "Computing vectors of passages",
    "vectors": "Storing vectors",
    "verify": "Checking the new index",
    "swap": "Taking the new index into use",
    "clean": "Removing the index before",
}
_BAR = 30


class InTerminal:
    """Progress as a bar on a terminal, as plain lines elsewhere. A step says its name only once it has work to do."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._bar = stream.isatty()
        self._name, self._total, self._shown = "", 0, 0.0

    def step(self, name: str, total: int = 0) -> None:
        self._clear()
        self._name, self._total = _STEPS.get(name, name), total
        if name != "scan" and not self._bar:
            self._line(f"{self._name} ({total:,})" if total else self._name)

    def advance(self, done: int, detail: str = "") -> None:
        self._clear()
        if detail:
            self._line(f"  {detail}")
        now = time.monotonic()
        if self._bar and (now - self._shown > 0.1 or done >= self._total):
            self._shown = now
            full = _BAR * min(done, self._total) // max(self._total, 1)
            self._stream.write(f"\r{self._name} [{'#' * full}{'.' * (_BAR - full)}] {done:,} of {self._total:,}")
            self._stream.flush()

    def note(self, line: str) -> None:
        self._clear()
        self._line(line)

    def end(self) -> None:
        """Leave the terminal's line free for what comes next."""
        self._clear()

    def _line(self, words: str) -> None:
        print(words, file=self._stream, flush=True)

    def _clear(self) -> None:
        if self._bar:
            self._stream.write("\r\x1b[K")


def default_index(reports: Path, settings: Settings) -> Path:
    """The index folder of a reports folder when none is named: below the settings' folder, by the reports' own path."""
    path = reports.resolve()
    return settings.index / f"{path.name}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"


def prepare(reports: Path, index: Path, settings: Settings) -> None:
    """Build or update the index and say what could not be read.

    Raises `CouncilError` when there is nothing to serve. When another process builds, the finished index is served.
    """
    progress = InTerminal()
    try:
        result = build(reports, index, settings, progress)
    except BuildRunning:
        if current_name(index) is None:
            raise
        progress.end()
        say("Another process is building this index. The index before is served; the new one is used once it is finished.")
        return
    progress.end()
    _report(result)


def say(line: str) -> None:
    """A line for the person at the terminal."""
    print(line, file=sys.stderr, flush=True)


def _report(result: BuildResult) -> None:
    for problem in result.problems:
        say(f"Not read: {problem}")
    state = "built" if result.changed else "up to date"
    say(f"Index {state}: {result.reports:,} reports in {result.files:,} files, {result.passages:,} passages.")
