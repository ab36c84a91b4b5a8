"""Finds the tables of a page: grids first, then open tables among the lines that are left."""

from __future__ import annotations

from corpus.readers.pdf_chunks import chunked
from corpus.readers.pdf_columns import tables_in
from corpus.readers.pdf_grid import grids_of
from corpus.readers.pdf_grid_tables import is_open_inside, table_of_grid
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import Line, PageLayout
from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_open_tables import OpenTables
from corpus.readers.pdf_rules import Walls, tidy_rules
from corpus.readers.pdf_table import Table


def take_tables(page: PageLayout, vocabulary: Vocabulary) -> list[Table]:
    """The page's tables from the top down; their words leave the page's lines."""
    tidy_rules(page)
    tables = _take_grids(page, vocabulary) + _take_open_tables(page, vocabulary)
    return sorted(tables, key=lambda table: table.top)


def _take_grids(page: PageLayout, vocabulary: Vocabulary) -> list[Table]:
    """Tables drawn as grids."""
    page.words = [word for line in page.lines for word in line.words]
    tables = []
    taken: set[int] = set()
    for grid in grids_of(page):
        if is_open_inside(grid) or any(id(word) in taken for word in grid.words):
            continue
        tables.append(table_of_grid(grid, page, vocabulary))
        taken.update(id(word) for word in grid.words)
    if taken:
        page.words = [word for word in page.words if id(word) not in taken]
        page.lines = lines_of(page.words)
    return tables


def _take_open_tables(page: PageLayout, vocabulary: Vocabulary) -> list[Table]:
    """Tables known by their aligned figures."""
    walls = Walls(page.down)
    lines = [chunked(line, walls) for line in page.lines]
    builder = OpenTables(page, lines, walls, vocabulary)
    tables: list[Table] = []
    taken: set[int] = set()
    after = -1
    for found in tables_in(lines):
        table, first, last = builder.build(found, after)
        tables.append(table)
        taken.update(range(first, last + 1))
        after = last
    page.lines = [line for at, line in enumerate(page.lines) if at not in taken]
    return tables


def caption_above(lines: list[Line], table: Table) -> str:
    """The words just above a table that may be its caption."""
    above = [line for line in lines if line.baseline < table.top + 2]
    if not above or table.top - above[-1].bottom > 4.5 * above[-1].size:
        return ""
    return above[-1].text
