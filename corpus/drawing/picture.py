"""The picture of a page as PNG, with boxes over words: a tint that leaves the letters black, and a frame."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageDraw

from corpus.drawing.boxes import Box

_TINT = (255, 239, 150)
_FRAME = (29, 79, 145)
_MOST_PIXELS = 8_000_000
_AROUND = 2
Pixels = tuple[int, int, int, int]


def picture_of(page: pdfium.PdfPage, boxes: Sequence[Box], scale: float) -> tuple[bytes, list[Pixels]]:
    """The page as PNG at `scale` pixels a point (less for a very large page), and the boxes' places in it."""
    scale = min(scale, (_MOST_PIXELS / max(page.get_width() * page.get_height(), 1.0)) ** 0.5)
    image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    places = [_place(page, box, image.size) for box in boxes]
    for place in places:
        _tint(image, place)
    for place in places:
        ImageDraw.Draw(image).rectangle(place, outline=_FRAME, width=max(2, round(scale)))
    written = BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue(), places


def _place(page: pdfium.PdfPage, box: Box, size: tuple[int, int]) -> Pixels:
    """Left, top, right and bottom in pixels, with a little air around."""
    across, down = zip(
        _pixel(page, box.left, box.bottom, size), _pixel(page, box.right, box.top, size), strict=True
    )  # fmt: skip
    left, right = (min(max(0, at), size[0] - 1) for at in (min(across) - _AROUND, max(across) + _AROUND))
    top, bottom = (min(max(0, at), size[1] - 1) for at in (min(down) - _AROUND, max(down) + _AROUND))
    return left, top, right, bottom


def _pixel(page: pdfium.PdfPage, across: float, up: float, size: tuple[int, int]) -> tuple[int, int]:
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, across, up, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _tint(image: Image.Image, place: Pixels) -> None:
    """Colour the place as a marker pen does: white becomes the tint, black stays black."""
    part = image.crop((place[0], place[1], place[2] + 1, place[3] + 1))
    image.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _TINT)), place[:2])
