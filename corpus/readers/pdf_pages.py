"""Loads PDF pages into layouts, and maps what pdfium says is wrong to the project's errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.errors import Damaged, Encrypted
from corpus.readers.pdf_characters import words_of_page
from corpus.readers.pdf_drawings import drawings_of_page, rulings
from corpus.readers.pdf_layout import PageLayout
from corpus.readers.pdf_lines import lines_of
from corpus.report import PageProblem

_PASSWORD_ERROR = raw.FPDF_ERR_PASSWORD
_SECURITY_ERROR = raw.FPDF_ERR_SECURITY
PICTURE_ONLY = "no text on this page, only a picture; run OCR (for example ocrmypdf) and build again"
UNREADABLE_PAGE = "this page could not be loaded ({error}); open the file in a PDF viewer, save it anew and build again"


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The open document.

    Raises Encrypted when it asks for a password, Damaged when it is empty, cut short or no PDF.
    """
    if path.stat().st_size == 0:
        raise Damaged("the file is empty (0 bytes)", "Fetch the file again and build again")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _refusal(path, error) from error
    try:
        if len(document) == 0:
            raise Damaged("the file has no pages", "Fetch the file again and build again")
        yield document
    finally:
        document.close()


def _refusal(path: Path, error: pdfium.PdfiumError) -> Encrypted | Damaged:
    code = getattr(error, "err_code", None)
    locked = b"/Encrypt" in path.read_bytes()  # the code alone may be left over from the file before
    if locked and code in (_PASSWORD_ERROR, _SECURITY_ERROR):
        return Encrypted("the file asks for a password", "Save a copy without a password and build again")
    return Damaged(
        f"the file is not a readable PDF: it is cut short, or another kind of file ({error})",
        "Fetch the file again, or save it anew as PDF, and build again",
    )


def load_page(document: pdfium.PdfDocument, index: int) -> PageLayout | PageProblem:
    """One page made ready, or the problem that stands for it; other pages go on."""
    try:
        page = document[index]
        try:
            return _layout(page, index + 1)
        finally:
            page.close()
    except (pdfium.PdfiumError, OSError, ValueError, ArithmeticError) as error:
        return PageProblem(index + 1, UNREADABLE_PAGE.format(error=error))


def _layout(page: pdfium.PdfPage, number: int) -> PageLayout:
    drawings = drawings_of_page(page)
    words, turning, unseen = words_of_page(page, drawings, number)
    across, down, boxes = rulings(drawings, turning)
    width, height = turning.size
    layout = PageLayout(number, width, height, across=across, down=down, boxes=boxes, has_picture=drawings.has_picture)
    layout.words = [word for word in words if not word.turned and _is_on_page(word.middle, word.baseline, layout)]
    layout.unseen = unseen
    layout.turned = [word for word in words if word.turned]
    layout.lines = lines_of(layout.words)
    return layout


def _is_on_page(across: float, down: float, layout: PageLayout) -> bool:
    return -2 <= across <= layout.width + 2 and -2 <= down <= layout.height + 2


def properties_of(document: pdfium.PdfDocument) -> dict[str, str]:
    """Title, author and dates (ISO 8601) that the file carries outside its text."""
    found = {}
    for name, key in (("Title", "title"), ("Author", "author"), ("CreationDate", "created"), ("ModDate", "modified")):
        value = " ".join(document.get_metadata_value(name).replace("\x00", "").split())
        if key in ("created", "modified"):
            value = _iso_date(value)
        if value:
            found[key] = value
    return found


def _iso_date(value: str) -> str:
    """`D:20250121093000Z` as `2025-01-21`; empty when it is no date."""
    match = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", value)
    return "-".join(match.groups()) if match else ""
