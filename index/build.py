"""Building: only what is new or changed is parsed and embedded, into a version beside the current one.

Steps, in order: scan, read, passages, embed, vectors, verify, swap, clean. A kill at any of them leaves the
current version as it was, and what the ended build had read and embedded is taken over by the next one.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

import corpus
from corpus.errors import UnreadableFile
from corpus.library import LibraryFile, NoReports, files_of
from corpus.reading import Limits, Readers
from corpus.report import FileReading, Report
from corpus.settings import Settings
from index import versions
from index.catalogue import SCHEMA_VERSION, Catalogue, FileEntry
from index.embedding import Embedder
from index.late_interaction import LateInteraction
from index.passages import Passage, embedded_text, passages_of, report_id_of
from index.vectors import Vectors
from index.verify import problems_of
from index.versions import Version

_PASSAGE = TypeAdapter(Passage)
_EMBED_BATCH = 256


class Progress(Protocol):
    """Who is told how far a build is."""

    def step(self, name: str, total: int = 0) -> None: ...
    def advance(self, done: int, detail: str = "") -> None: ...
    def note(self, line: str) -> None: ...


class Silent:
    """A progress that says nothing."""

    def step(self, name: str, total: int = 0) -> None: ...
    def advance(self, done: int, detail: str = "") -> None: ...
    def note(self, line: str) -> None: ...


@dataclass(frozen=True)
class BuildResult:
    """What a build did. `problems` names each file or page that could not be read, with reason and remedy."""

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


def reader_fingerprint(settings: Settings) -> str:
    """Identifies the code and settings that turn bytes into reports: any change parses all files anew."""
    digest = hashlib.sha256(f"{settings.most_pages}".encode())
    root = Path(corpus.__file__).parent
    for path in sorted([*root.glob("*.py"), *root.glob("readers/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def index_fingerprint(settings: Settings) -> dict[str, str]:
    """Every setting and model that shaped the index."""
    passages = hashlib.sha256()
    for name in ("passages", "analysis"):
        passages.update((Path(__file__).parent / f"{name}.py").read_bytes())
    late = LateInteraction(settings.late_model).fingerprint if settings.late_model != "none" else "none"
    return {
        "schema": str(SCHEMA_VERSION),
        "reader": reader_fingerprint(settings),
        "passages": passages.hexdigest()[:16],
        "dense": Embedder(settings.embedding_model).fingerprint,
        "late": late,
        "exempt": str(settings.include_exempt),
    }


def build(reports: Path, index: Path, settings: Settings, progress: Progress | None = None) -> BuildResult:
    """Bring the index up to date with the reports folder.

    Raises `NoReports`, `BuildRunning`, `IndexNotWritable` or `ModelMissing`; the index before stays as it was.
    """
    progress = progress or Silent()
    files = files_of(reports)
    if not any(file.readable for file in files):
        raise NoReports(f"{reports}: no .pdf, .docx, .html, .txt or .md file in it. Name the folder that holds the reports")
    try:
        with versions.building(index) as folder:
            return _build_locked(files, reports, index, folder, settings, progress)
    except (OSError, sqlite3.OperationalError) as error:
        versions.remove_unread(index) if index.is_dir() else None
        if isinstance(error, OSError) and error.errno is not None:
            raise versions.not_writable(index, error) from error
        if "full" in str(error) or "readonly" in str(error) or "unable to open" in str(error) or "disk I/O" in str(error):
            raise versions.not_writable(index, OSError(0, str(error))) from error
        raise


def _build_locked(
    files: list[LibraryFile], reports: Path, index: Path, folder: Path, settings: Settings, progress: Progress
) -> BuildResult:
    fingerprint = index_fingerprint(settings)
    progress.step("scan", len(files))
    name = versions.current_name(index)
    if name is not None and (done := _nothing_to_do(files, index, fingerprint)):
        versions.remove_unread(index)
        return done
    return _Build(files, index, folder, fingerprint, settings, progress).run(_why_anew(index, fingerprint))


def _nothing_to_do(files: list[LibraryFile], index: Path, fingerprint: dict[str, str]) -> BuildResult | None:
    """The result of a build that changes nothing, or None when something has to be built."""
    try:
        with versions.open_current(index) as version:
            catalogue = Catalogue(version.catalogue)
            try:
                about, known = catalogue.about(), {entry.name: entry for entry in catalogue.files()}
                same = all(about.get(key) == value for key, value in fingerprint.items())
                if not same or set(known) != {file.name for file in files}:
                    return None
                if not all(_unchanged(file, known[file.name]) for file in files):
                    return None
                return _result(catalogue, version.name, changed=False)
            finally:
                catalogue.close()
    except (sqlite3.DatabaseError, versions.NoIndex):
        return None


def _unchanged(file: LibraryFile, entry: FileEntry) -> bool:
    if file.size != entry.size:
        return False
    return file.modified == entry.modified or file.sha256() == entry.sha256


def _why_anew(index: Path, fingerprint: dict[str, str]) -> str | None:
    """In words, what makes an existing index unfit to be taken over."""
    try:
        with versions.open_current(index) as version:
            catalogue = Catalogue(version.catalogue)
            try:
                about = catalogue.about()
            finally:
                catalogue.close()
    except versions.NoIndex:
        return None
    except sqlite3.DatabaseError:
        return "the index before is damaged; everything is read again"
    if about.get("schema") != fingerprint["schema"]:
        return f"the index before has schema {about.get('schema')}, this program writes {fingerprint['schema']}: it is made anew"
    changed = [key for key in ("reader", "passages", "dense", "late", "exempt") if about.get(key) != fingerprint[key]]
    return f"changed since the index before: {', '.join(changed)}" if changed else None


class _Build:
    """One build of one version."""

    def __init__(
        self, files: list[LibraryFile], index: Path, folder: Path, fingerprint: dict[str, str],
        settings: Settings, progress: Progress,
    ) -> None:  # fmt: skip
        self.files, self.index, self.folder = files, index, folder
        self.fingerprint, self.settings, self.progress = fingerprint, settings, progress
        self.parsed = self.embedded = 0

    def run(self, note: str | None) -> BuildResult:
        if note:
            self.progress.note(note)
        earlier = self._earlier()
        versions.make_version(self.folder)
        catalogue = Catalogue.create(self.folder / "catalogue.sqlite")
        try:
            self._read(catalogue, earlier)
            self._passages(catalogue)
            self._embed(catalogue, earlier)
            catalogue.set_about(self.fingerprint | {"reports": str(len(catalogue.report_ids()))})
            catalogue.seal()
            result = _result(catalogue, self.folder.name, changed=True, parsed=self.parsed, embedded=self.embedded, note=note)
        finally:
            catalogue.close()
        self._vectors()
        self.progress.step("verify")
        problems = problems_of(self.folder)
        if problems:
            raise RuntimeError(f"the new version failed its check and was not taken into use: {problems[0]}")
        self.progress.step("swap")
        versions.make_current(self.index, self.folder)
        self.progress.step("clean")
        versions.remove_unread(self.index)
        return result

    def _earlier(self) -> list[Catalogue]:
        """Catalogues whose readings and vectors may be taken over: the current one, and what ended builds left."""
        name = versions.current_name(self.index)
        folders = [self.index / "versions" / name] if name else []
        found = []
        for folder in [*folders, *reversed(versions.leftovers(self.index))]:
            try:
                catalogue = Catalogue(folder / "catalogue.sqlite", writable=folder.name != name)
                about = catalogue.about()
            except (sqlite3.DatabaseError, OSError):
                continue
            if about.get("schema") == self.fingerprint["schema"]:
                found.append(catalogue)
            else:
                catalogue.close()
        return found

    def _read(self, catalogue: Catalogue, earlier: list[Catalogue]) -> None:
        self.progress.step("read", len(self.files))
        hashes = {file.name: file.sha256() for file in self.files}
        reader = self.fingerprint["reader"]
        fresh: list[LibraryFile] = []
        for file in self.files:
            known = next((r for c in earlier if (r := c.reading(hashes[file.name], file.name, reader))), None)
            if not file.readable:
                self._keep(catalogue, file, hashes[file.name], _not_a_format(file))
            elif known:
                self._keep(catalogue, file, hashes[file.name], known)
            else:
                fresh.append(file)
        by_name = {file.name: file for file in fresh}
        with Readers(_limits(self.settings), self.settings.reading_processes) as readers:
            for name, reading in readers.read((file.path, file.name) for file in fresh):
                self.parsed += 1
                self._keep(catalogue, by_name[name], hashes[name], reading)
                self.progress.advance(len(self.files) - len(fresh) + self.parsed, _line(name, reading))

    def _keep(self, catalogue: Catalogue, file: LibraryFile, sha256: str, reading: FileReading | UnreadableFile) -> None:
        failed = reading if isinstance(reading, UnreadableFile) else None
        pages = reading.page_count if isinstance(reading, FileReading) else None
        with catalogue.writing():
            catalogue.add_file(
                FileEntry(
                    file.name, sha256, file.size, file.modified, pages,
                    failed.reason if failed else None, failed.remedy if failed else None,
                )  # fmt: skip
            )
            if isinstance(reading, FileReading):
                catalogue.add_reading(sha256, file.name, self.fingerprint["reader"], reading)
                catalogue.add_page_problems(file.name, reading)

    def _passages(self, catalogue: Catalogue) -> None:
        self.progress.step("passages", len(self.files))
        for done, (file, report) in enumerate(self._reports(catalogue), 1):
            if report.particulars.exempt and not self.settings.include_exempt:
                continue
            report_id = report_id_of(report)
            with catalogue.writing():
                if catalogue.add_report(report_id, report, file):
                    catalogue.add_passages(passages_of(report), report.particulars.title)
            self.progress.advance(done)

    def _reports(self, catalogue: Catalogue) -> Iterator[tuple[str, Report]]:
        for entry in catalogue.files():
            reading = catalogue.reading(entry.sha256, entry.name, self.fingerprint["reader"])
            for report in reading.reports if reading else ():
                if report.blocks:
                    yield entry.name, report

    def _embed(self, catalogue: Catalogue, earlier: list[Catalogue]) -> None:
        for other in earlier:
            about = other.about()
            usable = all(about.get(key, self.fingerprint[key]) == self.fingerprint[key] for key in ("dense", "late"))
            other.close()
            if usable:
                catalogue.copy_vectors(other.path)
        catalogue.set_about({key: self.fingerprint[key] for key in ("dense", "late")})
        missing = catalogue.missing_vectors()
        self.progress.step("embed", len(missing))
        texts = [(embed_hash, embedded_text(_PASSAGE.validate_json(packed))) for embed_hash, packed in missing]
        todo = sorted(texts, key=lambda pair: (len(pair[1]), pair[0]))
        dense, late = Embedder(self.settings.embedding_model), LateInteraction(self.settings.late_model)
        for start in range(0, len(todo), _EMBED_BATCH):
            batch = todo[start : start + _EMBED_BATCH]
            words = [text for _, text in batch]
            codes: list[bytes | None] = [None] * len(batch) if self.fingerprint["late"] == "none" else list(late.passages(words))
            vectors = dense.passages(words)
            with catalogue.writing():
                catalogue.add_vectors(
                    (hash, vector.tobytes(), code) for (hash, _), vector, code in zip(batch, vectors, codes, strict=True)
                )
            self.embedded += len(batch)
            self.progress.advance(self.embedded)

    def _vectors(self) -> None:
        catalogue = Catalogue(self.folder / "catalogue.sqlite")
        vectors = Vectors(self.folder / "chroma", create=True)
        try:
            self.progress.step("vectors", catalogue.text_count())
            for done in vectors.add(catalogue.each_dense()):
                self.progress.advance(done)
        finally:
            vectors.close()
            catalogue.close()


def _limits(settings: Settings) -> Limits:
    return Limits(
        settings.most_megabytes * 1_000_000,
        int(settings.most_memory_gb * 1_000_000_000),
        settings.most_seconds,
        settings.most_pages,
    )


def _not_a_format(file: LibraryFile) -> UnreadableFile:
    ending = file.path.suffix or "no ending"
    return UnreadableFile(f"not a format that is read ({ending})", "Save it as .pdf, .docx, .html, .txt or .md")


def _line(name: str, reading: FileReading | UnreadableFile) -> str:
    if isinstance(reading, UnreadableFile):
        return f"{name}: {reading}"
    pages = f"{reading.page_count} pages" if reading.page_count else "no pages"
    return f"{name}: {pages}, {len(reading.reports)} report{'s' * (len(reading.reports) != 1)}"


def _result(
    catalogue: Catalogue, version: str, *, changed: bool, parsed: int = 0, embedded: int = 0, note: str | None = None
) -> BuildResult:
    files = catalogue.files()
    unread = [f"{file.name}: {file.reason}. {file.remedy}" for file in files if file.reason]
    pages = [f"{file}, page {page}: {reason}" for file, page, reason in catalogue.page_problems()]
    return BuildResult(
        version, changed, len(files), len(catalogue.report_ids()), catalogue.passage_count(),
        sum(file.pages or 0 for file in files), parsed, embedded, (*unread, *pages), (note,) if note else (),
    )  # fmt: skip


Step = Callable[[str], None]
