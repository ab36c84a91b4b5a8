"""Derived figures: a change or a sum that a sentence tells is computed anew from two figures of the passage, or struck.

The two have to be told as a pair by the passage itself: `from A to B`, `A in March, against B in April`, `A for the
one and B for the other`. What the passage does not set side by side is not surely of one measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from assistant.checking.regions import TIME
from assistant.comparing.reckoning import Reckoned, difference, percentage, total
from assistant.facts.fact import Fact
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.of_passage import facts_of
from assistant.sentences import Span
from assistant.times.sure_times import order_of, sort_of_time
from index.search import Found

_UP, _DOWN = "rise|increase|growth", "fall|drop|decrease|reduction|decline"
FIGURE = r"£?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent|percentage points?|million|billion|bn|m|k)(?!\w))?"
_REMARK = re.compile(
    rf"(?P<base>.*?)(?:[,;:–—(]\s*|^)(?:(?:that|this|it|which) (?:is|was|makes|means) )?"
    rf"(?:(?:an? )?(?P<way>(?:(?P<up>{_UP}|up)|(?P<down>{_DOWN}|down)|difference|change)(?: of| by)?|together|altogether|in total|a total of),? "
    rf"(?P<figure>{FIGURE})(?: from (?P<first>{FIGURE}) to (?P<last>{FIGURE}))?|(?P<sum>{FIGURE}) (?:in total|together|altogether))\)?$",
    re.IGNORECASE,
)
_CHANGES_FROM = re.compile(
    r"\b(?:r[io]s[ei]\w*|f[ae]ll\w*|increas\w+|decreas\w+|reduc\w+|gr[eo]w\w*|drop\w*|declin\w+|improv\w+|worsen\w*|went|gone|cut|changed?|up|down)\b[^,;]*\bfrom $",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\W*(?:[a-z]+ ){0,2}to $")
_TURNED = re.compile(r"[^A-Z]*?,? (?:up|down|an? [a-z]+(?: [a-z]+)?) from $")
_AGAINST = re.compile(r"[^A-Z]*?,? (?:compared with|compared to|against|from) $")
_AGO = re.compile(
    r"\s(?:[a-z]+ )?a (?:year|quarter|month) (?:before|earlier|ago|previously)\b|\s(?:[a-z]+ )?the (?:year|quarter|month) before\b"
)
_TIME_THEN = re.compile(
    r"(?P<words>[^;:]*?) (?:in|on|at|for|by) (?:the end of )?@,? (?:and|against|compared with|compared to|to|from) $"
)
_ITS_TIME = re.compile(r" (?:in|on|at|for|by) (?:the end of )?@")
_PARTS = re.compile(r" (?:[a-z]+ ){0,3}?(?P<tie>in|at|for|from|by|to) (?:(?!@)[^,;:]){2,60}? and $")
_UNSURE = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|over|under|some|up to|(?:more|less|fewer|higher|lower) than|at least|at most)\s*$", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """What a sentence says beside its base: a figure that was made of others. way: 1 up, -1 down, 0 either; from_to: as told."""

    base: str
    figure: PrintedFigure
    way: int
    sums: bool
    points: bool
    from_to: tuple[Decimal, ...]


@dataclass(frozen=True)
class Computed:
    """A derived figure that was computed to be right. operands: as the passage prints them; working: `7 − 21 = −14`."""

    figure: str
    operands: tuple[str, ...]
    working: str


def remark_of(sentence: str) -> Remark | None:
    """The remark that a sentence ends in; its base is empty where it says nothing else."""
    found = _REMARK.fullmatch(sentence)
    if found is None:
        return None
    (figure,) = figures_in(found["figure"] or found["sum"]) or (None,)
    if figure is None:
        return None
    way = 1 if found["up"] else -1 if found["down"] else 0
    sums = (
        bool(found["sum"])
        or (found["way"] or "").split()[-1].lower() in ("together", "altogether", "total")
        or "total" in (found["way"] or "")
    )
    ends = tuple(one.value for name in ("first", "last") if found[name] for one in figures_in(found[name]))
    return Remark(found["base"].strip(" ,;"), figure, way, sums, "point" in figure.text.lower(), ends)


def computed(remark: Remark, base: str, found: Found, spans: Sequence[Span]) -> Computed | None:
    """The remark's figure computed of the one pair in these sentences whose figures the base tells; None if it is not that."""
    pair = _pair_told(base, found, spans, _summands if remark.sums else _changes)
    if pair is None:
        return None
    first, last = pair
    if remark.from_to and remark.from_to != (first.amount, last.amount):
        return None
    reckoned = _reckoned(remark, first, last)
    return Computed(remark.figure.text, (first.text, last.text), reckoned.working) if reckoned else None


