"""Files that cannot be read are named with class, reason and remedy, and the other files of the folder are read.

All files go through real child processes, as in a build.
"""

from __future__ import annotations

import io
import random
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from docx import Document as WordDocument
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import Damaged, Encrypted, NeedsOcr, OverLimit, UnreadableFile
from corpus.library import files_of
from corpus.reading import Limits, Readers
from corpus.report import FileReading

GOOD = "12. The number of children looked after stands at 609, as was told."
Outcome = FileReading | UnreadableFile


def pdf(pages: int = 1) -> bytes:
    """A PDF with a numbered sentence on each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"{number}. Page {number} of the report says that all went well.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def picture_pdf() -> bytes:
    """A PDF that holds a scanned page and no text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("RGB", (400, 600), "grey")), 20, 20, 500, 700)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def word(paragraph: str = GOOD) -> bytes:
    buffer = io.BytesIO()
    document = WordDocument()
    document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


def word_with(change: Callable[[bytes], bytes]) -> bytes:
    """A DOCX whose main part was changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            data = source.read(member)
            target.writestr(member, change(data) if member == "word/document.xml" else data)
    return buffer.getvalue()


def entity_word(address: str) -> bytes:
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}/docx">]>'.encode()

    def change(data: bytes) -> bytes:
        return data.replace(b"?>", b"?>" + declared, 1).replace(GOOD.encode(), b"&e;")

    return word_with(change)


def laughing_word() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>'.encode()
    return word_with(lambda data: data.replace(b"?>", b"?>" + declared, 1).replace(GOOD.encode(), b"&l9;"))


def bomb_word() -> bytes:
    return word_with(lambda data: data.replace(GOOD.encode(), b"x" * 150_000_000))


def page(address: str, declared: str = "") -> bytes:
    """A web page that asks for everything that a browser would fetch."""
    return f"""<!DOCTYPE html{declared}><html><head><title>Report</title>
    <link rel="stylesheet" href="{address}/style.css">
    <script src="{address}/code.js"></script>
    <meta http-equiv="refresh" content="0; url={address}/next"></head>
    <body>
    <p>{GOOD}{" &e;" if declared else ""}</p><img src="{address}/picture.png">
    <iframe src="{address}/frame"></iframe></body></html>""".encode()


def noise() -> bytes:
    return bytes(random.Random(4).choices(range(1, 256), k=5000))


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\x00" * 1500 + "WordDocument".encode("utf-16-le") + b"\x00" * 1500
BAD: dict[str, tuple[Callable[[], bytes], type[UnreadableFile], str, str]] = {
    "zero.pdf": (lambda: b"", Damaged, "empty", "complete copy"),
    "zero.txt": (lambda: b"", Damaged, "empty", "complete copy"),
    "cut.pdf": (lambda: pdf(30)[:700], Damaged, "", ""),
    "locked.pdf": (locked_pdf, Encrypted, "password", "password"),
    "no_pages.pdf": (lambda: written(PdfWriter()), Damaged, "", ""),
    "scan.pdf": (picture_pdf, NeedsOcr, "pictures", "OCR"),
    "really_pdf.docx": (pdf, Damaged, "content is a PDF", "Rename"),
    "really_text.pdf": (GOOD.encode, Damaged, "", ""),
    "really_old.docx": (lambda: OLE, Damaged, "", "docx"),
    "really_word.pdf": (word, Damaged, "content is a Word", "Rename"),
    "really_text.docx": (GOOD.encode, Damaged, "", ""),
    "binary.txt": (noise, Damaged, "not text", "Save it"),
    "blank.txt": (lambda: b" \n\n \n", Damaged, "no text", "Replace"),
    "empty_page.html": (lambda: b"<html><body></body></html>", Damaged, "no text", ""),
    "bomb.docx": (bomb_word, OverLimit, "", ""),
    "laughing.docx": (laughing_word, UnreadableFile, "", ""),
    "cut.docx": (lambda: word()[:2000], Damaged, "", ""),
}
GOOD_FILES: dict[str, Callable[[], bytes]] = {
    "good.txt": GOOD.encode,
    "good.md": GOOD.encode,
    "good.pdf": pdf,
    "good.docx": word,
    "good.html": lambda: f"<html><body><p>{GOOD}</p></body></html>".encode(),
}


@dataclass
class Listener:
    """A server on the loopback address that notes what is asked of it."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Listener(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, listener: Listener) -> dict[str, Outcome]:
    """What the whole folder of bad and good files gives, read in one go; one file vanishes before its turn."""
    folder = tmp_path_factory.mktemp("reports")
    for name, (make, *_) in BAD.items():
        (folder / name).write_bytes(make())
    for name, make in GOOD_FILES.items():
        (folder / name).write_bytes(make())
    (folder / "entities.docx").write_bytes(entity_word(listener.address))
    (folder / "entities.html").write_bytes(page(listener.address, f' [<!ENTITY e SYSTEM "{listener.address}/entity">]'))
    (folder / "pictures.html").write_bytes(page(listener.address))
    (folder / "vanishes.txt").write_text(GOOD)
    files = [(file.path, file.name) for file in files_of(folder)]
    (folder / "vanishes.txt").unlink()
    with Readers(Limits(most_seconds=120)) as readers:
        return dict(readers.read(files))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_class_reason_and_remedy(name: str, outcomes: dict[str, Outcome]) -> None:
    _, kind, reason, remedy = BAD[name]
    found = outcomes[name]
    assert isinstance(found, kind), found
    assert reason in found.reason
    assert remedy in found.remedy
    assert len(found.reason.split()) >= 3
    assert len(found.remedy.split()) >= 3
    assert "Error" not in found.reason


