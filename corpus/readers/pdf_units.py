"""Reads the unit that a table's header or caption prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_MONEY = (
    r"£\s?(?:[’'‘]?0{3}[’'‘]?s?|[’'‘]?k|[’'‘]?m(?:illions?)?|[’'‘]?M|millions?|bn|billions?|thousands?)(?![A-Za-z0-9])"
)
_ALONE = re.compile(rf"^[(\[]?\s*({_MONEY}|%|£|€|\$)\s*[)\]]?\.?$")
_PHRASE = re.compile(
    r"^\(?(?:all\s+)?(?:figures?|amounts?|values?)?(?:\s+(?:are|shown|given|expressed))*\s*"
    rf"(?:in|are in)?\s*({_MONEY}|%)\s*\)?\.?:?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"({_MONEY})")
_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)


def unit_alone(text: str) -> str | None:
    """The unit, when the text says nothing else: `£000s`, `(£m)`, `All figures in £m`."""
    match = _ALONE.match(text.strip()) or _PHRASE.match(text.strip())
    return _tidy(match.group(1)) if match else None


def unit_inside(text: str) -> str | None:
    """The first money unit with a scale that the text prints among other words."""
    match = _INSIDE.search(text)
    return _tidy(match.group(1)) if match else None


def _tidy(unit: str) -> str:
    return re.sub(r"\s+", "", unit) if len(unit) < 8 else " ".join(unit.split())


def table_unit(alone: Iterable[str], headers: Iterable[str], captions: Iterable[str]) -> str | None:
    """One unit for the table: what its headers print alone, else inside, else its captions."""
    counted = Counter(unit for unit in alone)
    if counted:
        money = {unit: count for unit, count in counted.items() if unit != "%"}
        return max(money or counted, key=lambda unit: (money or counted)[unit])
    texts = [text for text in headers if text]
    inside = Counter(unit for unit in map(unit_inside, texts) if unit)
    if inside:
        return inside.most_common(1)[0][0]
    for text in captions:
        unit = unit_inside(text)
        if unit:
            return unit
    shares = [text for text in texts if _SHARE.search(text)]
    return "%" if texts and len(shares) == len(texts) else None
