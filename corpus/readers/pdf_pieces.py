"""Makes pieces of drafts: joins paragraphs over page breaks, tells headings, ranks levels."""

from __future__ import annotations

import itertools
from dataclasses import replace

from corpus.readers.bullets import BULLETS
from corpus.readers.pdf_hyphens import Vocabulary, join_texts
from corpus.readers.pdf_markers import label_length, number_length
from corpus.readers.pdf_paragraphs import Draft, is_full, is_large
from corpus.readers.pdf_printed import printed
from corpus.report import Piece

_LONGEST_HEADING = 200
_ENDS = (".", ";", ":", "?", "!")
_OUTDENT = 0.6
_HEAD = 0.085


def join_over_page_breaks(drafts: list[Draft]) -> list[Draft]:
    """A paragraph that a page break cuts becomes one again, on the page where it starts."""
    joined: list[Draft] = []
    for draft in drafts:
        before = _last_running(joined, draft.page)
        if before is not None and draft.page > before.block.page and _goes_on(before, draft):
            before.breaks.append(len(before.lines))
            before.lines.extend(draft.lines)
            before.block = draft.block
        else:
            joined.append(draft)
    return joined


def _last_running(drafts: list[Draft], page: int) -> Draft | None:
    """The last draft that a paragraph may go on from: footnotes and a page's head stand between its halves."""
    return next((each for each in reversed(drafts) if each.kind != "footnote" and not _is_head_of(each, page)), None)


def _is_head_of(draft: Draft, page: int) -> bool:
    """Whether the draft is one line at the very top of the page, as a running header is."""
    return draft.page == page and len(draft.lines) == 1 and draft.last.bottom < _HEAD * draft.block.page_height


def _goes_on(before: Draft, after: Draft) -> bool:
    """Whether `after`, on the next page, is the rest of `before`."""
    if after.page != before.block.page + 1 or after.kind != "text" or before.kind == "heading":
        return False
    if after.skip or _begins_anew(after) or _is_ended(before):
        return False
    if abs(before.last.size - after.lines[0].size) > 0.12 * after.lines[0].size:
        return False
    if before.bold != after.bold:
        return False
    starts_low = after.lines[0].text.lstrip("(‘“\"'")[:1].islower()
    return starts_low or (is_full(before.last, after.lines[0], before.block) and not before.bold)


def _is_ended(draft: Draft) -> bool:
    """Whether the text so far ends a sentence, or closes the bracket with which it began."""
    last = draft.last.text.rstrip("”’\"' ")
    return last.endswith(_ENDS) or (last.endswith(")") and draft.lines[0].text.startswith("("))


def _begins_anew(draft: Draft) -> bool:
    line = draft.lines[0]
    return bool(number_length(line) or label_length(line))


def text_of(draft: Draft, vocabulary: Vocabulary) -> str:
    """The draft's text on one line; a form feed stands where a page break cuts it."""
    parts = [line.text for line in draft.lines]
    if draft.skip:
        parts[0] = _without_bullet(parts[0])
    starts = [0, *draft.breaks, len(parts)]
    stretches = [join_texts(parts[start:end], vocabulary) for start, end in itertools.pairwise(starts)]
    return "\f".join(stretch for stretch in stretches if stretch)


def _without_bullet(text: str) -> str:
    rest = text[1:] if text[0] in BULLETS else text.partition(" ")[2]
    return rest.strip()


def pieces_of(drafts: list[Draft], body_size: float, vocabulary: Vocabulary) -> list[Piece]:
    """Text, item, heading and footnote pieces, in order."""
    ranks = _size_ranks(drafts, body_size)
    indents: list[float] = []
    pieces = []
    for draft in drafts:
        text = text_of(draft, vocabulary)
        if not any(map(str.isalnum, text)):
            continue
        places = (printed(word for line in draft.lines for word in line.words),)
        if draft.kind == "item":
            pieces.append(Piece("item", text, draft.page, level=_item_level(draft, indents), printed=places))
            continue
        if draft.kind == "footnote":
            pieces.append(Piece("footnote", text, draft.page, printed=places))
            continue
        if not _is_beside_items(draft, indents):
            indents.clear()
        pieces.append(replace(_heading_or_text(draft, text, ranks, body_size), printed=places))
    return pieces


def _heading_or_text(draft: Draft, text: str, ranks: dict[int, int], body_size: float) -> Piece:
    if is_heading(draft, body_size):
        level = ranks.get(round(draft.size), 0) if is_large(draft.size, body_size) else 0
        return Piece("heading", text, draft.page, level=level, strong=True)
    capitals = len(text) > 3 and text.upper() == text and any(map(str.isalpha, text)) and len(text) < _LONGEST_HEADING
    return Piece("text", text, draft.page, strong=capitals or (draft.bold and not draft.breaks))


def is_heading(draft: Draft, body_size: float) -> bool:
    """Whether a text draft is set apart as a heading: bold or large, short, and no sentence."""
    if draft.kind != "text" or draft.breaks or len(draft.lines) > 4:
        return False
    text = " ".join(line.text for line in draft.lines)
    if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    if is_large(draft.size, body_size):
        return True
    return draft.bold and not (text.endswith((".", ";", ",")) and len(text) > 60)


def _size_ranks(drafts: list[Draft], body_size: float) -> dict[int, int]:
    """Heading sizes, the largest is 1."""
    sizes = {round(draft.size) for draft in drafts if is_large(draft.size, body_size) and is_heading(draft, body_size)}
    return {size: rank for rank, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _item_level(draft: Draft, indents: list[float]) -> int:
    """How deep the bullet stands among those of its list, 0 the outermost."""
    left = draft.lines[0].left
    near = _OUTDENT * draft.size
    while indents and indents[-1] > left + near:
        indents.pop()
    if not indents or indents[-1] < left - near:
        indents.append(left)
    return len(indents) - 1


def _is_beside_items(draft: Draft, indents: list[float]) -> bool:
    """A text that stands further in than the list's outermost bullet does not end the list."""
    return bool(indents) and draft.lines[0].left > indents[0] + _OUTDENT * draft.size
