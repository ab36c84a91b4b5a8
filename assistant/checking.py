"""Checking: each figure of an answer against the passage that its marker names.

`verified` needs the passage to say it of the same thing: the words around the figure in the answer stand in one
clause of the passage, in the same order, or the row label and column header of its cell stand beside it. A figure
that merely occurs in the passage is `found`; one that does not is `not_found`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Citation, Figure, FigureStatus
from assistant.figures import PrintedFigure, figures_in
from assistant.sentences import sentences
from index.passages import Passage

_MARKER = re.compile(r"\s*\[(\d+)\]")


def check_answer(answer: str, citations: Sequence[Citation], passages: dict[str, Passage]) -> tuple[Figure, ...]:
    """Check every figure of an answer's text; `passages` holds the cited passages by their id.

    A figure that stands twice with one marker is told once, with the weaker of its checks.
    """
    by_marker = {citation.marker: citation for citation in citations}
    told: dict[tuple[str, int | None], FigureStatus] = {}
    for statement, marker in _statements(answer):
        citation = by_marker.get(marker) if marker is not None else None
        passage = passages.get(citation.passage_id) if citation else None
        for figure in figures_in(statement):
            status: FigureStatus = check_figure(figure, statement, passage) if passage else "not_found"
            key = (figure.text, marker)
            told[key] = min(told.get(key, status), status, key=_WEAKEST.index)
    return tuple(Figure(text, marker, status) for (text, marker), status in told.items())


_WEAKEST: tuple[FigureStatus, ...] = ("not_found", "found", "computed", "verified")


def check_figure(figure: PrintedFigure, statement: str, passage: Passage) -> FigureStatus:
    """Check one figure of a statement against a passage; the statement is a clause or sentence of the answer."""
    if passage.row is not None and _in_cell(figure, statement, passage):
        return "verified"
    for start, end in sentences(passage.text):
        said = passage.text[start:end]
        if _said_in(statement, said) and any(figure.same_as(other) for other in figures_in(said)):
            return "verified"
    stands = any(figure.same_as(other) for other in figures_in(passage.text))
    return "found" if stands else "not_found"


def _statements(answer: str) -> list[tuple[str, int | None]]:
    """The answer cut at its markers and between quoted spans: each stretch with the number that closes it."""
    stretches: list[tuple[str, int | None]] = []
    place = 0
    for found in _MARKER.finditer(answer):
        stretches += [(part, int(found[1])) for part in _parts(answer[place : found.start()])]
        place = found.end()
    return stretches + [(part, None) for part in _parts(answer[place:])]


def _parts(stretch: str) -> list[str]:
    return [part for part in re.split(r"\s…\s|[“”\n]", stretch) if part.strip()]


def _said_in(statement: str, sentence: str) -> bool:
    """Whether the statement is the passage's own words: all of it stands in the sentence, in order and unbroken."""
    words = _bare(statement)
    return len(words.split()) > 2 and f" {words} " in f" {_bare(sentence)} "


def _bare(text: str) -> str:
    """Lower-case words and figures with single blanks, punctuation gone, and the date that a headline adds in brackets."""
    text = re.sub(r"\((?:report of|as at) [^)]*\)\s*$", "", text)
    return " ".join(re.findall(r"[-+−]?£?\d+(?:,\d{3})*(?:\.\d+)?%?|\w+", text.lower()))


def _in_cell(figure: PrintedFigure, statement: str, passage: Passage) -> bool:
    """Whether the statement gives a cell with its row label and its column header, or the whole row as printed."""
    row = passage.row
    assert row is not None
    bare = f" {_bare(statement)} "
    if f" {_bare(passage.text)} " in bare or _bare(statement) == _bare(passage.text):
        return True
    for cell in row.cells:
        if not any(figure.same_as(other) for other in figures_in(cell.text)):
            continue
        header = [part for part in cell.column if part]
        if (
            _bare(row.label)
            and f" {_bare(row.label)} " in bare
            and all(f" {_bare(part)} " in bare for part in header[-2:])
        ):
            return True
    return False
