"""Columns: which cells of a row a question asks for, by what their headers say of time, role, unit and measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.asking.question import Question, read_question, times_in
from assistant.asking.wanted import holds_what_is_asked
from assistant.checking.values import caption_of
from assistant.facts.figures import figures_in
from assistant.facts.roles import CHANGE, EARLIER, ELSEWHERE, roles_in
from assistant.quoting.cell_holding import column_is_of, has_figure, of_unit_asked
from assistant.times.column_times import closeness, column_times
from corpus.report import Cell
from index.analysis import question_terms, terms
from index.passages import Passage

LongForms = Callable[[str], list[str]]
_MOST_CELLS = 3
_REFERENCE = re.compile(
    r"^(?:(?:row|question|item|risk) )?(?:ref(?:erence)?|id)\b[. ]*(?:no\.?|number)?$|^(?:row|question|item|risk) (?:no\.?|number)$",
    re.I,
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,6}\b")
_ANOTHER = re.compile(
    r"(?:[,;]|\band\b)\s+(?:and\s+)?(?=(?:(?:by|to|of|in|from)\s+)?(?:how|what|which|who|when)\b|(?:the|its|their)\b)",
    re.IGNORECASE,
)
_ACTUAL = re.compile(r"\b(?:actuals?|actually|outturn|spent|spend(?!ing)|achieved)\b", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:planned|plans?|targets?|approved|agreed|proposed)\b", re.IGNORECASE)
_BESIDE = frozenset(("target", "change", "before", "elsewhere"))
_MEASURES = frozenset(("cost", "amount", "number", "valu", "figur", "count", "sum"))
_DEFAULT = frozenset(("total", "overal", "all", "whole", "net"))
_SMALLER_PENALTY = 0.4
_NAMED = 1.0
_OF_A_CHANGE = 0.5


@dataclass(frozen=True)
class _Table:
    """A row with what its columns are read by: the report's period, and what acronyms stand for."""

    passage: Passage
    period: str | None
    long_forms: LongForms

    @property
    def around(self) -> str:
        return f"{caption_of(self.passage)} {' '.join(self.passage.section[-2:])}"

    def times(self, cell: Cell) -> tuple[str, ...]:
        label = self.passage.row.label if self.passage.row else ""
        return column_times(cell.column, self.around, self.period, label)

    def nearness(self, cell: Cell, asked: Sequence[str]) -> int:
        """How near the cell's time is to one asked for; a column without a time may hold for that of the table."""
        times = self.times(cell)
        if times:
            return max((closeness(time, one) for time in times for one in asked), default=0)
        around = (*times_in(self.around), *([self.period] if self.period else []))
        return int(any(closeness(time, one) for time in around for one in asked))


def asked_cells(
    question: Question, passage: Passage, period: str | None = None, long_forms: LongForms = lambda acronym: []
) -> tuple[Cell, ...]:
    """The one to three cells of a table row that the question asks for, in its order; none when no column stands out.

    period: of the row's report (`Q3 2022-23`), for columns such as `this quarter`.
    """
    table = _Table(passage, period, long_forms)
    parts = [part for part in _ANOTHER.split(question.text) if part.strip(" ?")]
    if len(parts) > 1:
        each = [_chosen(_part_of(question, part), table, sure=True) for part in parts]
        if all(len(cells) == 1 for cells in each) and len({id(cells[0]) for cells in each}) > 1:
            return tuple(dict.fromkeys(cells[0] for cells in each))[:_MOST_CELLS]
    return _chosen(question, table)


def _part_of(question: Question, part: str) -> Question:
    read = read_question(part)
    return replace(question, text=part, wants=read.wants, terms=read.terms, times=read.times)


def _chosen(question: Question, table: _Table, sure: bool = False) -> tuple[Cell, ...]:
    """The cells whose columns fit best; `sure` asks for a word or time of the question that speaks for them."""
    cells = _candidates(question, table.passage)
    if len(cells) <= 1:
        return tuple(cells)
    fitting = of_unit_asked(question, cells, table.passage)
    near = _nearness(question, fitting, table)
    scores = _scores(question, fitting, table)
    timed = [place for place, value in enumerate(near) if value == max(near) > 0]
    if not any(scores[place] > 0 for place in timed):  # `used` of a year names its column better than `31 March` does
        named = [place for place, score in enumerate(scores) if score >= _NAMED and not table.times(fitting[place])]
        timed = named or timed
    pool = [fitting[place] for place in timed] or list(fitting)
    scores = _scores(question, pool, table)
    best = [cell for cell, score in zip(pool, scores, strict=True) if score == max(scores)]
    spoken_for = max(scores) > 0 or len(pool) < len(cells)
    return _few(best) if spoken_for or (not sure and len(best) < len(cells)) else ()


