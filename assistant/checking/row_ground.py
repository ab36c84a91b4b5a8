"""A table row as ground: the words of a column's header belong to its cell, label, caption and title to all of them."""

from __future__ import annotations

import re

import numpy as np

from assistant.checking.ground import Candidate, Ground
from assistant.checking.grounding import Word, words_of
from assistant.checking.text_ground import dates_of
from assistant.checking.values import Value, caption_of, cell_value
from assistant.facts.roles import CHANGE, EARLIER, MOVEMENT, VARIANCE, Role, negations_in, roles_in, way_of_label
from assistant.sentences import sentences
from assistant.times.times import named_times
from corpus.report import Cell, Particulars
from index.analysis import question_terms
from index.passages import Passage

_WITHIN_BRACKETS = re.compile(r"\(([^)]*)\)")
_THIS = re.compile(r"\b(?:this|current|latest)\b", re.IGNORECASE)
_SAYS = re.compile(r"[A-Za-z][a-z]{2}")
_BRACKETED = re.compile(r"\([^)]*\)")
_PLANNED = re.compile(r"\b(?:plan|budget|strategy|programme|draft|indicative)\b", re.IGNORECASE)
_PROSE_WORDS = 8
_FILLER = {"number", "total", "no", "of", "rate", "per", "proport"}
_ROW_ROLES = ("stage", "extent", "used", "part")


def row_ground(passage: Passage, particulars: Particulars | None) -> Ground:
    """The ground that a table row gives; cells without a figure are said of all the others."""
    row = passage.row
    assert row is not None
    values = [(cell, cell_value(cell, passage)) for cell in row.cells if cell.text != row.label]
    told = [(cell, value) for cell, value in values if value is not None]
    said_of_all = [f"{' '.join(cell.column)} {cell.text}" for cell, value in values if value is None]
    named = [particulars.council or "", particulars.title] if particulars else []
    parts = [(text, -1) for text in [*named, *passage.section, caption_of(passage), row.label, *said_of_all] if text]
    parts += [(f"{' '.join(cell.column)} {cell.text}", place) for place, (cell, _) in enumerate(told)]
    text, words, owners = _joined(parts)
    caption = f"{caption_of(passage)} {' '.join(passage.section[-2:])}"
    size = (len(words), len(told))
    label = _label(passage, [cell for cell, value in values if value is None])
    return Ground(
        text=text,
        words=words,
        owned=np.array([[float(owner == place) for place in range(len(told))] for owner in owners], np.float32).reshape(size),
        shared=np.array([owner < 0 for owner in owners], bool),
        candidates=[_candidate(cell, value, told, label, particulars) for cell, value in told],
        times=named_times(f"{caption} {row.label} {particulars.title if particulars else ''}"),
        dates=dates_of(particulars),
        roles=_roles_around(caption, row.label, particulars) | way_of_label(label),
        opens=sum(len(words_of(part)) for part, _ in parts[: len(parts) - len(told) - len(said_of_all) - bool(row.label)]),
        needed=_names(_BRACKETED.sub(" ", label)),
        needed_too=_names(" ".join(_WITHIN_BRACKETS.findall(label))),
        instead=_instead(passage),
    )  # fmt: skip


def _names(label: str) -> frozenset[str]:
    """The stems that name what a label says."""
    return frozenset(term for term in question_terms(label) if term not in _FILLER and term.isalpha())


def _roles_around(caption: str, label: str, particulars: Particulars | None) -> frozenset[Role]:
    """The roles that caption and label give all cells: a row of totals, a table of a plan, which is a forecast."""
    roles = frozenset(role for role in roles_in(f"{caption} {label}") if role[0] in ("stage", "part"))
    planned = _PLANNED.search(f"{caption} {particulars.title if particulars else ''}")
    return roles | {("stage", "forecast")} if planned else roles


def _label(passage: Passage, texts: list[Cell]) -> str:
    """What names the row: its label, or the text beside it where the label is a code (`CS2`)."""
    assert passage.row is not None
    label = passage.row.label
    return label if _SAYS.search(label) else next((cell.text for cell in texts if _SAYS.search(cell.text)), label)


def _instead(passage: Passage) -> frozenset[str]:
    """The names over the label column that the caption speaks of: a table of one of several places has its name there."""
    assert passage.row is not None
    over_label = next((" ".join(cell.column) for cell in passage.row.cells if cell.text == passage.row.label), "")
    around = {word.text for word in words_of(f". {caption_of(passage)}") if word.name}
    names = words_of(over_label)
    return frozenset(word.stem for word in names) if all(word.text in around for word in names) else frozenset()


def _candidate(
    cell: Cell, value: Value, told: list[tuple[Cell, Value]], label: str, particulars: Particulars | None
) -> Candidate:
    header = " ".join(cell.column)
    beside = [other for other, _ in told if other.column[:-1] == cell.column[:-1]]
    changed = bool(
        CHANGE.search(header)
        or (not _SAYS.search(header) and CHANGE.search(label))
        or (CHANGE.search(label) and "%" in label)
    )
    times = named_times(f"{header} {cell.text if '(' in cell.text else ''}")
    if not times and _THIS.search(header) and particulars and particulars.period:
        times = (particulars.period,)
    between = tuple(time for other, _ in told for time in named_times(" ".join(other.column)))
    return Candidate(
        value=value,
        roles=_column_roles(header),
        open_roles=frozenset(role for other in beside for role in _column_roles(" ".join(other.column))) if changed else frozenset(),
        times=times,
        between=between if changed else (),
        negations=negations_in(header) + negations_in(_BRACKETED.sub(" ", label)),
        change="by" if changed else "to",
        variance=bool(VARIANCE.search(header)) and not MOVEMENT.search(header),
    )  # fmt: skip


def _column_roles(header: str) -> frozenset[Role]:
    roles = frozenset(role for role in roles_in(header) if role[0] in _ROW_ROLES)
    return roles | {("stage", "before")} if EARLIER.search(header) else roles


def _joined(parts: list[tuple[str, int]]) -> tuple[str, list[Word], list[int]]:
    """One text of all parts, with the words of each and whom they belong to."""
    text = ""
    words: list[Word] = []
    owners: list[int] = []
    for part, owner in parts:
        said = " ".join(part.split())
        for word in words_of(said):
            words.append(Word(word.text, word.start + len(text), word.end + len(text), word.stem, word.name))
            owners.append(owner)
        text += said + ". "
    return text, words, owners


def prose_cells(passage: Passage) -> list[tuple[int, int]]:
    """The sentences of cells that hold prose, as offsets in the passage's text."""
    assert passage.row is not None
    found = []
    for (start, end), cell in zip(passage.cell_spans, passage.row.cells, strict=False):
        if len(cell.text.split()) >= _PROSE_WORDS:
            first = start - passage.start
            found += [
                (first + left, first + right) for left, right in sentences(passage.text[first : end - passage.start])
            ]
    return found
