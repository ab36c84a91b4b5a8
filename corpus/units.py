"""Figures and units as councils print them in tables and headings."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"^[\s(*↑↓+\-–−±£$€<>≤≥~]*\d[\d,]*(?:\.\d+)?\s*(?:%|p|pp|m|k|bn|million|billion|thousand|days?|weeks?|x)?[)\s*%#]*$",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\(?£\s?000s?\)?", re.IGNORECASE)
_UNIT = re.compile(
    r"£\s?(?:'?000s?|m(?:illions?)?|bn|k)(?![a-z])|(?<![\w£])£(?=\s|$|\))|%|per cent|per 10,?000|per 1,?000",
    re.IGNORECASE,
)


def is_figure(text: str) -> bool:
    """Whether a cell holds one figure and nothing else (`-1,234.5`, `(12.3)`, `+6.0%`, `£3.3m`); `£000` is a unit."""
    return bool(_FIGURE.match(text.strip())) and not _THOUSANDS.fullmatch(text.strip())


def unit_in(text: str) -> str | None:
    """The unit that a header or caption prints (`£000s`, `£m`, `%`), or None when it prints none or several."""
    found = {match.group(0).replace(" ", "") for match in _UNIT.finditer(text)}
    return found.pop() if len(found) == 1 else None
