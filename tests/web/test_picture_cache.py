"""Kept pictures are bounded in number and bytes, and a folder that cannot be written is no hindrance."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.web.evidence.picture_cache import PictureCache


def used(folder: Path, key: str, at: int) -> None:
    """Set when a picture was used last."""
    os.utime(folder / key, (at, at))


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most=2)
    cache.put("a-1", b"first")
    used(tmp_path, "a-1", 100)
    cache.put("a-2", b"second")
    used(tmp_path, "a-2", 200)
    assert cache.get("a-1") == b"first"  # used now
    cache.put("a-3", b"third")
    assert (cache.get("a-1"), cache.get("a-2"), cache.get("a-3")) == (b"first", None, b"third")


def test_the_bytes_are_bounded_too(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most_bytes=100)
    cache.put("a-1", b"x" * 101)
    assert list(tmp_path.iterdir()) == []
    for number in range(5):
        cache.put(f"a-{number}", b"x" * 40)
        used(tmp_path, f"a-{number}", number)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-3", "a-4"]


def test_pictures_of_files_that_are_gone_are_removed(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    cache.put("old-1", b"x")
    cache.put("new-1", b"y")
    cache.keep_only({"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["new-1"]


def test_a_folder_that_cannot_be_written_is_replaced_by_a_temporary_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    cache = PictureCache(tmp_path / "file" / "pictures")
    cache.put("a-1", b"x")
    assert cache.get("a-1") == b"x"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    cache.close()
    assert cache.get("a-1") is None
    cache.put("a-2", b"x")  # no error
