"""A source for a scanned page: the PDF holds one picture and no text, as an old photocopy does.

The picture is kept beside its source, because drawing letters gives other bytes on other machines.
Draw it again after an edit: `python -m corpus.sample.rendering.render_scan SOURCE`.
"""

from __future__ import annotations

import io
import sys
import textwrap
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.sample.rendering.source import Source, read_source

TYPEFACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
SIZE = (1000, 1414)
PAPER, INK = 238, 40
LINE_LENGTH = 74
QUALITY = 40


class KeptPicture(ImageReader):  # type: ignore[misc]  # the library has no types
    """A JPEG file that goes into a PDF as it is."""

    _dataA = None  # noqa: N815  # no transparency, which the library asks for

    def getRGBData(self) -> bytes:  # noqa: N802
        """The file's own bytes: the library names the picture by them, and decoded pixels or a path may differ."""
        return Path(self.fileName).read_bytes()


def render_scan(source: Source) -> bytes:
    """A page that is filled by the picture beside the source."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle("Scan0007")
    canvas.drawImage(KeptPicture(str(picture_path(source))), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()


def picture_path(source: Source) -> Path:
    """Where the picture of a source is kept."""
    return source.path.with_suffix(".jpg")


def draw_picture(source: Source) -> Image.Image:
    """The text as a slightly crooked, slightly soft photocopy."""
    image = Image.new("L", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(TYPEFACE), 19)
    top = 90
    for line in _lines(f"{source.body}\n\n{source.notice}"):
        pen.text((95, top), line, fill=INK, font=font)
        top += 31 if line else 18
    return image.rotate(0.6, fillcolor=PAPER, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.5))


def _lines(text: str) -> list[str]:
    return [line for paragraph in text.splitlines() for line in textwrap.wrap(paragraph, LINE_LENGTH) or [""]]


def main(arguments: list[str]) -> None:
    """Draw the pictures of the named sources again."""
    for name in arguments:
        source = read_source(Path(name))
        draw_picture(source).save(picture_path(source), quality=QUALITY)


if __name__ == "__main__":
    main(sys.argv[1:])
