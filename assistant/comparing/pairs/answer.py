"""The answer of the two figures that are likeliest meant."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.asking.question import Question
from assistant.comparing.comparison import Comparison, Relation, Side
from assistant.comparing.comparison_answer import comparison_answer
from assistant.comparing.pairs.likely import LikelyPair
from assistant.comparing.pairs.tells_what_is_asked import tells_what_is_asked
from assistant.comparing.row_naming import rightly_named
from assistant.comparing.told_together import names_of
from assistant.facts.fact import Fact
from index.search import Index

_SURELY_LEANING = 0.2


def pair_answer(index: Index, text: str, question: Question, comparison: Comparison, pair: LikelyPair) -> Answer | None:
    """What is computed from two figures; None where they leave much unsaid, or a side's name may be another row's."""
    facts, sided = _in_order(pair, comparison.relation)
    asked = replace(comparison, relation="difference") if comparison.relation == "each" else comparison
    if not tells_what_is_asked(index, question, facts) or (sided and not rightly_named(index, comparison, facts)):
        return None
    if not sided:
        sides = tuple(Side(name, question.text) for name in names_of(facts))
        asked = Comparison(sides, asked.relation, question.text, question.text)
    return comparison_answer(index, text, question.text, asked, facts)


def _in_order(pair: LikelyPair, relation: Relation) -> tuple[tuple[Fact, Fact], bool]:
    """The figures as the question has its sides, and whether it has; else the larger first, of a share the part."""
    one, other = pair.first.fact, pair.second.fact
    larger_first = (one, other) if one.value.size >= other.value.size else (other, one)
    if relation == "share":
        return larger_first[::-1], False
    return ((one, other), True) if pair.leaning >= _SURELY_LEANING else (larger_first, False)
