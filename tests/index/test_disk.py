"""A disk that is full, too small or read-only: the message says so, and the index before is kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.settings import Settings
from index.search import Models
from index.updates import last
from index.verify import problems_of
from tests.index.conftest import Ask, Builder, current, found

NEW = "Report to Executive\n1 July 2021\n\nWaste\n\n1. Recycling reached 51% in June.\n"
QUESTION = "How many children are looked after?"


@contextmanager
def _mounted(folder: Path, *options: str) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("a file system may not be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _refused(builder: Builder, reports: Path, index: Path, most_bytes: int | None = None) -> None:
    """The build fails as a disk's fault, and the version before is whole."""
    ended = builder.build(reports, index, most_bytes=most_bytes)
    assert (ended.signal, ended.outcome.get("error")) == (0, "IndexNotWritable"), ended
    assert "Free space, or name another folder with --index; the index before is kept" in ended.outcome["message"]
    assert problems_of(current(index)) == []


def _noted(index: Path) -> None:
    """The failure is told, though the disk is full."""
    update = last(index)
    assert update and update.outcome == "failed" and "Free space" in update.message


@pytest.mark.parametrize("spare", [0, 250_000, 400_000])
def test_a_full_disk_keeps_the_old_index(
    spare: int, tmp_path: Path, index: Path, reports: Path, builder: Builder, ask: Ask
) -> None:
    with _mounted(tmp_path / "small", "-o", "size=4m") as disk:
        kept = Path(shutil.copytree(index, disk / "index"))
        before = ask(kept, QUESTION)
        (reports / "new.txt").write_text(NEW)
        room = os.statvfs(disk)
        (disk / "filler").write_bytes(bytes(max(room.f_bavail * room.f_frsize - spare, 0)))

        _refused(builder, reports, kept)
        _noted(kept)

        assert ask(kept, QUESTION) == before
        assert [path.name for path in (kept / "versions").iterdir()] == [current(kept).name]
        (disk / "filler").unlink()
        assert builder.build(reports, kept).outcome["files"] == 4


@pytest.mark.parametrize("most_bytes", [20_000, 180_000])
def test_a_limit_on_the_size_of_files_keeps_the_old_index(
    most_bytes: int, index: Path, reports: Path, builder: Builder, ask: Ask
) -> None:
    before = ask(index, QUESTION)
    (reports / "new.txt").write_text(NEW)
    _refused(builder, reports, index, most_bytes)
    _noted(index)
    assert ask(index, QUESTION) == before


def test_an_index_in_a_read_only_folder_is_searched_and_not_built(
    tmp_path: Path, index: Path, reports: Path, builder: Builder, ask: Ask, configured: Settings, models: Models
) -> None:
    before = ask(index, QUESTION)
    (reports / "new.txt").write_text(NEW)
    with _read_only(index):
        _refused(builder, reports, index)
        assert [(item.passage.id, item.late) for item in found(index, QUESTION, configured, models)] == before


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """A root user ignores permissions, so for root the folder is bound onto itself as read-only."""
    undo: Callable[[], object]
    if os.geteuid():
        folder.chmod(0o500)
        undo = lambda: folder.chmod(0o700)  # noqa: E731
    else:
        for words in (["--bind", str(folder)], ["-o", "remount,bind,ro"]):
            if subprocess.run(["mount", *words, str(folder)], capture_output=True).returncode:
                pytest.skip("a folder may not be bound here")
        undo = lambda: subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: E731
    try:
        yield
    finally:
        undo()


def test_an_index_inside_the_reports_is_refused(reports: Path, builder: Builder) -> None:
    ended = builder.build(reports, reports / "index")
    assert ended.outcome["error"] == "IndexNotWritable"
    assert "lies inside the reports folder" in ended.outcome["message"]
