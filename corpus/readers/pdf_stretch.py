"""Turns a stretch of pages into pieces: tables and text blocks in reading order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from corpus.readers.pdf_blocks import in_reading_order
from corpus.readers.pdf_continued import continue_table, take_header_from
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import Line, PageLayout, Word
from corpus.readers.pdf_paragraphs import Draft, TextBlock, drafts_of, typical_pitch
from corpus.readers.pdf_pieces import join_over_page_breaks, pieces_of
from corpus.readers.pdf_printed import printed
from corpus.readers.pdf_rows import pieces_of_table
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_table import Table
from corpus.readers.pdf_tables import take_tables
from corpus.readers.pdf_units import unit_alone
from corpus.report import Cell, Piece

_CAPTION = re.compile(r"^(?:table|figure|chart|graph|appendix|annex|schedule)\b", re.IGNORECASE)
_POINTS_DOWN = re.compile(r"\b(?:tables?|below|following|as follows)\b", re.IGNORECASE)
_LONGEST_CAPTION = 400


@dataclass
class PageContent:
    """A page with its tables taken out of its lines."""

    page: PageLayout
    tables: list[Table]

    def starts_with_table(self) -> bool:
        """Whether no line of text stands above the first table."""
        return bool(self.tables) and not any(line.bottom < self.tables[0].top + 2 for line in self.page.lines)

    def ends_with_table(self, body_size: float) -> bool:
        """Whether nothing but footnotes stands below the last table."""
        if not self.tables:
            return False
        below = [line for line in self.page.lines if line.top > self.tables[-1].bottom - 2]
        return all(line.size < 0.93 * body_size for line in below)

    def has_text_between(self, upper: Table, lower: Table) -> bool:
        """Whether a line of text stands between two tables, other than in a box of the table's own width."""
        between = [line for line in self.page.lines if upper.bottom - 2 < line.baseline < lower.top + 2]
        return not all(self._is_framed_with(line, upper) for line in between)

    def _is_framed_with(self, line: Line, table: Table) -> bool:
        left, right = table.columns[0].left, table.columns[-1].right
        frames = [box for box in self.page.boxes if abs(box.left - left) < 9 and abs(box.right - right) < 9]
        return table.ruled and any(box.holds(line.words[0]) for box in frames)


def pieces_of_pages(pages: list[PageLayout], body_size: float, vocabulary: Vocabulary) -> list[Piece]:
    """All pieces of the pages, in reading order."""
    contents = [PageContent(part, tables) for page in pages for part, tables in take_tables(page, vocabulary)]
    _link_tables(contents, body_size, vocabulary)
    margins = _usual_right_margins(pages)
    flow: list[Draft | Table] = []
    for content in contents:
        flow += _flow_of_page(content, margins, body_size)
    return _pieces(flow, body_size, vocabulary)


def _link_tables(contents: list[PageContent], body_size: float, vocabulary: Vocabulary) -> None:
    """Captions, and what tables take over from the page before."""
    before: PageContent | None = None
    for content in contents:
        for upper, lower in zip(content.tables, content.tables[1:], strict=False):
            if not lower.header and not content.has_text_between(upper, lower):
                continue_table(upper, lower, vocabulary)
        if before is not None and content.page.number == before.page.number + 1 and content.starts_with_table():
            if before.ends_with_table(body_size):
                continue_table(before.tables[-1], content.tables[0], vocabulary)
            else:
                take_header_from(before.page, content.tables[0], vocabulary)
        before = content


def _flow_of_page(content: PageContent, margins: dict[int, float], body_size: float) -> list[Draft | Table]:
    """Drafts and tables from the top down."""
    flow: list[Draft | Table] = []
    lines = content.page.lines
    for table in content.tables:
        above = [line for line in lines if line.baseline < table.top + 2]
        lines = lines[len(above) :]
        flow += _drafts(content.page, above, margins, body_size)
        flow.append(table)
    flow += _drafts(content.page, lines, margins, body_size)
    return flow + [_turned_draft(word, content.page) for word in content.page.turned]


def _turned_draft(word: Word, page: PageLayout) -> Draft:
    """Text that runs up or down the page outside any table, such as the label of a chart's axis."""
    line = Line([word])
    block = TextBlock(page.number, [line], word.left, page.width, line.size, page.height)
    return Draft("text", page.number, [line], word.left, block)


