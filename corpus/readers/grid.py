"""A grid of cells becomes table rows: each cell under its headers, each row with its label, caption and unit.

A table that is only layout (a frame around text, a front sheet of labels and values) gives its text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.errors import OverLimit
from corpus.readers.list_numbers import is_figure, is_unit_note, printed, unit_in_brackets, unit_named
from corpus.report import Cell, Piece, Row

MOST_SLOTS = 2_000_000
LONGEST_REPEATED_TEXT = 200
LONGEST_HEADER_WORDS = 30
LONGEST_BAND_WORDS = 20
LONGEST_PAIR_WORDS = 40
UNPRINTED = re.compile(r"[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
LIST_NUMBER = re.compile(r"\(?(\d+(\.\d+)*|[a-z]|[ivx]+)[.)]?", re.IGNORECASE)
REFERENCE = re.compile(r"[A-Z]{0,4}[\s-]?\d{1,3}(\.\d+)*[a-z]?\.?", re.IGNORECASE)
TOTAL = re.compile(r"(grand |overall |sub-?)?total\b|net\b", re.IGNORECASE)


def folded(text: str) -> str:
    """Text with white space folded to single spaces and unprinted characters gone."""
    return " ".join(UNPRINTED.sub("", text).replace("\u2011", "-").split())


@dataclass(frozen=True)
class GridCell:
    """One cell as its format gives it: the pieces inside, how far it spans, and whether it is marked as a header."""

    pieces: tuple[Piece, ...] = ()
    column_span: int = 1
    row_span: int = 1
    header: bool = False

    @cached_property
    def text(self) -> str:
        """All words of the cell in one line, footnotes left out."""
        return folded(" ".join(printed(piece) for piece in self.pieces if piece.piece_kind != "footnote"))

    @cached_property
    def footnotes(self) -> tuple[Piece, ...]:
        """The footnotes that the cell's words point to."""
        return tuple(piece for piece in self.pieces if piece.piece_kind == "footnote")

    @property
    def strong(self) -> bool:
        """True when every word is set apart by weight."""
        return bool(self.text) and all(piece.strong for piece in self.pieces if piece.piece_kind != "footnote")

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


Slots = list[list[GridCell | None]]


def lay_out(rows: Sequence[Sequence[GridCell]]) -> Slots:
    """Put each cell into every slot it spans; where two claim one slot the first keeps it.

    Raises OverLimit for a table of more than two million slots.
    """
    slots: Slots = [[] for _ in rows]
    filled = 0
    for index, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column < len(slots[index]) and slots[index][column] is not None:
                column += 1
            width = max(cell.column_span, 1)
            height = min(max(cell.row_span, 1), len(rows) - index)
            filled += width * height
            if filled > MOST_SLOTS:
                raise OverLimit(
                    f"a table has more than {MOST_SLOTS:,} cells", "Split the table and save the file again"
                )
            _place(slots[index : index + height], column, width, cell)
            column += width
    return _without_idle_columns(slots)


def _place(rows: Slots, column: int, width: int, cell: GridCell) -> None:
    for row in rows:
        row.extend([None] * (column + width - len(row)))
        for place in range(column, column + width):
            row[place] = row[place] or cell


def _without_idle_columns(slots: Slots) -> Slots:
    """Leave out columns that are blank in every row or only continue the cells to their left."""
    width = max((len(row) for row in slots), default=0)
    square = [[None, *row, *[None] * (width - len(row))] for row in slots]
    pairs = [[(row[column], row[column - 1]) for row in square] for column in range(1, width + 1)]
    kept = [column for column, cells in enumerate(pairs, 1) if any(_is_new(cell, left) for cell, left in cells)]
    return [[row[column] for column in kept] for row in square]


def _is_new(cell: GridCell | None, left: GridCell | None) -> bool:
    return cell is not None and bool(cell.text) and cell is not left


def table_pieces(rows: Sequence[Sequence[GridCell]], caption: str = "", note: str = "") -> list[Piece]:
    """The pieces of one table; `note` is a line such as "All figures in £m" that gives the unit."""
    slots = [row for row in lay_out(rows) if any(_cells(row))]
    if not slots:
        return []
    if len(slots[0]) == 1:
        return [piece for row in slots for cell in _cells(row) for piece in cell.pieces]
    if _is_front_sheet(slots):
        return [piece for row in slots for piece in _pairs(_cells(row))]
    return _Table(slots, caption, note).pieces()


