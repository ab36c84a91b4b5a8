"""A pair of figures that stand together, held against a comparing question: whether it may be meant, and how well it is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from assistant.asking.question import Question, read_question
from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import Relation, two_names, without_comparing
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.facts.fitting import time_level
from assistant.facts.roles import Role, roles_in
from assistant.finding.weighing import rarity
from assistant.times.times import bare_months
from corpus.dates import months_in
from index.analysis import terms
from index.search import Index

_TOTAL = re.compile(r"(?:grand |overall |sub-?)?totals?\b|all\b|overall\b|borough\b|county\b", re.IGNORECASE)
_LABEL = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]|\d{1,2})(?!\w)")
_COUNTED = re.compile(r"\bhow many (minute|hour|day|week|month|year)s\b", re.IGNORECASE)
NEAR, _AROUND, _OVER = 1.0, 0.75, 0.4
_OWN, _ASKED_COLUMN, _IN_ONE_SENTENCE, _ROLE, _TIME, _LATE = 0.15, 0.12, 0.05, 0.1, 0.15, 0.3
_TELLING_ROLES = frozenset(("stage", "spend", "extreme"))
COMPARING = frozenset(
    "gap differ compar point percentag versu vs v against each more less fewer higher lower bigger smaller larger greater wors better "
    "longer shorter mani much far figur dearer cheaper number share proport one two same got get than rise fall between year "
    "quarter month now".split()
)


class AskedTogether:
    """What a comparing question asks for, in all of its sides."""

    def __init__(self, index: Index, question: Question, relation: Relation) -> None:
        read = read_question(without_comparing(question.text), index.catalogue.long_forms, index.catalogue.short_forms)
        self.terms = tuple(term for term in read.terms if term not in COMPARING and not term.isdigit())
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
        joined = two_names(question.text) if self.each else None
        self.joined = [set(terms(name)) for name in joined or ()]
        self.without_year = bool(bare_months(question.text))
        self.months = _months(question.text)
        self.given = {figure.value for figure in figures_in(question.text)}


@dataclass(frozen=True)
class StandingPair:
    """Two figures that may be the sides, with what is told of each: the question's terms nearest to it, and times by how near they are."""

    asked: AskedTogether
    facts: tuple[Fact, Fact]
    said: tuple[Mapping[str, float], Mapping[str, float]]

    @property
    def near(self) -> list[set[str]]:
        return [{term for term in self.asked.terms if one.get(term) == NEAR} for one in self.said]

    @property
    def own(self) -> list[float]:
        """The share of the question that is told nearest to one figure alone, for each."""
        near, rare = self.near, self.asked.rare
        return [sum(rare[term] for term in near[at] - near[1 - at]) / self.asked.total for at in (0, 1)]

    @property
    def told(self) -> float:
        """The share of the question that is told of the figure that it is told less of, without the other one's own words."""
        near = self.near
        return min(_share(self.asked, self.said[at], near[1 - at] - near[at]) for at in (0, 1))

    @property
    def levels(self) -> list[tuple[int, int]]:
        first, second = self.facts
        return [(time_level(first, time), time_level(second, time)) for time in self.asked.times]

    @property
    def apart_in_time(self) -> bool:
        """Whether each figure is told for a time of the question that the other is not told for."""
        levels = self.levels
        return any(one > max(other, 1) for one, other in levels) and any(other > max(one, 1) for one, other in levels)

    @property
    def apart_in_role(self) -> bool:
        roles = [
            {role for role in roles_in(fact.near) & self.asked.roles if role[0] in _TELLING_ROLES}
            for fact in self.facts
        ]
        return roles[0] != roles[1]

    @property
    def in_one_row(self) -> bool:
        first, second = self.facts
        return first.header is not None and first.found.passage.id == second.found.passage.id

    def may_be_meant(self) -> bool:
        """Whether the figures are of the unit, names and times asked for, and something that the question says tells them apart."""
        asked, unit = self.asked, self.facts[0].value.unit
        if asked.unit not in (None, unit) and not (asked.unit == "%" and "%" in self.facts[0].near):
            return False
        if asked.share and (unit == "%" or _whole(self.facts[0], asked) == _whole(self.facts[1], asked)):
            return False
        if asked.names - self.said[0].keys() - self.said[1].keys():
            return False
        if any(("stage", "target") in roles_in(fact.near) - asked.roles for fact in self.facts):
            return False
        return self._in_time() and self._each_of_one_month() and self._told_apart()

    def _in_time(self) -> bool:
        levels = self.levels
        if len(levels) > 1 and not self.apart_in_time:
            return False
        if len(levels) == 1 and min(levels[0]) < 0 and not self.apart_in_role:
            return False
        return all(max(level) >= 0 for level in levels)

    def _told_apart(self) -> bool:
        own = self.own
        if self.asked.each:
            return min(own) > 0 and not self.in_one_row and self._each_of_one_name()
        in_text = self.facts[0].header is None
        by_words = min(own) > 0 or (self.in_one_row and max(own) > 0)
        return by_words or self.apart_in_time or self.apart_in_role or in_text or self.asked.share

    def _each_of_one_name(self) -> bool:
        """Whether the first of two names that are joined tells the one figure, and the second the other."""
        first, second = self.near
        return not self.asked.joined or any(
            all(
                name & near and not name & other
                for name, near, other in zip(self.asked.joined, nears, nears[::-1], strict=True)
            )
            for nears in ((first, second), (second, first))
        )

    def _each_of_one_month(self) -> bool:
        """Whether two months that are asked for, one without its year, are not told both of one figure, nor one of neither."""
        if not self.asked.without_year or len(self.asked.months) < 2 or self.apart_in_time:
            return True
        told = [_months(fact.near) & self.asked.months for fact in self.facts]
        return told[0] != told[1]

    def score(self, columns: Mapping[str, set[tuple[str, ...]]], late: Mapping[str, float]) -> float:
        """How well the pair tells the question; columns: those asked for, by passage; late: the passages' own scores."""
        own, (first, second) = self.own, self.facts
        near = f"{first.near} {second.near}".lower()
        score = self.told + 0.5 * min(own) + _OWN * (min(own) > 0) + _OWN / 2 * (max(own) > 0)
        score += _OWN * self.apart_in_time + _ROLE * self.apart_in_role + _IN_ONE_SENTENCE * (first.span == second.span)
        score -= _OWN * sum(label not in near for label in self.asked.labels)
        score += _ROLE * (self.asked.counted is not None and self.asked.counted in near)
        if first.header is not None and first.header == second.header:
            score += _ASKED_COLUMN * any(first.header in columns[fact.found.passage.id] for fact in self.facts)
        score += _TIME * sum(sum(level) / 6 for level in self.levels) / max(len(self.levels), 1)
        return score + _LATE * max(late[fact.found.passage.id] for fact in self.facts)