def change_told(base: str, found: Found, spans: Sequence[Span]) -> tuple[Fact, Fact] | None:
    """The earlier and the later figure of the one change in these sentences whose two figures the base tells."""
    return _pair_told(base, found, spans, _changes)


def _pair_told(
    base: str, found: Found, spans: Sequence[Span], pairs_of: Callable[[Sequence[Fact]], Iterator[tuple[Fact, Fact]]]
) -> tuple[Fact, Fact] | None:
    told = {(figure.value, figure.unit) for figure in figures_in(base)}
    facts = [fact for fact in facts_of(found) if fact.span in spans and (fact.amount, fact.value.unit) in told]
    pairs = list(pairs_of(facts))
    return pairs[0] if len({(first.amount, last.amount) for first, last in pairs}) == 1 else None


def _reckoned(remark: Remark, first: Fact, last: Fact) -> Reckoned | None:
    """What comes out of the two, when it is what the remark says: its value, unit and way."""
    if remark.sums:
        made, value = total([first, last]), first.amount + last.amount
    else:
        rises = last.amount - first.amount
        if not rises or (remark.way and (rises > 0) != (remark.way > 0)) or min(first.amount, last.amount) < 0:
            return None
        shares = remark.figure.unit == "%" and first.value.unit != "%"
        made = percentage(last, first) if shares else difference(last, first)
        value = abs(rises) / first.amount * 100 if shares and first.amount else abs(rises)
        if (first.value.unit == "%") != remark.points or (
            not shares and not remark.points and first.value.unit != remark.figure.unit
        ):
            return None
        if shares:
            value = value.quantize(Decimal(1).scaleb(min(0, _exponent(remark.figure.value))), ROUND_HALF_UP)
    return (
        made
        if made and value == remark.figure.value and (not remark.sums or first.value.unit == remark.figure.unit)
        else None
    )


def _changes(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of an earlier and a later figure of one measure, as one sentence or row tells them."""
    for one, other in pairwise(facts):
        if one.value.unit != other.value.unit or one.span != other.span or {one.change, other.change} & {"by"}:
            continue
        if one.header is not None and other.header is not None:
            yield from _in_time(one, other) if _header_words(one) == _header_words(other) else ()
        elif (around := _around(one, other)) is not None:
            before, between, after = around
            if _CHANGES_FROM.search(before) and _FROM_TO.fullmatch(between):
                yield one, other
            elif _TURNED.fullmatch(between) or (_AGAINST.fullmatch(between) and _AGO.match(after)):
                yield other, one
            elif _TIME_THEN.fullmatch(TIME.sub("@", between)) and _ITS_TIME.match(TIME.sub("@", after)):
                yield from _in_time(one, other)


def _in_time(one: Fact, other: Fact) -> Iterator[tuple[Fact, Fact]]:
    """The two, the earlier first, where each has one time of its own and both are of one sort."""
    if len(one.times) != 1 or len(other.times) != 1 or sort_of_time(one.times[0]) != sort_of_time(other.times[0]):
        return
    if order_of(one.times[0]) != order_of(other.times[0]):
        yield (one, other) if order_of(one.times[0]) < order_of(other.times[0]) else (other, one)


def _summands(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for one, other in pairwise(facts):
        around = _around(one, other) if one.span == other.span and one.header is None else None
        parts = _PARTS.fullmatch(TIME.sub("@", around[1])) if around else None
        if around and parts and re.match(rf" {parts['tie']} ", around[2]) and one.times in ((), other.times):
            yield one, other


def _around(one: Fact, other: Fact) -> tuple[str, str, str] | None:
    """The text before, between and after two figures of a sentence; None when more of it stands between, or one is not sure."""
    text = one.around
    spans = [(figure.start, figure.start + len(figure.text), figure.value) for figure in figures_in(text)]
    places = [place for place, (_, _, value) in enumerate(spans) if value in (one.amount, other.amount)]
    if len(places) != 2 or places[1] != places[0] + 1 or one.bound or other.bound or one.part or other.part:
        return None
    (start, end, _), (then, last, _) = (spans[place] for place in places)
    if _UNSURE.search(text[:start]) or _UNSURE.search(text[end:then]):
        return None
    return text[:start], text[end:then], text[last:]


def _header_words(fact: Fact) -> str:
    return " ".join(TIME.sub(" ", " ".join(fact.header or ())).lower().split())


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