def _cells(row: Iterable[GridCell | None]) -> list[GridCell]:
    """The row's cells that hold words, each once."""
    distinct: list[GridCell] = []
    for cell in row:
        if cell is not None and cell.text and (not distinct or distinct[-1] is not cell):
            distinct.append(cell)
    return distinct


def _has_figures(row: Iterable[GridCell | None]) -> bool:
    return any(is_figure(cell.text) for cell in list(row)[1:] if cell)


def _is_front_sheet(slots: Slots) -> bool:
    """True for labels with values beside them: labels end in a colon, or two columns without header and figures."""
    rows = [_cells(row) for row in slots]
    if all(cell.text.endswith(":") for row in rows for cell in row[::2] if len(row) > 1):
        return all(len(row) % 2 == 0 or len(row) == 1 for row in rows) and any(len(row) > 1 for row in rows)
    headed = _marked_headers(slots) or (len(slots) > 1 and _emphasised(slots[0]) and not _emphasised(slots[1]))
    figures = sum(_has_figures(row) for row in slots)
    return len(slots[0]) == 2 and not headed and figures * 4 <= len(slots)


def _pairs(cells: list[GridCell]) -> list[Piece]:
    if len(cells) % 2:
        return [piece for cell in cells for piece in cell.pieces]
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return [piece for label, value in pairs for piece in label_and_value(label, value)]


def label_and_value(label: GridCell, value: GridCell) -> list[Piece]:
    """`Report of:` and `Chief Executive` make one line; a label beside several long paragraphs heads them."""
    notes = [*label.footnotes, *value.footnotes]
    if LIST_NUMBER.fullmatch(label.text) and value.pieces:
        first = value.pieces[0]
        return [replace(first, text=f"{label.text} {printed(first)}", number=None), *value.pieces[1:]]
    if len(value.pieces) - len(value.footnotes) > 1 and value.words > LONGEST_PAIR_WORDS:
        return [Piece("heading", label.text, strong=True), *label.footnotes, *value.pieces]
    joint = " " if label.text[-1:] in ":?.;" else ": "
    return [Piece("text", f"{label.text}{joint}{value.text}"), *notes]


def _emphasised(row: Iterable[GridCell | None]) -> bool:
    cells = _cells(row)
    return len(cells) > 1 and all(cell.strong for cell in cells)


def _marked_headers(slots: Slots) -> int:
    """How many rows from the top the format marks as headers; none, when that would be the whole table."""
    marked = [all(cell.header and cell.words <= LONGEST_HEADER_WORDS for cell in _cells(row)) for row in slots]
    return 0 if all(marked) else marked.index(False)


def _header_rows(slots: Slots) -> int:
    """How many rows from the top are headers: marked, or looking like one; and the rows that go on with them."""
    marked = _marked_headers(slots)
    count = marked or int(len(slots) > 1 and _may_be_header(slots))
    while 0 < count < len(slots) - 1:
        if not (_gives_units(slots[count]) or (not marked and _continues_header(slots, count))):
            break
        count += 1
    return count


def _may_be_header(slots: Slots) -> bool:
    """A row set apart by weight, a row without figures above rows with figures, or one of short names throughout."""
    cells = _cells(slots[0])
    if any(cell.words > LONGEST_HEADER_WORDS for cell in cells):
        return False
    if _emphasised(slots[0]) and not all(_emphasised(row) for row in slots[1:]):
        return True
    if _has_figures(slots[0]):
        return False
    short = len(cells) >= len(slots[0]) - 1 and all(cell.words <= 6 and cell.text[-1] not in ".;" for cell in cells)
    return any(_has_figures(row) for row in slots[1:]) or (short and len(cells) > 2)


def _gives_units(row: Sequence[GridCell | None]) -> bool:
    named = [is_unit_note(cell.text) for cell in _cells(row) if cell is not row[0]]
    return bool(named) and all(named)


