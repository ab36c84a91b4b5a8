"""The library: a folder of files, each known by the hash of its content."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CouncilError
from corpus.formats import ENDINGS

_LOG = logging.getLogger(__name__)
_IGNORED = {".ds_store", "thumbs.db", "desktop.ini"}


class NoReports(CouncilError):
    """The reports folder is missing or holds no file that can be read."""


@dataclass(frozen=True)
class LibraryFile:
    """A file below the reports folder: `name` with forward slashes, size in bytes, time in nanoseconds."""

    name: str
    path: Path
    size: int
    modified: int

    @property
    def readable(self) -> bool:
        return self.path.suffix.lower() in ENDINGS

    def sha256(self) -> str:
        """The hash of the file's bytes."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(folder: Path) -> list[LibraryFile]:
    """All files below the folder in the order of their names; links that lead outside it are named and left out.

    Raises `NoReports` when the folder is missing or cannot be listed.
    """
    if not folder.is_dir():
        raise NoReports(f"{folder}: there is no such folder. Name the folder that holds the reports with --reports")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise NoReports(f"{folder}: the folder may not be read. Change its permissions, or name another with --reports")
    return sorted(_walk(folder.resolve()), key=lambda file: file.name)


def _walk(folder: Path) -> Iterator[LibraryFile]:
    for parent, folders, names in os.walk(folder, onerror=_unlisted):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            hidden = name.startswith((".", "~$")) or name.lower() in _IGNORED
            if not hidden and (file := _file(folder, Path(parent) / name)):
                yield file


def _file(folder: Path, path: Path) -> LibraryFile | None:
    """The file at the path; None where none is left, or where a link leads out of the folder."""
    try:
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(folder):
            _LOG.warning("%s is a link that leads out of the reports folder. Left out; put a copy in its place", path)
            return None
        status = path.stat()
    except (OSError, RuntimeError):
        return None
    return LibraryFile(_printable(path.relative_to(folder)), path, status.st_size, status.st_mtime_ns)


def _unlisted(error: OSError) -> None:
    _LOG.warning("%s: cannot be listed (%s). Left out; change its permissions", error.filename, error.strerror)


def _printable(path: Path) -> str:
    """The name as text: bytes that are not UTF-8, as old archives leave them, show as a replacement mark."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
