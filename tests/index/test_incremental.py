"""Only what is new or changed is read and embedded; what was removed is gone from the disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from corpus.library import NoReports
from corpus.settings import Settings
from index import fingerprints
from index.build import BuildResult, build
from index.catalogue import Catalogue
from tests.index.conftest import Ask, current, text_on_disk


def _did(result: BuildResult) -> tuple[bool, int, int]:
    return result.changed, result.parsed, result.embedded


def test_an_unchanged_folder_builds_nothing(index: Path, reports: Path, configured: Settings) -> None:
    name, started = current(index).name, time.perf_counter()
    result = build(reports, index, configured)
    assert time.perf_counter() - started < 1
    assert (*_did(result), result.version) == (False, 0, 0, name)


def test_a_new_time_on_the_same_bytes_builds_nothing(index: Path, reports: Path, configured: Settings) -> None:
    os.utime(reports / "roads.txt", (1, 1))
    assert not build(reports, index, configured).changed


def test_a_changed_file_is_read_and_only_its_new_paragraph_embedded(
    index: Path, reports: Path, configured: Settings
) -> None:
    with (reports / "roads.txt").open("a", encoding="utf-8") as file:
        file.write("\n3. Gritting began in November and covers every school on the network this winter.\n")
    assert _did(build(reports, index, configured)) == (True, 1, 1)


def test_a_renamed_file_is_not_embedded_again(index: Path, reports: Path, configured: Settings) -> None:
    (reports / "roads.txt").rename(reports / "highways.txt")
    result = build(reports, index, configured)
    assert (result.changed, result.embedded, result.files) == (True, 0, 3)


def test_removed_text_is_nowhere_on_the_disk(index: Path, reports: Path, configured: Settings, ask: Ask) -> None:
    assert text_on_disk(index, "zanzibarin")
    (reports / "children.txt").unlink()
    assert _did(build(reports, index, configured)) == (True, 0, 0)
    assert text_on_disk(index, "zanzibarin") == []
    assert len(ask(index, "zanzibarine household")) == 6


def test_one_text_under_two_names_is_indexed_once_and_both_are_listed(
    index: Path, reports: Path, configured: Settings
) -> None:
    shutil.copy(reports / "roads.txt", reports / "again.txt")
    result = build(reports, index, configured)
    assert (result.files, result.reports, result.passages, result.embedded) == (4, 3, 9, 0)
    catalogue = Catalogue(current(index) / "catalogue.sqlite")
    places = [[copy.file for copy in catalogue.copies(report_id)] for report_id in catalogue.report_ids()]
    catalogue.close()
    assert sorted(places) == [["again.txt", "roads.txt"], ["children.txt"], ["libraries.txt"]]


@pytest.mark.parametrize(
    ("changed", "words", "did"),
    [
        ({"late_model": "none"}, "the late-interaction model", (True, 0, 9)),
        ({"most_seconds": 200.0}, "the limits on reading", (True, 0, 0)),
        ({"most_pages": 40}, "how files are read", (True, 3, 0)),
        ({"include_exempt": False}, "whether exempt papers are indexed", (True, 3, 0)),
    ],
)
def test_a_changed_setting_builds_anew_and_says_so(
    changed: dict[str, object], words: str, did: tuple[bool, int, int], index: Path, reports: Path, configured: Settings
) -> None:
    result = build(reports, index, configured.model_copy(update=changed))
    assert _did(result) == did
    assert result.notes == (f"changed since the index before: {words}",)


def test_another_reader_reads_all_files_again(
    index: Path, reports: Path, configured: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprints, "reader_fingerprint", lambda settings: "another")
    assert _did(build(reports, index, configured)) == (True, 3, 0)


def test_an_index_of_an_older_schema_is_made_anew(index: Path, reports: Path, configured: Settings) -> None:
    with sqlite3.connect(current(index) / "catalogue.sqlite") as database:
        database.execute("UPDATE about SET value='0' WHERE key='schema'")
    database.close()
    result = build(reports, index, configured)
    assert _did(result) == (True, 3, 9)
    assert "the index before has schema 0" in result.notes[0]


def test_a_file_that_cannot_be_opened_is_named_and_tried_again(
    index: Path, reports: Path, configured: Settings
) -> None:
    target = reports / "locked.txt"
    target.write_text("Report to Executive\n\n1. Nothing.\n")
    if os.geteuid() == 0:
        pytest.skip("root may open every file")
    target.chmod(0)
    assert (
        build(reports, index, configured).problems[0].startswith("locked.txt: cannot be opened (Permission denied). ")
    )
    target.chmod(0o600)
    assert build(reports, index, configured).problems == ()


def test_files_that_give_no_text_are_named_and_the_old_index_is_kept(
    index: Path, reports: Path, configured: Settings
) -> None:
    before = current(index)
    for path in reports.iterdir():
        path.write_bytes(b"")
    with pytest.raises(NoReports, match=r"children\.txt: "):
        build(reports, index, configured)
    assert current(index) == before
