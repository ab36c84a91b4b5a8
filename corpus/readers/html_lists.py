"""Numbers of HTML lists as browsers print them (HTML Living Standard, 4.4.5 and 4.4.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.html_source import Element
from corpus.readers.html_visible import is_read
from corpus.readers.list_numbers import browser_number

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
STYLE_TYPES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "none": "",
    "disc": "",
    "circle": "",
    "square": "",
}
WHOLE = re.compile(r"\s*([+-]?\d{1,6})(?!\d)")


def list_type(element: Element, inherited: str) -> str:
    """The type of a list or item, `1 a A i I`, or empty where bullets or nothing are printed."""
    style = STYLE.search(element.get("style", ""))
    words = style.group(1).lower().split() if style else []
    for word in words:
        if word in STYLE_TYPES:
            return STYLE_TYPES[word]
    own = element.get("type", "").strip()
    if own in ("1", "a", "A", "i", "I"):
        return str(own)
    return "" if own.lower() in ("disc", "circle", "square", "none") else inherited


def numbered_items(element: Element) -> Iterator[tuple[Element, str | None]]:
    """The children of a list, each item with the number printed before it."""
    kind = list_type(element, "1" if element.tag == "ol" else "")
    items = sum(1 for child in element if child.tag == "li")
    backwards = element.tag == "ol" and element.get("reversed") is not None
    step = -1 if backwards else 1
    start = whole(element.get("start"))
    current = start if start is not None else (items if backwards else 1)
    for child in element:
        if not is_read(child):
            continue
        if child.tag != "li":
            yield child, None
            continue
        given = whole(child.get("value"))
        current = current if given is None else given
        yield child, _printed(current, list_type(child, kind))
        current += step


def whole(text: str | None) -> int | None:
    """A whole number as HTML reads attributes: leading digits count, the rest is ignored."""
    found = WHOLE.match(text or "")
    return int(found.group(1)) if found else None


def _printed(value: int, kind: str) -> str | None:
    return f"{browser_number(value, kind)}." if kind else None