def _months(text: str) -> set[int]:
    """The months that a text names, with a year or without, January being 1."""
    return {*bare_months(text), *(int(iso[5:7]) for _, iso in months_in(text))}


def _whole(fact: Fact, asked: AskedTogether) -> bool:
    """Whether a figure is what a share is taken of, or one that the question gives."""
    return fact.value.size in asked.given or is_whole(fact)


def is_whole(fact: Fact) -> bool:
    """Whether a figure is what a share is taken of: a total, or one that `of the` leads."""
    row = fact.found.passage.row
    if row is not None:
        return bool(_TOTAL.match(row.label))
    return bool(re.search(rf"\b[Oo]f (?:the |a total of |all )?{re.escape(fact.text)}", fact.around))


def _share(asked: AskedTogether, said: Mapping[str, float], others: Set[str]) -> float:
    """The share of the question's terms that are told of a figure, without those that tell only the other one."""
    wanted = [term for term in asked.terms if term not in others]
    total = sum(asked.rare[term] for term in wanted)
    return sum(asked.rare[term] * said.get(term, 0.0) for term in wanted) / total if total else 1.0


def said_of(fact: Fact) -> dict[str, float]:
    """The terms that are told of a figure, by how near to it."""
    said: dict[str, float] = {}
    for text, weight in ((fact.over, _OVER), (fact.around, _AROUND), (fact.near, NEAR)):
        said |= dict.fromkeys(terms(text), weight)
    if fact.elsewhere:
        said |= dict.fromkeys(("england", "nation", "uk", "countri"), NEAR)
    return said
