"""Signs of places: where two figures stand, and how their passages were found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.candidates import Candidate
from assistant.comparing.pairs.pair_values import PairValues
from assistant.comparing.pairs.telling import Array
from assistant.comparing.row_naming import folded
from assistant.facts.fact import Fact


def place_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """Where the two stand: in one sentence, row, column or report, or in rows with one label."""
    in_row = values.both(lambda one: one.fact.header is not None)
    passage = values.same(lambda one: one.fact.found.passage.id)
    report = values.same(lambda one: one.fact.found.passage.report_id)
    header = values.same(lambda one: one.fact.header or None)
    label = values.same(_label)
    in_time = len(asked.question.times) > 1
    row, column = passage & (in_row > 0), header & ~passage & report
    sentence = values.same(lambda one: (one.fact.found.passage.id, one.fact.span))
    order = _order(values.given)
    ways = values.of(lambda one: one.fact.change == "from"), values.of(lambda one: one.fact.change == "to")
    signs = {
        "one passage": passage,
        "one sentence": sentence,
        "next to each other": sentence / np.maximum(np.abs(order[values.first] - order[values.second]), 1),
        "from and to": sentence * np.maximum(ways[0][0] * ways[1][1], ways[0][1] * ways[1][0]),
        "rows": in_row,
        "row and text": values.one_only(lambda one: one.fact.header is not None),
        "one header": header,
        "one label": label,
        "one report": report,
        "one row": row,
        "one column": column,
        "row of another report": label & ~passage & ~report & header,
        "row under another caption": label & ~passage & report & header,
        "label alone": label & ~header & ~passage,
        "rows of nothing in common": (in_row > 0) & ~passage & ~header & ~label,
        "one row, of times": row & in_time,
        "one column, of times": column & in_time,
        "one label, of times": label & in_time & ~passage,
        "asked column": values.either(lambda one: one.asked_column),
        "asked columns": values.both(lambda one: one.asked_column),
    }
    return {name: np.asarray(own, np.float32) for name, own in signs.items()}


def _order(given: Sequence[Candidate]) -> NDArray[np.int64]:
    """The place of each figure among those of its passage."""
    counted: dict[str, int] = {}
    places = {}
    for one in sorted(given, key=lambda one: (one.fact.found.passage.id, one.fact.span, _printed_at(one.fact))):
        places[id(one)] = counted[one.fact.found.passage.id] = counted.get(one.fact.found.passage.id, 0) + 1
    return np.array([places[id(one)] for one in given], np.int64)


def _printed_at(fact: Fact) -> int:
    """Where in its sentence a figure is printed; of a cell where it stands in its row."""
    if fact.cell is not None:
        row = fact.found.passage.row
        return list(row.cells).index(fact.cell) if row and fact.cell in row.cells else 0
    start = fact.around.find(fact.near)
    return max(start, 0) + max(fact.near.find(fact.text), 0)


def _label(one: Candidate) -> str | None:
    row = one.fact.found.passage.row
    return folded(row.label) or None if row else None


def search_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """The passages' own scores, their places among what was found, and of a question without a time how old they are."""
    dates = [_year(one.fact.found.particulars.report_date) for one in values.given]
    newest = max((date for date in dates if date), default=0.0)
    age = {id(one): newest - date if date else 0.0 for one, date in zip(values.given, dates, strict=True)}
    return {
        "older": values.either(lambda one: min(age[id(one)], 5.0)) * (not asked.question.times),
        "newer": values.both(lambda one: min(age[id(one)], 5.0)) * (not asked.question.times),
        "better passage": values.either(lambda one: one.gathered.late),
        "worse passage": values.both(lambda one: one.gathered.late),
        "better place": values.either(lambda one: 1 / (1 + one.gathered.place)),
        "worse place": values.both(lambda one: 1 / (1 + one.gathered.place)),
    }


def _year(date: str | None) -> float:
    """An ISO date as years; 0 where there is none."""
    if not date or not date[:4].isdigit():
        return 0.0
    return int(date[:4]) + (int(date[5:7]) - 1) / 12 if date[5:7].isdigit() else float(date[:4])
