"""When a text holds an expected wording: case and white space aside, figures on digit boundaries with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SCALE_AFTER = r"(?!\d|\.\d|\s?(?:%|per ?cent\b|m\b|k\b|bn\b|million\b|billion\b|thousand\b))"


def holds_any(text: str, wordings: Iterable[str]) -> bool:
    """Whether the text holds one of the wordings."""
    return any(holds(text, wording) for wording in wordings)


def holds(text: str, wanted: str) -> bool:
    """Whether the text holds the wording; commas inside numbers are ignored, and 3 is not found in 23, 3.5 or 3m."""
    pattern = re.escape(folded(wanted))
    if wanted[:1].isdigit():
        pattern = r"(?<![\d.])" + pattern
    elif wanted[:1].isalpha():
        pattern = r"(?<!\w)" + pattern
    if wanted[-1:].isdigit():
        pattern += _SCALE_AFTER
    elif wanted[-1:].isalpha():
        pattern += r"(?!\w)"
    return re.search(pattern, folded(text)) is not None


def folded(text: str) -> str:
    """Lower case, single blanks, plain quotation marks and dashes, no commas inside numbers, no pipes between cells."""
    text = text.lower().translate(str.maketrans("’‘“”–—−|", "''\"\"--- "))
    return re.sub(r"\s+", " ", re.sub(r"(?<=\d),(?=\d{3})", "", text)).strip()
