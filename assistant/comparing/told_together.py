"""Two figures that stand together: the pair of one sentence, paragraph, row or column that tells most of a comparing question.

This is the third way to the sides. The question need not be split: what tells the one figure and not the other are its sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.asking.question import Question, read_question
from assistant.checking.grounding import Encode, similarity, words_of
from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import Relation, without_comparing
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
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
_TOTAL = re.compile(r"(?:grand |overall |sub-?)?totals?\b|all\b|overall\b|borough\b|county\b", re.IGNORECASE)
_LABEL = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]|\d{1,2})(?!\w)")
_COUNTED = re.compile(r"\bhow many (minute|hour|day|week|month|year)s\b", re.IGNORECASE)
_NEAR, _AROUND, _OVER = 1.0, 0.75, 0.4
_MEANT = 0.6
_LEAST, _MARGIN, _SAME_ROWS = 1.5, 0.04, 0.01
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

    def __init__(self, index: Index, question: Question, relation: Relation) -> None:
        read = read_question(without_comparing(question.text), index.catalogue.long_forms, index.catalogue.short_forms)
        self.terms = tuple(term for term in read.terms if term not in _COMPARING and not term.isdigit())
        self.row_terms = [*self.terms, *(["total"] if relation == "share" else [])]
        self.rare: Mapping[str, float] = rarity(index, replace(read, terms=self.terms))
        self.total = sum(self.rare.values()) or 1.0
        self.times, self.text, self.topic = question.times, question.text, read.topic
        self.names = {term for name in question.names for term in terms(name) if term in self.rare}
        self.labels = [label.lower() for label in _LABEL.findall(question.text)]
        counted = _COUNTED.search(question.text)
        self.counted = counted[1].lower() if counted else None
        self.roles: frozenset[Role] = roles_in(question.text)
        self.unit = None if relation == "share" else unit_asked(question.text)
        self.share, self.each = relation == "share", relation == "each"
        self.given = {figure.value for figure in figures_in(question.text)}


def told_together(
    index: Index, question: Question, relation: Relation, read: Read, encode: Encode | None
) -> tuple[Fact, Fact] | None:
    """The two figures that surely are the sides of a comparing question, the larger first.

    The part before the whole for a share. One of them stands in one of the two passages that answer the whole question best. None where no pair tells enough of the
    question, or another one nearly as much.
    """
    asked = _Asked(index, question, relation)
    best_told = [quote.weighed for quote in read.quotes[:_ANCHORS]]
    anchors = {item.found.passage.id for item in best_told}
    pairs = _pairs(index, question, asked, [*best_told, *read.weighed[:_PASSAGES]])
    pairs = [pair for pair in pairs if _ids(pair) & anchors]
    best = _by_meaning(sorted(pairs, key=_order)[:_WEIGHED], asked, encode)
    if not best or best[0].score < _LEAST:
        return None
    first, second = best[0].first, best[0].second
    if any(_rivals(best[0], pair) and best[0].score - pair.score < _margin(best[0], pair) for pair in best[1:]):
        return None
    larger_first = first.value.size >= second.value.size
    return (first, second) if larger_first != asked.share else (second, first)


def _rivals(best: Together, other: Together) -> bool:
    """Whether another pair tells other figures."""
    return {best.first.value.size, best.second.value.size} != {other.first.value.size, other.second.value.size}


def _margin(best: Together, other: Together) -> float:
    """By how much the best pair has to be better; of two columns of the same rows the one that is asked for is told by little."""
    return _SAME_ROWS if len(_ids(best)) == 2 and _ids(best) == _ids(other) and best.first.header else _MARGIN


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
        ids = [id for id, _ in index.catalogue.full_text(asked.row_terms, [report_id], _ROWS)]
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
    if asked.unit not in (None, first.value.unit) and not (asked.unit == "%" and "%" in first.near):
        return None
    if asked.share and (first.value.unit == "%" or _whole(first, asked) == _whole(second, asked)):
        return None
    if asked.names - said[0].keys() - said[1].keys():
        return None
    near = [{term for term in asked.terms if one.get(term) == _NEAR} for one in said]
    own = [sum(asked.rare[term] for term in near[at] - near[1 - at]) / asked.total for at in (0, 1)]
    told = min(_share(asked, said[0], near[1] - near[0]), _share(asked, said[1], near[0] - near[1]))
    levels = [(time_level(first, time), time_level(second, time)) for time in asked.times]
    apart_in_time = any(one > max(other, 1) for one, other in levels) and any(
        other > max(one, 1) for one, other in levels
    )
    roles = [
        {role for role in roles_in(fact.near) & asked.roles if role[0] in _TELLING_ROLES} for fact in (first, second)
    ]
    if any(("stage", "target") in roles_in(fact.near) - asked.roles for fact in (first, second)):
        return None
    one_row = first.found.passage.id == second.found.passage.id and first.header is not None
    if asked.each and (one_row or min(own) == 0):
        return None
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
    near_both = f"{first.near} {second.near}".lower()
    score -= _OWN * sum(label not in near_both for label in asked.labels)
    score += _ROLE * (asked.counted is not None and asked.counted in near_both)
    if first.header is not None and first.header == second.header:
        score += _ASKED_COLUMN * any(first.header in columns.get(fact.found.passage.id, ()) for fact in (first, second))
    score += _TIME * sum(sum(level) / 6 for level in levels) / max(len(levels), 1)
    score += 0.3 * max(base[fact.found.passage.id] for fact in (first, second))
    return Together(first, second, score)


def _whole(fact: Fact, asked: _Asked) -> bool:
    """Whether a figure is what a share is taken of: a total, one that the question gives, or one that `of the` leads."""
    row = fact.found.passage.row
    if fact.value.size in asked.given or (row is not None and _TOTAL.match(row.label)):
        return True
    return fact.cell is None and bool(
        re.search(rf"\b[Oo]f (?:the |a total of |all )?{re.escape(fact.text)}", fact.around)
    )


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
