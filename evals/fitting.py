"""Fitting: the coefficients by which a quote is likely to answer, from questions with and without an answer.

`python -m evals.fitting SET=INDEX...` prints the coefficients of `assistant.finding.likely` and, for each set, both sorts of
error with those fitted on the others. SET is a set's name or file; only its `dev` half is used. Comparisons are left out, as
they are answered another way.
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
from assistant.finding.likely import LEAST_LIKELY, signs_of
from assistant.finding.refusing import refusal_by_name
from assistant.finding.unsaid import asked_words
from assistant.finding.weighing import rarity
from evals.known_answers import KnownAnswer, known_answers, set_path
from index.search import Filters

_RIDGE = 1.0
_STEPS = 30
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The signs of the quote that would answer one question of a set, and whether the reports answer it."""

    name: str
    signs: Mapping[str, float]
    answerable: bool


@dataclass(frozen=True)
class Fit:
    """A logistic regression: the weight of each sign in its own units, and the constant."""

    weights: Mapping[str, float]
    constant: float

    def likely(self, signs: Mapping[str, float]) -> float:
        logit = self.constant + sum(weight * signs[sign] for sign, weight in self.weights.items())
        return float(1 / (1 + np.exp(-logit)))


def examples(name: str, index: Path) -> list[Example]:
    """One for each question of the `dev` half that is not a comparison and for which anything was found."""
    assistant = Assistant(index)
    asked = [one for one in known_answers(set_path(name)) if one.split == "dev" and one.kind != "compare"]
    found = [(one, _signs(assistant, one)) for one in asked]
    assistant.close()
    return [Example(name, signs, one.answerable) for one, signs in found if signs is not None]


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
    """Ridge-penalised logistic regression by Newton's method; both classes weigh the same, as do signs of any scale."""
    names = list(given[0].signs)
    values = np.array([[one.signs[name] for name in names] for one in given], np.float64)
    mean, scale = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-9)
    columns = np.column_stack([np.ones(len(values)), (values - mean) / scale])
    answerable = np.array([one.answerable for one in given], np.float64)
    share = answerable.mean()
    balance = np.where(answerable == 1, 0.5 / share, 0.5 / (1 - share))
    weights = _newton(columns, answerable, balance)
    own = weights[1:] / scale
    return Fit(dict(zip(names, own.tolist(), strict=True)), float(weights[0] - own @ mean))


def _newton(columns: Vector, wanted: Vector, balance: Vector) -> Vector:
    """The weights, the first of which is the constant and not penalised."""
    penalty = np.full(columns.shape[1], _RIDGE)
    penalty[0] = 0.0
    weights = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (balance * (chance - wanted)) + penalty * weights
        curve = (columns.T * (balance * chance * (1 - chance))) @ columns + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return np.asarray(weights, np.float64)


def left_out(given: Sequence[Example], least: float = LEAST_LIKELY) -> dict[str, tuple[int, int, int, int]]:
    """For each set, with what the others gave: refused of how many answerable, answered of how many unanswerable."""
    told = {}
    for name in dict.fromkeys(one.name for one in given):
        made = fit([one for one in given if one.name != name])
        own = [(made.likely(one.signs) >= least, one.answerable) for one in given if one.name == name]
        yes, no = [said for said, there in own if there], [said for said, there in own if not there]
        told[name] = (yes.count(False), len(yes), no.count(True), len(no))
    return told


def main(arguments: Sequence[str]) -> int:
    """Print the coefficients for pairs `SET=INDEX`."""
    given = [one for pair in arguments for one in examples(pair.partition("=")[0], Path(pair.partition("=")[2]))]
    if not given:
        print("Name at least one SET=INDEX.", file=sys.stderr)
        return 2
    made = fit(given)
    print(f"_CONSTANT = {made.constant:.3f}")
    print("\n".join(f'"{sign}": {weight:.3f},' for sign, weight in made.weights.items()))
    for name, (refused, yes, answered, no) in left_out(given).items():
        print(f"{name}: {refused} of {yes} answerable refused, {answered} of {no} unanswerable answered")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
