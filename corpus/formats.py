"""Which reader reads a file: its content decides, and a content that belies the ending is said."""

from __future__ import annotations

import importlib
from pathlib import Path

from corpus.errors import Damaged, OverLimit
from corpus.report import Document

ENDINGS = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text", ".md": "text"}
_NAMES = {
    "pdf": "a PDF",
    "docx": "a Word or other zip file",
    "html": "a web page",
    "text": "text",
    "office": "an old Office file",
}


def read_document(path: Path, *, most_bytes: int, most_pages: int) -> Document:
    """Read one file with the reader of its format; raises an `UnreadableFile` with reason and remedy."""
    size = path.stat().st_size
    if size == 0:
        raise Damaged("the file is empty (zero bytes)", "Replace it by a complete copy")
    if size > most_bytes:
        raise OverLimit(
            f"the file has {size // 1_000_000} MB, more than the limit of {most_bytes // 1_000_000} MB",
            "Split it, or raise the setting most_megabytes",
        )
    expected, found = ENDINGS[path.suffix.lower()], _content_format(path)
    if found not in (expected, "unknown"):
        raise Damaged(
            f"the name ends in {path.suffix} but the content is {_NAMES[found]}",
            "Rename it to what it is, or replace it",
        )
    reader = importlib.import_module(f"corpus.readers.{expected}")
    document: Document = reader.read(path, max_pages=most_pages) if expected == "pdf" else reader.read(path)
    return document


def _content_format(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(2048)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "unknown" if path.suffix.lower() == ".docx" else "office"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "unknown"
