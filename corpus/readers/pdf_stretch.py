"""Turns a stretch of pages into pieces: tables and text blocks in reading order."""

from __future__ import annotations

from collections import Counter

from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import Line, PageLayout
from corpus.readers.pdf_paragraphs import Draft, TextBlock, drafts_of, typical_pitch
from corpus.readers.pdf_pieces import join_over_page_breaks, pieces_of
from corpus.report import Piece


def pieces_of_pages(pages: list[PageLayout], body_size: float, vocabulary: Vocabulary) -> list[Piece]:
    """All pieces of the pages, in reading order."""
    margins = _usual_right_margins(pages)
    drafts: list[Draft] = []
    for page in pages:
        if page.lines:
            drafts += drafts_of(_block(page, page.lines, margins), body_size)
    return pieces_of(join_over_page_breaks(drafts), body_size, vocabulary)


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


def _block(page: PageLayout, lines: list[Line], margins: dict[int, float]) -> TextBlock:
    right = margins.get(round(page.width), 0.88 * page.width)
    left = min(line.left for line in lines)
    return TextBlock(page.number, lines, left, right, typical_pitch(lines), page.height)
