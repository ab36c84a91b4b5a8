"""Several processes and threads at one index: builders exclude each other, readers nobody."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.settings import Settings
from index import working_copy
from index.build import build
from index.search import Filters, Index, Models
from index.vectors import Vectors
from index.versions import BuildRunning, Version, building, current_name, remove_unread
from tests.index.conftest import Builder, current

QUESTIONS = ["How many children are looked after?", "spending on roads", "visits to libraries", "foster carers"]


def test_a_second_builder_is_told_at_once(index: Path, reports: Path, builder: Builder) -> None:
    with building(index):
        started = time.perf_counter()
        ended = builder.build(reports, index)
        assert time.perf_counter() - started < 2
    assert ended.outcome["error"] == "BuildRunning"
    assert "Wait until it has finished" in ended.outcome["message"]


def test_a_builder_in_the_same_process_is_refused_too(index: Path, reports: Path, configured: Settings) -> None:
    with building(index), pytest.raises(BuildRunning):
        build(reports, index, configured)


def test_a_version_that_is_read_is_kept_until_its_reader_ends(
    index: Path, reports: Path, builder: Builder, configured: Settings, models: Models
) -> None:
    page, old = Index.open(index, configured, models), current(index)
    before = page.search(QUESTIONS[0])
    (reports / "roads.txt").unlink()
    assert builder.build(reports, index).outcome["files"] == 2

    assert not page.is_current(index)
    assert old.is_dir()
    assert page.search(QUESTIONS[0]) == before
    page.close()
    assert not builder.build(reports, index).outcome["changed"]
    assert not old.exists()


def test_two_readers_of_one_version_find_the_same(index: Path, configured: Settings, models: Models) -> None:
    first, second = Index.open(index, configured, models), Index.open(index, configured, models)
    try:
        assert [first.search(question) for question in QUESTIONS] == [second.search(question) for question in QUESTIONS]
    finally:
        first.close()
        second.close()


def test_eight_threads_search_one_index_at_once(index: Path, configured: Settings, models: Models) -> None:
    opened = Index.open(index, configured, models)
    expected = {question: opened.search(question) for question in QUESTIONS}
    filtered = opened.search(QUESTIONS[1], Filters(from_date="2021-05", to_date="2021-05"))
    assert filtered and {item.particulars.report_date for item in filtered} == {"2021-05-12"}

    def asked(number: int) -> bool:
        question = QUESTIONS[number % len(QUESTIONS)]
        narrow = Filters(from_date="2021-05", to_date="2021-05")
        return opened.search(question) == expected[question] and opened.search(QUESTIONS[1], narrow) == filtered

    try:
        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(asked, range(64)))
    finally:
        opened.close()


def test_opening_and_closing_leaves_no_files_open(index: Path, configured: Settings, models: Models) -> None:
    def once() -> int:
        opened = Index.open(index, configured, models)
        opened.search(QUESTIONS[0])
        opened.close()
        return len(os.listdir("/proc/self/fd"))

    first = [once() for _ in range(3)][-1]
    assert [once() for _ in range(20)][-1] <= first
    assert not list(Path(tempfile.gettempdir()).glob(f"{working_copy._PREFIX}{os.getpid()}-*"))


def test_the_copy_of_a_killed_reader_is_removed_by_the_next(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, held = (Path(tempfile.mkdtemp(prefix=working_copy._PREFIX)) for _ in range(2))
    monkeypatch.setattr(working_copy, "_YOUNG", -1.0)
    handle = os.open(held, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    try:
        Vectors(current(index) / "chroma").close()
        assert (left.exists(), held.exists()) == (False, True)
    finally:
        os.close(handle)
        shutil.rmtree(held)


def test_reading_never_writes_into_a_version(index: Path, configured: Settings, models: Models) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        files = [path for path in sorted(index.rglob("*")) if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    opened = Index.open(index, configured, models)
    opened.search(QUESTIONS[0])
    opened.close()
    assert state() == before


def test_a_version_removed_between_opening_and_locking_is_not_held(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A builder that swaps and removes between the two calls once left a reader with a lock on a removed file."""
    flock = fcntl.flock

    def swapped(handle: object, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        (index / "current").write_text("v999999-other\n")
        assert remove_unread(index) == []
        flock(handle, how)  # type: ignore[arg-type]

    folder = current(index)
    monkeypatch.setattr(fcntl, "flock", swapped)
    with pytest.raises(FileNotFoundError):
        Version(folder)


def test_a_folder_that_was_emptied_and_built_again_is_not_taken_for_the_version_before(
    index: Path, reports: Path, configured: Settings, models: Models
) -> None:
    page = Index.open(index, configured, models)
    shutil.rmtree(index)
    build(reports, index, configured)
    assert current_name(index) is not None
    assert not page.is_current(index)
    page.close()
