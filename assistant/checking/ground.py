"""A passage as ground for a statement: its figures, and which of its words are told of which of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.checking.grounding import Vectors, Word
from assistant.checking.values import Value
from assistant.facts.roles import Role


@dataclass(frozen=True)
class Candidate:
    """A figure of a passage with what its own words say of it.

    times: told for it alone; between: times that a change lies between; open_roles: may be said of it and need not be; change: `by`, `to` or `from`;
    measured: the unit of time or length behind it; a_part: told as part of the figure before it; aside: another number in words, which owns its words and is nobody's rival; variance: the cell of a column of variances; a_whole: told as that of which another is a part;
    elsewhere: told of the country or a region; near_elsewhere: a country stands somewhere between its neighbours;
    in_text: in running text a minus is always meant, in a table a balance may be printed with one.
    """

    value: Value
    roles: frozenset[Role] = frozenset()
    open_roles: frozenset[Role] = frozenset()
    times: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    negations: int = 0
    bound: str | None = None
    change: str = "to"
    period: str | None = None
    measured: str | None = None
    in_text: bool = False
    aside: bool = False
    a_part: bool = False
    a_whole: bool = False
    variance: bool = False
    elsewhere: bool = False
    near_elsewhere: bool = False


@dataclass(frozen=True)
class Ground:
    """A passage cut up for binding.

    owned: weight of each word for each candidate, shape (words, candidates), 0 where it does not belong to it.
    opens: where the words of the sentence, or of the row itself, begin;
    lent: whether a word of the figure before is meant of a candidate too, which is a part of it (`of whom 26`), same shape.
    shared: whether a word belongs to all; lead: how many words stand before the sentence itself; times: told for all; dates: of the report; of_others: another sentence tells the same sort of figure of the
    council itself;
    needed: stems of which enough
    must be said (a row's label), or of needed_too (what it has in brackets); instead: names of which one must be said where there are any.
    """

    text: str
    words: Sequence[Word]
    owned: Vectors
    shared: np.ndarray
    candidates: Sequence[Candidate]
    times: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    lead: int = 0
    opens: int = 0
    lent: np.ndarray | None = None
    roles: frozenset[Role] = frozenset()
    of_others: bool = False
    needed: frozenset[str] = frozenset()
    needed_too: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