def _drafts(page: PageLayout, lines: list[Line], margins: dict[int, float], body_size: float) -> list[Draft]:
    drafts: list[Draft] = []
    usual = page.right_margin or margins.get(round(page.width), 0.88 * page.width)
    blocks = in_reading_order(lines, Walls(page.down))
    for part in blocks:
        right = usual if len(blocks) == 1 else max(line.right for line in part)
        block = TextBlock(page.number, part, min(line.left for line in part), right, typical_pitch(part), page.height)
        drafts += drafts_of(block, body_size)
    return drafts


def _pieces(flow: list[Draft | Table], body_size: float, vocabulary: Vocabulary) -> list[Piece]:
    """Drafts joined over page breaks where no table stands between, and tables as rows."""
    drafts = [entry for entry in flow if isinstance(entry, Draft)]
    joined = {id(draft) for draft in join_over_page_breaks(drafts)}
    pieces: list[Piece] = []
    run: list[Draft] = []
    before: Table | None = None
    for entry in flow:
        if isinstance(entry, Draft):
            run += [entry] if id(entry) in joined else []
            continue
        pieces += pieces_of(run, body_size, vocabulary)
        if entry.continues and before is not None:
            entry.groups, entry.caption = before.groups, before.caption
            entry.label_before = next((piece.row.label for piece in reversed(pieces) if piece.row), "")
            _take_cut_label(pieces, entry)
        elif pieces and run:
            entry.caption = _caption(pieces, len(run), entry)
        run = []
        pieces += pieces_of_table(entry)
        before = entry
    return pieces + pieces_of(run, body_size, vocabulary)


def _caption(pieces: list[Piece], count: int, table: Table) -> str:
    """What the pieces right above say of the table; a line that only gives the unit is passed over."""
    unit = unit_alone(pieces[-1].text)
    if unit is None:
        return caption_in(pieces[-1])
    table.unit_phrases.append(unit)
    return caption_in(pieces[-2]) if count > 1 and len(pieces) > 1 else ""


def _take_cut_label(pieces: list[Piece], table: Table) -> None:
    """The rest of a row's label, cut off by the page break, goes back to its row on the page before."""
    first = table.body[0] if table.body else None
    row = pieces[-1].row if pieces else None
    if first is None or row is None or len(first.cells) != 1 or not first.text[0].islower():
        return
    if first.cells[0].first != table.label or not row.label:
        return
    label = f"{row.label} {first.text}"
    is_label = [cell.text == row.label for cell in row.cells]
    cells = tuple(Cell(label, cell.column) if own else cell for cell, own in zip(row.cells, is_label, strict=True))
    text = "\t".join(cell.text for cell in cells)
    rest = printed(word for cell in first.cells for word in cell.words)
    places = tuple((*place, *rest) if own else place for place, own in zip(pieces[-1].printed, is_label, strict=True))
    pieces[-1] = replace(pieces[-1], text=text, row=replace(row, cells=cells, label=label), printed=places)
    table.body = table.body[1:]


def caption_in(piece: Piece) -> str:
    """The piece's text when it speaks of the table below it: a heading, a caption or a lead-in."""
    text = piece.text.rpartition("\f")[2]
    if piece.piece_kind == "heading" or piece.strong or _CAPTION.match(text):
        return text
    leads_in = text.endswith(":") or bool(_POINTS_DOWN.search(text)) or (len(text) < 100 and text[-1] not in ".;,")
    return text if leads_in and len(text) <= _LONGEST_CAPTION else ""


def _usual_right_margins(pages: list[PageLayout]) -> dict[int, float]:
    """By page width: how far right lines usually run."""
    rights: dict[int, Counter[int]] = {}
    for page in pages:
        counts = rights.setdefault(round(page.width), Counter())
        counts.update(round(line.right) for line in page.lines if line.right - line.left > 0.5 * page.width)
    return {width: _largest_common(counts) for width, counts in rights.items() if counts}


def _largest_common(counts: Counter[int]) -> float:
    """The largest value that is no outlier: at least one line in twenty ends near it."""
    total = sum(counts.values())
    seen = 0
    for value in sorted(counts, reverse=True):
        seen += counts[value]
        if seen >= 0.05 * total:
            return float(value)
    return float(max(counts))
