"""What a DOCX paragraph is: heading, numbered paragraph, list item or text, and whether it captions a table."""

from __future__ import annotations

import re

from corpus.readers.bullets import BULLETS
from corpus.readers.docx_numbering import Printed
from corpus.readers.docx_runs import Words
from corpus.readers.docx_styles import Style
from corpus.readers.list_numbers import is_unit_note
from corpus.report import Piece

LONGEST_HEADING = 25
LONGEST_BOLD_HEADING = 15
LONGEST_CAPTION = 40
LONGEST_NOTE = 12
LEAST_CAPTION = 5
LARGER_BY = 1.2
CAPTION = re.compile(r"table\b", re.IGNORECASE)
CAPTION_NUMBER = re.compile(r"(table|figure|chart|graph)\s+[a-z]?\d", re.IGNORECASE)
TYPED_BULLET = re.compile(rf"([{BULLETS}]\s*|[-–]\s+)(?=\w|[£“‘\"'(])")
WORD_OF_THREE = re.compile(r"[^\W\d_]{3,}")


def paragraph_piece(words: Words, style: Style, level: int | None, mark: Printed | None, body_size: int) -> Piece:
    """The piece that a paragraph with words becomes; `level` is its heading level, `mark` its automatic number."""
    text = f"{mark.words} {words.text}" if mark and mark.words else words.text
    number = mark.number if mark else None
    strong = is_strong(words, body_size)
    if level and len(text.split()) <= LONGEST_HEADING:
        return Piece("heading", text, number=number, level=level, strong=True)
    if mark and not mark.paragraph and not mark.words:
        return Piece("item", text, number=number, level=mark.level, strong=strong)
    if not style.is_caption and words.bold and may_be_heading(text):
        return Piece("heading", text, number=number, strong=True)
    bare = None if mark else without_bullet(text)
    if bare:
        return Piece("item", bare, strong=strong)
    return Piece("text", text, number=number, strong=strong and not (style.is_caption or names_table(text)))


def is_strong(words: Words, body_size: int) -> bool:
    """True when all of it is bold, in capitals or clearly larger than the body text."""
    capitals = words.text.isupper() and WORD_OF_THREE.search(words.text) is not None
    set_in_capitals = bool(words.visible) and all(stretch.capitals for stretch in words.visible)
    larger = bool(words.visible) and all(stretch.size >= body_size * LARGER_BY for stretch in words.visible)
    return words.bold or capitals or set_in_capitals or larger


def without_bullet(text: str) -> str | None:
    """The words after a bullet that was typed; None where there is none."""
    bullet = TYPED_BULLET.match(text)
    return text[bullet.end() :] if bullet else None


def names_table(text: str) -> bool:
    """True for the caption of a numbered table or figure."""
    return CAPTION_NUMBER.match(text) is not None


def may_be_heading(text: str) -> bool:
    """True for a few words that end as no sentence does and do not caption a table or figure."""
    if names_table(text) or not WORD_OF_THREE.search(text):
        return False
    return len(text.split()) <= LONGEST_BOLD_HEADING and text[-1] not in ".;,"


class Captions:
    """Remembers what stands right before a table: its caption, and a note that gives the unit."""

    def __init__(self) -> None:
        self._caption = ""
        self._note = ""

    def meet(self, pieces: list[Piece], is_caption_style: bool = False) -> None:
        """Take in the next paragraph; one that is neither caption nor note parts them from the table.

        A line in bold is remembered as well: it may name the table below it.
        """
        for piece in (piece for piece in pieces if piece.piece_kind != "footnote"):
            words = len(piece.text.split())
            bold_line = piece.piece_kind == "heading" and piece.level == 0
            if is_caption_style or bold_line or (CAPTION.match(piece.text) and words <= LONGEST_CAPTION):
                self._caption, self._note = piece.text, ""
            elif words <= LONGEST_NOTE and is_unit_note(piece.text):
                self._note = piece.text
            else:
                self._caption, self._note = "", ""

    def take(self) -> tuple[str, str]:
        """Caption and note for the table met now; the next table needs its own."""
        taken = self._caption, self._note
        self._caption, self._note = "", ""
        return taken


def settle_caption(pieces: list[Piece]) -> None:
    """Turn a bold line right before a table from a heading into its caption, when it says more than a heading does.

    What follows the table then does not stand under the name of the table.
    """
    last = pieces[-1] if pieces else None
    if last is None or last.piece_kind != "heading" or last.level or last.number:
        return
    if len(last.text.split()) >= LEAST_CAPTION or any(character.isdigit() for character in last.text):
        pieces[-1] = Piece("text", last.text)
