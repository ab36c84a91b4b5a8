"""Intervals of a share whose observations come in clusters (Korn and Graubard 1998, as the NCHS uses it).

The variance of a clustered share is estimated between clusters (a ratio estimate, Cochran 1977, section 6); it makes
an effective number of questions, and Clopper and Pearson's exact interval is taken for that number. It holds for few
clusters (Student's t) and for shares of 0 and 1, where a bootstrap gives no width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

LEVEL = 0.95


@dataclass(frozen=True)
class Estimate:
    """A share with its interval. `low` and `high` are None when fewer than two clusters were seen."""

    n: int
    clusters: int
    mean: float
    low: float | None
    high: float | None

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return f"{self.mean:.2f} (one report)"
        return f"{self.mean:.2f} ({self.low:.2f}–{self.high:.2f})"


def estimate(values: Sequence[float], clusters: Sequence[str]) -> Estimate | None:
    """The mean of values from 0 to 1 and its 95% interval, questions of one cluster taken together; None without values."""
    if not values:
        return None
    _, member_of = np.unique(np.asarray(clusters), return_inverse=True)
    scored = np.asarray(values, dtype=float)
    count = int(member_of.max()) + 1
    mean = float(scored.mean())
    if count < 2:
        return Estimate(len(scored), count, mean, None, None)
    effective = _effective_number(scored, member_of, count, mean)
    low, high = _clopper_pearson(mean * effective, effective)
    return Estimate(len(scored), count, mean, low, high)


def _effective_number(scored: np.ndarray, member_of: np.ndarray, count: int, mean: float) -> float:
    """How many independent questions would be as sure; never more than were asked."""
    total = len(scored)
    deviations = np.bincount(member_of, weights=scored - mean, minlength=count)
    variance = count / (count - 1) * float((deviations**2).sum()) / total**2
    if variance <= 0:
        return float(total)
    students = float(stats.t.ppf(0.5 + LEVEL / 2, total - 1) / stats.t.ppf(0.5 + LEVEL / 2, count - 1))
    design_effect = variance * (total - 1) / (mean * (1 - mean))
    return min(float(total), max(1.0, total / design_effect * students**2))


def _clopper_pearson(successes: float, trials: float) -> tuple[float, float]:
    """The exact interval of a binomial share, for numbers that need not be whole."""
    tail = (1 - LEVEL) / 2
    low = float(stats.beta.ppf(tail, successes, trials - successes + 1)) if successes > 0 else 0.0
    high = float(stats.beta.ppf(1 - tail, successes + 1, trials - successes)) if successes < trials else 1.0
    return (0.0 if math.isnan(low) else low), (1.0 if math.isnan(high) else high)
