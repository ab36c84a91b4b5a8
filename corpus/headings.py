"""Which lines of a paper are headings, and how they nest."""

from __future__ import annotations

import re
from itertools import groupby

from corpus.dates import first_day
from corpus.numbering import marks_of
from corpus.report import Piece
from corpus.units import is_figure

_MOST_WORDS = 14
_RUN_OF_LINES = 3
_SEVERAL = 3
_FRONT = 10
_LONGEST = 400
_ENDS_SENTENCE = re.compile(r"[.;!]$|[^?]\)\.$")
_SENTENCE_ENDS = (".", "?", "!", ".”", ".’", '."', ".'")
_SPEAKS = re.compile(r"\b(?:will|shall|must|may|please|you|your)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"@|https?://|www\.|\.gov\.uk\b|\b(?:tel|telephone|email|e-?\s?mail|mob|mobile|fax)\b\s*:|\b0\d{3,4}\s?\d{3}"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b",
    re.IGNORECASE,
)
_CONTACT_LABEL = re.compile(r"^(?:contact|report author|author|lead|responsible)\b[^:]{0,20}:", re.IGNORECASE)
_PERSON = re.compile(
    r"^(?:councillors?|cllrs?\.?|mr|mrs|ms|miss|dr|sir|dame)\s+(?:[A-Z][\w'’.-]*\s+){0,3}?[A-Z][\w'’-]+(?:$|,|\s+[A-Z,(])",
    re.I,
)
_LABELLED_PERSON = re.compile(r"^[A-Z][\w ]{2,40}:\s+(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|[A-Z]\.? [A-Z][a-z])\b")
_ANSWER = re.compile(
    r"^(?:not applicable|n/?a|none|nil|yes|no|all|all wards\b.*|see (?:as )?above|to follow|unrestricted|tbc)\W*$", re.I
)
_LABEL = re.compile(r"^[A-Z][^:.]{1,40}:\s+\S")
_DATED = re.compile(
    r"^(?:date\b[^:]{0,30}:|(?:\w+day,?\s+)?\d{1,2}\s*(?:st|nd|rd|th)?\s+\w+,?\s+\d{4}$)", re.IGNORECASE
)
_VOTES = re.compile(
    r"^(?:(?:members )?(?:voting )?(?:for|against|abstain(?:ed|ing)?|abstentions?|absent|in favour)(?: the \w+)?|total)\s*[:=(–-]\s*\d+\)?\W*$",
    re.IGNORECASE,
)
_OPENS_ITEM = re.compile(
    r"(?:minutes|decisions?|additional documents)\s*:|to (?:consider|receive|note|confirm|approve|agree)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:the|an?|of|to|in|for|and|or|with|within|by|on|at|from|that)$")
_TELLS = re.compile(r"\b(?:was|were|(?:has|have|had) been)\b", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:council|board|committee|panel|cabinet|executive)\b", re.IGNORECASE)
_MEMBER = re.compile(r"\b(?:councillor|cllr)\s+[A-Z]", re.IGNORECASE)
_SHOUTED = re.compile(r"^(?:[A-Z]{2,}[\s’'-]+){2,}")
CAPITALS, STRONG, PLAIN, TITLE = 2, 4, 6, 9


def mark_headings(pieces: list[Piece]) -> list[int]:
    """The rank of each piece as a heading (1 outermost), or 0 where it is none; a TITLE opens no section.

    Runs of three short plain lines or more are lists of names or an address, not headings.
    """
    acronyms = _acronyms(pieces)
    ranks = [_rank(piece, acronyms) for piece in pieces]
    for index, piece in enumerate(pieces):
        if piece.piece_kind == "item":
            ranks[index] = _rank_of_item(pieces, index)
        elif index < _FRONT and ranks[index] and _is_title(piece.text):
            ranks[index] = TITLE
    for index in range(len(pieces) - 1, -1, -1):
        if ranks[index] in (STRONG, PLAIN) and pieces[index].piece_kind == "text" and not _stands(pieces, ranks, index):
            ranks[index] = 0
    _drop_runs(pieces, ranks)
    return ranks


def _is_title(text: str) -> bool:
    """A front line that names the meeting and its day, or the member who reports."""
    if marks_of(text):
        return False
    return bool(_MEMBER.search(text) or (first_day(text) and _BODIES.search(text)))


def _drop_runs(pieces: list[Piece], ranks: list[int]) -> None:
    plain = [rank == PLAIN and not piece.text.endswith("?") for rank, piece in zip(ranks, pieces, strict=True)]
    for looks, group in groupby(range(len(pieces)), key=lambda index: plain[index]):
        run = list(group)
        if looks and (len(run) >= _RUN_OF_LINES or run[-1] + 1 >= len(pieces)):
            for index in run:
                ranks[index] = 0


