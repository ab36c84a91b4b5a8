"""The verification sheet as a document: A4 landscape, the header row repeated, what names the source in one cell."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row

from assistant.web.officer.sheet import COLUMNS, Sheet

_HEADS = ("Claim", "Figure as printed", "Check", "Quoted words", "Source", "As at", "Initials", "Remarks")
_WIDTHS = (50, 18, 32, 62, 58, 22, 14, 25)
_SOURCE = COLUMNS[4:7] + COLUMNS[9:15]


def as_docx(sheet: Sheet) -> bytes:
    """The document as the bytes of a .docx file."""
    made = docx.Document()
    _set_up(made, sheet.title)
    made.add_heading(sheet.title, 0)
    for label, text in sheet.block:
        line = made.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    _table(made, sheet)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _set_up(made: Document, title: str) -> None:
    made.core_properties.title = title
    made.core_properties.author = ""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9)
    normal.paragraph_format.space_after = Pt(3)
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(8)
    page.top_margin = page.bottom_margin = Mm(12)


def _table(made: Document, sheet: Sheet) -> None:
    table = made.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        _fill(cell, head, bold=True)
    _on_every_page(table.rows[0])
    for row in sheet.rows:
        for cell, text in zip(table.add_row().cells, _cells(row), strict=True):
            _fill(cell, text)
    for line in table.rows:
        _whole(line)
        for cell, width in zip(line.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row's texts, those that name the source put together with their labels."""
    told = dict(zip(COLUMNS, row, strict=True))
    source = "\n".join(f"{label}: {told[label]}" for label in _SOURCE if told[label])
    when = "\n".join(text for text in row[7:9] if text)
    return (*row[:4], source, when, *row[15:])


def _fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(8)


def _on_every_page(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
