"""Names of WordprocessingML elements and the few ways in which their values are read (ECMA-376, part 1)."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.readers.docx_package import COMPATIBILITY, WORD, Element

PREFIX = f"{{{WORD}}}"
VALUE = f"{PREFIX}val"
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
OFF = frozenset({"0", "false", "off"})
LARGEST_COUNT = 1_000_000


def word(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return PREFIX + name


def local(element: Element) -> str:
    """The name of a WordprocessingML element without its namespace; empty for any other element."""
    tag = element.tag
    return tag[len(PREFIX) :] if isinstance(tag, str) and tag.startswith(PREFIX) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(PREFIX + name)
    return element


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` of the first element along a path."""
    found = child(element, *path)
    return None if found is None else found.get(VALUE)


def count(element: Element | None, *path: str) -> int | None:
    """The `w:val` as a whole number; None where it is missing, no number or beyond reason."""
    text = value(element, *path) or ""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        return None
    return max(-LARGEST_COUNT, min(int(sign + digits), LARGEST_COUNT))


def switch(element: Element | None, *path: str) -> bool | None:
    """An on-off property: None where it is not set."""
    found = child(element, *path)
    return None if found is None else found.get(VALUE, "true") not in OFF


def children(element: Element) -> Iterator[Element]:
    """The children, of alternatives only the first that can be read."""
    for inner in element:
        if inner.tag == ALTERNATE:
            yield from _alternative(inner)
        else:
            yield inner


def _alternative(alternate: Element) -> Iterator[Element]:
    """Word writes a text box twice: as drawing and as fallback for old versions; its words are read once."""
    choices = [inner for inner in alternate if inner.tag in (CHOICE, FALLBACK)]
    worded = (choice for choice in choices if next(choice.iter(PREFIX + "t"), None) is not None)
    chosen = next(worded, choices[0] if choices else None)
    if chosen is not None:
        yield from children(chosen)
