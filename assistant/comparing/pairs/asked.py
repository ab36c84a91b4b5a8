"""What a comparing question asks for: the words of both sides, their times and names, the unit, and how it compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.asking.question import Question, read_question
from assistant.checking.values import in_words
from assistant.comparing.compared import unit_asked
from assistant.comparing.comparison import Comparison, Relation, without_comparing, without_share
from assistant.comparing.side_reports import with_reports
from assistant.comparing.standing_pair import COMPARING
from assistant.facts.figures import figures_in
from assistant.facts.roles import Role, roles_in
from assistant.finding.finder import Finder
from assistant.finding.weighing import rarity
from index.analysis import question_terms, terms

_SIDES = 3


@dataclass(frozen=True)
class Asked:
    """A comparing question. `question`: as it is searched; `bare`: without the words that compare; `rare`: how rare each of
    its terms is; `names`: the terms of each name in it; `sides`: the questions of its sides, where it can be split, with the
    terms that only that side says and the reports that it names; `given`: the figures that it tells itself."""

    question: Question
    bare: Question
    relation: Relation
    unit: str | None
    roles: frozenset[Role]
    rare: Mapping[str, float]
    names: tuple[tuple[str, ...], ...]
    sides: tuple[AskedSide, ...]
    given: frozenset[Decimal]


@dataclass(frozen=True)
class AskedSide:
    """One side: the question that asks for it alone, the terms that no other side says, the times and reports that it names."""

    question: Question
    terms: frozenset[str]
    times: tuple[str, ...]
    reports: tuple[str, ...]


def asked_pair(finder: Finder, question: Question, comparison: Comparison | None, relation: Relation) -> Asked:
    """What a question asks for; `comparison` is None where its sides cannot be told apart by its words."""
    catalogue = finder.index.catalogue

    def read(text: str) -> Question:
        return replace(read_question(text, catalogue.long_forms, catalogue.short_forms), wants="figure")

    text = without_share(question.text) if relation == "share" else question.text
    bare = read(without_comparing(text))
    split = with_reports(finder.index, comparison, finder.filters).sides[:_SIDES] if comparison else ()
    said = [frozenset(question_terms(side.said)) for side in split]
    sides = tuple(
        AskedSide(read(side.question), own.difference(*said[:at], *said[at + 1 :]), side.times, side.reports)
        for at, (side, own) in enumerate(zip(split, said, strict=True))
    )
    told = tuple(term for term in bare.terms if term not in COMPARING and not term.isdigit())
    return Asked(
        question=read(text),
        bare=bare,
        relation=relation,
        unit=None if relation == "share" else unit_asked(question.text),
        roles=roles_in(question.text),
        rare=rarity(finder.index, replace(bare, terms=told)),
        names=tuple(held for name in question.names if (held := tuple(terms(name)))),
        sides=sides,
        given=frozenset(figure.value for figure in [*figures_in(question.text), *in_words(question.text)]),
    )
