"""Fitting: the coefficients by which a quote is likely to answer, from questions with and without an answer.

`python -m evals.fitting SET=INDEX...` prints the coefficients of `assistant.finding.likely` and, for each set, both sorts of
error with those fitted on the others. SET is a set's name or file; only its `dev` half is used. Comparisons are left out, as
they are answered another way; a question that would be answered wrongly counts a quarter, as refusing it does no harm.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.finding.finder import Finder
from assistant.finding.likely import LEAST_LIKELY, likely, signs_of
from assistant.finding.refusing import refusal_by_name
from assistant.finding.unsaid import asked_words
from assistant.finding.weighing import rarity
from evals.known_answers import KnownAnswer, known_answers, set_path
from evals.scoring import METRICS
from index.search import Filters

_WRONG = 0.25
_RIDGE = 1.0
_STEPS = 30
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The signs of the quote that would answer one question of a set, whether the reports answer it, and how much it counts."""

    name: str
    signs: Mapping[str, float]
    answerable: bool
    weight: float


@dataclass(frozen=True)
class Fit:
    """A logistic regression: the weight of each sign in its own units, and the constant."""

    weights: Mapping[str, float]
    constant: float

    def likely(self, signs: Mapping[str, float]) -> float:
        return likely(signs, self.weights, self.constant)


def examples(name: str, index: Path) -> list[Example]:
    """One for each question of the `dev` half that is not a comparison and for which anything was found."""
    assistant = Assistant(index, refusing=False)
    asked = [one for one in known_answers(set_path(name)) if one.split == "dev" and one.kind != "compare"]
    found = [(one, _signs(assistant, one), _weight(assistant, one)) for one in asked]
    assistant.close()
    return [Example(name, signs, one.answerable, weight) for one, signs, weight in found if signs is not None]


def _weight(assistant: Assistant, asked: KnownAnswer) -> float:
    if not asked.answerable:
        return 1.0
    return 1.0 if METRICS["joint"](asked, assistant.ask(asked.turns[-1], turns=asked.turns[:-1])) else _WRONG


def _signs(assistant: Assistant, asked: KnownAnswer) -> dict[str, float] | None:
    question = assistant.question(assistant.searched(asked.turns[-1], asked.turns[:-1]))
    quotes = Finder(assistant.index, Filters(), refusing=False).read(question).quotes
    if not quotes:
        return None
    rare = rarity(assistant.index, question)
    naming, _ = refusal_by_name(assistant.index, question, quotes, rare)
    words = asked_words(assistant.index, question, naming[0].weighed, rare)
    return signs_of(question, naming[0], quotes, words, rare)


def fit(given: Sequence[Example]) -> Fit:
    """Ridge-penalised logistic regression by Newton's method; both classes weigh the same, and signs of any scale."""
    names = list(given[0].signs)
    values = np.array([[one.signs[name] for name in names] for one in given], np.float64)
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-9)
    columns = np.column_stack([np.ones(len(values)), (values - mean) / scale])
    answerable = np.array([one.answerable for one in given], np.float64)
    counts = np.array([one.weight for one in given], np.float64)
    of_class = np.where(answerable == 1, counts @ answerable, counts @ (1 - answerable))
    weights = _newton(columns, answerable, len(given) / 2 * counts / of_class)
    own = weights[1:] / scale
    return Fit(dict(zip(names, own.tolist(), strict=True)), float(weights[0] - own @ mean))


def _newton(columns: Vector, wanted: Vector, counts: Vector) -> Vector:
    """The weights, the first of which is the constant and not penalised."""
    penalty = np.full(columns.shape[1], _RIDGE)
    penalty[0] = 0.0
    weights = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (counts * (chance - wanted)) + penalty * weights
        curve = (columns.T * (counts * chance * (1 - chance))) @ columns + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return np.asarray(weights, np.float64)


def left_out(given: Sequence[Example], least: float = LEAST_LIKELY) -> dict[str, tuple[int, int, int, int]]:
    """For each set, with what the others gave: refused of how many answerable, answered of how many unanswerable."""
    told = {}
    for name in dict.fromkeys(one.name for one in given):
        others = [one for one in given if one.name != name]
        if {one.answerable for one in others} != {True, False}:
            continue
        made = fit(others)
        own = [(made.likely(one.signs) >= least, one.answerable) for one in given if one.name == name]
        yes, no = [said for said, there in own if there], [said for said, there in own if not there]
        told[name] = (yes.count(False), len(yes), no.count(True), len(no))
    return told


def main(arguments: Sequence[str]) -> int:
    """Print the coefficients for pairs `SET=INDEX`."""
    pairs = [pair.partition("=") for pair in arguments]
    given = [one for name, _, index in pairs for one in examples(name, Path(index))]
    if {one.answerable for one in given} != {True, False}:
        print(
            "Name at least one SET=INDEX with questions that have an answer and some that have none.", file=sys.stderr
        )
        return 2
    made = fit(given)
    print(f"CONSTANT = {made.constant:.3f}")
    print("\n".join(f'"{sign}": {weight:.3f},' for sign, weight in made.weights.items()))
    for name, (refused, yes, answered, no) in left_out(given).items():
        print(f"{name}: {refused} of {yes} answerable refused, {answered} of {no} unanswerable answered")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
