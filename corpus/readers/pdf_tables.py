"""Finds the tables of a page: grids first, then open tables among the lines that are left."""

from __future__ import annotations

from corpus.readers.pdf_chunks import chunked
from corpus.readers.pdf_columns import tables_in
from corpus.readers.pdf_grid import grids_of, shaded_grids
from corpus.readers.pdf_grid_tables import is_open_inside, table_of_grid
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import PageLayout
from corpus.readers.pdf_lines import lines_of
from corpus.readers.pdf_open_tables import OpenTables
from corpus.readers.pdf_row_rules import row_ruled_grids
from corpus.readers.pdf_rules import Walls, tidy_rules
from corpus.readers.pdf_table import Table
from corpus.readers.pdf_text_columns import in_columns


def take_tables(page: PageLayout, vocabulary: Vocabulary) -> list[tuple[PageLayout, list[Table]]]:
    """The page, or its columns in reading order, with their tables; the tables' words leave the lines."""
    tidy_rules(page)
    grids = _take_grids(page, vocabulary)
    parts = [page] if grids else in_columns(page)
    if len(parts) > 1:
        return [(part, _take_open_tables(part, [], vocabulary)) for part in parts]
    tables = grids + _take_open_tables(page, grids, vocabulary)
    return [(page, sorted(tables, key=lambda table: table.top))]


def _take_grids(page: PageLayout, vocabulary: Vocabulary) -> list[Table]:
    """Tables drawn as grids."""
    page.words = [word for line in page.lines for word in line.words]
    tables = []
    taken: set[int] = set()
    for grid in [*grids_of(page), *row_ruled_grids(page, page.lines), *shaded_grids(page)]:
        if is_open_inside(grid) or any(id(word) in taken for word in grid.words):
            continue
        tables.append(table_of_grid(grid, page, vocabulary))
        taken.update(id(word) for word in grid.words)
    if taken:
        page.words = [word for word in page.words if id(word) not in taken]
        page.turned = [word for word in page.turned if id(word) not in taken]
        page.lines = lines_of(page.words)
    return tables


def _take_open_tables(page: PageLayout, grids: list[Table], vocabulary: Vocabulary) -> list[Table]:
    """Tables known by their aligned figures, and the headers that stand above grids."""
    walls = Walls(page.down)
    lines = [chunked(line, walls) for line in page.lines]
    builder = OpenTables(page, lines, walls, vocabulary)
    tables: list[Table] = []
    taken: set[int] = set()
    after = -1
    for grid in grids:
        heading = builder.head_grid(grid, -1)
        if heading is not None:
            taken.update(range(*heading))
    for found in tables_in(lines):
        if taken.intersection(range(found.first, found.last + 1)):
            continue
        table, first, last = builder.build(found, after)
        tables.append(table)
        taken.update(range(first, last + 1))
        after = last
    page.lines = [line for at, line in enumerate(page.lines) if at not in taken]
    return tables
