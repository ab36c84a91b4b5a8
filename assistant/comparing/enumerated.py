"""Enumerated sides: times, names or things that a question lists, `in 2019, 2020 and 2021`, `Elmwick, Oakham and Ashdown`."""

from __future__ import annotations

import re

from assistant.comparing.parallel import LEADS, PREPOSITION, as_inside
from assistant.sentences import Span
from assistant.times.time_spans import sort_of, time_spans

_AND = r"(?:,? (?:and|or|&|plus|as well as) (?:(?:in|on|at|for|by|from|of) )?)"
_ONE_NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*"
_NAMES = re.compile(rf"{_ONE_NAME}(?:, {_ONE_NAME})*{_AND}{_ONE_NAME}")
_NO_LEAD = rf"(?!(?:{PREPOSITION}|and|or|was|is|were|are)\b)"
_ONE_THING = rf"(?:the )?{_NO_LEAD}[a-z][\w’'-]*(?: {_NO_LEAD}[a-z][\w’'-]*){{0,3}}?"
_THINGS = re.compile(
    rf"(?:\b(?:{PREPOSITION}|many|much|the)|:) (?P<all>{_ONE_THING}(?:, {_ONE_THING})*{_AND}{_ONE_THING})"
    rf"(?=[?.,;:]|\s*$| (?:{PREPOSITION}|is|was|are|were|did|does|do|has|have|had|get|got|come|comes|came|cost|costs|make|made|add|adds|altogether|combined|together)\b)"
)
_BETWEEN_TIMES = re.compile(r"\s*(?:,|,? (?:and|or|&|to)(?: (?:in|on|at|by|for))?)\s*(?:the )?", re.IGNORECASE)
_BREAKS = re.compile(rf", |{_AND}")
_MOST = 6


def enumerated(text: str, least: int) -> tuple[Span, ...]:
    """Where the members of the first list of at least so many stand, side by side; nothing when there is no such list."""
    for members in (_listed_times(text), _listed(text, _NAMES, 0), _listed(text, _THINGS, "all")):
        if least <= len(members) <= _MOST and len({text[slice(*member)].lower() for member in members}) == len(members):
            return members
    return ()


def _listed_times(text: str) -> tuple[Span, ...]:
    """Times of one sort that follow each other with nothing between them but what joins them."""
    times = time_spans(text)
    run = times[:1]
    for one in times[1:]:
        joined = _BETWEEN_TIMES.fullmatch(text[run[-1].end : one.start] + " ") or not text[
            run[-1].end : one.start
        ].strip(" ,")
        if joined and sort_of(one) == sort_of(run[-1]):
            run.append(one)
        elif len(run) > 1:
            break
        else:
            run = [one]
    return tuple((one.start, one.end) for one in run)


def _listed(text: str, pattern: re.Pattern[str], group: int | str) -> tuple[Span, ...]:
    for found in pattern.finditer(as_inside(text)):
        start, end = found.span(group)
        places = [start]
        for between in _BREAKS.finditer(text, start, end):
            places += [between.start(), between.end()]
        places.append(end)
        members = tuple(zip(places[::2], places[1::2], strict=True))
        if all(
            re.search(r"\w{2}", text[slice(*member)]) and not LEADS.fullmatch(text[slice(*member)])
            for member in members
        ):
            return members
    return ()
