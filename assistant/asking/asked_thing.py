"""The thing that a question asks for: `fixed penalties` of `how many fixed penalties did the council issue?`."""

from __future__ import annotations

import re

_ENDS_IT = (
    r"(?:did|do|does|was|were|are|is|be|been|being|has|have|had|will|can|could|would|should|in|of|for|at|on|by|from|to|with|under|"
    r"over|per|and|or|as|than|during|after|before|between|against|because|since|until|within|about|who|whom|whose|that|which|"
    r"there|when|where|the|an?|we|they|it|he|she|our|their)\b"
)
_THING = rf"(?:(?:the|our|its|their|an?) )?(?P<thing>(?:(?!{_ENDS_IT})[\w'’&/-]+\s*){{1,6}})"
_ASKED = [
    re.compile(rf"{asking} {_THING}", re.IGNORECASE)
    for asking in (
        r"\bhow many(?: more| fewer)?(?: of)?",
        r"\bhow much(?: of)?",
        r"\bnumber of",
        r"\b(?:what|which) (?:was|is|were|are|will be)",
        r"\b(?:what|which)",
    )
]
_OPENS = re.compile(_THING, re.IGNORECASE)


def asked_thing(text: str) -> tuple[int, int]:
    """Where the thing asked for stands in a question: what a count or a measure is of, else its first words; [0, 0) for none."""
    found = next((match for asked in _ASKED if (match := asked.search(text))), None) or _OPENS.match(text)
    return found.span("thing") if found else (0, 0)
