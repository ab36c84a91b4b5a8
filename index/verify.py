"""Verification: files, catalogue and Chroma are held against one another before an index is trusted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpus.errors import CouncilError
from corpus.library import files_of
from index.catalogue import Catalogue
from index.vectors import Vectors, VectorsDamaged

_BATCH = 1000
_SAME = 1e-3


def problems_of(folder: Path) -> list[str]:
    """What is wrong inside one version: each a sentence; an empty list when it can be trusted."""
    try:
        catalogue = Catalogue(folder / "catalogue.sqlite")
        try:
            damage = catalogue.check()
            if damage:
                return [f"catalogue.sqlite is damaged: {damage[0]}"]
            return [*_catalogue_problems(catalogue), *_vector_problems(catalogue, folder / "chroma")]
        finally:
            catalogue.close()
    except sqlite3.DatabaseError as error:
        return [f"catalogue.sqlite cannot be read: {error}"]


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
        if there[name].sha256() != known[name].sha256
    ]
    return sorted(gone + new + changed)


def unreadable(folder: Path) -> list[str]:
    """Each file and page that the build could not read, with the reason."""
    catalogue = Catalogue(folder / "catalogue.sqlite")
    try:
        files = [f"{file.name}: {file.reason}. {file.remedy}" for file in catalogue.files() if file.reason]
        return files + [f"{file}, page {page}: {reason}" for file, page, reason in catalogue.page_problems()]
    finally:
        catalogue.close()


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
        expected = catalogue.passage_count()
        if vectors.count() != expected:
            yield f"Chroma holds {vectors.count()} vectors, the catalogue {expected} passages"
        rows = [(id, embed_hash) for id, _, embed_hash, _ in catalogue.each_passage()]
        for start in range(0, len(rows), _BATCH):
            yield from _batch_problems(catalogue, vectors, rows[start : start + _BATCH])
    except VectorsDamaged as error:
        yield str(error)
    finally:
        vectors.close()


def _batch_problems(catalogue: Catalogue, vectors: Vectors, rows: list[tuple[str, str]]) -> Iterator[str]:
    """Each id is there with the vector that the catalogue expects, and a search with it finds one at distance 0."""
    dense = catalogue.dense(list({embed_hash for _, embed_hash in rows}))
    expected = {id: np.frombuffer(dense[embed_hash], np.float32) for id, embed_hash in rows}
    stored = vectors.stored([id for id, _ in rows])
    for id, vector in expected.items():
        if id not in stored:
            yield f"passage {id} is missing from Chroma"
        elif float(np.abs(stored[id] - vector).max()) > _SAME:
            yield f"passage {id} has another vector in Chroma than in the catalogue"
    asked = np.stack(list(expected.values()))
    for (id, _), found in zip(rows, vectors.raw_nearest(asked, 1), strict=True):
        if not found or abs(found[0][1]) > _SAME:
            yield f"a search with the vector of passage {id} does not find it"
