"""Boxes around characters of a page: neighbours on one line share one."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SAME_LINE = 0.5
_WIDEST_GAP = 1.2


@dataclass(frozen=True)
class Box:
    """A rectangle in the page's own space, in points; `upright` when its text runs across."""

    left: float
    bottom: float
    right: float
    top: float
    upright: bool = True

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
            self.upright,
        )


def boxes_around(text_page: pdfium.PdfTextPage, indexes: Sequence[int]) -> list[Box]:
    """Boxes around these characters, in their order; a new one for every line and after every wide gap."""
    boxes: list[Box] = []
    last: Box | None = None
    for index in indexes:
        box = _box_of(text_page, index)
        if last is not None and _is_next(last, box):
            boxes[-1] = boxes[-1].joined(box)
        else:
            boxes.append(box)
        last = box
    return boxes


def _box_of(text_page: pdfium.PdfTextPage, index: int) -> Box:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(rectangle))
    quarter = round(raw.FPDFText_GetCharAngle(text_page.raw, index) / (math.pi / 2))
    low, high = sorted((rectangle.bottom, rectangle.top))
    left, right = sorted((rectangle.left, rectangle.right))
    return Box(left, low, right, high, quarter % 2 == 0)


def _is_next(before: Box, box: Box) -> bool:
    """Whether a character stands beside the one before it: on its line, with no wide gap between."""
    if before.upright != box.upright:
        return False
    across = (before.left, before.right, box.left, box.right)
    down = (before.bottom, before.top, box.bottom, box.top)
    along, aside = (across, down) if box.upright else (down, across)
    height = max(min(before_after for before_after in (aside[1] - aside[0], aside[3] - aside[2])), 0.1)
    shared = min(aside[1], aside[3]) - max(aside[0], aside[2])
    gap = max(along[0], along[2]) - min(along[1], along[3])
    return shared >= _SAME_LINE * height and gap <= _WIDEST_GAP * max(aside[1] - aside[0], aside[3] - aside[2])
