"""Rows: whether a sentence tells cells of a table row under their label and column headers, and nothing else."""

from __future__ import annotations

import re

from assistant.checking.values import cell_value, value_of
from assistant.facts.figures import figures_in
from assistant.writing.checks.tokens import Token, lemma, plain, tokens_of
from corpus.report import Cell, Particulars
from index.passages import Passage

_AROUND = frozenset(
    lemma(word)
    for word in "number figure rate from against target stand now each total report table respectively while".split()
)
_FILLER = frozenset(lemma(word) for word in "number at end of the per no measure quarter status total".split())
_CODE = re.compile(r"^[A-Z]{1,4}[\d/.]+$")


def row_says(sentence: str, passage: Passage, particulars: Particulars) -> bool:
    """Whether the label is said, each figure is a cell's, the cell's header is said, and no word is added."""
    row = passage.row
    assert row is not None
    tokens = tokens_of(sentence)
    if not _label_said(tokens, passage):
        return False
    cells = [_cell_of(figure, passage) for figure in map(value_of, figures_in(sentence))]
    if not cells or any(cell is None for cell in cells):
        return False
    told = [cell for cell in cells if cell is not None]
    if not all(_header_said(tokens, cell, passage) for cell in told):
        return False
    around = f"{passage.context or ''} {' '.join(passage.section)} {particulars.title} {row.caption} {row.unit or ''}"
    said = plain(" ".join([around, row.label, *(f"{' '.join(cell.column)} {cell.text}" for cell in row.cells)]), {})
    held = {token.key for token in tokens_of(said)} | _AROUND
    texts = {part for token in tokens_of(said) if token.kind == "time" for part in token.times}
    values = {figure.text for figure in figures_in(sentence)}
    return all(
        token.key in held or token.text in values or (token.kind == "time" and set(token.times) <= texts)
        for token in tokens
    )


def _label_said(tokens: list[Token], passage: Passage) -> bool:
    """Whether all that names the row is said; of a code, the text beside it."""
    assert passage.row is not None
    label = passage.row.label
    if _CODE.match(label) or not re.search("[A-Za-z]{3}", label):
        label = next((cell.text for cell in passage.row.cells if re.search("[A-Za-z]{3}", cell.text)), label)
    wanted = {token.key for token in tokens_of(plain(re.sub(r"\([^)]*\)", " ", label), {}))} - _FILLER
    return bool(wanted) and wanted <= {token.key for token in tokens}


def _cell_of(value: object, passage: Passage) -> Cell | None:
    """The one cell with this value, its unit and scale meant; none when two columns hold it."""
    assert passage.row is not None
    found = [
        cell for cell in passage.row.cells if cell.text != passage.row.label and cell_value(cell, passage) == value
    ]
    return found[0] if len(found) == 1 else None


def _header_said(tokens: list[Token], cell: Cell, passage: Passage) -> bool:
    """Whether the words and times that tell the cell's column from the others are said."""
    assert passage.row is not None
    own = {token.key for token in tokens_of(plain(" ".join(cell.column), {}))}
    shared = [
        {token.key for token in tokens_of(plain(" ".join(other.column), {}))}
        for other in passage.row.cells
        if other is not cell and cell_value(other, passage) is not None
    ]
    telling = {key for key in own if not all(key in other for other in shared)} if shared else own
    said = {token.key for token in tokens} | {time for token in tokens for time in token.times}
    return telling - _FILLER <= said if telling - _FILLER else True
