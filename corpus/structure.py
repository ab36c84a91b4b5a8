"""Structure: the pieces of one report become blocks with sections, paragraph numbers, lead-ins and offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.headings import PLAIN, TITLE, mark_headings
from corpus.numbering import Numbering, marks_of
from corpus.report import Block, BlockKind, Piece

PAGE_BREAK = "\f"
_INSIDE = re.compile(
    r"(?:decisions?|reasons?(?: for (?:the )?(?:decision|recommendation)s?)?|options?(?: considered)?|resolved|ordered|agreed|"
    r"recommend(?:ed|ations?)|votes?|voting|actions?|outcome|discussion)\W*",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"[:–-]\s*$|\b(?:following|includ(?:e|ing)|are|namely)\s*$")
_ENDS_IN_COLON = re.compile(r"[:–-]\s*$")
_CAPTION = re.compile(r"^(?:table|figure|chart|graph)\s+\w{1,4}\b", re.IGNORECASE)
_NO_CAPTION = re.compile(r"[.;:!?,]$|^(?:notes?|sources?|page)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:tables?|below|as follows|following|overleaf)\b", re.IGNORECASE)
_CAPTION_WORDS = 25
_CAPTION_DEPTH = 9
_FAR_AHEAD = 12
_STARTS_WITHIN = re.compile(r"\(?[a-z]|\([A-Z]{2,}\)")
_LETTERED = re.compile(r"\(?[a-z]{1,4}[.)]")
_TITLE_WORDS = 40
_SENTENCE_WORDS = 8
_OPEN_END = re.compile(r"[\w,’'\")%]$")
_NOTE_MARK = re.compile(r"^([¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d{1,3}|\*+)\s*")
_KINDS: dict[str, BlockKind] = {
    "text": "paragraph",
    "heading": "heading",
    "item": "list_item",
    "row": "table_row",
    "footnote": "footnote",
}


def joined_at_breaks(pieces: list[Piece]) -> list[Piece]:
    """Sentences that a page break, a footnote or a stray rule cut in two, made whole again.

    The second half starts in lower case after a first half that does not end a sentence; a converter often
    prints it as a bullet. Footnotes that stand between the halves come after the joined sentence.
    """
    result: list[Piece] = []
    for piece in pieces:
        upwards = range(len(result) - 1, -1, -1)
        before = next((index for index in upwards if result[index].piece_kind != "footnote"), None)
        if before is not None and _goes_on(result[before], piece):
            page_turned = piece.page is not None and piece.page != result[before].page
            seam = PAGE_BREAK if page_turned else " "
            whole = result[before].text + seam + piece.text
            result[before] = replace(result[before], text=whole, printed=result[before].printed + piece.printed)
        else:
            result.append(piece)
    return result


def _goes_on(before: Piece, piece: Piece) -> bool:
    if piece.piece_kind not in ("text", "item") or before.piece_kind not in ("text", "item"):
        return False
    if piece.number or not _STARTS_WITHIN.match(piece.text) or _LETTERED.match(piece.text):
        return False
    if piece.piece_kind == "item" and before.piece_kind == "item":
        return False
    return bool(_OPEN_END.search(before.text)) and len(before.text.split()) > 5 and not _LEAD_IN.search(before.text)


@dataclass
class _Walk:
    """Where the walk through a report stands: the open sections, the numbering and the last lead-in.

    number: the last number in this section; open: its paragraph ended in a colon, so that what follows belongs
    to it; near: only tables, lists and captions stand between it and here; announced: it points to a table;
    captioned: how many blocks stood before the last caption, which ends where another follows its table.
    """

    numbering: Numbering = field(default_factory=Numbering)
    sections: list[tuple[int, str]] = field(default_factory=list)
    lead_ins: list[tuple[int, str]] = field(default_factory=list)
    paragraph: str | None = None
    listing: bool = False
    minute: str | None = None
    minute_depth: int = 0
    number: str | None = None
    open: bool = False
    near: bool = False
    announced: bool = False
    captioned: int = 0


def blocks_of(pieces: list[Piece], *, minutes: bool = False) -> tuple[str, tuple[Block, ...]]:
    """The report's text and its blocks; each block's text is `text[block.start:block.end]`.

    minutes: the paragraphs below a numbered heading are cited by the number of that minute.
    """
    walk = _Walk()
    blocks: list[Block] = []
    texts: list[str] = []
    offset = 0
    for index, (piece, rank) in enumerate(zip(pieces, mark_headings(pieces), strict=True)):
        caption = _is_caption(walk, pieces, index, rank)
        block = _block(walk, piece, 0 if caption else rank, minutes, _ahead(pieces, index))
        if caption:
            if blocks and any(block.block_kind == "table_row" for block in blocks[walk.captioned :]):
                walk.lead_ins = [lead for lead in walk.lead_ins if lead[0] != _CAPTION_DEPTH]
            walk.lead_ins.append((_CAPTION_DEPTH, piece.text))
            walk.captioned = len(blocks)
        broken = block.text.find(PAGE_BREAK)
        text = block.text.replace(PAGE_BREAK, " ")
        whole = replace(
            block,
            text=text,
            start=offset,
            end=offset + len(text),
            page_break_at=offset + broken if broken >= 0 else None,
            page_end=None if block.page is None else block.page + block.text.count(PAGE_BREAK),
            printed=tuple(stretch for cell in piece.printed for stretch in cell),
        )
        blocks.append(whole)
        texts.append(text)
        offset = whole.end + 1
    return "\n".join(texts), tuple(_with_notes(blocks))


def _is_caption(walk: _Walk, pieces: list[Piece], index: int, rank: int) -> bool:
    """`Table 1`, a short line between a numbered paragraph that announces a table and the table, or one that is no
    sentence and stands right over it, captions it.
    """
    following = [piece.piece_kind for piece in pieces[index + 1 : index + 3]]
    if not rank and not _CAPTION.match(pieces[index].text):
        return following[:1] == ["row"] and _stands_over(pieces[index])
    if _CAPTION.match(pieces[index].text):
        return "row" in following
    if walk.number is None or not walk.near or pieces[index].number:
        return False
    return rank == PLAIN and (walk.open or walk.announced) and following[:1] == ["row"]


def _stands_over(piece: Piece) -> bool:
    """Whether a line that is no heading may be the caption of the table right below it; on a page it may be part of a cell."""
    words = piece.text.split()
    if (
        piece.page is not None
        or piece.piece_kind != "text"
        or piece.number
        or not 2 <= len(words) <= _CAPTION_WORDS
        or not words[0][:1].isupper()
    ):
        return False
    return not (_NO_CAPTION.search(piece.text) or marks_of(piece.text))


def _ahead(pieces: list[Piece], index: int) -> str:
    """The next paragraph that starts with a letter or roman numeral, for a paragraph that starts with one."""
    if not any(mark.style.startswith("roman") for mark, _ in marks_of(pieces[index].text)):
        return ""
    for piece in pieces[index + 1 : index + _FAR_AHEAD]:
        if any(mark.style.startswith(("roman", "letter")) for mark, _ in marks_of(piece.text)):
            return piece.text
    return ""


def _block(walk: _Walk, piece: Piece, rank: int, minutes: bool, ahead: str) -> Block:
    if piece.piece_kind == "footnote":
        return _plain_block(walk, piece, "footnote")
    if piece.piece_kind == "row":
        walk.listing = False
        walk.paragraph = walk.number if walk.near else walk.paragraph
        walk.paragraph = _number_of_row(piece) or walk.paragraph
        return replace(_plain_block(walk, piece, "table_row"), row=piece.row, context=_row_context(walk, piece))
    number, text = _number(walk, piece, ahead, heading=bool(rank), minutes=minutes)
    if minutes and _opens_minute(walk, number, text):
        return _heading(walk, piece, rank or PLAIN, number, text, minutes)
    if rank and not _is_body_text(number, text) and not _within_minute(walk.minute, number):
        return _heading(walk, piece, rank, number, text, minutes)
    if number is None and piece.piece_kind == "text":
        walk.paragraph = walk.number if walk.open or minutes else None
        walk.listing = walk.listing and walk.open
        walk.near = walk.near and (walk.open or len(text.split()) <= _CAPTION_WORDS)
    elif number is not None:
        _bear(walk, number, text, minutes)
    return _text_block(walk, piece, number, text)


def _number_of_row(piece: Piece) -> str | None:
    """The number of a paragraph that is laid out as a table row: the number in the first cell, a sentence in another."""
    texts = piece.text.split("\t")
    prose = any(len(text.split()) >= _SENTENCE_WORDS for text in texts[1:])
    return texts[0] if prose and re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){1,3}", texts[0]) else None


def _bear(walk: _Walk, number: str, text: str, minutes: bool) -> None:
    """The walk stands at a paragraph that bears a number of its own."""
    walk.paragraph = (
        f"{walk.minute} {number}" if minutes and walk.minute and not _bears(number, walk.minute) else number
    )
    walk.open = walk.open if walk.numbering.inner else bool(_ENDS_IN_COLON.search(text)) and not minutes
    walk.number, walk.near, walk.announced = walk.paragraph, True, bool(_ANNOUNCES.search(text))


def _opens_minute(walk: _Walk, number: str | None, text: str) -> bool:
    """Whether a numbered line, however long, is the title of the next minute.

    Its number follows that of the minute before, and not that of the paragraph before it; it ends in no full stop.
    """
    if not (walk.minute and number and number.isdigit() and walk.minute.isdigit()) or text.rstrip().endswith("."):
        return False
    inner = (walk.number or "").removeprefix(walk.minute).strip()
    goes_on = inner.isdigit() and int(number) == int(inner) + 1
    return not goes_on and 0 < int(number) - int(walk.minute) <= 2 and len(text.split()) <= _TITLE_WORDS


def _bears(number: str, minute: str) -> bool:
    return number == minute or number.startswith((f"{minute} ", f"{minute}."))


def _number(walk: _Walk, piece: Piece, ahead: str, *, heading: bool, minutes: bool) -> tuple[str | None, str]:
    led_in = bool(walk.lead_ins and walk.listing) and walk.paragraph is not None and not minutes
    if not piece.number:
        return walk.numbering.take(piece.text, heading=heading, led_in=led_in, ahead=ahead)
    number = walk.numbering.adopt(piece.number, led_in=led_in)
    return number, f"{piece.number} {piece.text}" if walk.numbering.inner else piece.text


def _within_minute(minute: str | None, number: str | None) -> bool:
    """Whether a numbered line stands inside a minute: `(3)`, or a number that the minute's own does not lead to."""
    if not minute or not number:
        return False
    lower = minute.isdigit() and number.isdigit() and int(number) < int(minute)
    return number.endswith(")") or lower


