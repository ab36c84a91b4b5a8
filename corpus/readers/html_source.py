"""The bytes of a web page become a tree: encoding found as browsers find it, nothing fetched, nothing expanded."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree, html  # type: ignore[import-untyped, unused-ignore]

from corpus.errors import Damaged, OverLimit

Element: TypeAlias = Any  # lxml ships no types

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
START = 4096
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (bytes.fromhex("D0CF11E0"), "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"MIME-Version:", "a web archive (.mht)"),
    (b"From: <Saved by", "a web archive (.mht)"),
)
DECLARED_ENCODING = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
INTERNAL_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
LATIN = frozenset({"iso8859-1", "ascii", "cp1252"})
SAVE_AGAIN = "Open it in a browser and save the page again as HTML"


def read_tree(path: Path) -> Element:
    """The root element of a page; raises Damaged or OverLimit."""
    if path.stat().st_size > MOST_BYTES:
        raise OverLimit(f"the page is larger than {MOST_BYTES // MEGABYTE} MB", "Split it into shorter pages")
    data = path.read_bytes()
    _refuse_other_formats(data)
    text = decode(data).replace("\0", "")
    if INTERNAL_SUBSET.search(text):
        raise Damaged(
            "the page declares external entities or a document type of its own", "Do not trust it; save the page anew"
        )
    return _parse(text)


def decode(data: bytes) -> str:
    """Bytes as text: byte order mark, else the encoding the page names, else UTF-8, else Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for encoding in (_declared(data[:START]), "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", errors=_WINDOWS_BYTES)


def _declared(start: bytes) -> str:
    """The encoding that the page names, as browsers understand the name."""
    found = DECLARED_ENCODING.search(start)
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name if found else "utf-8"
    except (LookupError, UnicodeDecodeError):
        return "utf-8"
    if name in LATIN:
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-7")) else name


def _windows_bytes(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are read as Windows-1252, one by one, so that a stray `£` of an old page survives."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="ignore"), error.end


_WINDOWS_BYTES = "windows-1252-bytes"
codecs.register_error(_WINDOWS_BYTES, _windows_bytes)


def _refuse_other_formats(data: bytes) -> None:
    if not data.strip():
        raise Damaged("the file is empty", "Copy or download it again")
    for signature, name in OTHER_FORMATS:
        if data.lstrip()[: len(signature)] == signature:
            raise Damaged(f"the file is no web page: it looks like {name}", "Give it the ending of its format")


def _parse(text: str) -> Element:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(f"the page cannot be read as HTML ({error})", SAVE_AGAIN) from error
    if any("Excessive depth" in entry.message or "huge" in entry.message.lower() for entry in parser.error_log):
        raise OverLimit("the page nests its elements too deeply or has too long a text in one of them", SAVE_AGAIN)
    return root
