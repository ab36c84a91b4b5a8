"""The title of a report: printed as headings, below a label, or as the first plain line of its front."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.dates import MONTHS, first_day
from corpus.packs import ADDENDUM
from corpus.report import Piece

_WHOLE_DAY = re.compile(
    rf"(?:\b\w+day,?\s+)?\b\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)}),?\s+\d{{4}}", re.IGNORECASE
)
_BODY_ENDS = re.compile(r"\b(?:board|committee|panel|cabinet|executive|council|commission|forum)$", re.IGNORECASE)
_NOT_TITLES = re.compile(
    r"^(?:final report|draft(?: v?[\d./]+)*|report|agenda|addendum|summary|appendix|part \w+|unrestricted|contents|"
    r"(?:[\w ]+ (?:county|borough|city|district) )?council|executive|cabinet|date.*|time.*|venue.*|minutes|held (?:at|in|on)\b.*)\W*$",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"(?:report|author|contact|date|wards?|from|to|lead|portfolio|purpose|status|cabinet|executive|venue|time|relevant|item|meeting|"
    r"responsible|committee|classification|present|chair\w*|decision)\b[^:]{0,25}:",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"(?:(?:joint )?report|submitted) (?:to|by|of|from)\b", re.IGNORECASE)
_BY_OFFICER = re.compile(
    r"(?:joint )?report (?:of|by) (?:the )?[^:–]{0,40}\b(?:director|officer|head|chief executive|leader|councillor|member)\b",
    re.I,
)
_EMPTIED = re.compile(r"\s*\((?:to|until|as at|at|from|of|dated)?\s*\)")
_ITEM = re.compile(r"^(?:agenda )?item\s*(?:no\.? ?)?\d*\s*[:.–-]\s*", re.IGNORECASE)
_ITEM_PAGE = re.compile(r"(?:agenda item|(?:issue|decision)(?: details| - (?:meetings|decisions))?)\W*", re.IGNORECASE)


def printed_title(front: list[Piece]) -> str | None:
    """The lines set as headings before the first paragraph, without the council, the body and the date."""
    lines: list[str] = []
    for piece in front[:14]:
        text = without_days(piece.text.replace("\f", " ")).strip(" :–-,")
        dated = first_day(piece.text) is not None
        if _ends_title(piece, text) or (dated and lines):
            break
        names = not text or _NOT_TITLES.match(text) or _only_particulars(text) or _BY_OFFICER.match(text)
        if not names and (piece.piece_kind == "heading" or piece.strong or text.isupper()):
            lines.append(_after_body(re.sub(r"^[A-Z ]{3,} COUNCIL\s*[–-]\s*", "", text)))
        elif lines and not names:
            break
        if dated and lines:
            break
    if lines and front and ADDENDUM.match(front[0].text):
        lines.insert(0, front[0].text.strip(" :").capitalize())
    return clip(_ITEM.sub("", " – ".join(dict.fromkeys(lines[:4])))) if lines else None


def item_title(front: list[Piece]) -> str | None:
    """The title below the label of a page that a committee system prints for one item (`Agenda item`, `Decision details`)."""
    for piece, after in pairwise(front[:5]):
        if _ITEM_PAGE.fullmatch(piece.text.strip()) and not _ends_title(after, after.text):
            return clip(after.text.strip())
    return None


def plain_title(front: list[Piece]) -> str | None:
    """The first line below the council, the body or the date, in a text in which nothing is set apart as a heading."""
    below = False
    if any(piece.strong or piece.piece_kind == "heading" for piece in front):
        return None
    for piece in front[:6]:
        text = without_days(piece.text).strip(" :–-,")
        if piece.piece_kind != "text" or _ends_title(piece, text) or _PARTICULAR.match(piece.text):
            return None
        if not text or _NOT_TITLES.match(text) or _REPORTED.match(text) or _only_particulars(text):
            below = True
        elif len(text.split()) > 1:
            return clip(_ITEM.sub("", text)) if below else None
    return None


def _after_body(text: str) -> str:
    """A title that a converter ran together with the body above it, without the body."""
    found = re.match(r"(?:[A-Z&]+\s+){1,6}?(?:BOARD|COMMITTEE|PANEL|CABINET|COUNCIL)\s+(?=(?:FINAL )?REPORT\b)", text)
    return text[found.end() :] if found else text


def _ends_title(piece: Piece, text: str) -> bool:
    if piece.piece_kind in ("row", "item") or len(text.split()) > 28:
        return True
    if len(text.split()) > 7 and text.endswith("."):
        return True
    return bool(re.match(r"(?:present|in attendance|purpose|recommendations?|apologies|introduction)\b", text, re.I))


def without_days(text: str) -> str:
    """A line without its weekday and full date, and the brackets around it, so that a title which shares their line is seen."""
    return _EMPTIED.sub("", _WHOLE_DAY.sub("", text)) if _WHOLE_DAY.search(text) else text


def _only_particulars(text: str) -> bool:
    """Whether a line names only the council, a body or a date."""
    if re.search(r"\b(?:report|attendance|strategy|plan|review|update|work|budget)\b", text, re.IGNORECASE):
        return False
    left = re.sub(r"\b(?:date|time|venue|of|meeting|the|\d+)\b|\W", "", text, flags=re.IGNORECASE)
    return len(left) < 4 or bool(_BODY_ENDS.search(text.strip()) and len(text.split()) <= 9)


def clip(text: str, words: int = 30) -> str:
    """The first words of a text, with … where it goes on."""
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")
