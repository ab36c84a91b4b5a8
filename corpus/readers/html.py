"""Reads a web page into pieces: headings, paragraphs, numbered lists, tables and footnotes, without the site's frame."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import Damaged, OverLimit
from corpus.readers.docx_paragraphs import Captions, may_be_heading, settle_caption
from corpus.readers.grid import GridCell, folded, label_and_value, table_pieces
from corpus.readers.html_lists import numbered_items
from corpus.readers.html_notes import NotesOfPage, footnote_text, is_back_link, is_note
from corpus.readers.html_properties import properties
from corpus.readers.html_source import SAVE_AGAIN, Element, read_tree
from corpus.readers.html_tables import table_grid
from corpus.readers.html_visible import content_root, is_read
from corpus.readers.list_numbers import raised
from corpus.report import Document, Piece

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    "p div section article main header footer hgroup address blockquote figure figcaption details summary fieldset "
    "legend center form body html li dd dt td th tr tbody thead tfoot caption search".split()
)
LISTS = frozenset({"ul", "ol", "dir"})
BOLD_TAGS = frozenset({"b", "strong"})
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
RAISED_MARK = re.compile(r"[\d\s,()]+")
LABELLED = re.compile(r"(?:report (?:of|to|by)\b|[A-Z][\w ()'/]{1,40}:\s)", re.IGNORECASE)
LINE_BREAK = "\v"
LONGEST_TERM = 12


def read(path: Path) -> Document:
    """Read a web page; raises Damaged or OverLimit with the reason and the remedy."""
    try:
        root = read_tree(path)
        pieces = _Flow(NotesOfPage(root)).read(content_root(root))
    except RecursionError as error:
        raise OverLimit("the page nests its elements too deeply", SAVE_AGAIN) from error
    if not pieces:
        raise Damaged("the page holds no text", "Save the page again after its text has appeared in the browser")
    return Document(tuple(pieces), properties=properties(root))


@dataclass
class _Item:
    """A list item whose first words are still to come."""

    number: str | None
    level: int
    paragraph: bool