def _few(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells when they are few enough to be told; of more, the total."""
    if len(cells) > 1:
        common = frozenset.intersection(*(_words(cell) for cell in cells))
        totals = [cell for cell in cells if (own := _words(cell) - common) and own <= _DEFAULT]
        cells = totals if len(totals) == 1 else cells
    return tuple(cells) if len(cells) <= _MOST_CELLS else ()


def _candidates(question: Question, passage: Passage) -> list[Cell]:
    """The cells that are of the sort asked for, without those that name the row or only count it."""
    row = passage.row
    assert row is not None
    others = [
        cell
        for cell in row.cells
        if not _names_row(cell, row.label) and not any(_REFERENCE.match(part.strip()) for part in cell.column[-1:])
    ]
    if question.wants in ("person", "date"):
        named = [cell for cell in others if column_is_of(question.wants, cell)]
        holding = [cell for cell in others if holds_what_is_asked(question, cell.text)]
        return [cell for cell in holding if cell in named] or named or holding
    figures = [cell for cell in others if has_figure(cell, passage)]
    if question.wants == "figure":
        return figures or [cell for cell in others if figures_in(cell.text)]
    return others


def _names_row(cell: Cell, label: str) -> bool:
    return cell.text == label or label.startswith(f"{cell.text}, ") or label.endswith(f", {cell.text}")


def _nearness(question: Question, cells: Sequence[Cell], table: _Table) -> list[int]:
    """How near each column's time is to one that the question names; the latest, where that is asked for."""
    if question.latest:
        told = [table.times(cell) for cell in cells]
        last = max((time for times in told for time in times), default=None)
        return [int(last in times) for times in told]
    for asked in (question.times, times_in(question.text)):
        near = [table.nearness(cell, asked) for cell in cells]
        if any(near):
            return near
    return [0] * len(cells)


def _scores(question: Question, cells: Sequence[Cell], table: _Table) -> list[float]:
    """How much of what tells each column from the others the question says; less for a role it does not ask for."""
    assert table.passage.row is not None
    words = [_words(cell) for cell in cells]
    common = frozenset.intersection(*words)
    outside = common | set(terms(table.passage.row.label))
    asked = _roles(question.text, asking=True)
    shared = frozenset.intersection(*(_roles(" ".join(cell.column)) for cell in cells))
    found = []
    for cell, own in zip(cells, words, strict=True):
        roles = _roles(" ".join(cell.column)) - shared
        said = sum(_said(word, question) for word in own - outside) + _spelt_out(cell, question, table.long_forms)
        unasked = sum(1.0 if role in _BESIDE else _SMALLER_PENALTY for role in roles - asked - {"total"})
        changes = _OF_A_CHANGE if "change" in roles & asked else 0.0  # a `budget variance` is a variance, no budget
        found.append(round(said + 1.5 * len(roles & asked) + changes - unasked, 4))
    return found


def label_said(question: Question, label: str) -> float:
    """The share of a row label's words that the question says, between 0 and 1; 0 for a label without words."""
    words = [word for word in question_terms(label) if word.isalpha() and len(word) > 1]
    return sum(_said(word, question) for word in words) / len(words) if words else 0.0


def _words(cell: Cell) -> frozenset[str]:
    return frozenset(question_terms(" ".join(cell.column)))


def _said(word: str, question: Question) -> float:
    """1 when the question says a header's word, less when it says one that begins like it (`move` for `movement`)."""
    if word in question.terms:
        return 0.5 if word in _MEASURES else 1.0
    long = [term for term in question.terms if min(len(term), len(word)) >= 4]
    return 0.6 if any(word.startswith(term) or term.startswith(word) for term in long) else 0.0


def _spelt_out(cell: Cell, question: Question, long_forms: LongForms) -> float:
    """1 when the question spells out an acronym of the header, or the header one of the question."""
    header = " ".join(cell.column)
    told = [set(question_terms(form)) for word in _ACRONYM.findall(header) for form in long_forms(word)[:2]]
    asked = [(set(long), _words(cell)) for _, *long in question.expansions]
    pairs = [*((long, set(question.terms)) for long in told), *asked]
    return max((1.0 for long, said in pairs if long and len(long & said) >= 0.6 * len(long)), default=0.0)


def _roles(text: str, asking: bool = False) -> frozenset[str]:
    """What a header or a question makes of a figure: target, budget, forecast, before, total, change, elsewhere."""
    found = {name for dimension, name in roles_in(text) if dimension in ("stage", "part", "extent")}
    moves = asking and any(dimension in ("move", "spend") for dimension, _ in roles_in(text))
    if moves or CHANGE.search(text):
        found.add("change")
    if EARLIER.search(text):
        found.add("before")
    if ELSEWHERE.search(text):
        found.add("elsewhere")
    if _ACTUAL.search(text) and not (_MEANT.search(text) or "forecast" in found):
        found.add("actual")
    return frozenset(found)
