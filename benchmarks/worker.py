"""The process that is measured: `python -m benchmarks.worker SIDE build REPORTS INDEX` or `... serve INDEX QUESTIONS`.

Each side is imported only here and only when it is asked for, so that neither pays for the other's imports.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Protocol, cast

from benchmarks.telling import Built, Served, Teller


class Worker(Protocol):
    """What a side's module has to hold."""

    def build(self, reports: Path, index: Path, tell: Teller) -> Built: ...
    def serve(self, index: Path, questions: Path, tell: Teller) -> Served: ...


def main() -> None:
    """Build or serve, and give the result as the last line."""
    name, task, first, second = sys.argv[1:]
    tell = Teller()
    side = cast(Worker, importlib.import_module(f"benchmarks.{name}"))
    run = side.build if task == "build" else side.serve
    tell.result(run(Path(first), Path(second), tell))


if __name__ == "__main__":
    main()