def _stands(pieces: list[Piece], ranks: list[int], index: int) -> bool:
    """Whether what is around a plain line lets it be a heading: it heads something, and is no part of an address."""
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None or _is_contact(after.text):
        return False
    if _PERSON.match(after.text) and len(after.text.split()) <= _MOST_WORDS:
        return False
    if before is not None and _CONTACT_LABEL.match(before.text):
        return False
    if ranks[index] == STRONG:
        return True
    if 0 < ranks[index + 1] < STRONG:
        return False
    if marks_of(piece.text):
        return _heads_numbered(piece, after)
    heads = _ANSWER.match(after.text) or len(after.text.split()) >= _MOST_WORDS or _marked(after)
    return " " in piece.text or bool(heads)


def _heads_numbered(piece: Piece, after: Piece) -> bool:
    """`3. Finance` is a heading where `3.1` or a whole paragraph without number follows, else a short paragraph."""
    own = marks_of(piece.text)[0][0]
    if _OPENS_ITEM.match(after.text):
        return True
    inner = [mark for mark, _ in marks_of(after.text) if mark.style == "dotted"]
    if inner:
        return inner[0].value[: len(own.value)] == own.value
    return after.piece_kind == "text" and not marks_of(after.text) and len(after.text.split()) > _MOST_WORDS


def _marked(piece: Piece) -> bool:
    return any(mark.style in ("number.", "dotted") for mark, _ in marks_of(piece.text))


def _is_contact(text: str) -> bool:
    return bool(_CONTACT_LABEL.match(text)) or (len(text.split()) <= _MOST_WORDS and bool(_CONTACT.search(text)))


def _rank_of_item(pieces: list[Piece], index: int) -> int:
    """A bullet is a heading where it is set in bold, or stands alone, and a numbered paragraph follows."""
    piece = pieces[index]
    before = pieces[index - 1] if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None or marks_of(piece.text) or len(piece.text.split()) > _MOST_WORDS:
        return 0
    if piece.strong:
        return STRONG if after.piece_kind != "item" or marks_of(after.text) else 0
    alone = before is not None and _marked(before) and before.text.endswith(_SENTENCE_ENDS) and _marked(after)
    return PLAIN if alone and piece.text[:1].isupper() and not _ENDS_SENTENCE.search(piece.text) else 0


def _rank(piece: Piece, acronyms: set[str]) -> int:
    text = piece.text
    if piece.piece_kind not in ("heading", "text") or _DATED.match(text) or _ANSWER.match(text) or _PERSON.match(text):
        return 0
    if _LABELLED_PERSON.match(text):
        return 0
    if _VOTES.match(text):
        return 0  # the count of a vote stands over the names, and is what is asked for
    if piece.piece_kind == "text" and _spells_out(text):
        return 0
    if not first_day(text) and sum(map(is_figure, text.split())) >= _SEVERAL:
        return 0  # `Q1 83.4% Q2 84.9% Target 86.0%`
    capitals = _capitals(text) and text not in acronyms
    if piece.piece_kind == "heading":
        return piece.level or (CAPITALS + 1 if capitals else STRONG)
    if not _looks_like_heading(piece):
        return 0
    if capitals or _SHOUTED.match(text):
        return CAPITALS
    return STRONG if piece.strong else PLAIN


def _spells_out(text: str) -> bool:
    """Whether a line is an entry of a glossary: an acronym, then the words whose initials it is."""
    acronym, _, rest = text.partition(" ")
    initials = [word[0] for word in re.findall(r"[A-Za-z][\w’'-]*", rest)]
    letters = re.sub(r"[^A-Za-z]", "", acronym)
    if len(letters) < 3 or not letters[:2].isupper():
        return False
    run = "".join(initials).upper()
    great = "".join(initial for initial in initials if initial.isupper())
    return run.startswith(letters.upper()) or great.startswith(letters.upper())


def _acronyms(pieces: list[Piece]) -> set[str]:
    """Names printed in capitals inside sentences (PAUSE), which do not make a heading an outer one."""
    words: set[str] = set()
    for piece in pieces:
        if not _capitals(piece.text):
            words.update(re.findall(r"\b[A-Z]{3,}\b", piece.text))
    return words


def _capitals(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= 4 and sum(map(str.isupper, text)) > 0.8 * letters


def _looks_like_heading(piece: Piece) -> bool:
    text = piece.text
    words = text.split()
    set_apart = piece.strong or _capitals(text) or bool(_SHOUTED.match(text))
    if not words or len(words) > (2 * _MOST_WORDS if set_apart else _MOST_WORDS) or _CONTACT.search(text):
        return False
    if _SHOUTED.match(text):
        return True
    if text.startswith("(") and text.endswith(")"):
        return False  # a remark in brackets
    if (
        _ENDS_SENTENCE.search(text)
        or _GOES_ON.search(text)
        or (_SPEAKS.search(text) and not text.endswith("?") and len(words) > 5)
    ):
        return False
    if set_apart:
        return True
    if len(words) > 3 and _TELLS.search(text) and not text.endswith("?"):
        return False
    if _OPENS_ITEM.match(text):
        return False
    first = next((letter for letter in text if letter.isalpha()), "")
    return first.isupper() and not _LABEL.match(text) and not text.endswith((":-", ":", ",-")) and len(text) >= 4