def _is_body_text(number: str | None, text: str) -> bool:
    """A numbered line as long as a sentence is a paragraph, unless it is all in capitals."""
    return number is not None and len(text.split()) > 12 and not text.isupper()


def _heading(walk: _Walk, piece: Piece, rank: int, number: str | None, text: str, minutes: bool) -> Block:
    within = minutes and number is None and walk.minute is not None
    if (number is None and not within) or (number is not None and minutes):
        walk.numbering.close()
    depth = rank + (number.removesuffix(".0").count(".") if number else 0)
    if within and _INSIDE.fullmatch(text):
        depth = max(depth, walk.minute_depth + 1)
    walk.sections = [(level, title) for level, title in walk.sections if level < depth]
    above = tuple(title for _, title in walk.sections)
    if rank != TITLE:
        walk.sections.append((depth, text.rstrip(" ,:").replace(PAGE_BREAK, " ")))
    walk.lead_ins, walk.listing, walk.open, walk.near = [], False, False, False
    walk.number = walk.number if within else number if minutes else None
    walk.paragraph = walk.number
    walk.minute = number if minutes and number else (walk.minute if minutes else None)
    walk.minute_depth = depth if minutes and number else walk.minute_depth
    return Block("heading", text, 0, 0, section=above, paragraph=number or walk.number, page=piece.page, level=depth)


