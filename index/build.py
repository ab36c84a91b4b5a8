"""Building: only what is new or changed is parsed and embedded, into a version beside the current one.

Steps, in order: scan, read, passages, embed, vectors, verify, swap, clean. A kill at any of them leaves the
current version as it was, and what the ended build had read and embedded is taken over by the next one.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from corpus.library import LibraryFile, NoReports, files_of
from corpus.settings import Settings
from index import updates, versions
from index.catalogue import Catalogue, FileEntry
from index.earlier import about_of, why_anew
from index.fingerprints import index_fingerprint, reader_fingerprint
from index.progress import Progress, Silent
from index.sealing import broken_seals
from index.steps import NotTrusted, Steps
from index.vectors import VectorsDamaged
from index.verify import blank_in, unreadable_in
from index.working_copy import NoWorkingCopy

__all__ = ["BuildResult", "NotTrusted", "Progress", "Silent", "build", "index_fingerprint", "reader_fingerprint"]

_DISK = {
    errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOTDIR,
    errno.EEXIST, errno.ENAMETOOLONG,
}  # fmt: skip
_PROBE = 1_000_000


@dataclass(frozen=True)
class BuildResult:
    """What a build did. `problems` names each file or page that could not be read, with reason and remedy.

    notes: what is worth saying and no problem: why everything was read anew, which pages are blank.
    """

    version: str
    changed: bool
    files: int
    reports: int
    passages: int
    pages: int
    parsed: int
    embedded: int
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def build(reports: Path, index: Path, settings: Settings, progress: Progress | None = None) -> BuildResult:
    """Bring the index up to date with the reports folder.

    Raises `NoReports`, `BuildRunning`, `IndexNotWritable`, `ModelMissing` or `NotTrusted`; the index before stays
    as it was.
    """
    with updates.noted(index, reports):
        files = _files(reports, index)
        with versions.building(index) as folder:
            updates.begun(index, reports)
            return _built(files, index, folder, settings, progress or Silent())


def _built(files: list[LibraryFile], index: Path, folder: Path, settings: Settings, progress: Progress) -> BuildResult:
    """The result, with a disk's fault said as such."""
    try:
        return _build_locked(files, index, folder, settings, progress)
    except (OSError, sqlite3.Error, VectorsDamaged, NotTrusted, NoWorkingCopy) as error:
        reason = _not_written(index, error)
        if reason is None:
            raise
        versions.remove_unread(index)  # what was written of the new version is in the way of the person's remedy
        raise versions.not_writable(index, reason) from error


def _files(reports: Path, index: Path) -> list[LibraryFile]:
    files = files_of(reports)
    if not any(file.readable for file in files):
        raise NoReports(
            f"{reports}: no .pdf, .docx, .html, .txt or .md file in it. Name the folder that holds the reports"
        )
    if index.resolve().is_relative_to(reports.resolve()):
        raise versions.IndexNotWritable(
            f"{index}: lies inside the reports folder, so it would be read as reports. "
            "Name a folder outside with --index"
        )
    return files


def _build_locked(
    files: list[LibraryFile], index: Path, folder: Path, settings: Settings, progress: Progress
) -> BuildResult:
    fingerprint = index_fingerprint(settings)
    progress.step("scan", len(files))
    done = _nothing_to_do(files, index, fingerprint)
    if done:
        versions.remove_unread(index)
        return done
    note = why_anew(index, fingerprint)
    if note:
        progress.note(note)
    steps = Steps(files, index, folder, fingerprint, settings, progress)
    steps.run()
    return _result(folder, changed=True, parsed=steps.parsed, embedded=steps.embedded, note=note)


def _nothing_to_do(files: list[LibraryFile], index: Path, fingerprint: dict[str, str]) -> BuildResult | None:
    """The result of a build that changes nothing, or None when something has to be built."""
    try:
        with versions.hold_current(index) as version:
            about = about_of(version.catalogue) or {}
            if any(about.get(key) != value for key, value in fingerprint.items()) or broken_seals(version.folder):
                return None
            known = {entry.name: entry for entry in _entries(version.catalogue)}
            if set(known) != {file.name for file in files} or not all(
                _unchanged(file, known[file.name]) for file in files
            ):
                return None
            return _result(version.folder, changed=False)
    except versions.NoIndex:
        return None


def _entries(path: Path) -> list[FileEntry]:
    catalogue = Catalogue(path)
    try:
        return catalogue.files()
    finally:
        catalogue.close()


def _unchanged(file: LibraryFile, entry: FileEntry) -> bool:
    """Whether the file has the bytes that were indexed; one that could not be opened is tried again."""
    if file.size != entry.size:
        return False
    if file.modified == entry.modified and entry.sha256:
        return True
    try:
        return file.sha256() == entry.sha256
    except OSError:
        return not entry.sha256


def _not_written(index: Path, error: Exception) -> str | None:
    """Why the index folder could not be written; None when the error is another.

    SQLite, Chroma and its graph files each say a full disk in their own way, or not at all, so the folder is tried.
    """
    if isinstance(error, OSError) and error.errno in _DISK and _below(error.filename, index):
        return error.strerror
    probe = index / "versions" / "probe"
    try:
        with probe.open("wb") as file:
            file.write(bytes(_PROBE))
            file.flush()
            os.fsync(file.fileno())
    except OSError as failed:
        return failed.strerror
    finally:
        probe.unlink(missing_ok=True)
    return None


def _below(name: object, index: Path) -> bool:
    return name is None or not isinstance(name, str | Path) or Path(name).resolve().is_relative_to(index.resolve())


def _result(folder: Path, *, changed: bool, parsed: int = 0, embedded: int = 0, note: str | None = None) -> BuildResult:
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        files = catalogue.files()
        return BuildResult(
            folder.name, changed, len(files), len(catalogue.report_ids()), catalogue.passage_count(),
            sum(file.pages or 0 for file in files), parsed, embedded, tuple(unreadable_in(catalogue)),
            (*([note] if note else []), *blank_in(catalogue)),
        )  # fmt: skip
    finally:
        catalogue.close()
