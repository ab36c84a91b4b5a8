"""A source becomes a PDF with real text: flowing paragraphs, hanging numbers, tables, running headers and labels."""

from __future__ import annotations

import io

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer
from reportlab.platypus import Paragraph as Text

from corpus.sample.rendering.blocks import (
    Block,
    Counted,
    Footnote,
    Heading,
    Order,
    Paragraph,
    read_blocks,
)
from corpus.sample.rendering.grid import Grid
from corpus.sample.rendering.pdf_pages import FootnoteText, PageDocument, RunningHeader
from corpus.sample.rendering.pdf_styles import Styles, markup
from corpus.sample.rendering.pdf_tables import table_flowables
from corpus.sample.rendering.source import Source


def render_pdf(source: Source) -> bytes:
    """Lay the source out and return the file, the same bytes for the same source."""
    styles = Styles.of(source)
    buffer = io.BytesIO()
    document = PageDocument(buffer, source, styles)
    document.build([part for block in read_blocks(source.body) for part in _flowables(block, styles, document)])
    return buffer.getvalue()


def _flowables(block: Block, styles: Styles, document: PageDocument) -> list[Flowable]:
    match block:
        case Heading():
            return [Text(markup(block.text), styles.heading(block.depth))]
        case Paragraph():
            return [_paragraph(block, styles)]
        case Grid():
            return table_flowables(block, styles, document.text_width)
        case Footnote():
            return [FootnoteText(block.mark, block.text)]
        case Order():
            return _order(block, styles, document)
        case Counted():
            raise ValueError(f"a PDF prints its numbers, it does not count them: {block.text[:60]}")


def _paragraph(block: Paragraph, styles: Styles) -> Flowable:
    if not block.number:
        return Text(markup(block.text), styles.body(block.depth))
    number = "•" if block.number == "-" else block.number
    return Text(markup(block.text), styles.numbered(block.depth, number), bulletText=number)


def _order(order: Order, styles: Styles, document: PageDocument) -> list[Flowable]:
    match order.name:
        case "page":
            document.orientation = order.value or document.orientation
            return [NextPageTemplate(document.orientation), PageBreak()]
        case "header":
            return [RunningHeader(order.value)]
        case "space":
            return [Spacer(1, float(order.value))]
        case "centre" | "right" | "small":
            return [Text(markup(order.value), styles.aligned(order.name))]
    raise ValueError(f"unknown order: !{order.name}")
