"""A catalogue without vectors for the page's tests: all that evidence needs, made in a moment and without a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.assemble import reports_of
from corpus.formats import read_document
from corpus.library import files_of
from index import versions
from index.catalogue import Catalogue, FileEntry
from index.passages import passages_of, report_id_of

Index = Callable[[Path, Path], None]


@pytest.fixture
def catalogued() -> Index:
    """Make a new version of the index in the second folder from the reports in the first."""
    return _build


def _build(reports: Path, index: Path) -> None:
    with versions.building(index) as folder:
        versions.make_version(folder)
        catalogue = Catalogue.create(folder / "catalogue.sqlite")
        for file in files_of(reports):
            document = read_document(file.path, most_bytes=10_000_000, most_pages=100)
            reading = reports_of(document, file.name)
            sha256 = file.sha256()
            catalogue.add_file(FileEntry(file.name, sha256, file.size, file.modified, reading.page_count))
            catalogue.add_reading(sha256, file.name, "reader-True", reading)
            for report in reading.reports:
                if catalogue.add_report(report_id_of(report), report, file.name):
                    catalogue.add_passages(passages_of(report), report.particulars.title)
        catalogue.set_about({"reader": "reader", "exempt": "True"})
        catalogue.seal()
        catalogue.close()
        versions.make_current(index, folder)
        versions.remove_unread(index)
