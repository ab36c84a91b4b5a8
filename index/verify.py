"""Verification: files, catalogue and Chroma are held against one another before an index is trusted."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from corpus.errors import CouncilError
from corpus.library import LibraryFile, files_of
from corpus.report import NAMED_ONLY, WHOLE_FILE
from index.catalogue import Catalogue
from index.sealing import broken_seals
from index.vectors import Vectors, VectorsDamaged
from index.versions import hold_current

_BATCH = 1000
_SAME = 1e-3
_LOST = 0.01  # of a graph (HNSW) that is well made, a few in a thousand are not found again


@dataclass(frozen=True)
class Verification:
    """What a check of the current version found; `changed` is None when no reports folder was given."""

    version: str
    files: int
    reports: int
    passages: int
    vectors: int
    problems: tuple[str, ...]
    unreadable: tuple[str, ...]
    blank: tuple[str, ...]
    changed: tuple[str, ...] | None

    @property
    def well(self) -> bool:
        """Whether nothing at all is to be named."""
        return not (self.problems or self.unreadable or self.changed)


def verify(index: Path, reports: Path | None = None) -> Verification:
    """Check the current version, and whether it still fits the reports folder. Raises `NoIndex` or `NoReports`."""
    with hold_current(index) as version:
        problems = tuple(problems_of(version.folder))
        try:
            counts, named = _counts(version.catalogue), tuple(unreadable(version.folder))
            blank = tuple(blank_pages(version.folder))
            changed = None if reports is None else tuple(changed_files(reports, version.folder))
        except sqlite3.DatabaseError:
            counts, named, blank, changed = (0, 0, 0, 0), (), (), None
        return Verification(version.name, *counts, problems, named, blank, changed)


def problems_of(folder: Path) -> list[str]:
    """What is wrong inside one version: each a sentence; an empty list when it can be trusted."""
    broken = broken_seals(folder)
    try:
        catalogue = Catalogue(folder / "catalogue.sqlite")
    except sqlite3.DatabaseError as error:
        return [*broken, f"catalogue.sqlite cannot be read: {error}"]
    found: list[str] = []
    try:
        damage = catalogue.check()
        if damage:
            return [*broken, f"catalogue.sqlite is damaged: {damage[0]}"]
        found.extend(_catalogue_problems(catalogue))
        found.extend(_vector_problems(catalogue, folder / "chroma"))
    except (sqlite3.DatabaseError, zlib.error, ValueError, TypeError) as error:
        found.append(f"catalogue.sqlite cannot be read: {str(error).splitlines()[0]}")
    finally:
        catalogue.close()
    return broken + found


def changed_files(reports: Path, folder: Path) -> list[str]:
    """Files that are new, changed or gone since the version was built."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        known = {entry.name: entry for entry in catalogue.files()}
    finally:
        catalogue.close()
    there = {file.name: file for file in files_of(reports)}
    gone = [f"{name}: gone from the folder, still in the index" for name in known.keys() - there.keys()]
    new = [f"{name}: not in the index yet" for name in there.keys() - known.keys()]
    changed = [
        f"{name}: changed since it was indexed"
        for name in there.keys() & known.keys()
        if _sha256(there[name]) != known[name].sha256
    ]
    return sorted(gone + new + changed)


def unreadable(folder: Path) -> list[str]:
    """Each file and page that the build could not read, with the reason."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        return unreadable_in(catalogue)
    finally:
        catalogue.close()


def blank_pages(folder: Path) -> list[str]:
    """Each page that is blank or holds text nobody can see."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        return blank_in(catalogue)
    finally:
        catalogue.close()


def unreadable_in(catalogue: Catalogue) -> list[str]:
    """The same of a catalogue that is open."""
    files = [f"{file.name}: {file.reason}. {file.remedy}" for file in catalogue.files() if file.reason]
    return files + [
        f"{_place(file, page)}: {reason}"
        for file, page, reason in catalogue.page_problems()
        if reason not in NAMED_ONLY
    ]


def blank_in(catalogue: Catalogue) -> list[str]:
    """Each page that is blank or holds text nobody can see, which is named but is no problem."""
    return [
        f"{_place(file, page)}: {reason}" for file, page, reason in catalogue.page_problems() if reason in NAMED_ONLY
    ]


def _place(file: str, page: int) -> str:
    return file if page == WHOLE_FILE else f"{file}, page {page}"


def _counts(path: Path) -> tuple[int, int, int, int]:
    catalogue = Catalogue(path)
    try:
        return len(catalogue.files()), len(catalogue.report_ids()), catalogue.passage_count(), catalogue.text_count()
    finally:
        catalogue.close()


def _sha256(file: LibraryFile) -> str:
    try:
        return file.sha256()
    except OSError:
        return ""


def _catalogue_problems(catalogue: Catalogue) -> Iterator[str]:
    if not catalogue.passage_count():
        yield "the catalogue holds no passage"
    for report_id in catalogue.report_ids():
        text = catalogue.report_text(report_id)
        for passage in catalogue.passages_of(report_id):
            if text[passage.start : passage.end] != passage.text:
                yield f"passage {passage.id} is not at its offset in report {report_id}"
    if catalogue.missing_vectors():
        yield f"{len(catalogue.missing_vectors())} passages have no vector"


def _vector_problems(catalogue: Catalogue, chroma: Path) -> Iterator[str]:
    try:
        vectors = Vectors(chroma)
    except CouncilError as error:
        yield str(error)
        return
    try:
        yield from _count_problems(catalogue, vectors)
        for rows in _batches(catalogue.each_dense()):
            yield from _batch_problems(vectors, rows)
    except VectorsDamaged as error:
        yield str(error)
    finally:
        vectors.close()


def _count_problems(catalogue: Catalogue, vectors: Vectors) -> Iterator[str]:
    expected = catalogue.text_count()
    if vectors.count() != expected:
        yield f"Chroma holds {vectors.count()} vectors, the catalogue {expected} different texts"


def _batches(rows: Iterable[tuple[str, bytes]]) -> Iterator[dict[str, np.ndarray]]:
    every = iter(rows)
    while batch := {embed_hash: np.frombuffer(dense, np.float32) for embed_hash, dense in islice(every, _BATCH)}:
        yield batch


def _batch_problems(vectors: Vectors, expected: dict[str, np.ndarray]) -> Iterator[str]:
    """Each text has the vector that the catalogue expects, and a search with it finds one at distance 0."""
    stored = vectors.stored(list(expected))
    for embed_hash, vector in expected.items():
        if embed_hash not in stored:
            yield f"text {embed_hash} has no vector in Chroma"
        elif float(np.abs(stored[embed_hash] - vector).max()) > _SAME:
            yield f"text {embed_hash} has another vector in Chroma than in the catalogue"
    found = vectors.raw_nearest(np.stack(list(expected.values())), 1)
    lost = sum(not near or abs(near[0][1]) > _SAME for near in found)
    if lost > _LOST * len(expected):
        yield f"searches with the vectors of {lost} of {len(expected)} texts do not find them"
