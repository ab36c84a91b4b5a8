"""Turns: `rose from A to B` or `B, down from A` said of two figures that the passage tells without a way.

The sentence is judged without the turn, as `was A and B`; whether it rose or fell is for the two values and their times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.figures import figures_in
from assistant.sentences import Span
from assistant.writing.checks.derived import FIGURE, change_told
from index.search import Found

_UP = r"rose|risen|increased|grew|grown|went up|gone up"
_DOWN = r"fell|fallen|decreased|dropped|declined|went down|gone down"
_FROM_TO = re.compile(
    rf"(?P<head>.*?)\b(?:(?:has|have|had) )?(?:(?P<up>{_UP})|{_DOWN}) from "
    rf"(?P<first>{FIGURE})(?P<then>[^,;:]*?) to (?P<last>{FIGURE})(?P<rest>.*)"
)
_TURNED = re.compile(
    rf"(?P<head>.*?(?P<last>{FIGURE})(?P<then>[^,;:]*?)),? (?:(?P<up>up)|down) from (?P<first>{FIGURE})(?P<rest>.*)"
)


@dataclass(frozen=True)
class Turn:
    """What a sentence says when its turn is taken out. up: whether it says that the last figure is above the first."""

    base: str
    first: Decimal
    last: Decimal
    up: bool

    def is_so(self, found: Found, spans: Sequence[Span]) -> bool:
        """Whether these sentences of the passage tell the two as one measure at two times, and it turned this way."""
        told = change_told(self.base, found, spans)
        if told is None or (told[0].amount, told[1].amount) != (self.first, self.last):
            return False
        return min(self.first, self.last) >= 0 and (self.last > self.first if self.up else self.last < self.first)


def turn_of(sentence: str) -> Turn | None:
    """The one turn of a sentence; None where it has none, or several."""
    found, form = _FROM_TO.fullmatch(sentence), "{head}was {first}{then} and {last}{rest}"
    if found is None:
        found, form = _TURNED.fullmatch(sentence), "{head}, against {first}{rest}"
    if found is None:
        return None
    base = form.format(**found.groupdict())
    if _FROM_TO.fullmatch(base) or _TURNED.fullmatch(base):
        return None
    (first,), (last,) = figures_in(found["first"]) or (None,), figures_in(found["last"]) or (None,)
    return Turn(base, first.value, last.value, bool(found["up"])) if first and last else None
