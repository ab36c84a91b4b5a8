"""What a paper prints that says nothing: page numbers, blank pages, contents lists and rules."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise

from corpus.report import Piece

_BLANK = re.compile(
    r"^(?:this )?page (?:is |has been )?(?:intentionally|deliberately) (?:left )?blank\.?$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_PAGE_FOOT = re.compile(r"^.{3,90}\bpage\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_CONTENTS_END = re.compile(r"(?:(?:\.\s?){4,}|…+|\t|\bpages?\s)\s*\d{1,4}(?:\s*[-–]\s*\d{1,4})?$", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"^(?:table of )?contents(?: page)?:?$", re.IGNORECASE)
_ARTEFACT = re.compile(r"^(?:#{1,6}|[-=_*|\s]+|\[image[^\]]*\]|<[^>]+>|No\.\s+Item)$", re.IGNORECASE)
_RUN = 3


def without_furniture(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces without page numbers, blank pages and contents lists."""
    feet = _page_feet(pieces)
    kept = _without_contents(
        [piece for piece in pieces if not _is_furniture(piece.text) and _shape(piece.text) not in feet]
    )
    result: list[Piece] = []
    for is_entry, group in groupby(kept, key=_is_contents_entry):
        run = list(group)
        if is_entry and len(run) >= _RUN and _pages_rise(run):
            while result and _CONTENTS_TITLE.match(result[-1].text):
                result.pop()
        else:
            result.extend(run)
    return [piece for piece in result if not _CONTENTS_TITLE.match(piece.text)]


def _page_feet(pieces: tuple[Piece, ...]) -> set[str]:
    """The short lines that are printed on several pages with the page's number (`Final report – Roads – Page 8`)."""
    shapes = Counter(_shape(piece.text) for piece in pieces if _PAGE_FOOT.search(piece.text))
    return {shape for shape, count in shapes.items() if count > 1}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _without_contents(pieces: list[Piece]) -> list[Piece]:
    """The pieces without what stands below a title `Contents`, as long as lines with page numbers go on."""
    kept: list[Piece] = []
    inside = False
    for index, piece in enumerate(pieces):
        entries = any(_is_contents_entry(near) for near in pieces[index : index + _RUN])
        inside = (inside and entries) or (bool(_CONTENTS_TITLE.match(piece.text)) and _lists_pages(pieces, index))
        if not inside:
            kept.append(piece)
    return kept


def _pages_rise(run: list[Piece]) -> bool:
    """Whether the entries' numbers can be pages of one paper: none falls far back, and they are not all years."""
    pages = [int(found) for piece in run for found in re.findall(r"(\d{1,4})(?:\s*[-–]\s*\d{1,4})?$", piece.text)]
    falls = sum(later < page for page, later in pairwise(pages))
    return falls <= len(pages) // 4 and not all(1900 <= page <= 2100 for page in pages)


def _lists_pages(pieces: list[Piece], index: int) -> bool:
    return sum(_is_contents_entry(piece) for piece in pieces[index + 1 : index + 1 + 2 * _RUN]) >= 2


def _is_furniture(text: str) -> bool:
    folded = text.strip()
    return not folded or any(pattern.match(folded) for pattern in (_BLANK, _PAGE_NUMBER, _ARTEFACT))


def _is_contents_entry(piece: Piece) -> bool:
    """A line that ends in a page number after leaders, a tab or the word page."""
    if piece.row is not None and (len(piece.row.cells) > 2 or piece.row.unit):
        return False
    return len(piece.text) < 200 and bool(_CONTENTS_END.search(piece.text))
