"""Values of single candidates put together into values of pairs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.comparing.pairs.candidates import Candidate
from assistant.comparing.pairs.telling import Array

Flags = NDArray[np.bool_]


def coded(given: Sequence[Candidate], of: Callable[[Candidate], Hashable]) -> NDArray[np.int64]:
    """A number for each candidate, the same where `of` is; -1 for None."""
    codes: dict[Hashable, int] = {None: -1}
    return np.array([codes.setdefault(of(one), len(codes)) for one in given], np.int64)


class PairValues:
    """Values of single candidates put together into values of pairs."""

    def __init__(self, given: Sequence[Candidate], first: NDArray[np.int64], second: NDArray[np.int64]) -> None:
        self.given, self.first, self.second = given, first, second

    def of(self, value: Callable[[Candidate], float | bool]) -> tuple[Array, Array]:
        values = np.array([value(one) for one in self.given], np.float32)
        return values[self.first], values[self.second]

    def rows(self, value: Callable[[Candidate], Array]) -> tuple[Array, Array]:
        values = np.array([value(one) for one in self.given], np.float32)
        return values[self.first], values[self.second]

    def either(self, value: Callable[[Candidate], float | bool]) -> Array:
        return np.asarray(np.maximum(*self.of(value)))

    def both(self, value: Callable[[Candidate], float | bool]) -> Array:
        return np.asarray(np.minimum(*self.of(value)))

    def one_only(self, value: Callable[[Candidate], float | bool]) -> Array:
        return self.either(value) - self.both(value)

    def same(self, value: Callable[[Candidate], Hashable]) -> Flags:
        """Whether both have the same, which is not None."""
        codes = coded(self.given, value)
        return np.asarray((codes[self.first] == codes[self.second]) & (codes[self.first] >= 0))

    def differ(self, value: Callable[[Candidate], Hashable]) -> Flags:
        codes = coded(self.given, value)
        return np.asarray(codes[self.first] != codes[self.second])
