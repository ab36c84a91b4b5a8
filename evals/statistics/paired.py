"""Paired comparison of two runs on the same questions: a bootstrap over reports, and McNemar's exact test.

The bootstrap (Efron 1979) draws whole reports, so that questions on one report stay together; McNemar's test (1947,
exact) asks how likely so uneven a split of the flipped questions is if better and worse were equally likely.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from evals.statistics.intervals import LEVEL

_RESAMPLES = 9_999
_SEED = 20_250_213


@dataclass(frozen=True)
class Paired:
    """The difference of two shares on the same questions, new less old.

    low, high: 95% interval; None when fewer than two clusters were seen. p: McNemar's exact, two-sided.
    """

    n: int
    clusters: int
    difference: float
    low: float | None
    high: float | None
    better: tuple[str, ...]
    worse: tuple[str, ...]
    p: float


def paired(new: Mapping[str, bool], old: Mapping[str, bool], clusters: Mapping[str, str]) -> Paired | None:
    """Compare by question id the questions that both have; `clusters` names the report of each. None without any."""
    ids = sorted(new.keys() & old.keys())
    if not ids:
        return None
    differences = np.array([int(new[id]) - int(old[id]) for id in ids])
    better = tuple(id for id, change in zip(ids, differences, strict=True) if change > 0)
    worse = tuple(id for id, change in zip(ids, differences, strict=True) if change < 0)
    low, high, count = _interval(differences, [clusters[id] for id in ids])
    flipped = len(better) + len(worse)
    p = float(stats.binomtest(len(better), flipped).pvalue) if flipped else 1.0
    return Paired(len(ids), count, float(differences.mean()), low, high, better, worse, p)


def _interval(differences: np.ndarray, clusters: Sequence[str]) -> tuple[float | None, float | None, int]:
    """The percentile interval of the mean difference over draws of whole clusters, and the number of clusters."""
    _, member_of = np.unique(np.asarray(clusters), return_inverse=True)
    sums, sizes = np.bincount(member_of, weights=differences), np.bincount(member_of)
    if len(sums) < 2:
        return None, None, len(sums)
    if not differences.any():
        return 0.0, 0.0, len(sums)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a constant difference has an interval without width, which is said as such
        found = stats.bootstrap(
            (sums, sizes),
            lambda total, size, axis: total.sum(axis=axis) / size.sum(axis=axis),
            paired=True, vectorized=True, n_resamples=_RESAMPLES, confidence_level=LEVEL, method="percentile",
            rng=np.random.default_rng(_SEED),
        ).confidence_interval  # fmt: skip
    return float(found.low), float(found.high), len(sums)
