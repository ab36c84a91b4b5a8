"""Tables in a PDF: ruled, lined or without any rule, because readers must cope with all three."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.platypus import Flowable, LongTable, Spacer
from reportlab.platypus import Paragraph as Text

from corpus.sample.rendering.grid import Grid
from corpus.sample.rendering.pdf_styles import Styles, markup

Command = tuple[object, ...]


def table_flowables(grid: Grid, styles: Styles, width: float) -> list[Flowable]:
    """The caption, the table, and a little room below."""
    caption = grid.options.get("caption")
    heading = [Text(markup(caption), styles.heading(4))] if caption else []
    table = LongTable(
        _cells(grid, styles),
        colWidths=_widths(grid, width),
        repeatRows=grid.header_rows if "repeat" in grid.options else 0,
        hAlign="LEFT",
        style=_spans(grid) + _rules(grid) + _padding(grid),
    )
    return [*heading, table, Spacer(1, 10)]


def _cells(grid: Grid, styles: Styles) -> list[list[Flowable | str]]:
    size = float(grid.options.get("size", "9"))
    return [
        [_cell(grid, styles, size, row, column) for column in range(len(cells))] for row, cells in enumerate(grid.rows)
    ]


def _cell(grid: Grid, styles: Styles, size: float, row: int, column: int) -> Flowable | str:
    if grid.covered(row, column):
        return ""
    bold = row < grid.header_rows
    side = "centre" if (row, column) in grid.wide_cells else "right" if column in grid.right_columns else "left"
    return Text(markup(grid.rows[row][column]), styles.cell(size, side, bold))


def _widths(grid: Grid, width: float) -> list[float]:
    shares = [float(share) for share in grid.options.get("widths", "").split(",") if share]
    shares = shares or [1.0] * len(grid.rows[0])
    if len(shares) != len(grid.rows[0]):
        raise ValueError(f"{len(shares)} widths for {len(grid.rows[0])} columns: {grid.rows[0]}")
    return [width * share / sum(shares) for share in shares]


def _spans(grid: Grid) -> list[Command]:
    return [("SPAN", (span.column, span.row), (span.last_column, span.last_row)) for span in grid.spans]


def _rules(grid: Grid) -> list[Command]:
    last_header = grid.header_rows - 1
    if "unruled" in grid.options:
        return []
    if "lined" in grid.options:
        return [
            ("LINEBELOW", (0, last_header), (-1, last_header), 0.8, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
        ]
    shade: list[Command] = (
        [("BACKGROUND", (0, 0), (-1, last_header), colors.HexColor("#dde6ec"))] if grid.header_rows else []
    )
    return [("GRID", (0, 0), (-1, -1), 0.5, colors.HexColor("#555555")), *shade]


def _padding(grid: Grid) -> list[Command]:
    tight = 2.0 if "tight" in grid.options else 3.5
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), tight),
        ("BOTTOMPADDING", (0, 0), (-1, -1), tight),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
