"""Before the page is served: the index is brought up to date, with its progress in the terminal."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from corpus.errors import CouncilError
from corpus.settings import Settings
from index.build import BuildResult, build
from index.progress import shown
from index.versions import BuildRunning, NoIndex, current_name, open_current

_OTHER_BUILDS = (
    "Another process is building this index. The index before is served; the new one is used once it is finished."
)

_FAILED = "The update failed. The index before is served; the page tells its maintainers."


def default_index(reports: Path, settings: Settings) -> Path:
    """The index folder of a reports folder when none is named: below the settings' folder, by the reports' own path."""
    path = reports.resolve()
    return settings.index / f"{path.name}-{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"


def prepare(reports: Path, index: Path, settings: Settings) -> None:
    """Build or update the index and say what could not be read.

    Raises `CouncilError` when there is nothing to serve. When another process builds, or the update fails, the finished
    index is served.
    """
    try:
        with shown() as progress:
            result = build(reports, index, settings, progress)
    except BuildRunning:
        if current_name(index) is None:
            raise
        _say(_OTHER_BUILDS)
        return
    except CouncilError as error:
        if not _can_be_read(index):
            raise
        _say(f"{error}\n{_FAILED}")
        return
    _report(result)


def _can_be_read(index: Path) -> bool:
    try:
        open_current(index).close()
    except NoIndex:
        return False
    return True


def _report(result: BuildResult) -> None:
    for problem in result.problems:
        _say(f"Not read: {problem}")
    state = "built" if result.changed else "up to date"
    _say(f"Index {state}: {result.reports:,} reports in {result.files:,} files, {result.passages:,} passages.")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
