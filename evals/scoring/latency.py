"""Latency: how long a question takes, as its median and 95th percentile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def latency(seconds: Sequence[float]) -> tuple[float, float] | None:
    """Median and 95th percentile in seconds, interpolated linearly; None without a measurement."""
    if not seconds:
        return None
    median, high = np.percentile(np.asarray(seconds), [50, 95])
    return float(median), float(high)
