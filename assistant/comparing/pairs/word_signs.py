"""Signs of words: how much of the question two figures tell together, each alone, and as its two sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.pair_values import Flags, PairValues
from assistant.comparing.pairs.telling import Array, Telling
from assistant.comparing.standing_pair import NEAR, said_of
from assistant.facts.fact import Fact
from index.analysis import terms


def words_signs(values: PairValues, telling: Telling) -> dict[str, Array]:
    """How much of the question both tell together, the one that tells it less, and what each tells alone."""
    weights = telling.weights()
    near, around, anywhere, fitted = (
        values.rows(part)
        for part in (
            lambda one: one.told.near,
            lambda one: one.told.around,
            lambda one: one.told.anywhere,
            lambda one: one.told.fitted,
        )
    )
    counted = weights > 0.04
    own = [np.maximum(near[at] - near[1 - at], 0) @ weights for at in (0, 1)]

    def least(values: Array) -> Array:
        return values[:, counted].min(axis=1) if counted.any() else np.ones(len(values), np.float32)

    return {
        "told near": np.maximum(*near) @ weights,
        "told around": np.maximum(*around) @ weights,
        "told anywhere": np.maximum(*anywhere) @ weights,
        "both near": np.minimum(*near) @ weights,
        "both around": np.minimum(*around) @ weights,
        "both anywhere": np.minimum(*anywhere) @ weights,
        "least word near": least(np.maximum(*near)),
        "least word anywhere": least(np.maximum(*anywhere)),
        "least word of both": least(np.minimum(*anywhere)),
        "own words less": np.minimum(*own),
        "own words more": np.maximum(*own),
        "fitted": np.maximum(*fitted).mean(axis=1),
        "both fitted": np.minimum(*fitted).mean(axis=1),
    }


def terms_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """Likewise by the question's terms as they are spelt: how near to the figure each of them stands."""
    wanted = [term for term in asked.rare if asked.rare[term] > 0]
    rare = np.array([asked.rare[term] for term in wanted], np.float32)
    rare /= max(float(rare.sum()), 1e-6)
    said = {id(one): said_of(one.fact) for one in values.given}
    one, other = values.rows(lambda own: np.array([said[id(own)].get(term, 0.0) for term in wanted], np.float32))
    near = one == NEAR, other == NEAR
    own = [(near[at] & ~near[1 - at]) @ rare for at in (0, 1)]

    def told(words: Array, others: Flags) -> Array:
        """The share of the terms that is told, but for those that tell the other figure alone."""
        left = (~others) @ rare
        return np.asarray(np.where(left > 0, (words * ~others) @ rare / np.maximum(left, 1e-6), 1.0))

    return {
        "terms told": np.maximum(one, other) @ rare,
        "terms of both": np.minimum(one, other) @ rare,
        "terms near": (near[0] | near[1]) @ rare,
        "terms told by each": np.minimum(told(one, near[1] & ~near[0]), told(other, near[0] & ~near[1])),
        "own terms less": np.minimum(*own),
        "own terms more": np.maximum(*own),
        "own terms of both": (np.minimum(*own) > 0).astype(np.float32),
    }


def sides_signs(values: PairValues, asked: Asked, telling: Telling) -> dict[str, Array]:
    """Whether the one tells the words of one side, and the other those of the other; likewise their reports."""
    none = np.zeros(len(values.first), np.float32)
    if len(asked.sides) != 2:
        return {"side words apart": none, "side words near": none, "side words anywhere": none, "side reports": none}
    weights = [telling.weights(side.terms) for side in asked.sides]
    signs = {}

    def best(ways: Sequence[Array]) -> Array:
        return np.asarray(np.maximum(*ways)) if all(part.any() for part in weights) else none

    near = [values.rows(lambda one: one.told.near)[at] @ own for at in (0, 1) for own in weights]
    anywhere = [values.rows(lambda one: one.told.anywhere)[at] @ own for at in (0, 1) for own in weights]
    signs["side words apart"] = best([near[0] - near[1] + near[3] - near[2], near[1] - near[0] + near[2] - near[3]])
    signs["side words near"] = best([np.minimum(near[0], near[3]), np.minimum(near[1], near[2])])
    signs["side words anywhere"] = best([np.minimum(anywhere[0], anywhere[3]), np.minimum(anywhere[1], anywhere[2])])
    in_reports = [
        values.of(lambda one, side=side: one.fact.found.passage.report_id in side.reports)  # type: ignore[misc]
        for side in asked.sides
    ]
    one, other = in_reports
    signs["side reports"] = np.maximum(one[0] * other[1], one[1] * other[0])
    return signs


def names_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """The share of the question's names that neither is told under, and whether two names tell them apart."""
    count = max(len(asked.names), 1)

    def named(text: Callable[[Fact], str]) -> tuple[Array, Array]:
        said = [set(terms(text(one.fact))) for one in values.given]
        flags = np.array([[set(name) <= words for name in asked.names] for words in said], np.float32)
        flags = flags.reshape(len(said), len(asked.names))
        return flags[values.first], flags[values.second]

    near, over = named(lambda fact: fact.near), named(lambda fact: f"{fact.around} {fact.over}")
    anywhere = np.maximum(near[0], over[0]), np.maximum(near[1], over[1])

    def missing(flags: tuple[Array, Array]) -> Array:
        return np.asarray((1 - np.maximum(*flags)).sum(axis=1) / count)

    def apart(flags: tuple[Array, Array]) -> Array:
        own = [(flags[at] > flags[1 - at]).any(axis=1) for at in (0, 1)]
        return np.asarray(own[0] & own[1], np.float32)

    return {
        "names missing": missing(anywhere),
        "names not near": missing(near),
        "names apart near": apart(near),
        "names apart": apart(anywhere),
    }
