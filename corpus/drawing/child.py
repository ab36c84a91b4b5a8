"""The child process in which pages are drawn; pdfium is not thread-safe, and a hostile file can at worst end it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.drawing.boxes import boxes_around
from corpus.drawing.locating import NOWHERE, located
from corpus.drawing.picture import picture_of
from corpus.errors import Changed, Damaged, OverLimit, UnreadableFile
from corpus.limited import failure, serve
from corpus.readers.pdf_characters import character

_AGAIN = "Open the file in a PDF viewer, save it anew and build again"


class _Open:
    """The file that was asked for last, held open: its neighbours' pages are often asked for next."""

    def __init__(self) -> None:
        self._sha256 = ""
        self._document: pdfium.PdfDocument | None = None

    def document(self, path: Path, sha256: str) -> pdfium.PdfDocument:
        """The document of these bytes; raises `Changed` when the file at the path has others by now."""
        if self._document is None or self._sha256 != sha256:
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() != sha256:
                raise Changed("the file has changed since it was indexed", "Build again")
            before, self._document = self._document, None
            if before is not None:
                before.close()
            self._document, self._sha256 = pdfium.PdfDocument(content), sha256
        return self._document


class _TextPages:
    """The text of a document's pages, each loaded when first needed."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._loaded: dict[int, pdfium.PdfTextPage] = {}

    def __getitem__(self, number: int) -> pdfium.PdfTextPage:
        if number not in self._loaded:
            self._loaded[number] = self._document[number - 1].get_textpage()
        return self._loaded[number]


_open = _Open()


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Draw the page that a request names; every failure comes back as class, reason and remedy."""
    if "ready" in request:
        return {}
    try:
        return _drawn(_open.document(Path(request["path"]), request["sha256"]), request)
    except UnreadableFile as error:
        return failure(error)
    except MemoryError:
        return failure(OverLimit("drawing it needs more memory than the limit", "Raise most_memory_gb"))
    except OSError as error:
        return failure(Damaged(f"it cannot be opened ({error.strerror})", "Check that it is there and may be read"))
    except Exception as error:  # the last wall between a hostile file and the page
        return failure(Damaged(f"the page could not be drawn ({type(error).__name__}: {error})", _AGAIN))


def _drawn(document: pdfium.PdfDocument, request: dict[str, Any]) -> dict[str, Any]:
    number = request["page"]
    if not 1 <= number <= len(document):
        raise Damaged(f"the file has {len(document)} pages, and no page {number}", "Name a page that it has")
    texts = _TextPages(document)
    found = [_characters(texts, *block) for block in request["blocks"]]
    is_located = bool(found) and all(found)
    quoted = [place for places in found for place in places or ()] if is_located else []
    boxes = boxes_around(texts[number], [index for page, index in quoted if page == number])
    png, places = picture_of(document[number - 1], boxes, request["scale"])
    return {
        "png": base64.b64encode(png).decode("ascii"),
        "boxes": places,
        "pages": sorted({page for page, _ in quoted}),
        "located": is_located,
    }


def _characters(
    texts: _TextPages, text: str, stretches: list[tuple[int, int, int]], spans: list[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """(page, character) of all that the spans of a block's text quote; None where they cannot be told."""
    places = [(page, index) for page, first, count in stretches for index in range(first, first + count)]
    signs = [character(raw.FPDFText_GetUnicode(texts[page].raw, index)) for page, index in places]
    found = located(text, signs)
    if found is None:
        return None
    return [places[at] for start, end in spans for at in found[start:end] if at != NOWHERE]


if __name__ == "__main__":
    serve(answer)
