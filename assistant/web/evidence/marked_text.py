"""The report's text on the page: blocks as they stand, paragraph numbers beside them, quoted words marked."""

from __future__ import annotations

from assistant.web.evidence.quoted_blocks import MarkedBlock
from assistant.web.markup import element, text

_BETWEEN_CELLS = " | "
_NUMBERED = ("paragraph", "list_item")


def marked_text(blocks: list[MarkedBlock]) -> str:
    """The blocks in their order; a paragraph's number is said where it begins."""
    shown, before = [], None
    for each in blocks:
        number = each.block.paragraph if each.block.block_kind in _NUMBERED else None
        shown.append(_block(each, number if number != before else None))
        before = number or before
    return element("div", "".join(shown), class_="ev-text") if shown else ""


def _block(each: MarkedBlock, number: str | None) -> str:
    kind = each.block.block_kind.replace("_", "-")
    printed = element("span", text(number), class_="ev-number") + " " if number else ""
    return element("p", printed + _words(each), class_=f"ev-block ev-{kind}")


def _words(each: MarkedBlock) -> str:
    """The block's words, those quoted marked."""
    parts, last = [], 0
    for start, end in sorted(each.spans):
        start = max(start, last)
        parts += [_plain(each.block.text[last:start]), element("mark", _plain(each.block.text[start:end]))]
        last = max(last, end)
    return "".join([*parts, _plain(each.block.text[last:])])


def _plain(words: str) -> str:
    return text(words.replace("\t", _BETWEEN_CELLS))
