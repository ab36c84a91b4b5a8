"""Footnotes of a web page: which links point to a note, where the note stands, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.readers.grid import folded
from corpus.readers.html_source import Element
from corpus.readers.html_visible import classes, is_read
from corpus.readers.list_numbers import raised

REFERENCE_CLASSES = frozenset({"footnote-ref", "footnote-reference", "noteref", "footnote", "endnote", "fn"})
NOTE_CLASSES = frozenset({"footnote", "footnotes", "endnote", "endnotes"})
BACK_CLASSES = frozenset({"footnote-back", "footnote-backref", "backref", "reversefootnote", "footnote-return"})
NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
NOTE_TAGS = ("li", "p", "div", "dd", "td", "aside", "section", "span")
NOTE_BLOCKS = frozenset({"aside", "dd", "div", "dl", "footer", "li", "ol", "p", "section", "td", "ul"})
BACK_TARGET = re.compile(r"#\w*(ref|back|return)", re.IGNORECASE)
ARROWS = re.compile(r"[↩↑^⏎←\ufe0e]+")
REPEATED_MARK = re.compile(r"[\[(]?(?P<mark>[^\W_]{1,4}|[*†‡§]+)[\])]?[.:]?\s*", re.IGNORECASE)
MARK = re.compile(r"[\[(]?([0-9]{1,3}|[a-z]{1,4}|[*†‡§]+)[\])]?", re.IGNORECASE)


class NotesOfPage:
    """Finds notes by the links that point to them, and says each of them once."""

    def __init__(self, root: Element) -> None:
        self._by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._by_id |= {
            link.get("name"): link
            for link in root.iter("a")
            if link.get("name") and link.get("name") not in self._by_id
        }
        references = [link for link in root.iter("a") if is_reference(link)]
        self._owners = {link: owner for link in references if (owner := self._owner(link)) is not None}
        self.bodies = set(self._owners.values())
        self._said: set[Element] = set()

    def reference(self, link: Element) -> tuple[str, Element] | None:
        """The mark printed at a link and the note it points to; None where the link is no such reference."""
        owner = self._owners.get(link)
        found = MARK.fullmatch(folded(link.text_content()))
        return None if owner is None or found is None else (raised(found.group(1)), owner)

    def say(self, mark: str, owner: Element) -> str | None:
        """The words of a note, after its mark; None when they were said before."""
        if owner in self._said:
            return None
        self._said.add(owner)
        return footnote_text(mark, owner)

    def left_over(self) -> list[str]:
        """Notes that can be seen though no visible link points to them."""
        unsaid = [owner for owner in dict.fromkeys(self._owners.values()) if owner not in self._said]
        seen = [owner for owner in unsaid if is_read(owner) and all(is_read(above) for above in owner.iterancestors())]
        return [text for text in (footnote_text("", owner) for owner in seen) if text]

    def _owner(self, link: Element) -> Element | None:
        """The element that holds the whole note: the target, or the paragraph or item around a mere anchor."""
        target = self._by_id.get(link.get("href", "")[1:])
        if target is None or not MARK.fullmatch(folded(link.text_content())):
            return None
        around = [target, *target.iterancestors()]
        owner = next((element for element in around if element.tag in NOTE_TAGS), None)
        return None if owner is None or owner in link.iterancestors() else owner


def is_reference(link: Element) -> bool:
    """True for a link that stands raised in the text, or is marked as pointing to a note."""
    if not link.get("href", "").startswith("#") or is_back_link(link):
        return False
    raised_link = any(around.tag == "sup" for around in (link.getparent(), *link) if around is not None)
    marked = link.get("role") == "doc-noteref" or not REFERENCE_CLASSES.isdisjoint(classes(link))
    return raised_link or marked


def is_back_link(link: Element) -> bool:
    """True for the link of a note that leads back to the text."""
    if link.get("role") == "doc-backlink" or not BACK_CLASSES.isdisjoint(classes(link)):
        return True
    arrow = bool(ARROWS.fullmatch(folded(link.text_content())))
    return arrow or bool(BACK_TARGET.match(link.get("href", "")) and _inside_note(link))


def is_note(element: Element) -> bool:
    """True for an element that is marked as a note, or as a list of them."""
    marked = element.get("role") in NOTE_ROLES or not NOTE_CLASSES.isdisjoint(classes(element))
    return marked and element.tag in NOTE_BLOCKS


def unreferenced_notes(element: Element, notes: NotesOfPage) -> list[str]:
    """The notes in a marked element that no link points to; a heading over the notes is left out."""
    if element in notes.bodies:
        return []
    entries = [entry for entry in element.iter("li", "p") if entry not in notes.bodies] or [element]
    told = notes.bodies | set(entries)
    alone = [entry for entry in entries if not _touches(entry, told)]
    return [text for text in (footnote_text("", entry) for entry in alone) if text]


def _touches(entry: Element, others: set[Element]) -> bool:
    """True when an element holds or is held by another of them, whose words are told on their own."""
    return any(inner in others for inner in entry.iterdescendants()) or any(
        above in others for above in entry.iterancestors()
    )


def footnote_text(mark: str, owner: Element) -> str:
    """The mark, a space and the words of a note, without the mark it repeats and the link back."""
    text = folded("".join(_words(owner)))
    return folded(f"{mark} {_without_mark(text, mark, numbered=owner.tag == 'li')}")


def _without_mark(text: str, mark: str, numbered: bool) -> str:
    """A note without the mark it repeats; `1 April` at the start of a numbered item is a date, and stays."""
    found = REPEATED_MARK.match(text) if mark else None
    if found is None or raised(found["mark"]) != mark or (numbered and found["mark"] == found[0].strip() != mark):
        return text
    return text[found.end() :]


def _inside_note(link: Element) -> bool:
    return any(is_note(around) for around in link.iterancestors())


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if is_read(child) and not (child.tag == "a" and is_back_link(child)):
            inside = "".join(_words(child))
            yield raised(inside) if child.tag == "sup" and MARK.fullmatch(inside.strip()) else inside
            yield "" if child.tag in ("a", "b", "i", "em", "strong", "sup", "sub", "span", "abbr", "q") else " "
        yield child.tail or ""
