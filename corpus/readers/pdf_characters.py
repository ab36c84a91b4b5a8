"""Takes the characters of a PDF page, with their places, and makes words of them.

pdfium is asked once a character for code and box and once a text object for everything else: it keeps
the reader at several hundred pages a second.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.readers.pdf_drawings import Drawings
from corpus.readers.pdf_layout import Word
from corpus.readers.pdf_turning import Turning
from corpus.readers.pdf_unseen import is_painted_below, is_tiny, is_unprinted, is_white

_RENDER_FILL_AND_STROKE = 2
_FORCED_BOLD = 1 << 18
_MOST_CHARACTERS = 300_000
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)
_HYPHEN_AT_LINE_END = "\x02"
Numbers = np.ndarray[Any, Any]
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\x00"))
_ASK_BY_ADDRESS = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_loose_box = _ASK_BY_ADDRESS(ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
_ASK_ADDRESS = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_text_object = _ASK_ADDRESS(ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)


@dataclass(slots=True)
class _Style:
    """What one text object says about all its characters."""

    bold: bool
    hidden: bool
    white: bool
    quarter: int
    address: int | None = None


def words_of_page(page: pdfium.PdfPage, drawings: Drawings, number: int) -> tuple[list[Word], Turning, int]:
    """All words of the page with this number made upright, the turn that made them so, and how many nobody can see."""
    text_page = page.get_textpage()
    try:
        characters = _Characters(page, text_page, drawings, number)
        return *characters.words(), characters.unseen
    finally:
        text_page.close()


class _Characters:
    """The characters of one page as columns of numbers."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, drawings: Drawings, number: int) -> None:
        self._handle = text_page.raw
        self._drawings = drawings
        self.unseen = 0
        self._page, self._number = page, number
        self._count = max(0, text_page.count_chars())
        if self._count > _MOST_CHARACTERS:
            raise ValueError(f"more than {_MOST_CHARACTERS} characters on one page")
        code_of = raw.FPDFText_GetUnicode
        codes = [code_of(self._handle, index) for index in range(self._count)]
        self._text = "".join(map(character, codes))
        self._boxes = self._read_boxes()

    def _read_boxes(self) -> Numbers:
        """Left, top, right and bottom of every character in the page's own space."""
        boxes = (ctypes.c_float * (4 * self._count))()
        address = ctypes.addressof(boxes)
        handle = ctypes.cast(self._handle, ctypes.c_void_p).value
        for index in range(self._count):
            _loose_box(handle, index, address + index * 16)
        return np.frombuffer(boxes, dtype=np.float32).reshape(-1, 4).astype(np.float64)

    def words(self) -> tuple[list[Word], Turning]:
        """Words in the order in which the page draws them."""
        inked = np.array([not sign.isspace() for sign in self._text], dtype=bool)
        inked &= np.isfinite(self._boxes).all(axis=1) & (np.abs(self._boxes) < 1e6).all(axis=1)
        indexes = np.flatnonzero(inked)
        if not len(indexes):
            return [], Turning.of_page(self._page, 0)
        styles = self._styles_of(indexes.tolist())
        quarters = np.array([style.quarter for style in styles])
        main = int(np.bincount(quarters[quarters >= 0], minlength=4).argmax()) if (quarters >= 0).any() else 0
        turning = Turning.of_page(self._page, main)
        return self._cut(indexes, styles, quarters, main, turning), turning

    def _styles_of(self, indexes: list[int]) -> list[_Style]:
        """What each character's text object says, asked once an object."""
        handle = ctypes.cast(self._handle, ctypes.c_void_p).value
        known: dict[int | None, _Style] = {}
        styles = []
        for index in indexes:
            address = _text_object(handle, index)
            if address not in known:
                style = self._read_style(raw.FPDFText_GetTextObject(self._handle, index), index)
                style.address = address
                known[address] = style
            styles.append(known[address])
        return styles

    def _read_style(self, text_object: Any, index: int) -> _Style:
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        angle = raw.FPDFText_GetCharAngle(self._handle, index)
        quarter = -round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0
        if angle >= 0 and abs(math.sin(2 * angle)) > 0.2:
            quarter = -1
        bold = mode == _RENDER_FILL_AND_STROKE or _is_bold(raw.FPDFTextObj_GetFont(text_object))
        hidden = is_unprinted(mode, self._drawings.has_picture)
        return _Style(bold, hidden, is_white(text_object, mode), quarter)

    def _cut(
        self,
        indexes: Numbers,
        styles: list[_Style],
        quarters: Numbers,
        main: int,
        turning: Turning,
    ) -> list[Word]:
        """The characters cut into words wherever a space, a gap or a change of line stands between."""
        boxes = turning.boxes(self._boxes[indexes])
        cut = _cuts(indexes, boxes, quarters, main)
        starts = [0, *(np.flatnonzero(cut) + 1).tolist()]
        ends = [*starts[1:], len(indexes)]
        edges = _edges(boxes, starts)
        flows = self._flows(indexes[starts].tolist(), [styles[start] for start in starts])
        words = []
        for start, end, edge, flowing in zip(starts, ends, edges, flows, strict=True):
            style = styles[start]
            first, last = int(indexes[start]), int(indexes[end - 1])
            if style.hidden or is_tiny(edge[3] - edge[2]) or (style.white and self._is_on_white(first, last)):
                self.unseen += 1
                continue
            text = self._text[first : last + 1]
            word = _word(text, edge, style, bool(quarters[start] != main))
            if word is not None:
                word.baseline = self._baseline(first, turning, word.bottom)
                word.flows = flowing
                word.stretch = (self._number, first, last + 1 - first)
                words.append(word)
        return words

    def _is_on_white(self, first: int, last: int) -> bool:
        """Whether nothing is painted below these characters."""
        left, top, right, bottom = self._boxes[first : last + 1].T
        edges = (min(left), min(*bottom, *top), max(right), max(*bottom, *top))
        return not is_painted_below(edges, self._drawings.painted)

    def _flows(self, firsts: list[int], styles: list[_Style]) -> list[bool]:
        """Whether one typed space, of the same text object, stands before each word's first character."""
        objects: list[int | None] = [style.address for style in styles]
        flows = [False]
        for position in range(1, len(firsts)):
            first = firsts[position]
            flows.append(
                objects[position] == objects[position - 1]
                and self._text[first - 1] in " \u00a0"
                and raw.FPDFText_IsGenerated(self._handle, first - 1) == 0
            )
        return flows

    def _baseline(self, index: int, turning: Turning, otherwise: float) -> float:
        """Where the character stands; two fonts on one line share it, their boxes do not."""
        across, up = ctypes.c_double(), ctypes.c_double()
        if not raw.FPDFText_GetCharOrigin(self._handle, index, across, up):
            return otherwise
        return turning.point(across.value, up.value)[1]


