"""Reads a DOCX into pieces: automatic numbers counted, tracked deletions gone, footnotes beside their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import Damaged, NeedsOcr, OverLimit
from corpus.readers.docx_names import child, children, local, switch, value
from corpus.readers.docx_numbering import ListNumbers, Printed
from corpus.readers.docx_package import Element, Package
from corpus.readers.docx_runs import RunReader, Words
from corpus.readers.docx_notes import NoteReference, Notes
from corpus.readers.docx_styles import Style, StyleSheet, direct_numbering, heading_level
from corpus.readers.docx_tables import table_rows
from corpus.readers.docx_paragraphs import Captions, paragraph_piece
from corpus.readers.grid import folded, printed, table_pieces
from corpus.report import Document, Piece

CORE_PROPERTIES = "docProps/core.xml"
PROPERTY_NAMES = {"title": "title", "creator": "author", "created": "created", "modified": "modified"}
BLOCK_WRAPPERS = frozenset({"customXml", "ins", "moveTo", "sdtContent"})
CONTENTS_GALLERY = "table of contents"


def read(path: Path) -> Document:
    """Read a DOCX; raises Encrypted, Damaged, NeedsOcr or OverLimit with the reason and the remedy."""
    try:
        with Package(path) as package:
            pieces = _Reader(package).pieces()
            if not pieces:
                raise _no_text(package)
            return Document(tuple(pieces), properties=_properties(package))
    except RecursionError as error:
        raise OverLimit("Its tables or boxes are nested too deeply", "Open it in Word and lay it out anew.") from error
