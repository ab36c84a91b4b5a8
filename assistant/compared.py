"""Both sides of a comparison found and held against each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.comparing import Comparison, Side
from assistant.facts import Fact, facts_of
from assistant.like_with_like import Fitted, Pair, Wanted, fitted, pairs
from assistant.question import Question, read_question, times_in
from assistant.weighing import Weighed, rarity, weigh
from index.analysis import question_terms
from index.search import Filters, Found, Index

_READ = 14


def found_pairs(index: Index, comparison: Comparison, search: Callable[[Question], list[Found]]) -> list[Pair]:
    """The pairs of figures that answer a comparison, best first."""
    asked = [_asked(index, side.question) for side in comparison.sides]
    weighed = [weigh(question, search(question), rarity(index, question)) for question in asked]
    wanted = _wanted(index, comparison)
    sides = [
        fitted(_facts(index, question, items), own) for question, items, own in zip(asked, weighed, wanted, strict=True)
    ]
    return pairs(sides[0], sides[1], wanted)


def _asked(index: Index, text: str) -> Question:
    return replace(read_question(text, index.catalogue.long_forms), wants="figure")


def _facts(index: Index, question: Question, weighed: list[Weighed]) -> list[tuple[Fact, float]]:
    found = []
    for item in weighed[:_READ]:
        facts = facts_of(item.found)
        spans = list(dict.fromkeys(fact.span for fact in facts))
        late = index.score_spans(question.topic, item.found.passage, spans) if item.found.passage.row is None else None
        scores = dict(zip(spans, late, strict=True)) if late else {}
        base = item.found.late or 0.0
        found += [(fact, 0.5 * base + 0.5 * scores.get(fact.span, base)) for fact in facts]
    return found


def _wanted(index: Index, comparison: Comparison) -> tuple[Wanted, Wanted]:
    shared = read_question(comparison.shared)
    terms_of = [set(_terms(side)) for side in comparison.sides]
    times = [read_question(side.name).times for side in comparison.sides]
    common = tuple(term for term in shared.terms)
    rare = rarity(index, replace(shared, terms=tuple({*common, *terms_of[0], *terms_of[1]})))

    def of(own: int, other: int) -> Wanted:
        return Wanted(
            own=frozenset(terms_of[own] - terms_of[other] - set(common)),
            others=frozenset(terms_of[other] - terms_of[own] - set(common)),
            times=times[own],
            shared=common,
            shared_times=shared.times,
            rare=rare,
        )

    return of(0, 1), of(1, 0)


def _terms(side: Side) -> tuple[str, ...]:
    read = read_question(side.name)
    return tuple(question_terms(read.topic)) if times_in(side.name) or read.times else read.terms
