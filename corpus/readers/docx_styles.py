"""Styles of a DOCX, each with what it inherits along its `basedOn` chain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.readers.docx_names import VALUE, child, count, switch, value, word
from corpus.readers.docx_package import Element
from corpus.readers.docx_unseen import is_white, painting_styles

HEADING_NAME = re.compile(r"heading (\d)")
CONTENTS_NAME = re.compile(r"toc \d|toc heading|contents heading|table of figures")
BODY_OUTLINE = 9
LONGEST_CHAIN = 50


@dataclass(frozen=True)
class Numbering:
    """Where a paragraph takes its number from; `level` None leaves it to the list to say."""

    list_id: str
    level: int | None = None


@dataclass(frozen=True)
class Style:
    """What a style says of its paragraphs or runs, inherited properties included.

    numbering_style: the style in the chain that brought the numbering, for lists that link levels to styles.
    size: in half points.
    """

    name: str = ""
    chain: tuple[str, ...] = ()
    heading: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    capitals: bool | None = None
    size: int | None = None
    numbering: Numbering | None = None

    @property
    def is_contents(self) -> bool:
        """True for lines of a table of contents."""
        return bool(CONTENTS_NAME.fullmatch(self.name))

    @property
    def is_caption(self) -> bool:
        """True for captions of tables and figures."""
        return self.name == "caption"


PLAIN = Style()


class StyleSheet:
    """Looks styles up by id; an unknown id gives the plain style."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(word("style"))
        self._elements = {element.get(word("styleId"), ""): element for element in found}
        self._resolved: dict[str, Style] = {}
        defaults = (element for element in found if _is_default(element))
        self._default = next((element.get(word("styleId"), "") for element in defaults), "")
        self.painting = painting_styles(found)
        self.body_size = self.style(self._default).size or count(root, "docDefaults", "rPrDefault", "rPr", "sz") or 20

    def style(self, identity: str | None) -> Style:
        """The style of that id, of None the default paragraph style."""
        identity = self._default if identity is None else identity
        if identity not in self._resolved:
            self._resolved[identity] = self._resolve(identity)
        return self._resolved[identity]

    def run_style(self, identity: str | None) -> Style:
        """The character style of that id; the plain style for None."""
        return PLAIN if identity is None else self.style(identity)

    def list_of_numbering_style(self, identity: str) -> str | None:
        """The list that a numbering style stands for."""
        return value(self._elements.get(identity), "pPr", "numPr", "numId")

    def _resolve(self, identity: str) -> Style:
        chain = self._chain(identity)
        if not chain:
            return PLAIN
        elements = [self._elements[link] for link in chain]
        return Style(
            name=_name(elements[0]),
            chain=tuple(chain),
            heading=_heading(elements),
            bold=_first(elements, "b"),
            hidden=_first(elements, "vanish"),
            white=next((told for told in (is_white(child(one, "rPr")) for one in elements) if told is not None), None),
            struck=_first(elements, "strike"),
            raised=_raised(elements),
            capitals=_first(elements, "caps"),
            size=next((size for size in (count(element, "rPr", "sz") for element in elements) if size), None),
            numbering=_numbering(elements),
        )

    def _chain(self, identity: str) -> list[str]:
        """The style and its ancestors; a style that is its own ancestor ends the chain."""
        chain: list[str] = []
        link: str | None = identity
        while link is not None and link in self._elements and link not in chain and len(chain) < LONGEST_CHAIN:
            chain.append(link)
            link = value(self._elements[link], "basedOn")
        return chain


def direct_numbering(properties: Element | None, style: Style) -> Numbering | None:
    """The numbering of a paragraph: its own, completed by its style's; list 0 takes numbering away."""
    own = child(properties, "numPr")
    if own is None:
        return style.numbering
    inherited = style.numbering
    list_id = value(own, "numId") or (inherited.list_id if inherited else None)
    level = count(own, "ilvl")
    if level is None and inherited and value(own, "numId") in (None, inherited.list_id):
        level = inherited.level
    return Numbering(list_id, level) if list_id and list_id != "0" else None


def heading_level(properties: Element | None, style: Style) -> int | None:
    """The heading level of a paragraph, from 1: its own outline level, or its style's."""
    own = count(properties, "outlineLvl")
    if own is None:
        return style.heading
    return own + 1 if 0 <= own < BODY_OUTLINE else None


def _is_default(element: Element) -> bool:
    kind, default = element.get(word("type")), element.get(word("default"), "0")
    return bool(kind == "paragraph" and default in ("1", "true", "on"))


def _name(element: Element) -> str:
    return (value(element, "name") or "").lower()


def _first(elements: list[Element], name: str) -> bool | None:
    return next((found for found in (switch(element, "rPr", name) for element in elements) if found is not None), None)


def _raised(elements: list[Element]) -> bool | None:
    alignments = (child(element, "rPr", "vertAlign") for element in elements)
    return next((found.get(VALUE) == "superscript" for found in alignments if found is not None), None)


def _heading(elements: list[Element]) -> int | None:
    """By outline level or by Word's own style names, which stay English in every language of Word."""
    for element in elements:
        outline = count(element, "pPr", "outlineLvl")
        if outline is not None:
            return outline + 1 if 0 <= outline < BODY_OUTLINE else None
        named = HEADING_NAME.fullmatch(_name(element))
        if named:
            return int(named.group(1))
        if _name(element) == "title":
            return 1
    return None


def _numbering(elements: list[Element]) -> Numbering | None:
    """The nearest list in the chain, with the nearest level; list 0 ends the search."""
    level: int | None = None
    for element in elements:
        level = count(element, "pPr", "numPr", "ilvl") if level is None else level
        list_id = value(element, "pPr", "numPr", "numId")
        if list_id is not None:
            return None if list_id == "0" else Numbering(list_id, level)
    return None
