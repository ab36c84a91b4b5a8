"""Reckoning: the difference, ratio or sum of printed figures, as a figure, in words and with its working."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.facts.fact import Fact

_SUFFIX = {0: "", 3: "k", 6: "m", 9: "bn"}
_IN_WORDS = re.compile(r"(\s?)(million|billion|thousand|bn|m|k)$", re.IGNORECASE)
_APPROXIMATE = re.compile(r"\b(?:about|around|approx\w*|roughly|circa|c\.|nearly|almost|some)\W*$", re.IGNORECASE)
_NO_SUM = re.compile(
    r"\b(?:totals?|overall|average|mean|median|rates?|ratio|percentage|per ?cent|share|proportion|score|rank|all|index|per)\b|%",
    re.IGNORECASE,
)
_RATIO_BELOW_ONE = 2
_MINUS = "−"


@dataclass(frozen=True)
class Reckoned:
    """What was computed: the figure as shown, the words that say which way it goes, and the working."""

    figure: str
    way: str
    working: str


def difference(first: Fact, second: Fact) -> Reckoned | None:
    """The first less the second, in the coarser of the two scales; None when they are not of one unit.

    Two figures that are both printed with a minus (savings, deficits) are held against each other by size.
    """
    if first.value.unit != second.value.unit:
        return None
    scale = max(first.scale, second.scale)
    places = _places((first, second), scale)
    amounts = [fact.amount for fact in (first, second)]
    if all(amount < 0 for amount in amounts):
        amounts = [-amount for amount in amounts]
    left = _rounded((amounts[0] - amounts[1]).scaleb(-scale), places)
    figure = _shown(abs(left), first, scale).removesuffix("%")
    sign = _MINUS if left < 0 else ""
    terms = [_shown(_rounded(amount.scaleb(-scale), places), first, scale) for amount in amounts]
    points = " percentage points" if first.value.unit == "%" else ""
    return Reckoned(
        figure=figure,
        way=_way(left, first),
        working=" ".join([terms[0], _MINUS, terms[1], "=", f"{sign}{figure}{points}"]),
    )


def percentage(first: Fact, second: Fact) -> Reckoned | None:
    """How many per cent the first is above or below the second; None when they are shares, of two units, or start from 0."""
    if first.value.unit != second.value.unit or first.value.unit == "%" or not second.amount > 0:
        return None
    share = _rounded((first.amount - second.amount) / second.amount * 100, 1)
    figure = f"{abs(share):,}%".replace(".0%", "%")
    sign = _MINUS if share < 0 else ""
    scale = max(first.scale, second.scale)
    terms = [_shown(_in_scale(fact, scale), fact, scale) for fact in (first, second)]
    way = "more" if share > 0 else "less" if share < 0 else "no change"
    return Reckoned(figure, way, f"({terms[0]} {_MINUS} {terms[1]}) ÷ {terms[1]} = {sign}{figure}")


def ratio(first: Fact, second: Fact) -> Reckoned | None:
    """How many times the second the first is; None when they are of two units, or one is not above 0."""
    if first.value.unit != second.value.unit or not (first.amount > 0 and second.amount > 0):
        return None
    times = first.amount / second.amount
    places = 1 if times >= 1 else _RATIO_BELOW_ONE
    figure = f"{_rounded(times, places):,f}".removesuffix(".0")
    scale = max(first.scale, second.scale)
    terms = [_shown(_in_scale(fact, scale), fact, scale) for fact in (first, second)]
    return Reckoned(
        figure, "times as much" if first.value.unit else "times as many", f"{terms[0]} ÷ {terms[1]} = {figure}"
    )


def share(part: Fact, whole: Fact) -> Reckoned | None:
    """How many per cent of the second the first is; None when they are shares themselves or of two units, or the part is the larger."""
    if part.value.unit != whole.value.unit or part.value.unit == "%" or not 0 < part.value.size < whole.value.size:
        return None
    figure = f"{_rounded(part.value.size / whole.value.size * 100, 1):,}%".replace(".0%", "%")
    scale = max(part.scale, whole.scale)
    terms = [_shown(abs(_in_scale(fact, scale)), fact, scale) for fact in (part, whole)]
    return Reckoned(figure, "", f"{terms[0]} ÷ {terms[1]} = {figure}")


def total(facts: Sequence[Fact]) -> Reckoned | None:
    """The sum of figures of one unit, in the coarsest of their scales; None for shares, rates and averages, which do not add up,
    for changes, and where one figure is a total itself."""
    units = {fact.value.unit for fact in facts}
    if len(units) != 1 or units == {"%"} or any(_adds_up_no_more(fact) for fact in facts):
        return None
    scale = max(fact.scale for fact in facts)
    places = _places(facts, scale)
    amounts = [fact.amount for fact in facts]
    figure = _shown(_rounded(sum(amounts, Decimal(0)).scaleb(-scale), places), facts[0], scale)
    terms = [_shown(_rounded(amount.scaleb(-scale), places), facts[0], scale) for amount in amounts]
    return Reckoned(figure, "in total", f"{' + '.join(terms)} = {figure}")


def _adds_up_no_more(fact: Fact) -> bool:
    told = f"{fact.near} {fact.found.passage.row.label if fact.found.passage.row else ''}"
    return bool(fact.rate or fact.bound or fact.part or fact.change == "by" or _NO_SUM.search(told))


def _places(facts: Sequence[Fact], scale: int) -> int:
    """Decimal places of the result: the most that are printed, of figures in the coarser scale only."""
    return max(fact.places for fact in facts if fact.scale == scale)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _in_scale(fact: Fact, scale: int) -> Decimal:
    """A fact's number in a scale: as it is printed in its own, without noughts at its end in another."""
    number = fact.amount.scaleb(-scale)
    return number if fact.scale == scale else number.normalize()


def _shown(number: Decimal, like: Fact, scale: int) -> str:
    """A number in a scale, printed in the manner of a fact: `£11.550 million`, `£1,715.4k`, `12.1`."""
    printed = _IN_WORDS.search(like.text)
    suffix = printed.group() if printed and like.scale == scale else _SUFFIX[scale]
    pound = "£" if like.value.unit == "£" else ""
    minus = _MINUS if number < 0 else ""
    share = "%" if like.value.unit == "%" else ""
    return f"{minus}{pound}{abs(number):,f}{share}{suffix}"


def _way(left: Decimal, fact: Fact) -> str:
    """The words behind a difference: more or fewer of what is counted, more or less money, higher or lower rates."""
    if left == 0:
        return "no difference"
    if fact.value.sign < 0:
        return "apart"
    if fact.value.unit == "%":
        return "percentage points more" if left > 0 else "percentage points less"
    if fact.value.unit == "£":
        return "more" if left > 0 else "less"
    if fact.measured:
        return f"{fact.measured}s {'more' if left > 0 else 'less'}"
    if fact.rate or fact.places:
        return "higher" if left > 0 else "lower"
    return "more" if left > 0 else "fewer"


def with_unit(fact: Fact) -> str:
    """A figure with the unit and scale that its table gives it; one of a text as it is printed."""
    if fact.cell is None or not fact.value.unit or re.search(r"[£%]|per ?cent", fact.text):
        return fact.shown
    return _shown(fact.amount.scaleb(-fact.scale), fact, fact.scale)


def roughly(fact: Fact) -> bool:
    """Whether a figure is printed as an approximate one."""
    return bool(_APPROXIMATE.search(fact.around.split(fact.text)[0][-14:]))
