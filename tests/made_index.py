"""An index of a few invented texts with its catalogue alone: what needs no model is tested without one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.answer import Answer, Figure
from assistant.citing import cite
from assistant.measures.same_measure import Collection
from assistant.sentences import Span
from corpus.assemble import reports_of
from corpus.formats import read_document
from index.catalogue import Catalogue, FileEntry
from index.passages import Passage, passages_of, report_id_of
from index.search import Found
from index.versions import current_name, make_current, make_version


def made_index(folder: Path, texts: dict[str, str], unreadable: tuple[str, ...] = ()) -> Path:
    """The folder of an index whose catalogue holds the texts, by file name; `unreadable` are names of files that failed."""
    reports, index = folder / "reports", folder / "index"
    version = index / "versions" / f"v{len(list(folder.glob('index/versions/*'))) + 1:06d}-test"
    version.parent.mkdir(parents=True, exist_ok=True)
    reports.mkdir(exist_ok=True)
    make_version(version)
    catalogue = Catalogue.create(version / "catalogue.sqlite")
    for name, text in texts.items():
        (reports / name).write_text(text, encoding="utf-8")
        _add(catalogue, reports / name, name)
    for name in unreadable:
        catalogue.add_file(FileEntry(name, "0", 1, 1, None, "only pictures of its pages, no text", "Run OCR"))
    catalogue.seal()
    catalogue.close()
    make_current(index, version)
    return index


def _add(catalogue: Catalogue, path: Path, name: str) -> None:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    reading = reports_of(read_document(path, most_bytes=10**7, most_pages=10), name)
    with catalogue.writing():
        catalogue.add_file(FileEntry(name, sha256, path.stat().st_size, 1))
        catalogue.add_page_problems(name, reading)
        for report in reading.reports:
            catalogue.add_report(report_id_of(report), report, name)
            catalogue.add_passages(passages_of(report), report.particulars.title)


def catalogue_of(index: Path) -> Catalogue:
    """The catalogue of the index's current version."""
    return Catalogue(index / "versions" / str(current_name(index)) / "catalogue.sqlite")


def answer_quoting(catalogue: Catalogue, question: str, sentence: str, *figures: Figure) -> Answer:
    """The answer that quotes a sentence of the texts, in which the figures stand."""
    passage, span = _found(catalogue, sentence)
    collection = Collection(catalogue)
    found = Found(passage, catalogue.copies(passage.report_id)[0].particulars, 1, 0.0)
    citation = cite(collection, found, [span], 1, (found.particulars.report_date, "report_date"))
    return Answer(None, "answered", question, question, sentence, f"{sentence} [1]", (citation,), figures)


def _found(catalogue: Catalogue, sentence: str) -> tuple[Passage, Span]:
    passages = [passage for id in catalogue.report_ids() for passage in catalogue.passages_of(id)]
    passage = next(passage for passage in passages if sentence in passage.text)
    start = passage.text.index(sentence)
    return passage, (start, start + len(sentence))
