"""Which lines of a paper are headings, and how they nest."""

from __future__ import annotations

import re
from itertools import groupby

from corpus.numbering import marks_of
from corpus.report import Piece

_MOST_WORDS = 14
_RUN_OF_LINES = 3
_ENDS_SENTENCE = re.compile(r"[.;!]$|[^?]\)\.$")
_CONTACT = re.compile(r"@|https?://|www\.|\b(?:tel|telephone|email|e-mail|mob|fax)\b\s*:?|\b0\d{3,4}\s?\d{3}", re.IGNORECASE)
_LABEL = re.compile(r"^[A-Z][^:.]{1,40}:\s+\S")
_DATE_ONLY = re.compile(r"^\d{1,2}\s*(?:st|nd|rd|th)?\s+\w+,?\s+\d{4}$")
CAPITALS, STRONG, PLAIN = 2, 4, 6


def mark_headings(pieces: list[Piece]) -> list[int]:
    """The rank of each piece as a heading (1 outermost), or 0 where it is none.

    Runs of three short plain lines or more are lists of names or an address, not headings.
    """
    ranks = [_rank(piece) for piece in pieces]
    for index, (piece, after) in enumerate(zip(pieces, pieces[1:], strict=False)):
        if piece.piece_kind == "item" and piece.strong and (after.piece_kind != "item" or marks_of(after.text)):
            ranks[index] = STRONG if len(piece.text.split()) <= _MOST_WORDS and not marks_of(piece.text) else 0
        if ranks[index] == PLAIN and " " not in piece.text and len(after.text.split()) < _MOST_WORDS:
            ranks[index] = 0
    place = 0
    for looks, group in groupby(range(len(pieces)), key=lambda index: ranks[index] == PLAIN):
        run = list(group)
        place = run[-1] + 1
        if looks and (len(run) >= _RUN_OF_LINES or place >= len(pieces)):
            for index in run:
                ranks[index] = 0
    return ranks


def _rank(piece: Piece) -> int:
    if piece.piece_kind == "heading":
        return piece.level or (CAPITALS + 1 if _capitals(piece.text) else STRONG)
    if piece.piece_kind != "text" or not _looks_like_heading(piece):
        return 0
    if _capitals(piece.text):
        return CAPITALS
    return STRONG if piece.strong else PLAIN


def _capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) / len(letters) > 0.8


def _looks_like_heading(piece: Piece) -> bool:
    text = piece.text
    words = text.split()
    if not words or len(words) > (2 * _MOST_WORDS if piece.strong or _capitals(text) else _MOST_WORDS):
        return False
    if _ENDS_SENTENCE.search(text) or _CONTACT.search(text) or _DATE_ONLY.match(text):
        return False
    if piece.strong or _capitals(text):
        return True
    first = next((letter for letter in text if letter.isalpha()), "")
    return first.isupper() and not _LABEL.match(text) and not text.endswith((":-", ":", ",-")) and len(text) >= 5