@pytest.mark.parametrize("name", GOOD_FILES)
def test_the_other_files_of_the_folder_are_read(name: str, outcomes: dict[str, Outcome]) -> None:
    found = outcomes[name]
    assert isinstance(found, FileReading), found
    assert [one.paragraph for one in found.reports[0].blocks] == (["1"] if name == "good.pdf" else ["12"])


def test_a_file_that_vanished_after_it_was_listed_is_named(outcomes: dict[str, Outcome]) -> None:
    found = outcomes["vanishes.txt"]
    assert isinstance(found, Damaged)
    assert "cannot be opened" in found.reason


def test_nothing_that_a_file_points_to_is_fetched(outcomes: dict[str, Outcome], listener: Listener) -> None:
    assert isinstance(outcomes["entities.docx"], UnreadableFile)
    assert isinstance(outcomes["entities.html"], Damaged)
    assert isinstance(outcomes["pictures.html"], FileReading)
    assert listener.asked == []


def test_every_file_of_the_folder_has_an_outcome(outcomes: dict[str, Outcome]) -> None:
    assert set(outcomes) == {*BAD, *GOOD_FILES, "entities.docx", "entities.html", "pictures.html", "vanishes.txt"}


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.pdf"
    path.write_bytes(pdf(5000))
    return path


def test_a_pdf_of_five_thousand_pages_is_read_within_the_limits(long_pdf: Path) -> None:
    started = time.monotonic()
    with Readers(processes=1) as readers:
        [(_, found)] = readers.read([(long_pdf, "long.pdf")])
    print(f"5,000 pages read in {time.monotonic() - started:.1f} s")
    assert isinstance(found, FileReading), found
    assert (found.page_count, found.page_problems) == (5000, ())
    assert {one.page for one in found.reports[0].blocks} == set(range(1, 5001))
    assert found.reports[0].blocks[-1].paragraph == "5000"


def test_pages_over_the_limit_are_named_and_the_others_read(long_pdf: Path) -> None:
    with Readers(Limits(most_pages=100), 1) as readers:
        [(_, found)] = readers.read([(long_pdf, "long.pdf")])
    assert isinstance(found, FileReading), found
    [problem] = found.page_problems
    assert problem.page == 101
    assert "101 to 5000" in problem.reason
    assert max(one.page or 0 for one in found.reports[0].blocks) == 100
