"""The thing that a question asks for: `parking fines` of `how many parking fines were paid?`, or what was spoken about."""

from __future__ import annotations

import re

from assistant.asking.question import Question

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
        r"\b(?:how much|what) (?:does|do|did|will|would)(?=.*\bcosts?\b)",
        r"\bnumber of",
        r"\b(?:what|which) (?:was|is|were|are|will be)",
        r"\b(?:what|which)",
    )
]
_OPENS = re.compile(_THING, re.IGNORECASE)
_SPOKEN_OF = re.compile(
    rf"\b(?:say|says|said|ask|asked|speak|spoke|tell|told|think|thought|raised?) about {_THING}", re.IGNORECASE
)


def asked_thing(question: Question) -> tuple[int, int]:
    """Where the thing asked for stands in a question's topic: what a figure is of, or what somebody spoke about.

    Of a question for a figure that does not say how it asks, its first words; [0, 0) for none.
    """
    if spoken := _SPOKEN_OF.search(question.topic):
        return spoken.span("thing")
    if question.wants != "figure":
        return 0, 0
    found = next((match for asked in _ASKED if (match := asked.search(question.topic))), None)
    found = found or _OPENS.match(question.topic)
    return found.span("thing") if found else (0, 0)
