"""Makes a page upright: its own space runs up from a corner, and may lie on its side.

The letters say which way is up, not the page's rotation entry: a table printed sideways on an upright
page is read like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium


@dataclass(frozen=True)
class Turning:
    """The page's box in its own space and the quarter turns, clockwise, that make it upright."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of_page(cls, page: pdfium.PdfPage, quarters: int) -> Turning:
        """The turn for a page whose letters stand `quarters` quarter turns from upright."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, quarters % 4)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page once it is upright."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def point(self, across: float, up: float) -> tuple[float, float]:
        """A point of the page's own space as (from the left, from the top)."""
        if self.quarters == 1:
            return up - self.bottom, across - self.left
        if self.quarters == 2:
            return self.right - across, up - self.bottom
        if self.quarters == 3:
            return self.top - up, self.right - across
        return across - self.left, self.top - up

    def boxes(self, boxes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Rows of left, top, right, bottom in the page's own space, upright and sorted."""
        first = self.point(boxes[:, 0], boxes[:, 1])  # type: ignore[arg-type]
        second = self.point(boxes[:, 2], boxes[:, 3])  # type: ignore[arg-type]
        low = np.minimum(first, second)
        high = np.maximum(first, second)
        return np.stack([low[0], low[1], high[0], high[1]], axis=1)
