"""What became of the last update of an index: a small file beside its versions, for those who look after it.

The file keeps its size and is written in place, so that a full disk, on which an update fails, can still be told of.
"""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from corpus.errors import CouncilError
from index.versions import BuildRunning

_log = logging.getLogger(__name__)
_SIZE = 4096  # bytes
_ENDED = "It was stopped before it had finished. Build again; what was read by then is taken over"


@dataclass(frozen=True)
class Update:
    """began: ISO 8601 in UTC; reports: the folder; message: which file or folder, why, and what to do, where it failed."""

    outcome: Literal["running", "succeeded", "failed"]
    began: str
    reports: str
    message: str = ""


_UPDATE = TypeAdapter(Update)


def last(index: Path) -> Update | None:
    """The last update, as far as one was noted; one that was killed has failed."""
    try:
        update = _UPDATE.validate_json(_file(index).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        _log.warning("%s: cannot be read (%s)", _file(index), error)
        return None
    if update.outcome == "running" and not _somebody_builds(index):
        return replace(update, outcome="failed", message=_ENDED)
    return update


@contextmanager
def noted(index: Path, reports: Path) -> Iterator[None]:
    """Note the end of an update, and why it failed; raises what was raised. One beside a running one is not noted."""
    update = Update("running", datetime.now(UTC).isoformat(timespec="seconds"), str(reports.resolve()))
    try:
        yield
    except BuildRunning:
        raise
    except CouncilError as error:
        _write(index, replace(update, outcome="failed", message=str(error)))
        raise
    except Exception as error:
        fault = f"A fault in the program ({type(error).__name__}: {error}). The terminal or log of the build says more"
        _write(index, replace(update, outcome="failed", message=fault))
        raise
    _write(index, replace(update, outcome="succeeded"))


def begun(index: Path, reports: Path) -> None:
    """Note that an update runs, so that one that is killed is noticed; for the builder, while it holds its lock."""
    _write(index, Update("running", datetime.now(UTC).isoformat(timespec="seconds"), str(reports.resolve())))


def _write(index: Path, update: Update) -> None:
    """What cannot be written is logged: it is no reason for an update to fail."""
    if not index.is_dir():
        return  # the first build of all, which had not begun
    told = _UPDATE.dump_json(update)
    while len(told) >= _SIZE:
        update = replace(update, message=f"{update.message[:-200]} …", reports=update.reports[-1000:])
        told = _UPDATE.dump_json(update)
    try:
        file = os.open(_file(index), os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            os.pwrite(file, told.ljust(_SIZE - 1) + b"\n", 0)
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        _log.warning("%s: the outcome of an update could not be noted (%s)", _file(index), error.strerror)


def _file(index: Path) -> Path:
    return index / "update.json"


def _somebody_builds(index: Path) -> bool:
    try:
        with (index / "build.lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False
