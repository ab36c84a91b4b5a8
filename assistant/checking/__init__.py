"""Checking: each figure of an answer against the passage that its marker names.

`verified` needs the passage to say it of the same thing: the words around the figure in the answer are the passage's
own, or the row label and column header of its cell, or they are bound to it word by word (`binding.py`). A figure
that merely occurs in the passage is `found`; one that does not is `not_found`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Citation, Figure, FigureStatus
from assistant.checking.binding import bound
from assistant.checking.grounding import Encode
from assistant.checking.own_words import bare, parts, said_in
from assistant.checking.row_ground import prose_cells, row_ground
from assistant.checking.statement import read_statement
from assistant.checking.text_ground import sentence_ground, stretches_of
from assistant.checking.values import cell_value, in_words, same_value, value_of
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.roles import roles_in
from assistant.quoting.table_cells import row_headline, unit_of_all
from assistant.sentences import sentences
from corpus.report import Cell, Particulars, Row
from index.passages import Passage

_FOOTNOTE = re.compile(r"\s?\[\d+\]\s*$")
_MARKER = re.compile(r"\s*\[(\d+)\]")


def check_answer(
    answer: str,
    citations: Sequence[Citation],
    cited: Mapping[str, tuple[Passage, Particulars]],
    encode: Encode | None = None,
) -> tuple[Figure, ...]:
    """Check every figure of an answer's text; `cited` holds the passages by their id, with their report's particulars.

    A figure that stands twice with one marker is told once, with the weaker of its checks.
    """
    by_marker = {citation.marker: citation for citation in citations}
    told: dict[tuple[str, int | None], FigureStatus] = {}
    for statement, marker in _statements(answer):
        citation = by_marker.get(marker) if marker is not None else None
        held = cited.get(citation.passage_id) if citation else None
        for figure in figures_in(statement):
            status: FigureStatus = check_figure(figure, statement, *held, encode) if held else "not_found"
            key = (figure.text, marker)
            told[key] = min(told.get(key, status), status, key=_WEAKEST.index)
    return tuple(Figure(text, marker, status) for (text, marker), status in told.items())


_WEAKEST: tuple[FigureStatus, ...] = ("not_found", "found", "computed", "verified")


def check_figure(
    figure: PrintedFigure,
    statement: str,
    passage: Passage,
    particulars: Particulars | None = None,
    encode: Encode | None = None,
) -> FigureStatus:
    """Check one figure of a statement against a passage; the statement is a clause or sentence of the answer.

    particulars: of the passage's report, for its date and title; encode: token vectors, so that other words for the
    same thing are seen.
    """
    if _verbatim(figure, statement, passage) or _bound(figure, statement, passage, particulars, encode):
        return "verified"
    return "found" if _stands(figure, statement, passage) else "not_found"


def _verbatim(figure: PrintedFigure, statement: str, passage: Passage) -> bool:
    """Whether the statement is the passage's own words, or one of its cells with label and headers."""
    if passage.row is not None and _in_cell(figure, statement, passage):
        return True
    said = (passage.text[start:end] for start, end in sentences(passage.text))
    return any(said_in(statement, text) and any(figure.same_as(other) for other in figures_in(text)) for text in said)


def _bound(
    figure: PrintedFigure, statement: str, passage: Passage, particulars: Particulars | None, encode: Encode | None
) -> bool:
    """Whether the passage says the same in other words."""
    read = read_statement(statement, figure)
    if passage.row is not None and bound(read, [row_ground(passage, particulars)], encode):
        return True
    stretches = stretches_of(passage) if passage.row is None else prose_cells(passage)
    grounds = [sentence_ground(passage, start, end, particulars, read) for start, end in stretches]
    return bound(read, grounds, encode)


def _stands(figure: PrintedFigure, statement: str, passage: Passage) -> bool:
    """Whether the figure occurs in the passage or its column headers, in any role; its sign may be told in words."""
    said = value_of(figure)
    row_cells = passage.row.cells if passage.row else ()
    headers = [other for cell in row_cells for part in cell.column for other in figures_in(part)]
    held = [value_of(other) for other in [*figures_in(passage.text), *in_words(passage.text), *headers]]
    cells = [cell_value(cell, passage) for cell in row_cells]
    worded = any(dimension in ("move", "spend", "used") for dimension, _ in roles_in(statement))
    return any(
        same_value(said, value) and (worded or (said.sign < 0) == (value.sign < 0))
        for value in [*held, *cells]
        if value
    )


def _statements(answer: str) -> list[tuple[str, int | None]]:
    """The answer cut at its markers and between quoted spans: each stretch with the number that closes it."""
    stretches: list[tuple[str, int | None]] = []
    place = 0
    for found in _MARKER.finditer(answer):
        stretches += [(part, int(found[1])) for part in parts(answer[place : found.start()])]
        place = found.end()
    return stretches + [(part, None) for part in parts(answer[place:])]


def _in_cell(figure: PrintedFigure, statement: str, passage: Passage) -> bool:
    """Whether the statement is a cell with its row label and column header and nothing else, or the whole row as printed."""
    row = passage.row
    assert row is not None
    said = bare(statement)
    if said in (bare(passage.text), bare(row_headline(passage))):
        return True
    unit = bare(unit_of_all(passage) or row.unit or "")
    return any(_is_cell(said, row, cell, unit) for cell in row.cells if _holds(cell, figure))


def _holds(cell: Cell, figure: PrintedFigure) -> bool:
    return any(figure.same_as(other) for other in figures_in(cell.text))


def _is_cell(said: str, row: Row, cell: Cell, unit: str) -> bool:
    """Whether the words are the row's label but for its footnote mark, the cell's headers and the cell, in that order.

    The table's unit is allowed.
    """
    label, headers, text = (
        bare(_FOOTNOTE.sub("", row.label)),
        [bare(part) for part in cell.column if part],
        bare(cell.text),
    )
    if not label:
        return False
    rest = f" {said} "
    for part in (label, *dict.fromkeys(headers[-2:]), text):
        if f" {part} " not in rest:
            return False
        rest = rest.replace(f" {part} ", " ", 1)
    allowed = {word for part in (*headers, unit) for word in part.split()}
    return set(rest.split()) <= allowed
