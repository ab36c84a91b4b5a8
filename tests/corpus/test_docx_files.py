"""DOCX packages of every make are read, or refused with a remedy."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from corpus.errors import Damaged, Encrypted, NeedsOcr, OverLimit
from corpus.readers.docx import read
from tests.made_docx import Make, paragraph, part, styled, texts, write


def test_a_document_of_python_docx_is_read_with_its_properties(tmp_path: Path) -> None:
    document: Any = python_docx.Document()
    document.core_properties.title, document.core_properties.author = "Budget 2024", "Priya Nair"
    document.add_heading("Budget", level=1)
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Bulleted", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx")
    assert (found.properties["title"], found.properties["author"]) == ("Budget 2024", "Priya Nair")
    assert found.properties["created"].startswith("20")
    assert [(piece.piece_kind, piece.number) for piece in found.pieces] == [
        ("heading", None),
        ("text", "1."),
        ("item", None),
    ]


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    document: Any = python_docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Body")
    document.save(str(tmp_path / "a.docx"))
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Body"]


def test_a_main_part_of_another_name_is_found(tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    link = f'<Relationship Id="r1" Type="{office}" Target="/word/document2.xml"/>'
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("_rels/.rels", f'<Relationships xmlns="x">{link}</Relationships>')
        package.writestr("word/document2.xml", part("document", f"<w:body>{paragraph('Found')}</w:body>"))
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Found"]


def test_a_strict_document_is_read_like_any_other(tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{paragraph('Strict')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("word/document.xml", strict)
    assert [piece.text for piece in read(tmp_path / "a.docx").pieces] == ["Strict"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "an RTF file"),
        (b"<html><body>", "a web page"),
        (b"PK\x03\x04cut", "cut short"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "an old .doc or encrypted Office file"),
    ],
)
def test_what_is_no_docx_is_named_for_what_it_looks_like(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Damaged, match=reason) as caught:
        read(path)
    assert caught.value.remedy


def test_an_encrypted_office_file_asks_for_one_without_password(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Encrypted, match="without a password"):
        read(path)


def test_a_zip_with_a_password_is_encrypted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("A"))
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    path.write_bytes(bytes(data))
    with pytest.raises(Encrypted):
        read(path)


@pytest.mark.parametrize(
    ("member", "name"), [("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("a", "zip")]
)
def test_another_package_is_named(tmp_path: Path, member: str, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr(member, "x")
    with pytest.raises(Damaged, match=name):
        read(tmp_path / "a.docx")


def test_a_file_cut_short_anywhere_is_damaged(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.docx", paragraph("words " * 500)).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.docx").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(Damaged):
            read(tmp_path / "cut.docx")


def test_a_part_with_flipped_bytes_is_damaged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("words " * 500))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"words words", b"words w\x00rds", 1))
    with pytest.raises(Damaged):
        read(path)


def test_malformed_xml_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="well-formed"):
        read(write(tmp_path / "a.docx", "<w:p>"))


def test_a_zip_bomb_is_refused_by_its_ratio_before_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(OverLimit, match="times smaller") as caught:
        read(tmp_path / "a.docx")
    assert caught.value.remedy


def test_a_package_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph("A"))
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 300_000_000)
    path.write_bytes(bytes(data))
    with pytest.raises(OverLimit, match="286 MB"):
        read(path)


def test_a_directory_that_lies_about_sizes_does_not_unpack_more_than_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 30_000_000)
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 1000)
    path.write_bytes(bytes(data))
    with pytest.raises(Damaged):
        read(path)


@pytest.mark.parametrize("name", ["document", "styles", "footnotes"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    body = part(name, "&e;" if name != "document" else f"<w:body>{paragraph('<w:r><w:t>&e;</w:t></w:r>')}</w:body>")
    path = write(tmp_path / "a.docx", paragraph("A"))
    with zipfile.ZipFile(path) as package:
        others = {entry: package.read(entry) for entry in package.namelist() if entry != f"word/{name}.xml"}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            f"word/{name}.xml", f'<?xml version="1.0" encoding="{encoding}"?>{declared}{body}'.encode(encoding)
        )
        for entry, data in others.items():
            package.writestr(entry, data)
    with pytest.raises(Damaged, match="declares external entities"):
        read(path)


def test_pictures_without_text_need_recognition(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", paragraph(""))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/media/image1.png", b"x")
    with pytest.raises(NeedsOcr):
        read(path)


def test_a_document_without_text_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="no text"):
        read(write(tmp_path / "a.docx", paragraph("")))


def test_styles_that_inherit_in_a_circle_do_no_harm(pieces: Make) -> None:
    circle = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert texts(pieces(styled("Kept", "A"), styles=circle)) == ["Kept"]


def test_tables_nested_as_deep_as_the_parser_allows_are_read_or_refused(tmp_path: Path) -> None:
    body = paragraph("Deep")
    for _ in range(80):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert [piece.text for piece in read(write(tmp_path / "a.docx", body)).pieces] == ["Deep"]
    for _ in range(20):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Damaged):
        read(write(tmp_path / "a.docx", body))
