"""Looking evidence up: what stands now at an address, or in words why it is not what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AsAtFrom, Citation
from assistant.citing import cited
from assistant.sentences import Span
from assistant.times.times import as_at
from assistant.web.evidence.address import Address, digest_of
from corpus.report import Report
from index.catalogue import Catalogue, Copy, FileEntry
from index.passages import Passage
from index.search import Found

_CHANGED = "The report has changed since this link was made: the file that stands at its place now is another."
_NO_FILE = "The report is no longer there: no file that is loaded has the content that this link names."
_OTHER_WORDS = "The report has been read anew since this link was made, and the words are no longer found at its place in the text."


@dataclass(frozen=True)
class Standing:
    """Evidence that stands: the citation, its report as it was read from this very file, and the file.

    reader: identifies the code that read it, on which the places of its words depend.
    """

    citation: Citation
    report: Report
    file: FileEntry
    passage: Passage
    reader: str


@dataclass(frozen=True)
class Gone:
    """Evidence that is not what it was: why, in words, and the reports that stand at the same place now."""

    reason: str
    now: tuple[Copy, ...] = ()


def find(catalogue: Catalogue, address: Address) -> Standing | Gone:
    """What the address names in this version of the index."""
    files = sorted(catalogue.files_with(address.file_hash), key=lambda file: file.name != address.file)
    if not files:
        now = tuple(catalogue.copies_in(address.file)) if address.file else ()
        return Gone(_CHANGED if now else _NO_FILE, now)
    for file, copy in _candidates(catalogue, files, address.report_id):
        if standing := _standing(catalogue, file, copy, address):
            return standing
    return Gone(_OTHER_WORDS, tuple(catalogue.copies_in(files[0].name)))


def _candidates(catalogue: Catalogue, files: list[FileEntry], report_id: str) -> Iterator[tuple[FileEntry, Copy]]:
    """The report in each file of this content; then the files' other reports, for one that was read a little otherwise."""
    copies = [(file, copy) for file in files for copy in catalogue.copies_in(file.name)]
    yield from (each for each in copies if each[1].report_id == report_id)
    yield from (each for each in copies if each[1].report_id != report_id)


def _standing(catalogue: Catalogue, file: FileEntry, copy: Copy, address: Address) -> Standing | None:
    """The evidence in this copy, when the words at the offsets are those that the address names."""
    if copy.report_id != address.report_id and not address.words:
        return None
    passage = _passage(catalogue.passages_of(copy.report_id), address.spans)
    if passage is None:
        return None
    every = catalogue.copies(copy.report_id)
    spans = [(start - passage.start, end - passage.start) for start, end in address.spans]
    others = [each for each in every if (each.file, each.position) != (copy.file, copy.position)]
    citation = cited(catalogue, passage, [copy, *others], spans, 1, _as_at(passage, spans, copy))
    if address.words and digest_of(citation.quote) != address.words:
        return None
    about = catalogue.about()
    reader = f"{about.get('reader')}-{about.get('exempt')}"
    report = _report(catalogue, file, copy, None if copy == every[0] else reader)
    return Standing(citation, report, file, passage, reader)


def _passage(passages: list[Passage], spans: tuple[Span, ...]) -> Passage | None:
    """The passage in which all spans lie."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return next((each for each in passages if each.start <= first and last <= each.end), None)


def _as_at(passage: Passage, spans: list[Span], copy: Copy) -> tuple[str | None, AsAtFrom | None]:
    """The date for which the quoted words hold, where every quoted sentence says the same."""
    found = Found(passage, copy.particulars, 1, 0.0)
    said = {as_at(passage.text[start:end], found) for start, end in spans}
    return said.pop() if len(said) == 1 else (None, None)


def _report(catalogue: Catalogue, file: FileEntry, copy: Copy, reader: str | None) -> Report:
    """The report as it was read from this file: of two files with one text, the catalogue lays out only the first."""
    reading = catalogue.reading(file.sha256, file.name, reader) if reader else None
    if reading is None:
        return catalogue.report(copy.report_id)
    return next(report for report in reading.reports if report.position == copy.position)
