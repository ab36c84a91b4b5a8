"""Pairs: what each sign of two figures counts, fitted to comparisons of which both figures are known.

Of every question all pairs that would be held against it are kept with their signs. Those of two figures that its answer must
have, where they stand in the passages that hold its evidence, are right; a softmax over all of them is fitted to these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.comparing.comparison import read_comparison, relation_of
from assistant.comparing.pairs.asked import asked_pair
from assistant.comparing.pairs.likely import all_pairs
from assistant.comparing.pairs.signs import Pairs
from assistant.facts.fact import Fact
from evals.known_answers import KnownAnswer
from evals.relevance import Relevance
from evals.scoring.matching import holds_any
from evals.tuning.examples import asked_of

_RIDGE, _RATE, _STEPS = 0.03, 0.03, 300
_KEPT = 1500
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Example:
    """The signs of a question's pairs, shape (pairs, signs), and which of them are right."""

    signs: Sequence[str]
    values: NDArray[np.float32]
    right: NDArray[np.bool_]


def examples(name: str, index: Path) -> list[Example]:
    """The comparisons of a set's `dev` half, and those written for tuning, of which a right pair is among those held against it."""
    assistant = Assistant(index)
    relevance = Relevance(assistant.index)
    made = [_example(assistant, relevance, one) for one in asked_of(name) if one.kind == "compare"]
    assistant.close()
    return [one for one in made if one is not None]


def _example(assistant: Assistant, relevance: Relevance, asked: KnownAnswer) -> Example | None:
    question = assistant.question(assistant.searched(asked.turns[-1], asked.turns[:-1]))
    comparison = read_comparison(question.text)
    relation = comparison.relation if comparison else relation_of(question.text)
    finder = assistant.finder()
    found = all_pairs(finder, asked_pair(finder, question, comparison, relation or "each"))
    right = _right(found, asked, set(relevance.relevant(asked))) if found else np.zeros(0, bool)
    if found is None or not right.any():
        return None
    values = np.array(list(found.signs.values()), np.float32).T
    near = found.signs["told near"] + found.signs["told anywhere"] + 0.3 * found.signs["one passage"]
    kept = np.union1d(np.argsort(-near, kind="stable")[:_KEPT], np.flatnonzero(right))
    return Example(tuple(found.signs), values[kept], right[kept])


def _right(found: Pairs, asked: KnownAnswer, relevant: set[str]) -> NDArray[np.bool_]:
    """Which pairs are two of the figures that the answer must have."""
    wanted = [words for words in asked.must if any(re.search(r"\d", word) for word in words)]
    tells = [
        {at for at, words in enumerate(wanted) if any(holds_any(form, words) for form in _forms(one.fact))}
        if one.fact.found.passage.id in relevant
        else set()
        for one in found.candidates
    ]
    pairs = zip(found.first, found.second, strict=True)
    return np.array([any(a != b for a in tells[one] for b in tells[other]) for one, other in pairs], bool)


def _forms(fact: Fact) -> set[str]:
    """How a figure may be written in an answer: as printed, without its unit, without commas, in full."""
    number = _NUMBER.search(fact.text)
    forms = {fact.text, *([number[0]] if number else [])}
    return forms | {form.replace(",", "") for form in forms} | {str(fact.value.size)}


def fit(given: Sequence[Example], told: Callable[[int, int, float], None]) -> Mapping[str, float]:
    """The weight of each sign in its own units, by gradient descent with a ridge penalty on signs of equal spread."""
    names = given[0].signs
    every = np.concatenate([one.values for one in given])
    spread = every.std(axis=0)
    scale = np.where(spread > 0, spread, np.inf)
    values = torch.tensor((every - every.mean(axis=0)) / scale, dtype=torch.float32)
    question = torch.repeat_interleave(torch.arange(len(given)), torch.tensor([len(one.values) for one in given]))
    right = torch.tensor(np.concatenate([one.right for one in given]))
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=_RATE)
    for step in range(_STEPS):
        scores = values @ weights
        missed = _log_sum(scores, question, len(given)) - _log_sum(scores[right], question[right], len(given))
        loss = missed.mean() + _RIDGE * (weights**2).sum()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        told(step + 1, _STEPS, float(loss.detach()))
    own = weights.detach().numpy() / scale
    return {name: round(float(weight), 4) for name, weight in zip(names, own, strict=True)}


def _log_sum(scores: torch.Tensor, of: torch.Tensor, count: int) -> torch.Tensor:
    """The logarithm of the summed exponentials of each question's scores, shape (questions,)."""
    most = torch.full((count,), -1e9).scatter_reduce(0, of, scores.detach(), "amax")
    return most + torch.log(torch.zeros(count).index_add(0, of, torch.exp(scores - most[of])))


def first(given: Sequence[Example], weights: Mapping[str, float]) -> int:
    """Of how many examples the pair with the highest score is right."""
    own = [np.array([weights.get(sign, 0.0) for sign in one.signs]) for one in given]
    return sum(bool(one.right[int(np.argmax(one.values @ counts))]) for one, counts in zip(given, own, strict=True))
