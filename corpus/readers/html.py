"""Reads a web page into pieces: headings, paragraphs, numbered lists, tables, footnotes, without the site's frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import Damaged, OverLimit
from corpus.readers.docx_paragraphs import Captions, may_be_heading, names_table, settle_caption, without_bullet
from corpus.readers.grid import GridCell, folded, label_and_value, table_pieces
from corpus.readers.html_lists import numbered_items
from corpus.readers.html_notes import NotesOfPage, is_back_link, is_note, unreferenced_notes
from corpus.readers.html_properties import properties
from corpus.readers.html_source import SAVE_AGAIN, Element, read_tree
from corpus.readers.html_tables import is_layout, printed_caption, table_grid
from corpus.readers.html_unseen import hide_unseen
from corpus.readers.html_visible import content_root, is_read
from corpus.readers.html_words import LINE_BREAK, Line, Words, is_bold, text_of
from corpus.readers.list_numbers import raised
from corpus.report import UNSEEN_IN_FILE, WHOLE_FILE, Document, PageProblem, Piece

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "hgroup",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "details",
        "summary",
        "fieldset",
        "legend",
        "center",
        "form",
        "body",
        "html",
        "li",
        "dd",
        "dt",
        "table",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "search",
        "hr",
    ]
)
LISTS = frozenset({"ul", "ol", "dir"})
BOLD_TAGS = frozenset({"b", "strong"})
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
RAISED_MARK = re.compile(r"[\d\s,()]+")
BLANK_LINE = re.compile(r"\n\s*\n")
LONGEST_TERM = 12


def read(path: Path) -> Document:
    """Read a web page; raises Damaged or OverLimit with the reason and the remedy."""
    root = read_tree(path)
    try:
        unseen = hide_unseen(root)
        notes = NotesOfPage(root)
        pieces = PageFlow(notes).read(content_root(root))
        pieces += [Piece("footnote", text) for text in notes.left_over()]
    except RecursionError as error:
        raise OverLimit("the page nests its elements too deeply", SAVE_AGAIN) from error
    if not pieces:
        raise Damaged("the page holds no text", "Save it again after its text has appeared in the browser")
    problems = (PageProblem(WHOLE_FILE, UNSEEN_IN_FILE),) if unseen else ()
    return Document(tuple(pieces), page_problems=problems, properties=properties(root))


@dataclass(frozen=True)
class Item:
    """A list item whose first words are still to come; `paragraph` when its number counts paragraphs, not a list."""

    number: str | None
    level: int
    paragraph: bool


class PageFlow:
    """Walks elements in order, gathers words, and makes a piece where a block begins or ends."""

    def __init__(self, notes: NotesOfPage) -> None:
        self._notes = notes
        self._pieces: list[Piece] = []
        self._words = Words()
        self._pointed: list[tuple[str, Element]] = []
        self._captions = Captions()
        self._item: Item | None = None
        self._depth = 0
        self._bold = 0

    def read(self, element: Element) -> list[Piece]:
        """All pieces inside an element."""
        self._inside(element)
        self._end()
        return self._pieces

    def _inside(self, element: Element) -> None:
        self._words.say(element.text, bool(self._bold))
        for child in element:
            if is_read(child):
                self._element(child)
            self._words.say(child.tail, bool(self._bold))

    def _element(self, element: Element) -> None:
        tag = element.tag
        if element in self._notes.bodies or is_note(element):
            self._end()
            self._pieces += [Piece("footnote", text) for text in unreferenced_notes(element, self._notes)]
        elif tag in HEADINGS:
            self._end()
            self._inside(element)
            self._end(heading=HEADINGS[tag])
        elif tag in LISTS:
            self._list(element)
        elif tag == "table" and not is_layout(element):
            self._table(element)
        elif tag == "dl":
            self._definitions(element)
        elif tag == "pre":
            self._preformatted(element)
        elif tag in BLOCKS:
            self._end()
            self._inside(element)
            self._end()
        else:
            self._inline(element)

    def _inline(self, element: Element) -> None:
        if element.tag == "br":
            self._words.stretches.append(LINE_BREAK)
        elif element.tag == "a":
            self._link(element)
        elif element.tag == "sup" and self._is_raised_mark(element):
            self._words.say(raised(element.text_content()), bool(self._bold))
        elif element.tag == "q":
            self._words.say("“", bool(self._bold))
            self._inside(element)
            self._words.say("”", bool(self._bold))
        else:
            bold = element.tag in BOLD_TAGS or bool(BOLD_STYLE.search(element.get("style", "")))
            self._bold += bold
            self._inside(element)
            self._bold -= bold

    def _is_raised_mark(self, element: Element) -> bool:
        links = any(self._notes.reference(link) for link in element.iter("a"))
        return not links and bool(RAISED_MARK.fullmatch(element.text_content()))

    def _link(self, link: Element) -> None:
        """A link's words are kept; one that points to a note prints its mark."""
        found = self._notes.reference(link)
        if found:
            self._words.say(found[0], bool(self._bold))
            self._pointed.append(found)
        elif not is_back_link(link):
            self._inside(link)

    def _end(self, heading: int = 0) -> None:
        """Make pieces of the words gathered, and after them of the notes they point to."""
        words, pointed = self._words, self._pointed
        self._words, self._pointed = Words(), []
        for paragraph in words.paragraphs(whole=bool(heading)):
            piece = self._piece(paragraph, heading)
            self._captions.meet([piece])
            self._pieces.append(piece)
        texts = (self._notes.say(mark, owner) for mark, owner in pointed)
        self._pieces += [Piece("footnote", text) for text in texts if text]

    def _piece(self, paragraph: Line, heading: int) -> Piece:
        text, bold, item = text_of(paragraph), is_bold(paragraph), self._item
        self._item = None
        number = item.number if item else None
        if heading:
            return Piece("heading", text, number=number, level=heading, strong=True)
        if bold and may_be_heading(text) and (item is None or item.paragraph):
            return Piece("heading", text, number=number, strong=True)
        if item and not item.paragraph:
            return Piece("item", text, number=number, level=item.level, strong=bold)
        bare = None if item else without_bullet(text)
        if bare:
            return Piece("item", bare, strong=bold)
        return Piece("text", text, number=number, strong=bold and not names_table(text))

    def _list(self, element: Element) -> None:
        """Items of a list; whole decimal numbers of an outermost list without lead-in number paragraphs."""
        self._end()
        led_in = bool(self._pieces) and self._pieces[-1].text.endswith((":", ":-", "–"))
        level = self._depth
        self._depth += 1
        for child, number in numbered_items(element):
            if child in self._notes.bodies or child.tag != "li":
                self._element(child)
                continue
            counts = number is not None and number[:-1].isdigit() and level == 0 and not led_in
            self._item = Item(number, level, counts)
            self._inside(child)
            self._end()
            self._item = None
        self._depth -= 1

    def _table(self, table: Element) -> None:
        self._end()
        caption, note = self._captions.take()
        own = printed_caption(table)
        within = self._within(own) if own is not None and own.tag == "caption" else []
        rows = table_pieces(table_grid(table, self._within), own.text_content() if own is not None else caption, note)
        if own is None and any(piece.row for piece in rows):
            settle_caption(self._pieces)
        self._pieces += [Piece("text", piece.text) if piece.piece_kind == "heading" else piece for piece in within]
        self._pieces += rows

    def _within(self, element: Element) -> list[Piece]:
        """The pieces inside a cell, caption or definition."""
        return PageFlow(self._notes).read(element)

    def _definitions(self, element: Element) -> None:
        """Terms and definitions, as labels and values."""
        self._end()
        term = GridCell()
        for child in _terms(element):
            cell = GridCell(tuple(self._within(child)))
            if child.tag == "dt":
                self._pieces += term.pieces
                term = cell
            elif term.text and term.words <= LONGEST_TERM and cell.text:
                self._pieces += label_and_value(term, cell)
                term = GridCell()
            else:
                self._pieces += [*term.pieces, *cell.pieces]
                term = GridCell()
        self._pieces += term.pieces

    def _preformatted(self, element: Element) -> None:
        self._end()
        texts = (folded(text) for text in BLANK_LINE.split(element.text_content()))
        self._pieces += [Piece("text", text) for text in texts if text]


def _terms(element: Element) -> Iterator[Element]:
    """The `dt` and `dd` of a list, also where `div`s group them."""
    for child in element:
        if is_read(child) and child.tag in ("dt", "dd"):
            yield child
        elif is_read(child) and child.tag == "div":
            yield from _terms(child)
