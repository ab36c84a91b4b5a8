"""Two figures that stand together: the pair of one sentence, paragraph, row or column that tells most of a comparing question.

This is the third way to the sides. The question need not be split: what tells the one figure and not the other are its sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.asking.question import Question, read_question
from assistant.checking.grounding import Encode, similarity, words_of
from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import without_comparing
from assistant.facts.fact import Fact
from assistant.facts.fitting import time_level
from assistant.facts.like_with_like import same_sort
from assistant.facts.of_passage import facts_of
from assistant.facts.roles import Role, roles_in
from assistant.finding.finder import Read
from assistant.finding.weighing import Weighed, rarity
from assistant.quoting.columns import asked_cells
from index.analysis import terms
from index.search import Found, Index

_PASSAGES, _ROWS, _WEIGHED, _ANCHORS = 6, 12, 8, 2
_NEAR, _AROUND, _OVER = 1.0, 0.75, 0.4
_MEANT = 0.6
_LEAST, _MARGIN = 1.5, 0.04
_OWN, _ASKED_COLUMN, _IN_ONE_SENTENCE, _ROLE, _TIME = 0.15, 0.12, 0.05, 0.1, 0.15
_TELLING_ROLES = frozenset(("stage", "spend", "extreme"))
_COMPARING = frozenset(
    "gap differ compar point percentag versu vs v against each more less fewer higher lower bigger smaller larger greater wors better "
    "longer shorter mani much far figur dearer cheaper number share proport one two same got get than rise fall between year "
    "quarter month now".split()
)


@dataclass(frozen=True)
class Together:
    """Two figures that stand together and how well they tell the question."""

    first: Fact
    second: Fact
    score: float


class _Asked:
    """What a comparing question asks for, in all of its sides."""

    def __init__(self, index: Index, question: Question) -> None:
        read = read_question(without_comparing(question.text), index.catalogue.long_forms, index.catalogue.short_forms)
        self.terms = tuple(term for term in read.terms if term not in _COMPARING and not term.isdigit())
        self.rare: Mapping[str, float] = rarity(index, replace(read, terms=self.terms))
        self.total = sum(self.rare.values()) or 1.0
        self.times, self.text, self.topic = question.times, question.text, read.topic
        self.names = {term for name in question.names for term in terms(name) if term in self.rare}
        self.roles: frozenset[Role] = roles_in(question.text)
        self.unit = unit_asked(question.text)


def told_together(index: Index, question: Question, read: Read, encode: Encode | None) -> tuple[Fact, Fact] | None:
    """The two figures that surely are the sides of a comparing question, the larger first.

    One of them stands in one of the two passages that answer the whole question best. None where no pair tells enough of the
    question, or another one nearly as much.
    """
    asked = _Asked(index, question)
    anchors = {quote.passage.id for quote in read.quotes[:_ANCHORS]}
    pairs = [pair for pair in _pairs(index, question, asked, read.weighed[:_PASSAGES]) if _ids(pair) & anchors]
    best = _by_meaning(sorted(pairs, key=_order)[:_WEIGHED], asked, encode)
    if not best or best[0].score < _LEAST:
        return None
    first, second = best[0].first, best[0].second
    amounts = {first.value.size, second.value.size}
    rival = next((pair for pair in best if {pair.first.value.size, pair.second.value.size} != amounts), None)
    if rival is not None and best[0].score - rival.score < _MARGIN:
        return None
    return (first, second) if first.amount >= second.amount else (second, first)


def _ids(pair: Together) -> set[str]:
    return {pair.first.found.passage.id, pair.second.found.passage.id}


def _order(pair: Together) -> tuple[float, str, str]:
    return -pair.score, pair.first.found.passage.id, pair.first.text


def _pairs(index: Index, question: Question, asked: _Asked, weighed: Sequence[Weighed]) -> list[Together]:
    read: dict[str, tuple[Found, float]] = {
        item.found.passage.id: (item.found, item.found.late or 0.0) for item in weighed
    }
    for report_id in {item.found.passage.report_id for item in weighed if item.found.passage.row is not None}:
        own = next(item.found.particulars for item in weighed if item.found.passage.report_id == report_id)
        ids = [id for id, _ in index.catalogue.full_text(list(asked.terms), [report_id], _ROWS)]
        for passage in index.catalogue.passages(ids):
            if passage.row is not None:
                read.setdefault(passage.id, (Found(passage, own, 0, 0.0), 0.0))
    columns = {id: _columns(index, question, found) for id, (found, _) in read.items()}
    facts = [fact for found, _ in read.values() for fact in facts_of(found) if fact.change != "by"]
    said = {fact.place: _said(fact) for fact in facts}
    base = {id: late for id, (_, late) in read.items()}
    pairs = (
        _weighed(asked, first, second, (said[first.place], said[second.place]), columns, base)
        for first, second in combinations(facts, 2)
        if _stand_together(first, second) and same_sort(first, second) and first.value.size != second.value.size
    )
    return [pair for pair in pairs if pair is not None]


def _columns(index: Index, question: Question, found: Found) -> set[tuple[str, ...]]:
    """The columns of a row that the question asks for."""
    if found.passage.row is None:
        return set()
    cells = asked_cells(
        replace(question, wants="figure"), found.passage, found.particulars.period, index.catalogue.long_forms
    )
    return {cell.column for cell in cells}


def _stand_together(first: Fact, second: Fact) -> bool:
    one, other = first.found.passage, second.found.passage
    if first.header is None or second.header is None:
        return first.header == second.header and one.id == other.id
    return one.id == other.id or (one.report_id == other.report_id and first.header == second.header)


def _said(fact: Fact) -> dict[str, float]:
    """The terms that are told of a figure, by how near to it."""
    said: dict[str, float] = {}
    for text, weight in ((fact.over, _OVER), (fact.around, _AROUND), (fact.near, _NEAR)):
        said |= dict.fromkeys(terms(text), weight)
    if fact.elsewhere:
        said |= dict.fromkeys(("england", "nation", "uk", "countri"), _NEAR)
    return said


def _weighed(
    asked: _Asked,
    first: Fact,
    second: Fact,
    said: tuple[Mapping[str, float], Mapping[str, float]],
    columns: Mapping[str, set[tuple[str, ...]]],
    base: Mapping[str, float],
) -> Together | None:
    """A pair with its score; None where nothing of the question tells its figures apart, or they are of another time or unit."""
    if asked.unit is not None and first.value.unit != asked.unit:
        return None
    if asked.names - said[0].keys() - said[1].keys():
        return None
    near = [{term for term in asked.terms if one.get(term) == _NEAR} for one in said]
    own = [sum(asked.rare[term] for term in near[at] - near[1 - at]) / asked.total for at in (0, 1)]
    told = min(_share(asked, said[0], near[1] - near[0]), _share(asked, said[1], near[0] - near[1]))
    levels = [(time_level(first, time), time_level(second, time)) for time in asked.times]
    apart_in_time = any(one > other for one, other in levels) and any(other > one for one, other in levels)
    roles = [
        {role for role in roles_in(fact.near) & asked.roles if role[0] in _TELLING_ROLES} for fact in (first, second)
    ]
    one_row = first.found.passage.id == second.found.passage.id and first.header is not None
    if len(asked.times) > 1 and not apart_in_time:
        return None
    if any(max(level) < 0 for level in levels) or (
        levels and len(levels) == 1 and min(levels[0]) < 0 and roles[0] == roles[1]
    ):
        return None
    if not (
        min(own) > 0 or apart_in_time or (one_row and max(own) > 0) or roles[0] != roles[1] or first.header is None
    ):
        return None
    score = told + 0.5 * min(own) + _OWN * (min(own) > 0) + _OWN / 2 * (max(own) > 0) + _OWN * apart_in_time
    score += _ROLE * (roles[0] != roles[1]) + _IN_ONE_SENTENCE * (first.span == second.span)
    if first.header is not None and first.header == second.header:
        score += _ASKED_COLUMN * any(first.header in columns.get(fact.found.passage.id, ()) for fact in (first, second))
    score += _TIME * sum(sum(level) / 6 for level in levels) / max(len(levels), 1)
    score += 0.3 * max(base[fact.found.passage.id] for fact in (first, second))
    return Together(first, second, score)


def _share(asked: _Asked, said: Mapping[str, float], others: Set[str]) -> float:
    """The share of the question's terms that are told of a figure, without those that tell only the other one."""
    wanted = [term for term in asked.terms if term not in others]
    total = sum(asked.rare[term] for term in wanted)
    return sum(asked.rare[term] * said.get(term, 0.0) for term in wanted) / total if total else 1.0


