"""Signs of times: how near to two figures the times that the question names are told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.pair_values import PairValues
from assistant.comparing.pairs.telling import Array
from assistant.facts.fitting import time_level

OWN_TIME = 3  # the level of a time that is told for the figure itself
_REPORTS = np.float32(1 / OWN_TIME)  # of one that only its report has


def time_signs(values: PairValues, asked: Asked) -> dict[str, Array]:
    """Of one time asked for, how near it is told to both; of several, to one each; and whether another time is."""
    times = asked.question.times
    level = np.array([[time_level(one.fact, time) for time in times] for one in values.given], np.float32)
    level = level.reshape(len(values.given), len(times)) / np.float32(OWN_TIME)
    one, other = np.asarray(level[values.first]), np.asarray(level[values.second])
    apart = _own_times_apart(values, [frozenset(own.fact.times) for own in values.given])
    none = np.zeros(len(values.first), np.float32)
    several = len(times) > 1
    signs: dict[str, Array] = {
        "own times apart": apart * several,
        "own times apart, unasked": apart * (not several),
    }
    signs |= dict.fromkeys(("time of both", "time of one", "another time"), none)
    signs |= dict.fromkeys(("times each", "times apart", "times not told"), none)
    return signs | (_of_several(one, other) if several else _of_one(one[:, 0], other[:, 0]) if times else {})


def _of_one(one: Array, other: Array) -> dict[str, Array]:
    return {
        "time of both": np.asarray(np.minimum(one, other)),
        "time of one": np.asarray(np.maximum(one, other)),
        "another time": np.asarray(np.maximum(one, other) < 0, np.float32),
    }


def _of_several(one: Array, other: Array) -> dict[str, Array]:
    """Values by time, shape (pairs, times)."""
    both, nearer = np.minimum(one[:, :, None], other[:, None, :]), np.maximum(one, other)
    both[:, np.arange(one.shape[1]), np.arange(one.shape[1])] = -1.0
    ahead, behind = one > np.maximum(other, _REPORTS), other > np.maximum(one, _REPORTS)
    return {
        "times each": np.asarray(both.max(axis=(1, 2)), np.float32),
        "times apart": np.asarray(ahead.any(axis=1) & behind.any(axis=1), np.float32),
        "times not told": np.asarray((nearer < _REPORTS).mean(axis=1), np.float32),
    }


def _own_times_apart(values: PairValues, times: Sequence[frozenset[str]]) -> Array:
    """Whether both have times of their own, which are not the same."""
    codes = {own: at for at, own in enumerate(dict.fromkeys(times))}
    held_by = np.array([codes[own] if own else -1 for own in times])
    one, other = held_by[values.first], held_by[values.second]
    return np.asarray((one >= 0) & (other >= 0) & (one != other), np.float32)
