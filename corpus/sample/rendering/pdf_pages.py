"""The pages of a PDF: margins, running header and footer, printed page labels, footnotes and the notice."""

from __future__ import annotations

from typing import IO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus import Paragraph as Text

from corpus.sample.rendering.pdf_styles import Styles, markup
from corpus.sample.rendering.source import Source

SIDE = 22 * mm
TOP = 24 * mm
BOTTOM = 27 * mm


class RunningHeader(Flowable):  # type: ignore[misc]  # the library has no types
    """Changes the running header from the page it stands on: a pack's reports have a header each."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Only remembers the text: the header is drawn when the page is finished."""
        self.canv.running_header = self.text


class FootnoteText(RunningHeader):
    """A footnote for the foot of the page on which it stands."""

    def __init__(self, mark: str, text: str) -> None:
        super().__init__(f"<super size='7'>{mark}</super> {markup(text)}")

    def draw(self) -> None:
        """Only remembers the text: the foot is drawn when the page is finished."""
        self.canv.footnotes = [*getattr(self.canv, "footnotes", []), self.text]


class PageDocument(BaseDocTemplate):  # type: ignore[misc]  # the library has no types
    """A document whose pages carry what the source's settings ask for."""

    def __init__(self, target: IO[bytes], source: Source, styles: Styles) -> None:
        self.source = source
        self.styles = styles
        self.labelled_from = int(source.setting("labelled_from", "1"))
        self.orientation = source.setting("pages", "portrait")
        super().__init__(
            target,
            pagesize=landscape(A4) if self.orientation == "landscape" else A4,
            invariant=1,
            pageCompression=0,
            title=source.setting("title"),
            author="Westmere Borough Council (an invented council)",
            subject=source.notice,
        )
        first, second = sorted(["landscape", "portrait"], key=lambda name: name != self.orientation)
        self.addPageTemplates([self._template(first), self._template(second)])

    @property
    def text_width(self) -> float:
        """The room between the margins of the pages now being laid out."""
        return float((landscape(A4) if self.orientation == "landscape" else A4)[0] - 2 * SIDE)

    def _template(self, name: str) -> PageTemplate:
        size = landscape(A4) if name == "landscape" else A4
        frame = Frame(SIDE, BOTTOM, size[0] - 2 * SIDE, size[1] - TOP - BOTTOM, 0, 0, 0, 0)
        return PageTemplate(name, [frame], onPage=self._begin, onPageEnd=self._finish, pagesize=size)

    def _begin(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        page = canvas.getPageNumber()
        if page == 1 and self.labelled_from > 1:
            canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
            canvas.addPageLabel(self.labelled_from - 1, style="ARABIC", start=1)

    def _finish(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        page = canvas.getPageNumber()
        canvas.saveState()
        self._draw_header(canvas, page)
        self._draw_footnotes(canvas)
        self._draw_foot(canvas, page)
        canvas.restoreState()

    def _draw_header(self, canvas: Canvas, page: int) -> None:
        text = getattr(canvas, "running_header", self.source.setting("header"))
        if not text or page == 1:
            return
        width, height = canvas._pagesize
        canvas.setFont(self.styles.plain, 8)
        canvas.drawString(SIDE, height - 14 * mm, text)
        canvas.setLineWidth(0.4)
        canvas.line(SIDE, height - 16 * mm, width - SIDE, height - 16 * mm)

    def _draw_footnotes(self, canvas: Canvas) -> None:
        style = self.styles.aligned("small")
        top = BOTTOM - 3 * mm
        for note in getattr(canvas, "footnotes", []):
            text = Text(note, style)
            _, height = text.wrap(canvas._pagesize[0] - 2 * SIDE, BOTTOM)
            text.drawOn(canvas, SIDE, top - height)
            top -= height
        canvas.footnotes = []

    def _draw_foot(self, canvas: Canvas, page: int) -> None:
        middle = canvas._pagesize[0] / 2
        canvas.setFont(self.styles.plain, 8)
        if page == 1:
            canvas.drawCentredString(middle, 9 * mm, self.source.notice)
        if page >= self.labelled_from:
            label = f"{self.source.setting('label', 'Page')} {page - self.labelled_from + 1}".strip()
            canvas.drawCentredString(middle, 13 * mm, label)
        canvas.drawString(SIDE, 13 * mm, self.source.setting("footer") if page > 1 else "")
