"""Leaning: which figure of a pair is the first side of the question."""

from __future__ import annotations

import numpy as np

from assistant.comparing.pairs.asked import Asked
from assistant.comparing.pairs.pair_values import PairValues
from assistant.comparing.pairs.telling import Array, Telling
from assistant.comparing.pairs.time_signs import OWN_TIME
from assistant.facts.fitting import time_level
from assistant.times.sure_times import order_of


def leaning_of(values: PairValues, asked: Asked, telling: Telling) -> Array:
    """By the words, reports and times of the two sides; of a question that is not split, by the later of two times."""
    leaning = np.zeros(len(values.first), np.float32)
    if len(asked.sides) != 2:
        times = sorted(asked.question.times, key=order_of, reverse=True)
        return leaning + _told_for(values, times[0]) - _told_for(values, times[1]) if len(times) == 2 else leaning
    for side, sign in zip(asked.sides, (1, -1), strict=True):
        weights = telling.weights(side.terms)
        near, anywhere = values.rows(lambda one: one.told.near), values.rows(lambda one: one.told.anywhere)
        reports = values.of(lambda one, side=side: one.fact.found.passage.report_id in side.reports)  # type: ignore[misc]
        leaning += sign * (((near[0] + anywhere[0]) - (near[1] + anywhere[1])) @ weights + reports[0] - reports[1])
        if all(one.times for one in asked.sides):
            leaning += sign * _told_for(values, side.times[0])
    return leaning


def _told_for(values: PairValues, time: str) -> Array:
    """How much nearer to the first figure of a pair a time is told than to the second."""
    one, other = values.of(lambda own: time_level(own.fact, time) / OWN_TIME)
    return np.asarray(one - other)
