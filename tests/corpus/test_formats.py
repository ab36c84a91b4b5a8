"""The content of a file decides which reader reads it, and a content that belies the ending is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import Damaged, OverLimit, UnreadableFile
from corpus.formats import ENDINGS, read_document

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def read(path: Path, data: bytes) -> UnreadableFile:
    """The error that a file with these bytes gives."""
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_document(path, most_bytes=10_000, most_pages=10)
    assert caught.value.remedy
    return caught.value


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    error = read(tmp_path / "a.pdf", b"")
    assert isinstance(error, Damaged)
    assert error.reason == "the file is empty (zero bytes)"


def test_a_large_file_is_over_the_limit_and_names_the_setting(tmp_path: Path) -> None:
    error = read(tmp_path / "a.txt", b"x" * 10_001)
    assert isinstance(error, OverLimit)
    assert "most_megabytes" in error.remedy


@pytest.mark.parametrize(
    ("name", "data", "content"),
    [
        ("a.docx", b"%PDF-1.4\n", "a PDF"),
        ("a.txt", b"%PDF-1.4\n", "a PDF"),
        ("a.pdf", b"PK\x03\x04" + b"x" * 40, "a Word or other zip file"),
        ("a.pdf", b"<!DOCTYPE html><p>Words", "a web page"),
        ("a.pdf", OLD_OFFICE, "an old Office file"),
        ("a.txt", OLD_OFFICE, "an old Office file"),
        ("a.txt", b"<html><p>Words", "a web page"),
    ],
)
def test_a_content_that_belies_the_ending_is_named(tmp_path: Path, name: str, data: bytes, content: str) -> None:
    error = read(tmp_path / name, data)
    assert isinstance(error, Damaged)
    assert error.reason == f"the name ends in {name[1:]} but the content is {content}"


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "A.TXT"
    path.write_text("Words of the report.")
    assert read_document(path, most_bytes=100, most_pages=1).pieces[0].text == "Words of the report."


def test_every_ending_has_a_reader() -> None:
    folder = Path(__file__).resolve().parents[2] / "corpus" / "readers"
    assert all((folder / f"{reader}.py").is_file() for reader in ENDINGS.values())
