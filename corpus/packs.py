"""Agenda packs: one file that binds several reports is cut where each of them begins."""

from __future__ import annotations

import re
from itertools import takewhile

from corpus.dates import first_day
from corpus.numbering import marks_of
from corpus.report import Piece

BODY = re.compile(
    r"\b((?:[A-Z][\w’'&,-]*\s+){0,7}(?:(?:and|&|of|for|the)\s+)?(?:[A-Z][\w’'&,-]*\s+){0,4}"
    r"(?:Committee|Board|Panel|Cabinet|Executive|Commission|Forum|Sub-Committee)"
    r"|(?:County|Full|City|Borough) Council)\b"
)
_SHEET_START = re.compile(
    r"^(?:report of|from|report by|report author|report title|title of report)\s*:", re.IGNORECASE
)
_ENDS_ONE = re.compile(r"^report (?:by|author)\s*:", re.IGNORECASE)
_MINUTES_OF = re.compile(r"(?:draft )?minutes? of (?:an? |the )?\b.{0,80}\b(?:meeting|held)\b", re.IGNORECASE)
_PRESENT = re.compile(r"(?:members )?present\b", re.IGNORECASE)
_SHEET_MORE = re.compile(
    r"^(?:subject|to|submitted to|title|report to|meeting|date|report for|wards?|decision)\b[^:]{0,20}:", re.IGNORECASE
)
ADDENDUM = re.compile(r"^(?:addendum|supplementary (?:report|paper|agenda))\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:[A-Z]{1,4}[/ -])?\d+(?:[/.]\d+)*[.)]?\s")
_FEW = 8
_FAR = 40
_LINE_WORDS = 30


def cut_into_reports(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each report in the file, in order; a file that is one report comes back whole."""
    starts = [0]
    for index in range(1, len(pieces)):
        if index - starts[-1] >= _FEW and _begins(pieces, index):
            starts.append(index)
    return [pieces[start:end] for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def _begins(pieces: list[Piece], index: int) -> bool:
    return _front_sheet(pieces, index) or _minutes(pieces, index) or _title_block(pieces, index)


def _front_sheet(pieces: list[Piece], index: int) -> bool:
    """A sheet of labels (`Report of:`, `Submitted to:`, `Subject:`) opens a report; an author's name may also close one."""
    after = pieces[index + 1 : index + 7]
    if not _SHEET_START.match(pieces[index].text):
        return False
    if _ENDS_ONE.match(pieces[index].text) and any(
        _SHEET_START.match(piece.text) and not _ENDS_ONE.match(piece.text) for piece in after
    ):
        return False
    return sum(bool(_SHEET_MORE.match(piece.text)) for piece in after) >= 2


def _minutes(pieces: list[Piece], index: int) -> bool:
    """The minutes of a meeting bound into a pack: its names in capitals, the sentence with its day, and those present."""
    block = pieces[index : index + _FEW]
    titles = list(takewhile(lambda piece: _in_capitals(piece.text) and len(piece.text.split()) <= _LINE_WORDS, block))
    opening, present = [*block[len(titles) : len(titles) + 2], None, None][:2]
    if not titles or not opening or not present:
        return False
    dated = _MINUTES_OF.match(opening.text) and first_day(opening.text)
    return bool(dated and _PRESENT.match(present.text))


def _title_block(pieces: list[Piece], index: int) -> bool:
    """Short lines that name a body and a date, in capitals or bold, before paragraphs that start again at 1."""
    block = _block(pieces, index)
    text = " ".join(piece.text for piece in block)
    if not block or not _names_body(text) or not first_day(text):
        return False
    first = block[0]
    if not (ADDENDUM.match(first.text) or _in_capitals(first.text) or first.piece_kind == "heading"):
        return False
    return not _is_item(pieces, index, index + len(block)) and _starts_again(pieces, index + len(block))


def _is_item(pieces: list[Piece], index: int, after: int) -> bool:
    """Whether a line is an item of business: it has a reference, or names the minutes that are approved below it."""
    approved = after < len(pieces) and re.match(
        r"(?:resolved\W+)?(?:that )?the minutes\b", pieces[after].text, re.IGNORECASE
    )
    return bool(approved or _REFERENCE.match(pieces[index].text))


def _block(pieces: list[Piece], index: int) -> list[Piece]:
    block: list[Piece] = []
    for piece in pieces[index : index + _FEW]:
        short = len(piece.text.split()) <= _LINE_WORDS and not marks_of(piece.text)
        if piece.piece_kind not in ("text", "heading") or not short or piece.text.endswith((".", ";")):
            break
        block.append(piece)
    return block


def _names_body(text: str) -> bool:
    return bool(BODY.search(text) or re.search(r"\b(?:BOARD|COMMITTEE|PANEL|CABINET|EXECUTIVE|COUNCIL)\b", text))


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and all(letter.isupper() for letter in letters)


def _starts_again(pieces: list[Piece], index: int) -> bool:
    for piece in pieces[index : index + _FAR]:
        readings = [mark for mark, _ in marks_of(piece.text) if mark.style in ("number.", "dotted")]
        if piece.piece_kind in ("text", "item", "heading") and readings:
            return readings[0].value in ((1,), (1, 1), (1, 0))
    return False
