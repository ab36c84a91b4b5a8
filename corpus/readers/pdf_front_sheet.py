"""A ruled sheet of labels at a report's front (`Report of | Chief Executive`) is text, not a table of data."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, zip_longest

from corpus.report import Piece

_LABEL = re.compile(
    r"(?:report (?:of|to|by|author|title)|title|subject|from|to|date(?: of \w+)?|meeting|author|contact(?: officers?)?|"
    r"(?:wards?|divisions?|parishes)(?: affected)?|agenda item|portfolio holder|cabinet member|lead (?:officer|member)|"
    r"key decision|status|classification|purpose|decision(?: type)?)\W*",
    re.IGNORECASE,
)
_FEWEST = 2


def without_front_sheets(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with tables of two columns that hold labels and values told line by line."""
    kept: list[Piece] = []
    for (_, is_pair, _), group in groupby(pieces, key=_table):
        rows = list(group)
        kept += _lines(rows, {piece.text for piece in kept[-8:]}) if is_pair and _is_sheet(rows[0]) else rows
    return kept


def _table(piece: Piece) -> tuple[int | None, bool, object]:
    """What rows of one table of two columns share."""
    row = piece.row
    if row is None or len(row.cells) != 2:
        return piece.page, False, id(piece)
    return piece.page, True, tuple(cell.column for cell in row.cells)


def _is_sheet(piece: Piece) -> bool:
    assert piece.row is not None
    first, _ = piece.row.cells
    return sum(bool(_LABEL.fullmatch(label)) for label in (*first.column, first.text)) >= _FEWEST


def _lines(rows: list[Piece], told: set[str]) -> list[Piece]:
    """The table's title where it is not told yet, then each label with its value."""
    first = rows[0].row
    assert first is not None
    label, value = first.cells
    title = first.caption.split(" · ")[-1]
    texts = [title] if title and title not in told else []
    texts += [_joined(*pair) for pair in zip_longest(label.column, value.column, fillvalue="")]
    heads = [replace(rows[0], piece_kind="text", text=text, row=None) for text in texts]
    body = [
        replace(piece, piece_kind="text", text=_joined(*(cell.text for cell in piece.row.cells)), row=None)
        for piece in rows
        if piece.row is not None
    ]
    return [*heads, *body]


def _joined(label: str, value: str) -> str:
    return f"{label.rstrip(': ')}: {value}" if value else label
