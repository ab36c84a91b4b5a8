"""What a paper prints that says nothing: page numbers, blank pages, contents lists, rules and signatures of software."""

from __future__ import annotations

import re
from itertools import groupby

from corpus.report import Piece

_BLANK = re.compile(r"^(?:this )?page (?:is |has been )?(?:intentionally|deliberately) (?:left )?blank\.?$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_CONTENTS_END = re.compile(r"(?:(?:\.\s?){4,}|…+|\t|\bpages?\s)\s*\d{1,4}(?:\s*[-–]\s*\d{1,4})?$", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"^(?:table of )?contents(?: page)?:?$", re.IGNORECASE)
_ARTEFACT = re.compile(r"^(?:#{1,6}|[-=_*|\s]+|\[image[^\]]*\]|<[^>]+>)$", re.IGNORECASE)
_RUN = 3


def without_furniture(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The pieces without page numbers, blank pages and contents lists."""
    kept = [piece for piece in pieces if not _is_furniture(piece.text)]
    result: list[Piece] = []
    for is_entry, group in groupby(kept, key=_is_contents_entry):
        run = list(group)
        if is_entry and len(run) >= _RUN:
            while result and _CONTENTS_TITLE.match(result[-1].text):
                result.pop()
        else:
            result.extend(run)
    return [piece for piece in result if not _CONTENTS_TITLE.match(piece.text)]


def _is_furniture(text: str) -> bool:
    folded = text.strip()
    return not folded or any(pattern.match(folded) for pattern in (_BLANK, _PAGE_NUMBER, _ARTEFACT))


def _is_contents_entry(piece: Piece) -> bool:
    """A line that ends in a page number after leaders, a tab or the word page."""
    if piece.row is not None and (len(piece.row.cells) > 2 or piece.row.unit):
        return False
    return len(piece.text) < 200 and bool(_CONTENTS_END.search(piece.text))
