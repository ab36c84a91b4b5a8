"""A folder of files, each known by the hash of its content."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

import pytest

from corpus.library import NoReports, files_of


def names(folder: Path) -> list[str]:
    return [file.name for file in files_of(folder)]


def test_files_come_in_the_order_of_their_names_with_forward_slashes(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.pdf", "a.txt"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.txt", "b/1.pdf", "b/2.txt"]


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words")
    [file] = files_of(tmp_path)
    assert file.sha256() == hashlib.sha256(b"words").hexdigest()
    assert (file.size, file.readable) == (5, True)


def test_hidden_and_lock_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/a.txt", ".DS_Store", "~$b.docx", "Thumbs.db", "c.txt"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["c.txt"]


def test_a_file_of_another_format_is_listed_and_not_readable(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("x")
    [file] = files_of(tmp_path)
    assert not file.readable


def test_a_link_that_leads_out_is_named_and_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    inside = tmp_path / "reports"
    inside.mkdir()
    (inside / "a.txt").write_text("x")
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    (inside / "folder").symlink_to(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert names(inside) == ["a.txt"]
    assert "link.txt is a link that leads out" in caplog.text
    assert "put a copy in its place" in caplog.text


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_links_in_a_circle_and_broken_links_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    assert names(tmp_path) == []


def test_a_name_that_is_not_unicode_becomes_printable(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    [file] = files_of(tmp_path)
    assert file.name == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert file.path.read_text() == "x"


def test_a_folder_without_a_file_is_an_empty_list(tmp_path: Path) -> None:
    assert files_of(tmp_path) == []


def test_a_missing_folder_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoReports, match="there is no such folder"):
        files_of(tmp_path / "gone")


def test_a_file_in_place_of_the_folder_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(NoReports):
        files_of(tmp_path / "a.txt")
