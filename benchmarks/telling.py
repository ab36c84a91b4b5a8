"""How a worker process tells what it does: a JSON line when a step begins, and one with its results at the end."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TextIO

MEASURED = "measured"


@dataclass(frozen=True)
class Built:
    """What a worker says of the index it built; `units` are passages or nodes."""

    files: int
    units: int
    code_bytes: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Served:
    """Seconds of each search and of each whole answer, in the order of the questions."""

    searches: tuple[float, ...]
    answers: tuple[float, ...]


class Teller:
    """Writes to the worker's first output; whatever a library prints goes to the log instead."""

    def __init__(self) -> None:
        self._out: TextIO = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)

    def begins(self, step: str) -> None:
        """The step begins now; the one before it has ended."""
        self._write({"begins": step})

    def measured(self) -> None:
        """What follows is no longer measured."""
        self.begins(MEASURED)

    def result(self, result: Built | Served) -> None:
        self._write({"result": asdict(result)})

    def _write(self, line: dict[str, object]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()
