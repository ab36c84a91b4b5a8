"""Typefaces and paragraph styles of the PDFs: three looks, so that the papers do not all read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from corpus.sample.rendering.source import Source

FAMILIES = {"sans": "Helvetica", "serif": "Times-Roman", "vera": "Vera"}
BOLD = {"sans": "Helvetica-Bold", "serif": "Times-Bold", "vera": "VeraBd"}
SIDES = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}
INDENT = 22.0
NUMBER_WIDTH = 30.0


@dataclass(frozen=True)
class Styles:
    """The styles of one paper, made from its typeface and size."""

    plain: str
    bold: str
    size: float
    spacing: float

    @classmethod
    def of(cls, source: Source) -> Styles:
        """The styles for the typeface, size and line spacing that a source names."""
        typeface = source.setting("typeface", "sans")
        if typeface == "vera":
            _register_vera()
        return cls(
            FAMILIES[typeface],
            BOLD[typeface],
            float(source.setting("size", "10.5")),
            float(source.setting("spacing", "1.32")),
        )

    def heading(self, depth: int) -> ParagraphStyle:
        """A heading, larger the nearer it stands to the title, kept with what follows it."""
        size = self.size + {1: 5.0, 2: 2.0, 3: 0.5, 4: 0.0}[depth]
        return ParagraphStyle(
            f"heading{depth}",
            fontName=self.bold,
            fontSize=size,
            leading=size * 1.25,
            spaceBefore=size * 0.7,
            spaceAfter=5,
            keepWithNext=1,
        )

    def body(self, depth: int = 0) -> ParagraphStyle:
        """Running text, indented by its depth."""
        leading = self.size * self.spacing
        return ParagraphStyle(
            "body",
            fontName=self.plain,
            fontSize=self.size,
            leading=leading,
            spaceAfter=leading / 2,
            leftIndent=depth * INDENT,
        )

    def numbered(self, depth: int, number: str) -> ParagraphStyle:
        """Text that hangs beside its number; long numbers such as `291 (3)` push it further in."""
        start = depth * NUMBER_WIDTH
        width = INDENT if number == "•" else max(NUMBER_WIDTH, len(number) * self.size * 0.62 + 6)
        return ParagraphStyle(
            "numbered",
            parent=self.body(),
            leftIndent=start + width,
            bulletIndent=start,
            bulletFontName=self.plain,
            bulletFontSize=self.size,
        )

    def aligned(self, name: str) -> ParagraphStyle:
        """A line set in the middle, to the right, or small."""
        if name == "small":
            return ParagraphStyle("small", parent=self.body(), fontSize=self.size - 2, leading=(self.size - 2) * 1.3)
        return ParagraphStyle(name, parent=self.body(), alignment=SIDES[name])

    def cell(self, size: float, side: str, bold: bool) -> ParagraphStyle:
        """The text of one table cell, set to a side or in the middle of the columns it covers."""
        font = self.bold if bold else self.plain
        return ParagraphStyle("cell", fontName=font, fontSize=size, leading=size * 1.2, alignment=SIDES[side])


def markup(text: str) -> str:
    """The sources' `**bold**`, `*italic*` and `[^1]` in the words that the layout library knows."""
    text = escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"(?<![\w*])\*(.+?)\*(?![\w*])", r"<i>\1</i>", text)
    return re.sub(r"\[\^(\d+)\]", r"<super size='7'>\1</super>", text)


def _register_vera() -> None:
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        registerFont(TTFont(name, f"{name}.ttf"))
    registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI")
