"""Likely: how likely a quote answers a question, by a logistic regression over what was weighed of it.

No one sign tells an answer from its near miss: a quote may have every word but the one that is asked for, or say it all in
other words. `python -m evals.fitting` makes the coefficients from questions with and without an answer; these are of the
`dev` halves of the three sets and of `elsewhere`, and of 162 more questions on its papers that are not kept here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from assistant.asking.asked_thing import asked_thing
from assistant.asking.question import Question
from assistant.asking.wanted import holds_what_is_asked
from assistant.finding.unsaid import AskedWord
from assistant.quoting.quote import Quote
from index.analysis import terms

LEAST_LIKELY = 0.30
_ALL_BUT_COVERED = 0.9
_PARTICULAR = ("figure", "date", "person", "reason")
_FARTHEST = -9.0
CONSTANT = 1.206
COEFFICIENTS = {
    "behind the best": -0.195,
    "far": 0.145,
    "unsaid": -4.039,
    "thing unsaid": -2.785,
    "no reason": -2.358,
    "not held": -2.436,
    "name missing": -2.764,
}


def likely(
    signs: Mapping[str, float], weights: Mapping[str, float] = COEFFICIENTS, constant: float = CONSTANT
) -> float:
    """The probability that a quote with these signs answers, between 0 and 1."""
    return 1 / (1 + math.exp(-constant - sum(weight * signs[sign] for sign, weight in weights.items())))


def signs_of(
    question: Question, quote: Quote, quotes: Sequence[Quote], words: Sequence[AskedWord], rare: Mapping[str, float]
) -> dict[str, float] | None:
    """What speaks for and against a quote, beside the others; None where the cross-encoder read none of them.

    behind the best: how far its logit is below the highest; far: how far below 0 that is; unsaid: the share of the
    question's words, by rarity, that it leaves unsaid; thing unsaid: likewise, of the least said word of the thing
    that is asked for; name missing: the rarity of a name that is nowhere near, beside the question's rarest word; no reason, not
    held: 1 where it lacks the sort of thing asked for.
    """
    read = [item.relevance for item in quotes if item.relevance is not None]
    if not read:
        return None
    start, end = asked_thing(question)
    covered = quote.weighed.coverage > _ALL_BUT_COVERED and question.wants != "figure"
    without = not _held(question, quote) and not covered and question.wants in _PARTICULAR
    rarity = sum(word.rarity for word in words) or 1.0
    return {
        "behind the best": max(read) - (min(read) if quote.relevance is None else quote.relevance),
        "far": max(min(max(read), 0.0), _FARTHEST),
        "unsaid": sum(word.rarity * (1 - word.said) for word in words) / rarity,
        "thing unsaid": max((1 - word.said for word in words if start <= word.start < end), default=0.0),
        "no reason": float(without and question.wants == "reason"),
        "not held": float(without and question.wants != "reason"),
        "name missing": _name_missing(question, quote, rare),
    }


def _held(question: Question, quote: Quote) -> bool:
    """Whether a quote has the sort of thing asked for, a figure in its headline: those of other sentences are of something else."""
    if question.wants != "figure" or quote.passage.row is not None:
        return quote.holds
    return holds_what_is_asked(question, quote.headline)


def _name_missing(question: Question, quote: Quote, rare: Mapping[str, float]) -> float:
    of_names = {term for name in question.names for term in terms(name)}
    missing = [rare.get(term, 0.0) for term in quote.weighed.missing if term in of_names]
    return max(missing, default=0.0) / (max(rare.values(), default=0.0) or 1.0)
