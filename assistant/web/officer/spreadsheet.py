"""The verification sheet as a workbook: A4 landscape, wrapped cells, the header row repeated on every page."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.web.officer.sheet import COLUMNS, Sheet

_WIDTHS = (30, 9, 17, 36, 19, 12, 11, 11, 12, 9, 7, 17, 13, 9, 11, 8, 16)
_LABEL_WIDTH = 3  # columns that the text of the title block starts after
_LINE = Side(style="thin", color="808080")
_POINTS_A_LINE = 13.5


def as_xlsx(sheet: Sheet) -> bytes:
    """The workbook as the bytes of an .xlsx file; every cell is text, none a formula."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet.title
    head = _title_block(page, sheet)
    for number, row in enumerate([COLUMNS, *sheet.rows]):
        _row(page, head + number, row, header=number == 0)
    for number, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    _set_up(page, head, head + len(sheet.rows))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _title_block(page: Worksheet, sheet: Sheet) -> int:
    """Write title and block; the number of the row after it."""
    _text(page.cell(1, 1), sheet.title).font = Font(size=16, bold=True)
    for number, (label, text) in enumerate(sheet.block, 2):
        _text(page.cell(number, 1), label).font = Font(bold=True)
        _text(page.cell(number, 2), text)
        page.merge_cells(start_row=number, start_column=2, end_row=number, end_column=len(COLUMNS))
        lines = sum(1 + len(line) // 200 for line in text.split("\n"))
        page.row_dimensions[number].height = max(1, lines) * _POINTS_A_LINE + 3
    return len(sheet.block) + 3


def _row(page: Worksheet, number: int, texts: tuple[str, ...], *, header: bool) -> None:
    for column, text in enumerate(texts, 1):
        cell = _text(page.cell(number, column), text)
        cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
        cell.font = Font(size=9, bold=header)
        if header:
            cell.fill = PatternFill("solid", start_color="E7E7E7")
    lines = max(
        sum(1 + int(1.15 * len(line)) // width for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS, strict=True)
    )
    page.row_dimensions[number].height = min(400.0, lines * 12.0 + 4)


def _text(cell: Cell, text: str) -> Cell:
    cell.value = text
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _set_up(page: Worksheet, head: int, last: int) -> None:
    """How the sheet is printed and read on the screen."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.3
    page.page_margins.top = page.page_margins.bottom = 0.5
    page.print_title_rows = f"{head}:{head}"
    page.print_area = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    page.oddFooter.center.text = "Page &P of &N"
    page.freeze_panes = page.cell(head + 1, 1)
