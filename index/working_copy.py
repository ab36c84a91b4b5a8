"""Working copies: each reader of the vectors works in a private copy, because Chroma writes even when it reads.

Read in 1.5.9 and measured: opening applies migrations to `chroma.sqlite3`, and a first query rewrites
`data_level0.bin`. Chroma also allows one process a folder. In copies the version itself stays as it was built,
readers do not meet, and a reader that is killed harms nothing.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

from corpus.errors import CouncilError

_PREFIX = "council-vectors-"
_YOUNG = 60.0


class NoWorkingCopy(CouncilError):
    """There is no room, or no right, to make a working copy of the vectors."""


class WorkingCopy:
    """A private copy of a folder below the machine's temporary folder; gone when closed, or with the next reader."""

    def __init__(self, folder: Path) -> None:
        remove_abandoned()
        try:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._lock = os.open(self.path, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_SH)
        except OSError as error:
            raise _no_room(error) from error
        try:
            shutil.copytree(folder, self.path, dirs_exist_ok=True)
        except (OSError, shutil.Error) as error:
            self.close()
            raise _no_room(error) from error
        self.path.chmod(0o700)

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._lock)


def remove_abandoned() -> None:
    """Remove the copies of readers that were killed; those of living readers are locked."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            if time.time() - os.fstat(handle).st_ctime > _YOUNG:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
        finally:
            os.close(handle)


def _no_room(error: Exception) -> NoWorkingCopy:
    reason = getattr(error, "strerror", None) or error
    return NoWorkingCopy(
        f"{tempfile.gettempdir()}: a working copy of the vectors cannot be made there ({reason}). "
        "Free space, or set TMPDIR to another folder"
    )
