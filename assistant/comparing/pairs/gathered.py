"""Gathering: the passages in which the sides of a comparing question may be told.

What answers the whole question best, what answers each side, the rows beside those that were found, and the rows of other
tables and reports with the same label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.question import Question
from assistant.comparing.pairs.asked import Asked
from assistant.comparing.row_naming import folded
from assistant.finding.finder import Finder
from assistant.finding.weighing import rarity, weigh
from index.analysis import terms
from index.catalogue import Catalogue
from index.passages import Passage
from index.search import Found

_OF_ALL, _OF_SIDE, _ROWS, _NAMESAKES, _LOOKED_AT = 14, 8, 12, 8, 60
_BESIDE_OF, _NAMESAKES_OF = 8, 6
BROUGHT = 60


@dataclass(frozen=True)
class Gathered:
    """A passage with its best place among what was found (0 first, `BROUGHT` for a row brought in by another)."""

    found: Found
    place: int

    @property
    def late(self) -> float:
        return self.found.late or 0.0


def gathered(finder: Finder, asked: Asked) -> list[Gathered]:
    """The passages, in the order in which they were found."""
    read: dict[str, Gathered] = {}
    _add(read, finder, asked.question, _OF_ALL)
    if asked.question.times:
        _add(read, finder, replace(asked.bare, times=()), _OF_SIDE)
    for side in asked.sides:
        _add(read, finder, side.question, _OF_SIDE, side.reports)
    catalogue = finder.index.catalogue
    wanted = [*asked.bare.terms, *(["total"] if asked.relation == "share" else [])]
    for report_id in dict.fromkeys(one.found.passage.report_id for one in _rows(read, _BESIDE_OF)):
        for row in _rows_of(catalogue, wanted, [report_id], _ROWS):
            _bring(read, finder, row)
    for one in _rows(read, _NAMESAKES_OF):
        for row in _namesakes(catalogue, one.found.passage)[:_NAMESAKES]:
            _bring(read, finder, row)
    return list(read.values())


def _add(
    read: dict[str, Gathered], finder: Finder, question: Question, most: int, reports: tuple[str, ...] = ()
) -> None:
    weighed = weigh(question, finder.among(reports).found(question), rarity(finder.index, question))
    for place, item in enumerate(weighed[:most]):
        before = read.get(item.found.passage.id)
        if before is None:
            read[item.found.passage.id] = Gathered(item.found, place)
        else:
            best = max(before.found, item.found, key=lambda found: found.late or 0.0)
            read[item.found.passage.id] = Gathered(best, min(before.place, place))


def _bring(read: dict[str, Gathered], finder: Finder, row: Passage) -> None:
    if row.id not in read:
        read[row.id] = Gathered(Found(row, finder.index.particulars(row.report_id), 0, 0.0), BROUGHT)


def _rows(read: dict[str, Gathered], within: int) -> list[Gathered]:
    return [one for one in read.values() if one.found.passage.row is not None and one.place < within]


def _rows_of(catalogue: Catalogue, words: Sequence[str], reports: Sequence[str] | None, most: int) -> list[Passage]:
    ids = [id for id, _ in catalogue.full_text(words, reports, most)]
    return [passage for passage in catalogue.passages(ids) if passage.row is not None]


def _namesakes(catalogue: Catalogue, passage: Passage) -> list[Passage]:
    """The rows of all reports with a row's label."""
    label = folded(passage.row.label) if passage.row else ""
    rows = _rows_of(catalogue, terms(passage.row.label), None, _LOOKED_AT) if passage.row and label else []
    return [row for row in rows if row.id != passage.id and row.row and folded(row.row.label) == label]
