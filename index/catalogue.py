"""The catalogue: one SQLite file a version, the truth from which Chroma is derived.

It holds the files by content hash, what was read of them, reports, passages, full text and every vector.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from corpus.report import FileReading, Particulars, Report
from index.acronyms import acronyms_in, agreed, beginnings, phrases_in
from index.analysis import terms
from index.connections import ReadOnly
from index.passages import Passage
from index.short_forms import ShortForms

SCHEMA_VERSION = 3
_SCHEMA = """
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files(name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    pages INTEGER, reason TEXT, remedy TEXT);
CREATE TABLE readings(sha256 TEXT, name TEXT, fingerprint TEXT, reading BLOB NOT NULL, PRIMARY KEY(sha256, name));
CREATE TABLE page_problems(file TEXT NOT NULL, page INTEGER NOT NULL, reason TEXT NOT NULL);
CREATE TABLE reports(id TEXT PRIMARY KEY, particulars TEXT NOT NULL, text TEXT NOT NULL, blocks BLOB NOT NULL,
    body TEXT, report_kind TEXT NOT NULL, report_day INTEGER, exempt INTEGER NOT NULL);
CREATE TABLE copies(report_id TEXT NOT NULL, file TEXT NOT NULL, position INTEGER NOT NULL, pack TEXT,
    particulars TEXT NOT NULL, page_labels TEXT NOT NULL, PRIMARY KEY(file, position));
CREATE INDEX copies_of ON copies(report_id);
CREATE TABLE passages(number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, report_id TEXT NOT NULL, ordinal INTEGER,
    text_hash TEXT NOT NULL, embed_hash TEXT NOT NULL, passage TEXT NOT NULL);
CREATE INDEX passages_of ON passages(report_id, ordinal);
CREATE INDEX same_text ON passages(text_hash);
CREATE INDEX same_vector ON passages(embed_hash);
CREATE VIRTUAL TABLE words USING fts5(title, section, context, text, content='', tokenize="ascii tokenchars '.%£&-'");
CREATE TABLE acronyms(acronym TEXT NOT NULL, long_form TEXT NOT NULL, PRIMARY KEY(acronym, long_form));
CREATE TABLE vectors(embed_hash TEXT PRIMARY KEY, dense BLOB NOT NULL, late BLOB);
"""
_PASSAGE = TypeAdapter(Passage)
_PARTICULARS = TypeAdapter(Particulars)
_READING = TypeAdapter(FileReading)
_REPORT = TypeAdapter(Report)
_WEIGHTS = "2.0, 1.5, 0.7, 1.0"


@dataclass(frozen=True)
class FileEntry:
    """A file as the catalogue knows it; `reason` and `remedy` are set when it could not be read."""

    name: str
    sha256: str
    size: int
    modified: int
    pages: int | None = None
    reason: str | None = None
    remedy: str | None = None


@dataclass(frozen=True)
class Copy:
    """One place where a report stands: file, position in it, the pack's title, its particulars there."""

    report_id: str
    file: str
    position: int
    pack: str | None
    particulars: Particulars
    page_labels: tuple[str | None, ...]


