"""Reads a DOCX into pieces: automatic numbers counted, tracked deletions gone, footnotes beside their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import Damaged, NeedsOcr, OverLimit, UnreadableFile
from corpus.readers.docx_names import child, children, local, switch, value
from corpus.readers.docx_notes import NoteReference, Notes
from corpus.readers.docx_numbering import ListNumbers
from corpus.readers.docx_package import Element, Package
from corpus.readers.docx_paragraphs import Captions, paragraph_piece, settle_caption
from corpus.readers.docx_runs import RunReader, Words, usual_size
from corpus.readers.docx_styles import Style, StyleSheet, direct_numbering, heading_level
from corpus.readers.docx_tables import table_rows
from corpus.readers.grid import folded, table_pieces
from corpus.readers.list_numbers import printed
from corpus.report import UNSEEN_IN_FILE, WHOLE_FILE, Document, PageProblem, Piece

CORE_PROPERTIES = "docProps/core.xml"
PROPERTY_NAMES = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}
BLOCK_WRAPPERS = frozenset({"customXml", "ins", "moveTo", "sdtContent"})
CONTENTS_GALLERY = re.compile(r"table of (contents|figures)", re.IGNORECASE)


def read(path: Path) -> Document:
    """Read a DOCX; raises Encrypted, Damaged, NeedsOcr or OverLimit with the reason and the remedy."""
    try:
        with Package(path) as package:
            reader = DocumentReader(package)
            pieces = reader.pieces()
            if not pieces:
                raise _no_text(package)
            problems = (PageProblem(WHOLE_FILE, UNSEEN_IN_FILE),) if reader.left_out else ()
            return Document(tuple(pieces), page_problems=problems, properties=_properties(package))
    except RecursionError as error:
        raise OverLimit("its tables or boxes are nested too deeply", "Open it in Word and lay it out anew") from error


class DocumentReader:
    """Walks the main part from top to bottom; the counters of numbers, notes and fields go along."""

    def __init__(self, package: Package) -> None:
        self._body = child(package.document(), "body")
        self._styles = StyleSheet(package.related("styles"))
        self._numbers = ListNumbers(package.related("numbering"), self._styles)
        self._notes = Notes(package)
        self._runs = RunReader(self._styles, self._notes)
        self._open_notes: set[str] = set()
        self._bare_number: str | None = None
        self._usual_size = 0 if self._body is None else usual_size(self._body, self._styles)

    @property
    def left_out(self) -> bool:
        """Whether words were met that nobody can see."""
        return self._runs.left_out

    def pieces(self) -> list[Piece]:
        """All pieces in reading order."""
        if self._body is None:
            raise Damaged("its main part has no body", "Open it in Word and save it again")
        return self._flow(self._body)

    def _flow(self, container: Element) -> list[Piece]:
        """The pieces of a body, cell, text box or note."""
        pieces: list[Piece] = []
        captions = Captions()
        words = Words()
        for block in _blocks(container):
            if local(block) == "tbl":
                caption, note = captions.take()
                rows = table_pieces(table_rows(block, self._cell), caption, note)
                if any(piece.row for piece in rows):
                    settle_caption(pieces)
                pieces += rows
                continue
            style, found = self._paragraph(block, words)
            if _mark_deleted(block):
                continue
            pieces += found
            captions.meet(found, style.is_caption)
            words = Words()
        return pieces + self._left_over(words)

    def _cell(self, cell: Element) -> list[Piece]:
        """The pieces of a cell; one that holds an automatic number and no words prints that number."""
        self._bare_number = None
        pieces = self._flow(cell)
        return pieces if pieces or not self._bare_number else [Piece("text", self._bare_number)]

    def _left_over(self, words: Words) -> list[Piece]:
        """Words before a deleted paragraph mark that no paragraph follows."""
        return [Piece("text", words.text), *self._hanging(words)] if words.text else []

    def _paragraph(self, paragraph: Element, words: Words) -> tuple[Style, list[Piece]]:
        """Add a paragraph's words to those before its mark; none of it is a piece yet when the mark is deleted."""
        properties = child(paragraph, "pPr")
        style = self._styles.style(value(properties, "pStyle"))
        level = None if style.is_contents else heading_level(properties, style)
        if level:
            self._runs.close_fields()
        self._runs.read(paragraph, style, words)
        if _mark_deleted(paragraph) or (_mark_hidden(properties, style) and not words.text):
            return style, []
        numbering = direct_numbering(properties, style)
        mark = self._numbers.next(numbering, style) if numbering else None
        if child(properties, "sectPr") is not None:
            self._notes.end_section()
        if style.is_contents:
            return style, []
        self._bare_number = mark.number if mark and not words.text else None
        own = [paragraph_piece(words, style, level, mark, self._usual_size)] if words.text else []
        return style, own + self._hanging(words)

    def _hanging(self, words: Words) -> list[Piece]:
        """What hangs on a paragraph: its footnotes, then its text boxes."""
        notes = [self._note(reference) for reference in words.notes]
        boxes = [piece for box in words.boxes for piece in self._flow(box)]
        return [note for note in notes if note] + boxes

    def _note(self, reference: NoteReference) -> Piece | None:
        """A note as one piece that starts with its mark; a note that points to itself is read once."""
        body = self._notes.body(reference)
        key = f"{reference.kind} {reference.identity}"
        if body is None or key in self._open_notes:
            return None
        self._open_notes.add(key)
        text = " ".join(printed(piece) for piece in self._flow(body))
        self._open_notes.discard(key)
        return Piece("footnote", folded(f"{reference.mark} {_without_mark(text, reference.mark)}")) if text else None


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, through content controls, without tables of contents."""
    for block in children(container):
        name = local(block)
        if name in ("p", "tbl"):
            yield block
        elif name == "sdt":
            gallery = value(block, "sdtPr", "docPartObj", "docPartGallery") or ""
            if not CONTENTS_GALLERY.search(gallery) and switch(block, "sdtPr", "showingPlcHdr") is None:
                yield from _blocks(block)
        elif name in BLOCK_WRAPPERS:
            yield from _blocks(block)


def _mark_deleted(paragraph: Element) -> bool:
    """True when a tracked change takes the paragraph's end away, so that the next paragraph goes on with it."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _mark_hidden(properties: Element | None, style: Style) -> bool:
    own = switch(properties, "rPr", "vanish")
    return bool(style.hidden) if own is None else own


def _without_mark(text: str, mark: str) -> str:
    """A note's words; a mark of its own that was typed there is not said twice."""
    return text.removeprefix(mark).lstrip() if mark else text


def _no_text(package: Package) -> UnreadableFile:
    if package.has_pictures:
        return NeedsOcr("the file holds pictures and no text", "Recognise the text of its pictures and save it again")
    return Damaged("the file holds no text", "Check that it is the finished document")


def _properties(package: Package) -> dict[str, str]:
    """Title, author and dates from the core properties, blank ones left out."""
    root = package.part(CORE_PROPERTIES)
    found: dict[str, str] = {}
    for element in [] if root is None else root:
        name = PROPERTY_NAMES.get(str(element.tag).rpartition("}")[2])
        text = folded(element.text or "")
        if name and text:
            found[name] = text
    return found