def _by_meaning(found: list[Together], asked: _Asked, encode: Encode | None) -> list[Together]:
    """The pairs with the words that are told in other words counted in part."""
    if encode is None:
        return found
    said = [word for word in words_of(asked.topic) if word.stem in asked.rare]
    total = sum(asked.rare[word.stem] for word in said) or 1.0
    weighed = []
    for pair in found:
        text = f"{pair.first.near}. {pair.second.near}. {pair.first.around}. {pair.second.around if pair.second.around != pair.first.around else ''} {pair.first.over}"[
            :700
        ]
        alike = similarity(asked.topic, said, text, words_of(text), encode)
        share = (
            sum(asked.rare[word.stem] * float(row.max(initial=0.0)) for word, row in zip(said, alike, strict=True))
            / total
        )
        weighed.append(replace(pair, score=pair.score + _MEANT * share))
    return sorted(weighed, key=_order)


def names_of(pair: tuple[Fact, Fact]) -> tuple[str, str]:
    """What tells two figures apart where they stand: their rows, or their columns; nothing where they stand in sentences."""
    rows = [fact.found.passage.row for fact in pair]
    if rows[0] is None or rows[1] is None:
        return "", ""
    if rows[0].label != rows[1].label:
        return rows[0].label, rows[1].label
    one, other = (pair[0].header or (), pair[1].header or ())
    return " ".join(part for part in one if part not in other), " ".join(part for part in other if part not in one)