class Catalogue:
    """One version's SQLite file: sealed and read by any thread or, while a version is being built, written by one.

    Raises `sqlite3.OperationalError` when the file is not there.
    """

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self.path = path
        self._readers = None if writable else ReadOnly(path)
        self._writer = _writer(path, "rw") if writable else None
        _ = self._db  # a file that is missing is said here, not at the first question

    @property
    def _db(self) -> sqlite3.Connection:
        if self._readers is not None:
            return self._readers.connection()
        assert self._writer is not None
        return self._writer

    @classmethod
    def create(cls, path: Path) -> Catalogue:
        """A new, empty catalogue."""
        _writer(path, "rwc").close()
        catalogue = cls(path, writable=True)
        catalogue._db.executescript(_SCHEMA)
        catalogue.set_about({"schema": str(SCHEMA_VERSION)})
        return catalogue

    def close(self) -> None:
        """Let go of the file, in every thread."""
        for held in (self._readers, self._writer):
            if held is not None:
                held.close()

    def seal(self) -> None:
        """Fold the write-ahead log into the one file, so that a version is complete on disk and never written again."""
        self._spell_out_acronyms()
        self._db.execute("INSERT INTO words(words) VALUES('optimize')")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute("PRAGMA journal_mode=DELETE")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept or none."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # What the version is made of

    def about(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT key, value FROM about").fetchall())

    def set_about(self, values: dict[str, str]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO about VALUES(?, ?)", values.items())

    # Files

    def add_file(self, entry: FileEntry) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES(?,?,?,?,?,?,?)",
            (entry.name, entry.sha256, entry.size, entry.modified, entry.pages, entry.reason, entry.remedy),
        )

    def files(self) -> list[FileEntry]:
        return [FileEntry(*row) for row in self._db.execute("SELECT * FROM files ORDER BY name")]

    def file(self, name: str) -> FileEntry | None:
        """The file of that name below the reports folder, or None."""
        row = self._db.execute("SELECT * FROM files WHERE name=?", (name,)).fetchone()
        return FileEntry(*row) if row else None

    def files_with(self, sha256: str) -> list[FileEntry]:
        """The files whose content has this hash, by name."""
        rows = self._db.execute("SELECT * FROM files WHERE sha256=? ORDER BY name", (sha256,))
        return [FileEntry(*row) for row in rows]

    def add_reading(self, sha256: str, name: str, fingerprint: str, reading: FileReading) -> None:
        packed = zlib.compress(_READING.dump_json(reading), 3)
        self._db.execute("INSERT OR REPLACE INTO readings VALUES(?,?,?,?)", (sha256, name, fingerprint, packed))

    def reading(self, sha256: str, name: str, fingerprint: str) -> FileReading | None:
        """What an earlier build read of the same bytes under the same name with the same reader."""
        row = self._db.execute(
            "SELECT reading FROM readings WHERE sha256=? AND name=? AND fingerprint=?", (sha256, name, fingerprint)
        ).fetchone()
        return _READING.validate_json(zlib.decompress(row[0])) if row else None

    def add_page_problems(self, file: str, reading: FileReading) -> None:
        self._db.executemany(
            "INSERT INTO page_problems VALUES(?,?,?)",
            [(file, problem.page, problem.reason) for problem in reading.page_problems],
        )

    def page_problems(self) -> list[tuple[str, int, str]]:
        """Each page that could not be read: file, page from 1, reason."""
        return self._db.execute("SELECT file, page, reason FROM page_problems ORDER BY file, page").fetchall()

    # Reports

    def add_report(self, report_id: str, report: Report, file: str) -> bool:
        """Keep the report, or only the place where it stands when its text is there already; True when it was new."""
        particulars = _PARTICULARS.dump_json(report.particulars).decode()
        self._db.execute(
            "INSERT INTO copies VALUES(?,?,?,?,?,?)",
            (report_id, file, report.position, report.pack, particulars, json.dumps(report.page_labels)),
        )
        own = report.particulars
        blocks = zlib.compress(_REPORT.dump_json(report), 3)
        day = day_number(own.report_date)
        added = self._db.execute(
            "INSERT OR IGNORE INTO reports VALUES(?,?,?,?,?,?,?,?)",
            (report_id, particulars, report.text, blocks, own.body, own.report_kind, day, own.exempt),
        )
        return added.rowcount > 0

    def report_ids(self) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT id FROM reports ORDER BY id")]

    def report(self, report_id: str) -> Report:
        row = self._db.execute("SELECT blocks FROM reports WHERE id=?", (report_id,)).fetchone()
        return _REPORT.validate_json(zlib.decompress(row[0]))

    def report_text(self, report_id: str) -> str:
        row: tuple[str] = self._db.execute("SELECT text FROM reports WHERE id=?", (report_id,)).fetchone()
        return row[0]

    def copies(self, report_id: str | None = None) -> list[Copy]:
        """The places of one report, or of all, in the order of their files' names."""
        where, values = ("WHERE report_id=?", (report_id,)) if report_id else ("", ())
        rows = self._db.execute(f"SELECT * FROM copies {where} ORDER BY file, position", values)
        return [_copy(row) for row in rows]

    def copies_in(self, file: str) -> list[Copy]:
        """The reports of one file, in their order."""
        rows = self._db.execute("SELECT * FROM copies WHERE file=? ORDER BY position", (file,))
        return [_copy(row) for row in rows]

    # Passages

    def add_passages(self, passages: Sequence[Passage], title: str) -> None:
        for passage in passages:
            added = self._db.execute(
                "INSERT INTO passages(id, report_id, ordinal, text_hash, embed_hash, passage) VALUES(?,?,?,?,?,?)",
                (passage.id, passage.report_id, passage.ordinal, passage.text_hash, passage.embed_hash,
                 _PASSAGE.dump_json(passage, exclude_defaults=True).decode()),
            )  # fmt: skip
            columns = (title, " ".join(passage.section), passage.context or "", passage.text)
            self._db.execute(
                "INSERT INTO words(rowid, title, section, context, text) VALUES(?,?,?,?,?)",
                (added.lastrowid, *(" ".join(terms(column)) for column in columns)),
            )

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Passages by id, in the order asked."""
        marks = ",".join("?" * len(ids))
        rows = dict(self._db.execute(f"SELECT id, passage FROM passages WHERE id IN ({marks})", ids).fetchall())
        return [_PASSAGE.validate_json(rows[id]) for id in ids if id in rows]

    def passages_with(self, hashes: Sequence[str], among: Sequence[str] | None) -> list[tuple[str, str]]:
        """(id, embed hash) of the passages whose embedded text has one of these hashes, by id; `among` names reports to look in."""
        where, values = f"embed_hash IN ({','.join('?' * len(hashes))})", [*hashes]
        if among is not None:
            where += f" AND report_id IN ({','.join('?' * len(among))})"
            values += among
        return self._db.execute(f"SELECT id, embed_hash FROM passages WHERE {where} ORDER BY id", values).fetchall()

    def embed_hashes_of(self, ids: Sequence[str]) -> dict[str, str]:
        """The embed hash of each passage."""
        marks = ",".join("?" * len(ids))
        return dict(self._db.execute(f"SELECT id, embed_hash FROM passages WHERE id IN ({marks})", ids))

    def embed_hashes(self, among: Sequence[str]) -> list[str]:
        """The hashes of all embedded texts in these reports, each once."""
        marks = ",".join("?" * len(among))
        rows = self._db.execute(
            f"SELECT DISTINCT embed_hash FROM passages WHERE report_id IN ({marks}) ORDER BY embed_hash", among
        )
        return [row[0] for row in rows]

    def passages_of(self, report_id: str) -> list[Passage]:
        rows = self._db.execute("SELECT passage FROM passages WHERE report_id=? ORDER BY ordinal", (report_id,))
        return [_PASSAGE.validate_json(row[0]) for row in rows]

    def with_same_text(self, passage: Passage) -> list[Passage]:
        """Passages of other reports with the same text, white space folded."""
        rows = self._db.execute(
            "SELECT passage FROM passages WHERE text_hash=? AND report_id<>? ORDER BY id",
            (passage.text_hash, passage.report_id),
        )
        return [_PASSAGE.validate_json(row[0]) for row in rows]

    def passage_count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM passages").fetchone()[0])

    def text_count(self) -> int:
        """How many different texts were embedded."""
        return int(self._db.execute("SELECT count(DISTINCT embed_hash) FROM passages").fetchone()[0])

    def each_dense(self) -> Iterator[tuple[str, bytes]]:
        """Every embedded text as (embed hash, dense float32 bytes), by hash."""
        yield from self._db.execute(
            "SELECT embed_hash, dense FROM vectors WHERE embed_hash IN (SELECT embed_hash FROM passages) ORDER BY embed_hash"
        )

    # Acronyms

    def _spell_out_acronyms(self) -> None:
        """Collect the acronyms of all reports: those spelt out, then those whose initials a phrase has."""
        texts = [row[0] for row in self._db.execute("SELECT text FROM reports ORDER BY id")]
        pairs = [pair for text in texts for pair in acronyms_in(text)]
        spelt, begun = agreed(pairs), agreed(beginnings(pairs))
        phrases = agreed(pair for text in texts for pair in phrases_in(text))
        rows = [(acronym, long) for acronym, longs in ({**phrases, **begun, **spelt}).items() for long in longs]
        with self.writing():
            self._db.executemany("INSERT OR REPLACE INTO acronyms VALUES(?,?)", rows)

    def long_forms(self, acronym: str) -> list[str]:
        """What an acronym stands for in these reports, in lower case; empty when no text says."""
        rows = self._db.execute("SELECT long_form FROM acronyms WHERE acronym=? ORDER BY rowid", (acronym.upper(),))
        return [row[0] for row in rows]

    def short_forms(self, terms: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The acronyms that stand in the reports for a run of the terms, each with that run."""
        found = self._short_forms.of(terms)
        held = self.document_frequency([acronym.lower() for acronym, _ in found])
        return [(acronym, run) for acronym, run in found if acronym.lower() in held]

    @cached_property
    def _short_forms(self) -> ShortForms:
        return ShortForms(self._db.execute("SELECT acronym, long_form FROM acronyms ORDER BY rowid"))

    # Vectors

    def missing_vectors(self) -> list[tuple[str, str]]:
        """(embed hash, one passage's JSON) of every text that has no vectors yet."""
        return self._db.execute(
            "SELECT p.embed_hash, min(p.passage) FROM passages p LEFT JOIN vectors v USING(embed_hash) "
            "WHERE v.embed_hash IS NULL GROUP BY p.embed_hash ORDER BY p.embed_hash"
        ).fetchall()

    def add_vectors(self, rows: Iterable[tuple[str, bytes, bytes | None]]) -> None:
        """Keep (embed hash, dense float32 bytes, late-interaction code)."""
        self._db.executemany("INSERT OR REPLACE INTO vectors VALUES(?,?,?)", rows)

    def copy_vectors(self, other: Path) -> int:
        """Take from an earlier catalogue the vectors of texts that stand here too; the count taken."""
        self._db.execute("ATTACH ? AS earlier", (f"{other.resolve().as_uri()}?mode=ro",))
        try:
            with self.writing():
                return self._db.execute(
                    "INSERT OR IGNORE INTO vectors SELECT * FROM earlier.vectors "
                    "WHERE embed_hash IN (SELECT embed_hash FROM passages)"
                ).rowcount
        finally:
            self._db.execute("DETACH earlier")

    def dense(self, hashes: Sequence[str]) -> dict[str, bytes]:
        marks = ",".join("?" * len(hashes))
        return dict(self._db.execute(f"SELECT embed_hash, dense FROM vectors WHERE embed_hash IN ({marks})", hashes))

    def late(self, hashes: Sequence[str]) -> dict[str, bytes]:
        marks = ",".join("?" * len(hashes))
        return dict(
            self._db.execute(
                f"SELECT embed_hash, late FROM vectors WHERE late IS NOT NULL AND embed_hash IN ({marks})", hashes
            )
        )

    # Full text

    def full_text(self, words: Sequence[str], among: Sequence[str] | None, most: int) -> list[tuple[str, float]]:
        """Passages that hold any of the terms, as (id, BM25 score above zero), best first, ties by id.

        among: the reports to look in, or None for all.
        """
        if not words:
            return []
        query = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
        where, values = "", [query]
        if among is not None:
            where = f"AND p.report_id IN ({','.join('?' * len(among))})"
            values += among
        rows = self._db.execute(
            f"SELECT p.id, -bm25(words, {_WEIGHTS}) AS score FROM words JOIN passages p ON p.number=words.rowid "
            f"WHERE words MATCH ? {where} ORDER BY score DESC, p.id LIMIT ?",
            [*values, most],
        )
        return [(id, round(score, 6)) for id, score in rows if score > 0]

    def document_frequency(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each term stands; a term that stands in none is left out."""
        self._open_vocabulary()
        marks = ",".join("?" * len(words))
        return dict(self._db.execute(f"SELECT term, doc FROM temp.vocabulary WHERE term IN ({marks})", list(words)))

    def terms_like(self, term: str, most: int) -> list[tuple[str, int]]:
        """Terms of the index with the same first letter, or the first two swapped, of like length, and their passages."""
        self._open_vocabulary()
        starts = [(term[0], term[0] + "\U0010ffff"), (term[1] + term[0], term[1] + term[0] + "\U0010ffff")]
        return [
            (row[0], row[1])
            for first, last in starts
            for row in self._db.execute(
                "SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
                (first, last, len(term) - most, len(term) + most),
            )
        ]

    def _open_vocabulary(self) -> None:
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")

    def reports_where(self, clauses: Sequence[str], values: Sequence[Any]) -> list[str]:
        """Ids of the reports that meet SQL conditions over body, report_kind, report_day and copies."""
        where = " AND ".join(clauses) or "1"
        return [
            row[0]
            for row in self._db.execute(
                f"SELECT DISTINCT r.id FROM reports r JOIN copies c ON c.report_id=r.id WHERE {where} ORDER BY r.id",
                values,
            )
        ]

    def check(self) -> list[str]:
        """What SQLite itself finds wrong with the file."""
        return [row[0] for row in self._db.execute("PRAGMA quick_check") if row[0] != "ok"]


def _copy(row: tuple[Any, ...]) -> Copy:
    return Copy(row[0], row[1], row[2], row[3], _PARTICULARS.validate_json(row[4]), tuple(json.loads(row[5])))


def _writer(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that writes; `rw` refuses a file that is not there, `rwc` makes it."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def day_number(iso: str | None) -> int | None:
    """An ISO day, month or year as an integer that sorts (`20210324`, `20210300`, `20210000`)."""
    if not iso or not iso[:4].isdigit():
        return None
    parts = [int(part) for part in iso.split("-")[:3] if part.isdigit()]
    year, month, day = [*parts, 0, 0][:3]
    return year * 10000 + (month if month <= 12 else 0) * 100 + day
