"""Tables that go on over a page break: the header stands once, or is printed again."""

from __future__ import annotations

from corpus.readers.pdf_bands import column_at
from corpus.readers.pdf_chunks import ChunkLine, chunked
from corpus.readers.pdf_headers import header_rows, is_wrap, stacked
from corpus.readers.pdf_hyphens import Vocabulary
from corpus.readers.pdf_layout import PageLayout
from corpus.readers.pdf_open_tables import without_units
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_table import Column, Table, TableRow

_MOST_HEADER_LINES = 6
_NEAR = 9.0


def continue_table(before: Table, table: Table, vocabulary: Vocabulary) -> None:
    """Gives a table what its first part, on the page before, says: header, caption, unit and group."""
    if not _same_header(before, table):
        if not _same_columns(before.columns, table.columns):
            return
        if table.header and before.body:
            return
        table.header = _put_together(before.header, table.header, vocabulary)
    table.continues = before.goes_on = True
    table.title = table.title or before.title
    table.units = {**before.units, **table.units}
    table.unit_phrases = before.unit_phrases + table.unit_phrases
    if table.label is None or len(before.columns) == len(table.columns):
        table.label = before.label if before.body else table.label


def _same_header(before: Table, table: Table) -> bool:
    shapes = [row.shape() for row in before.header]
    return bool(shapes) and shapes == [row.shape() for row in table.header]


def _same_columns(before: list[Column], after: list[Column]) -> bool:
    """Whether the columns stand at the same places."""
    if len(before) != len(after):
        return False
    return all(
        abs(one.left - other.left) < _NEAR or abs(one.right - other.right) < _NEAR or _mostly_over(one, other)
        for one, other in zip(before, after, strict=True)
    )


def _mostly_over(one: Column, other: Column) -> bool:
    narrower = min(one.right - one.left, other.right - other.left)
    return one.overlap(other.left, other.right) > 0.5 * narrower


def _put_together(upper: list[TableRow], lower: list[TableRow], vocabulary: Vocabulary) -> list[TableRow]:
    """Header levels of two pages; where a level was cut in two, its halves become one."""
    if upper and lower and is_wrap(upper[-1], lower[0], []):
        return [*upper[:-1], stacked(upper[-1], lower[0], vocabulary), *lower[1:]]
    return [*upper, *lower]


def take_header_from(page: PageLayout, table: Table, vocabulary: Vocabulary) -> None:
    """Takes lines from the end of the page before that are the table's header, cut off by the break."""
    walls = Walls(page.down)
    taken: list[ChunkLine] = []
    for line in reversed(page.lines[-_MOST_HEADER_LINES:]):
        candidate = chunked(line, walls)
        if not _may_be_header(candidate, taken, table.columns):
            break
        taken.insert(0, candidate)
    if not any(len(line.chunks) >= 2 for line in taken):
        return
    page.lines = page.lines[: len(page.lines) - len(taken)]
    lines, units, phrases = without_units(taken, table.columns)
    upper = header_rows(lines, table.columns, page, walls, vocabulary)
    table.header = _put_together(upper, table.header, vocabulary)
    table.units.update(units)
    table.unit_phrases += phrases


def _may_be_header(line: ChunkLine, below: list[ChunkLine], columns: list[Column]) -> bool:
    """Whether the line's chunks stand each over a column of its own, close above the lines taken."""
    if below and below[0].baseline - line.baseline > 2.2 * line.line.size:
        return False
    if line.figures or any(len(chunk.words) > 6 for chunk in line.chunks):
        return False
    places = [column_at(chunk, columns) for chunk in line.chunks]
    if len(set(places)) < len(places):
        return False
    over = [columns[at].overlap(chunk.left, chunk.right) > 0 for at, chunk in zip(places, line.chunks, strict=True)]
    if len(over) == 1:
        return bool(below) and over[0] and columns[places[0]].figures
    return all(over)
