"""What a file becomes: pieces as a reader meets them, then reports made of blocks.

A reader turns a file into a `Document`: a flat run of `Piece`s in reading order. `corpus.structure` turns
that into `Report`s, whose text is final: every offset in the project counts characters of `Report.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PieceKind = Literal["text", "heading", "item", "row", "footnote"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "footnote"]
ReportKind = Literal[
    "report",
    "minutes",
    "agenda",
    "appendix",
    "record_of_decision",
    "equality_assessment",
    "questions_and_answers",
]
Origin = Literal["text", "path"]
Stretch = tuple[int, int, int]
"""Neighbouring characters of a PDF page: the page from 1, the first of them and how many, as pdfium counts."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table row: its text as printed under the path of column headers, outermost first."""

    text: str
    column: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One table row, cells in printed order; blank cells are left out.

    `label` is the text that names the row, `unit` what the header or caption prints (`£000s`, `£m`, `%`).
    """

    cells: tuple[Cell, ...]
    label: str = ""
    caption: str = ""
    unit: str | None = None


@dataclass(frozen=True)
class Piece:
    """One stretch of a file in reading order, before any structure is read into it.

    text: white space folded, markup resolved, words broken at a line end made whole.
    page: the page it starts on, from 1; None where the format has no pages.
    number: a number that the format counts by itself (DOCX, HTML), as it would be printed; else None,
        and a printed number still stands at the start of the text.
    level: depth of a heading (1 is outermost, 0 unknown) or of a list item (0 is outermost).
    strong: set apart by weight, size or capitals, so that it may be a heading.
    printed: where in the file the text is printed, in its order, cell by cell for a row; empty where no one can say.
    """

    piece_kind: PieceKind
    text: str
    page: int | None = None
    number: str | None = None
    level: int = 0
    strong: bool = False
    row: Row | None = None
    printed: tuple[tuple[Stretch, ...], ...] = field(default=(), compare=False)


BLANK_PAGE = "blank: no text and no picture on it, apart from header and footer"
UNSEEN_TEXT = "text on it that nobody can see (white, tiny or invisible) was left out"
UNSEEN_IN_FILE = "text in it that nobody can see (white, tiny or hidden) was left out"
NAMED_ONLY = (BLANK_PAGE, UNSEEN_TEXT, UNSEEN_IN_FILE)  # said of a page or file, and no problem
WHOLE_FILE = 0


@dataclass(frozen=True)
class PageProblem:
    """A page that could not be read, with the reason and the remedy in words; or one of `NAMED_ONLY`.

    page: counted from 1, or `WHOLE_FILE` for a file that has no pages.
    """

    page: int
    reason: str


@dataclass(frozen=True)
class Document:
    """A file as its reader left it.

    page_labels: what is printed as page number, by page, where it differs from the count; may be empty.
    properties: title, author and dates that the file itself carries outside its text; frame: lines of a site around it.
    """

    pieces: tuple[Piece, ...]
    page_count: int | None = None
    page_labels: tuple[str | None, ...] = ()
    page_problems: tuple[PageProblem, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table row, heading or footnote, at `[start, end)` of its report's text.

    section: headings it stands under, outermost first.
    paragraph: the number that the report prints (`8`, `2.3`, `32 b)`), None where none is printed.
    context: lead-in of a list item, caption and headers of a table row, or footnotes; never part of a quote.
    page_end: the page it ends on, when a page break cuts it.
    printed: where in the file it is printed, a number or bullet before it included; empty where no one can say.
    """

    block_kind: BlockKind
    text: str
    start: int
    end: int
    section: tuple[str, ...] = ()
    paragraph: str | None = None
    page: int | None = None
    page_end: int | None = None
    page_break_at: int | None = None
    context: str | None = None
    level: int = 0
    row: Row | None = None
    notes: tuple[str, ...] = ()
    printed: tuple[Stretch, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Particulars:
    """What identifies a report; `origins` says of each field whether the text or the path gave it."""

    title: str
    council: str | None = None
    body: str | None = None
    report_kind: ReportKind = "report"
    author: str | None = None
    report_date: str | None = None
    meeting_date: str | None = None
    period: str | None = None
    exempt: bool = False
    origins: dict[str, Origin] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """One council document. `position` counts the reports of its file from 0; `pack` titles a pack."""

    particulars: Particulars
    text: str
    blocks: tuple[Block, ...]
    position: int = 0
    pack: str | None = None
    page_labels: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class FileReading:
    """All that one file gave: its reports, and what could not be read of it."""

    reports: tuple[Report, ...]
    page_count: int | None = None
    page_problems: tuple[PageProblem, ...] = ()