def _text_block(walk: _Walk, piece: Piece, number: str | None, text: str) -> Block:
    inner = number is not None and walk.numbering.inner
    below = number is not None and " " in number and not number.endswith(".")
    item = inner or below or (piece.piece_kind == "item" and number is None)
    depth = piece.level + (number.count(" ") * 10 + 5 * inner if number else 10 + 100 * (piece.piece_kind == "item"))
    kept = item or (number is None and walk.open)
    walk.lead_ins = [(level, lead) for level, lead in walk.lead_ins if kept and level < depth]
    context = " … ".join(lead for _, lead in walk.lead_ins) if item else None
    if _LEAD_IN.search(text):
        walk.lead_ins.append((depth, text.replace(PAGE_BREAK, " ")))
        walk.listing = True
    elif not item:
        walk.listing = False
    return Block(
        "list_item" if item else "paragraph",
        text,
        0,
        0,
        section=tuple(title for _, title in walk.sections),
        paragraph=walk.paragraph,
        page=piece.page,
        context=context or None,
        level=depth,
    )


def _plain_block(walk: _Walk, piece: Piece, kind: BlockKind) -> Block:
    section = tuple(title for _, title in walk.sections)
    return Block(kind, piece.text, 0, 0, section=section, paragraph=walk.paragraph, page=piece.page)


def _row_context(walk: _Walk, piece: Piece) -> str | None:
    if piece.row is None:
        return None
    headers = dict.fromkeys(" › ".join(cell.column) for cell in piece.row.cells if cell.column)
    leads = [lead for _, lead in reversed(walk.lead_ins)]
    parts = [*leads, piece.row.caption, " | ".join(headers)]
    return " · ".join(part for part in dict.fromkeys(parts) if part) or None


def _with_notes(blocks: list[Block]) -> list[Block]:
    """Each footnote is kept with the nearest block before it that points to it."""
    result = list(blocks)
    for place, block in enumerate(blocks):
        if block.block_kind != "footnote" or not (found := _NOTE_MARK.match(block.text)):
            continue
        for index in range(place - 1, max(-1, place - 40), -1):
            owner = result[index]
            if owner.block_kind in ("paragraph", "list_item", "table_row", "heading") and _points(owner.text, found[1]):
                result[index] = replace(owner, notes=(*owner.notes, block.text))
                result[place] = replace(block, paragraph=owner.paragraph, section=owner.section)
                break
    return result


def _points(text: str, mark: str) -> bool:
    if mark.isdecimal():
        return bool(re.search(rf"(?:[a-z,;:’”)]|(?<!\d)\.){mark}(?!\d|\.\d)", text))
    return mark in text