def _continues_header(slots: Slots, index: int) -> bool:
    """A further header row goes on with the first cell from above, or has none and stands under a wide header."""
    row, above = slots[index], slots[index - 1]
    cells = _cells(row)
    if _has_figures(row) or _is_band(row) or any(cell.words > LONGEST_BAND_WORDS // 2 for cell in cells):
        return False
    if row[0] is not None and row[0].text:
        return row[0] is above[0]
    return any(cell.column_span > 1 for cell in _cells(above)) or any(
        _has_figures(below) for below in slots[index + 1 :]
    )


def _is_band(row: Sequence[GridCell | None]) -> bool:
    """A row that names the rows below it: one cell over the whole width, or a bold label alone."""
    cells = _cells(row)
    if len(cells) != 1 or cells[0].words > LONGEST_BAND_WORDS or row[0] is not cells[0] or is_figure(cells[0].text):
        return False
    return all(cell is row[0] for cell in row) or cells[0].strong or cells[0].header


class _Table:
    """One data table on its way to row pieces."""

    def __init__(self, slots: Slots, caption: str, note: str) -> None:
        self.before: list[Piece] = []
        bands = [row for row in slots if _is_band(row) and all(cell is row[0] for cell in row)]
        if len(slots) > 1 and not caption and len(bands) == 1 and bands[0] is slots[0]:
            self.before = list(_cells(slots[0])[0].pieces)
            caption, slots = _cells(slots[0])[0].text, slots[1:]
        self.caption, self.note = caption, note
        count = _header_rows(slots)
        self.headers, self.body = slots[:count], slots[count:]
        self.paths = [self._path(column) for column in range(len(slots[0]))]
        self.unit = self._table_unit()

    def _path(self, column: int) -> tuple[str, ...]:
        """Texts of the headers above a column, outermost first, a header over several rows once."""
        return tuple(cell.text for cell in _cells(row[column] for row in self.headers))

    def _table_unit(self) -> str | None:
        """The unit of all figures: from note, caption or corner, or from the columns if all of them name the same."""
        general = unit_named(self.note) or unit_named(self.caption) or unit_named(" ".join(self.paths[0]))
        if general:
            return general
        body = [[bool(cell and is_figure(cell.text)) for cell in row] for row in self.body]
        counting = [path for path, *figures in list(zip(self.paths, *body, strict=True))[1:] if any(figures)]
        named = {unit_named(" ".join(path)) for path in counting}
        return named.pop() if len(named) == 1 else None

    def pieces(self) -> list[Piece]:
        """Row pieces in order, each followed by its footnotes; header rows live on in the cells' column paths."""
        pieces = self.before + [note for row in self.headers for cell in _cells(row) for note in cell.footnotes]
        band = ""
        for index, row in enumerate(self.body):
            cells = _cells(row)
            if _is_band(row) or TOTAL.match(cells[0].text):
                band = ""
            pieces += self._row_pieces(index, band)
            band = cells[0].text if _is_band(row) else band
        return pieces

    def _row_pieces(self, index: int, band: str) -> list[Piece]:
        """One row; a cell over several rows speaks in each of them, unless it is so long that it would drown them."""
        row = self.body[index]
        above = {id(cell) for cell in self.body[index - 1]} if index else set()
        fresh = [cell for cell in _cells(row) if id(cell) not in above or len(cell.text) <= LONGEST_REPEATED_TEXT]
        if not fresh:
            return []
        label = _label(fresh, row[0])
        caption = " – ".join(part for part in (self.caption, band) if part)
        columns = self._columns(row)
        cells = tuple(Cell(cell.text, columns[id(cell)]) for cell in fresh)
        notes = [note for cell in fresh if id(cell) not in above for note in cell.footnotes]
        found = Row(cells, label, caption, unit_in_brackets(label) or self.unit)
        return [Piece("row", "\t".join(cell.text for cell in cells), row=found), *notes]

    def _columns(self, row: Sequence[GridCell | None]) -> dict[int, tuple[str, ...]]:
        """The headers above each cell; above one over several columns, those that all of them share."""
        found: dict[int, tuple[str, ...]] = {}
        for cell, path in zip(row, self.paths, strict=True):
            before = found.get(id(cell), path)
            shared = [mine for mine, other in zip(path, before, strict=False) if mine == other]
            found[id(cell)] = path if before is path else tuple(shared)
        return found


def _label(cells: list[GridCell], first: GridCell | None) -> str:
    """What names the row: marked headers, or its first words, or a group or reference and the words beside it."""
    marked = [cell.text for cell in cells if cell.header]
    if marked:
        return ", ".join(marked)
    group = cells[0].row_span > 1 or REFERENCE.fullmatch(cells[0].text)
    if len(cells) > 1 and group and not is_figure(cells[1].text):
        return f"{cells[0].text}, {cells[1].text}"
    return next((cell.text for cell in cells if not is_figure(cell.text)), first.text if first else "")