def _cuts(indexes: Numbers, boxes: Numbers, quarters: Numbers, main: int) -> Numbers:
    """Between which characters a word ends: at a space, a gap, another line or another direction."""
    left, top, right, bottom = boxes.T
    height = np.maximum(bottom - top, 0.1)
    taller = np.maximum(height[1:], height[:-1])
    gap = left[1:] - right[:-1]
    shared = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    cut = (np.diff(indexes) > 1) | (gap > 0.2 * taller) | (gap < -0.7 * taller)
    cut |= shared < 0.4 * np.minimum(height[1:], height[:-1])
    turned = (quarters[1:] != main) & (quarters[:-1] == quarters[1:])
    beside = np.minimum(right[1:], right[:-1]) - np.maximum(left[1:], left[:-1]) <= 0
    sideways = (quarters[1:] - main) % 2 == 1
    ends: Numbers = np.where(turned, beside & sideways, cut) | (quarters[1:] != quarters[:-1])
    return ends


def _edges(boxes: Numbers, starts: list[int]) -> list[list[float]]:
    """Left, right, top and bottom of the words that begin at these characters."""
    left, top, right, bottom = boxes.T
    columns = [
        np.minimum.reduceat(left, starts),
        np.maximum.reduceat(right, starts),
        np.minimum.reduceat(top, starts),
        np.maximum.reduceat(bottom, starts),
    ]
    edges: list[list[float]] = np.stack(columns, axis=1).tolist()
    return edges


def _word(text: str, edges: list[float], style: _Style, turned: bool) -> Word | None:
    text = " ".join(spelt_out(text).split())
    if not text:
        return None
    left, right, top, bottom = edges
    return Word(text, left, right, top, bottom, bottom, max(bottom - top, 0.1), style.bold, turned)


def spelt_out(signs: str) -> str:
    """Signs as they stand in a word: ligatures as letters, what cannot be seen left out."""
    return signs.translate(_LIGATURES).translate(_UNSEEN)


def character(code: int) -> str:
    """The sign that a code stands for; a hyphen at a line's end has one of its own."""
    if code == 0xFFFE or code == 2:
        return _HYPHEN_AT_LINE_END
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


_bold_fonts: dict[bytes, bool] = {}


def _is_bold(font: Any) -> bool:
    """Whether the font's name or flags say bold; the weight itself is often missing."""
    if not font:
        return False
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, name, 128)
    if name.value not in _bold_fonts:
        lowered = name.value.decode("utf-8", "replace").lower()
        forced = bool(raw.FPDFFont_GetFlags(font) & _FORCED_BOLD)
        _bold_fonts[name.value] = forced or any(part in lowered for part in _BOLD_NAMES)
    return _bold_fonts[name.value]
