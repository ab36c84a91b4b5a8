"""Whether the likeliest pair tells what is asked: the times that the question names, and most of its words."""

from __future__ import annotations

from assistant.asking.question import Question, read_question
from assistant.comparing.comparison import without_comparing
from assistant.facts.fact import Fact
from assistant.facts.fitting import time_level
from assistant.finding.unsaid import asked_words
from assistant.finding.weighing import rarity, weigh
from index.search import Index

_REPORTS = 1
_MOST_UNSAID = 0.6


def tells_what_is_asked(index: Index, question: Question, facts: tuple[Fact, Fact]) -> bool:
    """False where both figures are of other times than one asked for, none is told for any, or much of the question is said by neither passage."""
    levels = [max(time_level(fact, time) for fact in facts) for time in question.times]
    in_time = not levels or (min(levels) >= 0 and max(levels) >= _REPORTS)
    return in_time and _unsaid(index, question, facts) <= _MOST_UNSAID


def _unsaid(index: Index, question: Question, facts: tuple[Fact, Fact]) -> float:
    """The share of the question's words, by rarity, that neither passage says."""
    catalogue = index.catalogue
    bare = read_question(without_comparing(question.text), catalogue.long_forms, catalogue.short_forms)
    rare = rarity(index, bare)
    weighed = [weigh(bare, [fact.found], rare)[0] for fact in facts]
    told = [asked_words(index, bare, item, rare) for item in weighed]
    words = [(one.rarity, one.unsaid and other.unsaid) for one, other in zip(*told, strict=True)]
    return sum((rarity for rarity, unsaid in words if unsaid), 0.0) / (sum(rarity for rarity, _ in words) or 1.0)
