"""The steps that make one new version: read, passages, embed, vectors, verify, swap, clean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from corpus.errors import CouncilError, UnreadableFile
from corpus.library import LibraryFile, NoReports
from corpus.reading import Readers, limits_of
from corpus.report import FileReading, Report
from corpus.settings import Settings
from index import versions
from index.catalogue import Catalogue, FileEntry
from index.earlier import Earlier
from index.embedding import Embedder
from index.late_interaction import LateInteraction
from index.passages import Passage, embedded_text, passages_of, report_id_of
from index.progress import CountsPages, Progress
from index.sealing import seal
from index.vectors import Vectors
from index.verify import problems_of, unreadable_in

_PASSAGE = TypeAdapter(Passage)
_EMBED_BATCH = 256


class NotTrusted(CouncilError):
    """A new version failed its check and was not taken into use."""


class Steps:
    """One build of one version, step by step; `parsed` and `embedded` count what had to be done anew."""

    def __init__(
        self, files: list[LibraryFile], index: Path, folder: Path, fingerprint: dict[str, str],
        settings: Settings, progress: Progress,
    ) -> None:  # fmt: skip
        self.files, self.index, self.folder = files, index, folder
        self.fingerprint, self.settings, self.progress = fingerprint, settings, progress
        self.parsed = self.embedded = 0
        self._reports = self._pages = 0

    def run(self) -> None:
        """Make the version and take it into use; a kill or an error at any step leaves the version before."""
        earlier = Earlier(self.index, self.fingerprint["schema"])
        try:
            versions.make_version(self.folder)
            self._catalogue(earlier)
        finally:
            earlier.close()
        self._vectors()
        seal(self.folder)
        self._verify()
        self.progress.step("swap")
        versions.make_current(self.index, self.folder)
        self.progress.step("clean")
        versions.remove_unread(self.index)

    def _catalogue(self, earlier: Earlier) -> None:
        catalogue = Catalogue.create(self.folder / "catalogue.sqlite")
        try:
            self._read(catalogue, earlier)
            self._passages(catalogue)
            self._embed(catalogue, earlier)
            catalogue.set_about(self.fingerprint | {"reports": str(len(catalogue.report_ids()))})
            catalogue.seal()
        finally:
            catalogue.close()

    @property
    def _reader(self) -> str:
        """Under what a reading is kept: one without its exempt papers is another than one with them."""
        return f"{self.fingerprint['reader']}-{self.fingerprint['exempt']}"

    def _read(self, catalogue: Catalogue, earlier: Earlier) -> None:
        self.progress.step("read", len(self.files))
        fresh: dict[str, tuple[LibraryFile, str]] = {}
        for file in self.files:
            sha256, known = self._known(file, earlier)
            if known:
                self._keep(catalogue, file, sha256, known)
            else:
                fresh[file.name] = file, sha256
        taken = len(self.files) - len(fresh)
        with Readers(limits_of(self.settings), self.settings.reading_processes) as readers:
            for name, reading in readers.read((file.path, name) for name, (file, _) in fresh.items()):
                self.parsed += 1
                self._keep(catalogue, *fresh[name], reading)
                self.progress.advance(taken + self.parsed, _line(name, reading))
                if isinstance(self.progress, CountsPages):
                    self.progress.pages(self._pages)

    def _known(self, file: LibraryFile, earlier: Earlier) -> tuple[str, FileReading | UnreadableFile | None]:
        """The hash of a file, and what is known of it without parsing it."""
        try:
            sha256 = file.sha256()
        except OSError as error:
            return "", UnreadableFile(f"cannot be opened ({error.strerror})", "Allow reading it, then build again")
        if not file.readable:
            return sha256, _not_a_format(file)
        return sha256, earlier.reading(sha256, file.name, self._reader)

    def _keep(self, catalogue: Catalogue, file: LibraryFile, sha256: str, found: FileReading | UnreadableFile) -> None:
        failed = found if isinstance(found, UnreadableFile) else None
        reading = self._public(found) if isinstance(found, FileReading) else None
        entry = FileEntry(
            file.name, sha256, file.size, file.modified, reading.page_count if reading else None,
            failed.reason if failed else None, failed.remedy if failed else None,
        )  # fmt: skip
        with catalogue.writing():
            catalogue.add_file(entry)
            if reading:
                catalogue.add_reading(sha256, file.name, self._reader, reading)
                catalogue.add_page_problems(file.name, reading)
                self._reports += len(reading.reports)
                self._pages += reading.page_count or 0

    def _public(self, reading: FileReading) -> FileReading:
        """The reading as it may be kept: nothing of an exempt paper goes to the disk unless the settings include it."""
        if self.settings.include_exempt:
            return reading
        return replace(reading, reports=tuple(report for report in reading.reports if not report.particulars.exempt))

    def _passages(self, catalogue: Catalogue) -> None:
        self.progress.step("passages", self._reports)
        for done, (file, report) in enumerate(self._found(catalogue), 1):
            report_id = report_id_of(report)
            with catalogue.writing():
                if report.blocks and catalogue.add_report(report_id, report, file):
                    catalogue.add_passages(passages_of(report), report.particulars.title)
            self.progress.advance(done)
        if not catalogue.passage_count():
            named = "\n".join(
                [
                    "No text in the reports could be indexed. See to these, or name another folder",
                    *unreadable_in(catalogue),
                ]
            )
            raise NoReports(named)

    def _found(self, catalogue: Catalogue) -> Iterator[tuple[str, Report]]:
        for entry in catalogue.files():
            reading = catalogue.reading(entry.sha256, entry.name, self._reader)
            for report in reading.reports if reading else ():
                yield entry.name, report

    def _embed(self, catalogue: Catalogue, earlier: Earlier) -> None:
        catalogue.set_about({key: self.fingerprint[key] for key in ("dense", "late")})
        earlier.give_vectors(catalogue, self.fingerprint)
        missing = catalogue.missing_vectors()
        self.progress.step("embed", len(missing))
        texts = [(embed_hash, embedded_text(_PASSAGE.validate_json(packed))) for embed_hash, packed in missing]
        todo = sorted(texts, key=lambda pair: (len(pair[1]), pair[0]))
        dense, late = Embedder(self.settings.embedding_model), LateInteraction(self.settings.late_model)
        for start in range(0, len(todo), _EMBED_BATCH):
            batch = todo[start : start + _EMBED_BATCH]
            words = [text for _, text in batch]
            codes: list[bytes | None] = (
                [None] * len(batch) if self.fingerprint["late"] == "none" else list(late.passages(words))
            )
            vectors = dense.passages(words)
            with catalogue.writing():
                catalogue.add_vectors(
                    (hash, vector.tobytes(), code)
                    for (hash, _), vector, code in zip(batch, vectors, codes, strict=True)
                )
            self.embedded += len(batch)
            self.progress.advance(self.embedded)

    def _vectors(self) -> None:
        """Store the vectors in Chroma, by hash, so that every build makes the same graph of them."""
        catalogue = Catalogue(self.folder / "catalogue.sqlite")
        try:
            self.progress.step("vectors", catalogue.text_count())
            vectors = Vectors(self.folder / "chroma", create=True)
            try:
                for done in vectors.add(catalogue.each_dense()):
                    self.progress.advance(done)
            finally:
                vectors.close()
        finally:
            catalogue.close()

    def _verify(self) -> None:
        self.progress.step("verify")
        problems = problems_of(self.folder)
        if problems:
            raise NotTrusted(
                f"{self.index}: the new version failed its check and was not taken into use: {problems[0]}. "
                "The index before is kept; build again"
            )


def _not_a_format(file: LibraryFile) -> UnreadableFile:
    ending = file.path.suffix or "no ending"
    return UnreadableFile(f"not a format that is read ({ending})", "Save it as .pdf, .docx, .html, .txt or .md")


def _line(name: str, reading: FileReading | UnreadableFile) -> str:
    if isinstance(reading, UnreadableFile):
        return f"{name}: {reading}"
    pages = f"{reading.page_count} pages" if reading.page_count else "no pages"
    return f"{name}: {pages}, {len(reading.reports)} report{'s' * (len(reading.reports) != 1)}"
