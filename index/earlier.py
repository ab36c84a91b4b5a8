"""Earlier work: what a build may take over from the current version and from builds that were ended."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from corpus.report import FileReading
from index import versions
from index.catalogue import Catalogue
from index.fingerprints import WORDS
from index.sealing import broken_seals, unbroken


def why_anew(index: Path, fingerprint: dict[str, str]) -> str | None:
    """In words, why the current version cannot be kept; None when there is none, or only files have changed."""
    try:
        with versions.hold_current(index) as version:
            about = about_of(version.catalogue)
            if about is None:
                return "the index before is damaged (catalogue.sqlite cannot be read): it is made anew"
            if about.get("schema") != fingerprint["schema"]:
                own = f"schema {about.get('schema')}, this program writes {fingerprint['schema']}"
                return f"the index before has {own}: it is made anew"
            if broken := broken_seals(version.folder):
                return f"the index before is damaged ({broken[0]}): it is made anew"
    except versions.NoIndex:
        return None
    changed = [words for key, words in WORDS.items() if about.get(key) != fingerprint[key]]
    return f"changed since the index before: {', '.join(changed)}" if changed else None


def about_of(path: Path) -> dict[str, str] | None:
    """What a sealed catalogue is made of; None when it cannot be read."""
    try:
        catalogue = Catalogue(path)
    except sqlite3.DatabaseError:
        return None
    try:
        return catalogue.about()
    except sqlite3.DatabaseError:
        return None
    finally:
        catalogue.close()


class Earlier:
    """Catalogues of the same schema whose readings and vectors may be taken over, the current version's first."""

    def __init__(self, index: Path, schema: str) -> None:
        self.catalogues: list[Catalogue] = []
        current = versions.current_name(index)
        folder = index / "versions" / (current or "")
        if current and unbroken(folder, "catalogue.sqlite"):
            self._add(folder / "catalogue.sqlite", schema, sealed=True)
        for left in reversed(versions.leftovers(index)):
            self._add(left / "catalogue.sqlite", schema, sealed=unbroken(left, "catalogue.sqlite"))

    def _add(self, path: Path, schema: str, *, sealed: bool) -> None:
        """Open it; one that no build sealed is opened for writing, so that SQLite takes in its write-ahead log."""
        try:
            catalogue = Catalogue(path, writable=not sealed)
        except sqlite3.DatabaseError:
            return
        try:
            good = catalogue.about().get("schema") == schema and (sealed or not catalogue.check())
        except sqlite3.DatabaseError:
            good = False
        if good:
            self.catalogues.append(catalogue)
        else:
            catalogue.close()

    def reading(self, sha256: str, name: str, reader: str) -> FileReading | None:
        """What an earlier build read of the same bytes under the same name with the same reader."""
        for catalogue in self.catalogues:
            try:
                found = catalogue.reading(sha256, name, reader)
            except (sqlite3.DatabaseError, zlib.error, ValueError):
                continue  # damaged: the file is read again
            if found:
                return found
        return None

    def give_vectors(self, catalogue: Catalogue, fingerprint: dict[str, str]) -> None:
        """Copy into the catalogue the vectors that the same models made of texts that stand in it."""
        for other in self.catalogues:
            about = other.about()
            same = all(about.get(key) == fingerprint[key] for key in ("dense", "late"))
            other.close()
            if same:
                catalogue.copy_vectors(other.path)
        self.catalogues = []

    def close(self) -> None:
        """Let go of the catalogues."""
        for catalogue in self.catalogues:
            catalogue.close()
