"""Which text of a PDF page nobody can see: white on white, smaller than a point, or drawn as invisible.

White text over a picture, a gradient or anything painted in another colour stays; and so does invisible text over a
picture, which is how a scan carries what was read on it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as raw

Edges = tuple[float, float, float, float]  # left, bottom, right, top in the page's own space
_FILLED, _INVISIBLE = 0, 3
_WHITE = 250
_WIDE_STROKE = 3.0
_SMALLEST = 1.0


def paints(item: Any, kind: int) -> bool:
    """Whether an object covers the page so that white text can be read on it; in doubt it does."""
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    width = ctypes.c_float()
    wide = bool(stroke.value) and bool(raw.FPDFPageObj_GetStrokeWidth(item, width)) and width.value >= _WIDE_STROKE
    return (bool(fill.value) and not _is_white(raw.FPDFPageObj_GetFillColor, item)) or (
        wide and not _is_white(raw.FPDFPageObj_GetStrokeColor, item)
    )


def edges_of(item: Any) -> Edges | None:
    """Where an object stands, before the matrix of its form."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def is_unprinted(mode: int, over_picture: bool) -> bool:
    """Whether text is drawn as invisible where no picture shows its words."""
    return mode == _INVISIBLE and not over_picture


def is_white(text_object: Any, mode: int) -> bool:
    """Whether the letters are filled with white, and not outlined."""
    return mode == _FILLED and _is_white(raw.FPDFPageObj_GetFillColor, text_object)


def is_tiny(height: float) -> bool:
    """Whether a line box of so many points is too small to see."""
    return 0 < height < _SMALLEST


def is_painted_below(edges: Edges, painted: Sequence[Edges]) -> bool:
    """Whether anything is painted where the middle of these edges stands."""
    left, bottom, right, top = edges
    across, up = (left + right) / 2, (bottom + top) / 2
    return any(one[0] - 1 <= across <= one[2] + 1 and one[1] - 1 <= up <= one[3] + 1 for one in painted)


def _is_white(asks: Any, item: Any) -> bool:
    """Whether a colour is known to be white or wholly transparent."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not asks(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE
