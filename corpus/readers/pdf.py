"""Reads PDF reports: words and tables from the characters' places, in reading order.

Pages are worked on in stretches, so that a pack of thousands of pages does not fill the memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium

from corpus.errors import NeedsOcr
from corpus.readers.pdf_contents import remove_contents
from corpus.readers.pdf_front_sheet import without_front_sheets
from corpus.readers.pdf_furniture import is_left_blank, remove_furniture
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import PageLayout
from corpus.readers.pdf_pages import PICTURE_ONLY, load_page, opened, properties_of
from corpus.readers.pdf_stretch import pieces_of_pages
from corpus.report import BLANK_PAGE, UNSEEN_TEXT, Document, PageProblem, Piece
from corpus.units import is_figure

_PAGES_AT_ONCE = 200
_FEWEST_FLOWING, _FEWEST_OF_PROSE = 6, 8


def read(path: Path, *, max_pages: int = 5000) -> Document:
    """The PDF's pieces in reading order, with page labels and the pages that could not be read.

    Raises Encrypted, Damaged or NeedsOcr when nothing of the file can be read.
    """
    with opened(path) as document:
        page_count = len(document)
        reading = _Reading(document, min(page_count, max_pages))
        reading.run()
        if page_count > max_pages:
            reading.problems.append(_left_out(max_pages, page_count))
        if not reading.has_text and reading.has_pictures:
            raise NeedsOcr(
                f"the file holds only pictures of its pages ({page_count}), no text",
                "Run OCR (for example ocrmypdf) and build again",
            )
        return Document(
            pieces=tuple(reading.pieces),
            page_count=page_count,
            page_labels=tuple(reading.labels),
            page_problems=tuple(reading.problems),
            properties=properties_of(document),
        )


def _left_out(max_pages: int, page_count: int) -> PageProblem:
    reason = (
        f"pages {max_pages + 1} to {page_count} were left out: over the limit of {max_pages} pages a file; "
        "split the file, or raise the limit, and build again"
    )
    return PageProblem(max_pages + 1, reason)


class _Reading:
    """What has been read of one file so far."""

    def __init__(self, document: pdfium.PdfDocument, page_count: int) -> None:
        self._document = document
        self._page_count = page_count
        self.pieces: list[Piece] = []
        self.labels: list[str | None] = []
        self.problems: list[PageProblem] = []
        self.has_text = False
        self.has_pictures = False

    def run(self) -> None:
        """Reads all pages, a stretch at a time."""
        for start in range(0, self._page_count, _PAGES_AT_ONCE):
            numbers = range(start, min(start + _PAGES_AT_ONCE, self._page_count))
            self._read_stretch(list(self._loaded(numbers)))

    def _loaded(self, indexes: range) -> Iterator[PageLayout]:
        """The pages that load; those that do not are noted as problems."""
        for index in indexes:
            page = load_page(self._document, index)
            self.labels.append(None)
            if isinstance(page, PageProblem):
                self.problems.append(page)
                continue
            self.has_pictures |= page.has_picture
            if page.unseen:
                self.problems.append(PageProblem(page.number, UNSEEN_TEXT))
            if page.words or page.turned:
                self.has_text = True
                yield page
            else:
                self.problems.append(_textless(page))

    def _read_stretch(self, pages: list[PageLayout]) -> None:
        vocabulary = Vocabulary()
        for page in pages:
            vocabulary.add(page.words)
        body_size = _body_size(pages)
        remove_furniture(pages)
        for page in pages:
            self.labels[page.number - 1] = page.label
            if not page.lines:
                self.problems.append(_textless(page))
        remove_contents(pages)
        readable = [page for page in pages if not is_left_blank(page)]
        self.pieces += without_front_sheets(pieces_of_pages(readable, body_size, vocabulary))


def _textless(page: PageLayout) -> PageProblem:
    """A page without text: the picture on it has to be read by OCR, or it is blank."""
    return PageProblem(page.number, PICTURE_ONLY if page.has_picture else BLANK_PAGE)


def _body_size(pages: list[PageLayout]) -> float:
    """The size that most letters of running text have; tables are often set smaller.

    Running text is told by its typed spaces or, in a file that draws each word by itself, by lines of many words.
    """
    running: Counter[float] = Counter()
    prose: Counter[float] = Counter()
    everything: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            size, letters = round(line.size * 2) / 2, len(line.text)
            everything[size] += letters
            if sum(word.flows for word in line.words) >= _FEWEST_FLOWING:
                running[size] += letters
            if len(line.words) >= _FEWEST_OF_PROSE and sum(map(is_figure, line.text.split())) <= len(line.words) // 4:
                prose[size] += letters
    flows = running.total() * 2 >= prose.total()
    counted = running if running and flows else prose or everything
    return counted.most_common(1)[0][0] if counted else 12.0
