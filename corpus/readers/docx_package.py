"""The parts of a DOCX package, opened with bounds: nothing is fetched, expanded without limit or left unnamed."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any, Self, TypeAlias

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from corpus.errors import Damaged, Encrypted, OverLimit, UnreadableFile

Element: TypeAlias = Any  # lxml ships no types

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT_NAMES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHS.encode(),
}
MEGABYTE = 1024 * 1024
MOST_BYTES = 200 * MEGABYTE
MOST_PART_BYTES = 64 * MEGABYTE
MOST_MEMBERS = 20_000
RATIO_MATTERS_FROM = 10 * MEGABYTE
LARGEST_RATIO = 200
OLE_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
SAVE_AGAIN = "Open it in Word and save it again as .docx"
WITHOUT_PASSWORD = "Open it in Word and save as .docx without a password"
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"<?xml", "an XML file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"PK", "a zip archive that is cut short or damaged"),
)
OTHER_PACKAGES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)
DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class Package:
    """A DOCX package whose parts are read one at a time, each within the limits."""

    def __init__(self, path: Path) -> None:
        """Open the package; raises Encrypted, Damaged or OverLimit before anything is parsed."""
        self._archive = _open(path)
        self._members = {info.filename: info for info in self._archive.infolist()}
        _check_sizes(list(self._members.values()))
        self.main = self._main_part()
        self._related = self._relations(self.main)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def has_pictures(self) -> bool:
        """True when the package carries pictures."""
        return any(name.startswith("word/media/") for name in self._members)

    def document(self) -> Element:
        """The root of the main part."""
        return self.part(self.main)

    def related(self, kind: str) -> Element | None:
        """The root of the part that the main part relates to as `styles`, `numbering`, `footnotes` and so on."""
        name = self._related.get(kind, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return self.part(name) if name in self._members else None

    def part(self, name: str) -> Element | None:
        """The root of a part, or None where the package has no such part; raises Damaged."""
        if name not in self._members:
            return None
        return parse_xml(self._bytes(name), name)

    def _bytes(self, name: str) -> bytes:
        info = self._members[name]
        if info.flag_bits & 1:
            raise Encrypted("the file is a zip archive with a password", WITHOUT_PASSWORD)
        if info.file_size > MOST_PART_BYTES:
            raise OverLimit(f"its part {name} holds {info.file_size // MEGABYTE} MB", "Split it into shorter documents")
        try:
            with self._archive.open(info) as member:
                return member.read(MOST_PART_BYTES)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Damaged(f"its part {name} cannot be unpacked ({error})", SAVE_AGAIN) from error

    def _main_part(self) -> str:
        """`word/document.xml`, or what the package names instead (some online editors number it)."""
        name = "word/document.xml"
        if name not in self._members:
            name = self._relations("").get("officeDocument", name)
        if name not in self._members or not name.startswith("word/"):
            raise Damaged(f"the file is {_other_package(self._members)}, not a Word document", SAVE_AGAIN)
        return name

    def _relations(self, owner: str) -> dict[str, str]:
        folder, base = posixpath.split(owner)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        inside = [link for link in ([] if root is None else root) if link.get("TargetMode") != "External"]
        return {
            posixpath.basename(link.get("Type", "")): posixpath.normpath(
                posixpath.join("/", folder, link.get("Target", ""))
            ).lstrip("/")
            for link in inside
            if isinstance(link.tag, str)
        }


def parse_xml(data: bytes, name: str) -> Element:
    """Parse one part; declarations of types or entities are refused, so none is ever expanded or fetched."""
    if DECLARATION.search(data.replace(b"\0", b"")):
        raise _declares(name)
    for strict, usual in STRICT_NAMES.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Damaged(f"its part {name} is not well-formed XML ({error})", SAVE_AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise _declares(name)
    return root


def _declares(name: str) -> UnreadableFile:
    return Damaged(
        f"its part {name} declares external entities or a document type, which no word processor writes",
        "Do not trust it; ask its sender for the original",
    )


def _open(path: Path) -> zipfile.ZipFile:
    with path.open("rb") as file:
        start = file.read(len(OLE_SIGNATURE) * 128)
    if not start:
        raise Damaged("the file is empty", "Copy or download it again")
    if start.startswith(OLE_SIGNATURE):
        raise _ole(path)
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged(f"the file is not a DOCX: it looks like {_looks_like(start)}", SAVE_AGAIN) from error


def _ole(path: Path) -> UnreadableFile:
    """Office encrypts a DOCX by wrapping it into the container of the old .doc format."""
    with path.open("rb") as file:
        if ENCRYPTED_STREAM in file.read(MOST_PART_BYTES):
            return Encrypted("the file is an encrypted Office file", WITHOUT_PASSWORD)
    return Damaged("the file is an old .doc or encrypted Office file, not a DOCX", WITHOUT_PASSWORD)


def _looks_like(start: bytes) -> str:
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for mark, name in SIGNATURES if opening.startswith(mark.lower())), "no format known here")


def _other_package(members: dict[str, zipfile.ZipInfo]) -> str:
    found = (name for start, name in OTHER_PACKAGES if any(member.startswith(start) for member in members))
    return next(found, "a zip archive without word/document.xml")


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip bomb by what its directory declares; reading never goes beyond what is declared."""
    remedy = "Do not trust it; if it is genuine, remove its pictures and save it again"
    if len(members) > MOST_MEMBERS:
        raise OverLimit(f"the file holds {len(members):,} parts, more than {MOST_MEMBERS:,}", remedy)
    total = sum(member.file_size for member in members)
    if total > MOST_BYTES:
        raise OverLimit(f"the file unpacks to {total // MEGABYTE} MB, more than {MOST_BYTES // MEGABYTE} MB", remedy)
    for member in members:
        if member.file_size > max(RATIO_MATTERS_FROM, LARGEST_RATIO * member.compress_size):
            raise OverLimit(f"its part {member.filename} is packed more than {LARGEST_RATIO} times smaller", remedy)
