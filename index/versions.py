"""Versions: each build makes a folder of its own, and one atomic rename makes it the current one.

```
INDEX/current             the name of the version that is read
INDEX/versions/NAME/      catalogue.sqlite, chroma/, sealed.json, in-use.lock
INDEX/build.lock          held by the one builder
INDEX/update.json         what became of the last update
INDEX/made/users.sqlite   what users make; no build touches it
INDEX/pictures/           pages that were drawn for readers; may be removed at any time
```
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from corpus.errors import CouncilError
from index.catalogue import SCHEMA_VERSION, Catalogue


class NoIndex(CouncilError):
    """There is no finished index in the folder."""


class OtherProgram(NoIndex):
    """The index was made by another version of this program, or its catalogue is damaged."""


class BuildRunning(CouncilError):
    """Another process is building this index."""


class IndexNotWritable(CouncilError):
    """The index folder cannot be written: read-only, or the disk is full."""


class Version:
    """A version held open: while this process holds its lock, no builder removes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = (folder / "in-use.lock").open("rb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            if not os.fstat(self._lock.fileno()).st_nlink:
                raise FileNotFoundError(folder)  # a builder removed it between the opening and the lock
        except OSError:
            self._lock.close()
            raise

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def catalogue(self) -> Path:
        return self.folder / "catalogue.sqlite"

    @property
    def chroma(self) -> Path:
        return self.folder / "chroma"

    def close(self) -> None:
        self._lock.close()

    def __enter__(self) -> Version:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def users_file(index: Path) -> Path:
    """The one SQLite file of what users make; it cannot be rebuilt, so no build or removal touches it."""
    return index / "made" / "users.sqlite"


def current_name(index: Path) -> str | None:
    """The name of the current version, or None when nothing was ever finished."""
    try:
        return (index / "current").read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise NoIndex(
            f"{index}: cannot be read ({error}). Allow reading it, or name another folder with --index"
        ) from error


def open_current(index: Path) -> Version:
    """Hold the current version for searching; raises `NoIndex` with the command that makes one.

    Raises `OtherProgram` when its catalogue has another layout than this program reads.
    """
    version = hold_current(index)
    schema = _schema(version.catalogue)
    if schema == str(SCHEMA_VERSION):
        return version
    version.close()
    reason = f"has schema {schema}, this program reads {SCHEMA_VERSION}" if schema else "cannot be read"
    raise OtherProgram(
        f"{index}: the catalogue {reason}. Make the index anew: python -m index build --reports DIR --index {index}"
    )


def hold_current(index: Path) -> Version:
    """Hold the current version, whatever made it; raises `NoIndex` with the command that makes one."""
    for _ in range(20):
        name = current_name(index)
        if name is None:
            break
        try:
            return Version(index / "versions" / name)
        except (FileNotFoundError, BlockingIOError):
            time.sleep(0.05)  # a builder swapped and removed it between the two reads
        except OSError as error:
            raise NoIndex(
                f"{index}: cannot be read ({error}). Allow reading it, or name another folder with --index"
            ) from error
    raise NoIndex(f"{index}: there is no index here. Make one: python -m index build --reports DIR --index {index}")


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """Hold the builder's lock and give the folder of a new version; raises at once when another builder holds it."""
    try:
        (index / "versions").mkdir(parents=True, exist_ok=True)
        lock = (index / "build.lock").open("w")
    except OSError as error:
        raise not_writable(index, error.strerror or str(error)) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildRunning(
                f"{index}: another process is building this index. Wait until it has finished, then try again"
            ) from None
        yield index / "versions" / _new_name(index)


def make_version(folder: Path) -> None:
    """Lay out a new version's folder."""
    folder.mkdir()
    (folder / "in-use.lock").touch()


def make_current(index: Path, folder: Path) -> None:
    """The swap: everything of the version is on disk before the one rename that readers see."""
    for path in [*folder.rglob("*"), folder, folder.parent]:
        _sync(path)
    fresh = index / "current.new"
    fresh.write_text(folder.name + "\n", encoding="utf-8")
    _sync(fresh)
    os.replace(fresh, index / "current")
    _sync(index)


def leftovers(index: Path) -> list[Path]:
    """Versions other than the current one: older ones, and what an ended build left."""
    name = current_name(index)
    return sorted(path for path in (index / "versions").iterdir() if path.is_dir() and path.name != name)


def remove_unread(index: Path) -> list[str]:
    """Remove every version that is not current and that no process reads; the names of those still read.

    For the builder only, while it holds its lock.
    """
    (index / "current.new").unlink(missing_ok=True)
    kept = []
    for folder in leftovers(index):
        try:
            with (folder / "in-use.lock").open("rb") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            kept.append(folder.name)
        except FileNotFoundError:
            shutil.rmtree(folder, ignore_errors=True)
    return kept


def not_writable(index: Path, reason: str) -> IndexNotWritable:
    """What a failed write says to a person."""
    return IndexNotWritable(
        f"{index}: cannot be written ({reason}). "
        "Free space, or name another folder with --index; the index before is kept"
    )


def _new_name(index: Path) -> str:
    """A name that sorts after all others and was never used, also when a person emptied the folder in between."""
    numbers = [int(path.name[1:7]) for path in (index / "versions").iterdir() if path.name[1:7].isdigit()]
    return f"v{1 + max(numbers, default=0):06d}-{secrets.token_hex(3)}"


def _schema(catalogue: Path) -> str | None:
    try:
        opened = Catalogue(catalogue)
    except sqlite3.DatabaseError:
        return None
    try:
        return opened.about().get("schema")
    except sqlite3.DatabaseError:
        return None
    finally:
        opened.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
