"""Memory of a process and all its descendants, sampled as PSS, so that shared pages count once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

EVERY_SECONDS = 0.2


class Sampling:
    """Samples the process tree in a thread while it is entered; `peaks` keeps the highest sum of each stage."""

    def __init__(self, pid: int, stage: str) -> None:
        self.stage = stage
        self.peaks: dict[str, int] = {}
        self._pid = pid
        self._adding = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Sampling:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def now(self) -> None:
        """Take one sample for the stage that is on, so that a stage shorter than the interval has one too."""
        stage, seen = self.stage, tree_bytes(self._pid)
        with self._adding:
            self.peaks[stage] = max(self.peaks.get(stage, 0), seen)

    def _sample(self) -> None:
        while not self._ended.wait(EVERY_SECONDS):
            self.now()


def tree_bytes(pid: int) -> int:
    """PSS of the process and its descendants in bytes; those that ended meanwhile count nothing."""
    return sum(_pss(member) for member in _tree(pid))


def _pss(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    line = next((line for line in text.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


def _tree(root: int) -> Iterator[int]:
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    waiting = [root]
    while waiting:
        pid = waiting.pop()
        yield pid
        waiting += children.get(pid, [])


def _parents() -> Iterator[tuple[int, int]]:
    """Each process with its parent; the name in parentheses may hold anything, so the fields after it are read."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        yield int(folder.name), int(fields[1])
