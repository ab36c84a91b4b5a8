"""Signs: what speaks for two figures being the sides of a question, and what against, for all pairs at once.

Every sign is a number of which more is better or worse throughout; `likely` weighs them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.candidates import Candidate
from assistant.comparing.pairs.leaning import leaning_of
from assistant.comparing.pairs.pair_values import PairValues, coded
from assistant.comparing.pairs.place_signs import place_signs, search_signs
from assistant.comparing.pairs.sort_signs import size_signs, sort_signs
from assistant.comparing.pairs.telling import Array, Telling
from assistant.comparing.pairs.time_signs import time_signs
from assistant.comparing.pairs.word_signs import names_signs, sides_signs, terms_signs, words_signs


@dataclass(frozen=True)
class Pairs:
    """The pairs of the candidates that may be compared: two places of each, and for each sign its values, shape (pairs,).

    leaning: how much more the first of a pair is the first side of the question than the second is; below 0 the other way.
    """

    candidates: Sequence[Candidate]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    signs: Mapping[str, Array]
    leaning: Array


def pairs(asked: Asked, given: Sequence[Candidate], telling: Telling) -> Pairs | None:
    """All pairs of one unit that stand in two places, with their signs; None where there are none."""
    first, second = np.triu_indices(len(given), 1)
    unit = coded(given, lambda one: one.fact.value.unit)
    place = coded(given, lambda one: one.fact.place)
    kept = (unit[first] == unit[second]) & (place[first] != place[second])
    first, second = first[kept], second[kept]
    if not len(first):
        return None
    values = PairValues(given, first, second)
    signs = {
        **words_signs(values, telling),
        **terms_signs(values, asked),
        **sides_signs(values, asked, telling),
        **names_signs(values, asked),
        **time_signs(values, asked),
    }
    signs |= {
        **place_signs(values, asked),
        **sort_signs(values, asked),
        **size_signs(values),
        **search_signs(values, asked),
    }
    kept_signs = {name: np.asarray(own, np.float32) for name, own in signs.items()}
    return Pairs(given, first, second, kept_signs, leaning_of(values, asked, telling))
