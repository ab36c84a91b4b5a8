"""Likely pairs: how likely two figures are the sides of a question, by a softmax over all pairs of their weighed signs.

`python -m evals.tuning pairs` makes `weights.json` from comparisons whose two figures are known.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from assistant.asking.question import Question
from assistant.comparing.comparison import Comparison
from assistant.comparing.pairs.asked import Asked, asked_pair
from assistant.comparing.pairs.candidates import Candidate, candidates
from assistant.comparing.pairs.gathered import gathered
from assistant.comparing.pairs.reading import pair_text
from assistant.comparing.pairs.signs import Pairs, pairs
from assistant.comparing.pairs.telling import Array, Telling
from assistant.finding.finder import Finder
from index.search import Index

WEIGHTS = Path(__file__).with_name("weights.json")
_MOST = 16
_BEFORE, _READ = 0.91, 0.54


@dataclass(frozen=True)
class LikelyPair:
    """Two figures and how likely they are the sides, between 0 and 1: pairs of the same two values count together.

    leaning: how surely the first is the first side of the question, 0 where its words don't say.
    """

    first: Candidate
    second: Candidate
    chance: float
    leaning: float


@cache
def weights() -> Mapping[str, float]:
    """What each sign counts."""
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return found


def likely_pairs(finder: Finder, question: Question, comparison: Comparison) -> list[LikelyPair]:
    """The pairs that may be meant, the likeliest first; none without the token vectors of late interaction."""
    found = all_pairs(finder, asked_pair(finder, question, comparison, comparison.relation))
    return read_together(finder.index, question.text, ranked(found, weights())) if found else []


def all_pairs(finder: Finder, asked: Asked) -> Pairs | None:
    """Every pair of figures that is held against the question, with its signs; None where there are no two of one unit."""
    passages = gathered(finder, asked)
    telling = Telling(finder.index, asked.bare, asked.rare, [one.found.passage for one in passages])
    return pairs(asked, candidates(finder.index, asked, passages, telling), telling)


def ranked(given: Pairs, weighing: Mapping[str, float]) -> list[LikelyPair]:
    """The pairs of different outcomes by their chances, one of each outcome."""
    chances = _chances(np.asarray(sum(weighing.get(sign, 0.0) * values for sign, values in given.signs.items())))
    of: dict[frozenset[object], LikelyPair] = {}
    for at in np.argsort(-chances, kind="stable"):
        one, other = given.candidates[given.first[at]], given.candidates[given.second[at]]
        if given.leaning[at] < 0:
            one, other = other, one
        found = LikelyPair(one, other, float(chances[at]), abs(float(given.leaning[at])))
        outcome = frozenset((one.fact.value.size, other.fact.value.size))
        before = of.get(outcome)
        of[outcome] = replace(before, chance=before.chance + found.chance) if before else found
    return sorted(of.values(), key=lambda pair: -pair.chance)[:_MOST]


def read_together(index: Index, question: str, found: list[LikelyPair]) -> list[LikelyPair]:
    """The pairs with what the cross-encoder makes of each, the likeliest first; as they are without one."""
    logits = index.relevance(question, [pair_text(pair.first.fact, pair.second.fact) for pair in found])
    if not logits:
        return found
    before = np.log(np.array([pair.chance for pair in found]) + 1e-6)
    chances = _chances(np.asarray(_BEFORE * before + _READ * np.array(logits), np.float32))
    read = [replace(pair, chance=float(chance)) for pair, chance in zip(found, chances, strict=True)]
    return sorted(read, key=lambda pair: -pair.chance)


def _chances(scores: Array) -> Array:
    grown = np.exp(scores - scores.max())
    return np.asarray(grown / grown.sum(), np.float32)
