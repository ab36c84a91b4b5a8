"""Which words of a DOCX nobody can see: white on white, or of a point at most.

White words stay where anything around them may be painted: shading, highlighting, a cell, a table's style, a text box,
a floating picture close by, or a page that has a colour of its own.
"""

from __future__ import annotations

import re
from itertools import islice

from corpus.readers.docx_names import child, local, value, word
from corpus.readers.docx_package import Element

LARGEST_UNSEEN = 2  # half points
_WHITE = 250
_PLAIN = frozenset({"auto", "FFFFFF", "ffffff", ""})
_AROUND = {"p": "pPr", "tc": "tcPr", "tr": "tblPrEx", "tbl": "tblPr"}
_FLOATING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_NEAR = 20  # blocks before and behind
_BOXES = frozenset({"txbxContent", "drawing", "pict"})


def is_white(properties: Element | None) -> bool | None:
    """Whether run properties make words white; None where they give no colour."""
    colour = value(properties, "color")
    if colour is None or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return None if colour is None else False
    return min(int(colour[place : place + 2], 16) for place in (0, 2, 4)) >= _WHITE


def paints(properties: Element | None) -> bool:
    """Whether properties of a run, paragraph, cell or table lay a colour under its words; in doubt they do."""
    if value(properties, "highlight") not in (None, "none", "white"):
        return True
    shading = child(properties, "shd")
    if shading is None:
        return False
    pattern, fill = value(properties, "shd") or "clear", shading.get(word("fill"), "")
    return pattern not in ("clear", "nil") or fill not in _PLAIN or shading.get(word("themeFill")) is not None


def is_painted(run: Element, style_paints: frozenset[str]) -> bool:
    """Whether the run, or anything that it stands in, may be painted; `style_paints`: the ids of styles that paint."""
    if paints(child(run, "rPr")) or value(run, "rPr", "rStyle") in style_paints:
        return True
    for around in run.iterancestors():
        name = local(around)
        if name in _BOXES or not name or (name == "document" and child(around, "background") is not None):
            return True
        own = child(around, _AROUND[name]) if name in _AROUND else None
        styles = {value(own, "pStyle"), value(own, "tblStyle")}
        if paints(own) or styles & style_paints or (name == "p" and _near_a_picture(around)):
            return True
    return False


def _near_a_picture(paragraph: Element) -> bool:
    """Whether a picture that may lie below the words floats in the paragraph or in one of the blocks around it."""
    blocks = [paragraph]
    blocks += islice(paragraph.itersiblings(), _NEAR)
    blocks += islice(paragraph.itersiblings(preceding=True), _NEAR)
    return any(next(block.iter(_FLOATING, word("pict")), None) is not None for block in blocks)


def painting_styles(styles: list[Element]) -> frozenset[str]:
    """The ids of the styles that lay a colour under anything, with those that are based on them."""
    painting = {
        style.get(word("styleId"), "")
        for style in styles
        if any(paints(holder) for holder in style.iter() if child(holder, "shd") is not None)
    }
    size = -1
    while size != len(painting):
        size = len(painting)
        painting |= {style.get(word("styleId"), "") for style in styles if value(style, "basedOn") in painting}
    return frozenset(painting)
