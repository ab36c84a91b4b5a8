"""Footnotes and endnotes of a DOCX: their marks as Word counts them, and where their words stand."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.readers.docx_names import child, count, value, word
from corpus.readers.docx_package import Element, Package
from corpus.readers.list_numbers import raised, word_number

KINDS = ("footnote", "endnote")
USUAL_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True)
class NoteReference:
    """A place in the text that points to a note; `mark` is what is printed there."""

    kind: str
    identity: str
    mark: str


class Notes:
    """The notes of a document, and the counters that give them their marks."""

    def __init__(self, package: Package) -> None:
        settings = package.related("settings")
        sections = list(package.document().iter(word("sectPr")))
        self._bodies = {kind: _bodies(package.related(f"{kind}s"), kind) for kind in KINDS}
        self._options = {kind: _options(kind, sections[-1:], settings) for kind in KINDS}
        self._next = {kind: _start(options) for kind, options in self._options.items()}

    def mark(self, kind: str) -> str:
        """The next mark of that kind, raised as it is printed."""
        number = self._next[kind]
        self._next[kind] += 1
        number_format = next(
            (found for found in (value(option, "numFmt") for option in self._options[kind]) if found), None
        )
        return raised(word_number(number, number_format or USUAL_FORMATS[kind]))

    def body(self, reference: NoteReference) -> Element | None:
        """The element that holds the words of a note."""
        return self._bodies[reference.kind].get(reference.identity)

    def end_section(self) -> None:
        """Count afresh where the document says that notes restart in each section."""
        for kind, options in self._options.items():
            if any(value(option, "numRestart") == "eachSect" for option in options):
                self._next[kind] = _start(options)


def _bodies(root: Element | None, kind: str) -> dict[str, Element]:
    found = [] if root is None else root.findall(word(kind))
    return {body.get(word("id"), ""): body for body in found}


def _options(kind: str, sections: list[Element], settings: Element | None) -> list[Element]:
    """Where the document says how notes are counted: the section first, then the whole document."""
    places = (child(place, f"{kind}Pr") for place in [*sections, settings])
    return [place for place in places if place is not None]


def _start(options: list[Element]) -> int:
    starts = (count(option, "numStart") for option in options)
    return next((start for start in starts if start is not None), 1)
