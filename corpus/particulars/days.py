"""When a paper is of: the day of its meeting, from its front, its end or its path."""

from __future__ import annotations

import re

from corpus.dates import days_in, first_day, months_in
from corpus.numbering import marks_of
from corpus.particulars.titles import without_days
from corpus.report import Piece

_TELLS_OF_MEETING = re.compile(
    r"\b(?:meeting|council|executive|cabinet|committee|board|panel|report|dated|published|submitted|decision|agenda|minutes|"
    r"edition|date)\b",
    re.IGNORECASE,
)
_OPENS_MINUTES = re.compile(r"^(?:draft )?minutes? of\b|\bmeeting\b.*\bheld\b|^present at a meeting\b", re.IGNORECASE)
_COMPACT_DAY = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_VERSION = re.compile(r"(?:draft )?v(?:ersion)?\.?\s?\d", re.IGNORECASE)


def _short(piece: Piece) -> bool:
    """Whether a piece may tell the report's date: a short line, a heading, or the sentence that opens minutes."""
    lines = piece.strong or piece.piece_kind == "heading" or piece.text.isupper()
    words = len(piece.text.split())
    return words <= (40 if lines else 16) or (words <= 40 and bool(_OPENS_MINUTES.search(piece.text)))


def front_day(front: list[Piece], *, loose: bool = False) -> str | None:
    """The first full date among the lines above the first numbered paragraph, or in the sentence that opens minutes.

    Unless `loose`, only in a line that is little else than a date, or that speaks of a meeting, a body or a report.
    None where a line that is a month and its year comes first: the paper is dated by its month.
    """
    for place, piece in enumerate(front[:16]):
        if place > 3 and _is_paragraph(piece):
            break
        if piece.piece_kind == "footnote" or not _short(piece) or _VERSION.match(piece.text):
            continue
        if len(piece.text.split()) == 2 and months_in(piece.text):
            return None
        telling = loose or len(without_days(piece.text).split()) <= 4 or bool(_TELLS_OF_MEETING.search(piece.text))
        if telling and (day := first_day(piece.text)):
            return day
    return None


def _is_paragraph(piece: Piece) -> bool:
    numbered = any(mark.style in ("number.", "dotted") for mark, _ in marks_of(piece.text))
    return numbered and len(piece.text.split()) > 12


def front_month(front: list[Piece]) -> str | None:
    """The first month with its year in a short line."""
    for piece in front:
        if len(piece.text.split()) <= 10 and (found := months_in(piece.text)):
            return found[0][1]
    return None


def path_day(path: str) -> str | None:
    """The day that a file's name or folder gives, `20250114` too."""
    days = days_in(_COMPACT_DAY.sub(r" \1-\2-\3 ", path.replace("_", " ")))
    return days[0][1] if days else None
