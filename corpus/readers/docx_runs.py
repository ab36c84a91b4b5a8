"""The words of a DOCX paragraph as they are printed: no deleted or hidden text, field results without their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.readers.docx_names import child, children, count, local, switch, value, word
from corpus.readers.docx_notes import NoteReference, Notes
from corpus.readers.docx_package import MATHS, Element
from corpus.readers.docx_styles import Style, StyleSheet
from corpus.readers.docx_unseen import LARGEST_UNSEEN, is_painted, is_white
from corpus.readers.grid import folded
from corpus.readers.list_numbers import raised

CONTAINERS = frozenset(
    {"hyperlink", "smartTag", "ins", "moveTo", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "rubyBase"}
)
BREAKS = frozenset({"tab", "ptab", "br", "cr"})
DRAWINGS = frozenset({"drawing", "pict", "object"})
RAISED_MARK = re.compile(r"[\d\s,()]+")
SYMBOL_FONT = {
    0xB7: "•",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB0: "°",
    0x6D: "μ",
    0xB9: "≠",
    0xAE: "→",
    0x44: "Δ",
    0x53: "Σ",
    0xA0: "€",
}
WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xA7: "▪", 0xD8: "➢", 0xE0: "→"}
PRIVATE_USE = 0xF000


@dataclass(frozen=True)
class Stretch:
    """Some characters of one look."""

    text: str
    bold: bool
    capitals: bool
    size: int


@dataclass
class Words:
    """What is printed in a paragraph, and what hangs on it: notes and text boxes."""

    stretches: list[Stretch] = field(default_factory=list)
    notes: list[NoteReference] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All characters, white space folded."""
        return folded("".join(stretch.text for stretch in self.stretches))

    @property
    def visible(self) -> list[Stretch]:
        """The stretches that are more than white space."""
        return [stretch for stretch in self.stretches if stretch.text.strip()]

    @property
    def bold(self) -> bool:
        """True when all that is printed is bold; note marks do not count."""
        worded = [stretch for stretch in self.visible if any(character.isalnum() for character in stretch.text)]
        return bool(worded) and all(stretch.bold for stretch in worded)


@dataclass
class Field:
    """A field that has begun: its code, and whether its result has begun."""

    code: str = ""
    result: bool = False

    @property
    def silent(self) -> bool:
        """True while its code is read, and for all of a table of contents."""
        return not self.result or self.code.split()[:1] == ["TOC"]


class RunReader:
    """Reads paragraphs in order; fields may run over several of them."""

    def __init__(self, styles: StyleSheet, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self._fields: list[Field] = []
        self.left_out = False  # words that nobody can see

    def close_fields(self) -> None:
        """Forget fields without an end, so that one of them cannot swallow the rest of the document."""
        self._fields.clear()

    def read(self, paragraph: Element, style: Style, words: Words) -> None:
        """Add the words of one paragraph to those given."""
        for inner in children(paragraph):
            self._inline(inner, style, words)
        self._fields = [begun for begun in self._fields if begun.result]

    def _inline(self, element: Element, style: Style, words: Words) -> None:
        name = local(element)
        if name == "r":
            self._run(element, style, words)
        elif name == "sdt":
            if switch(element, "sdtPr", "showingPlcHdr") is None:
                self._contents(element, style, words)
        elif name in CONTAINERS:
            self._contents(element, style, words)
        elif element.tag in (f"{{{MATHS}}}oMath", f"{{{MATHS}}}oMathPara"):
            self._say(
                "".join(part.text or "" for part in element.iter(f"{{{MATHS}}}t")), Stretch("", False, False, 0), words
            )

    def _contents(self, element: Element, style: Style, words: Words) -> None:
        for inner in children(element):
            self._inline(inner, style, words)

    def _run(self, run: Element, style: Style, words: Words) -> None:
        look = _Look(run, style, self._styles)
        own_mark = False
        for inner in children(run):
            name = local(inner)
            if name == "fldChar":
                self._field(inner.get(word("fldCharType"), ""))
            elif name == "instrText" and self._fields:
                self._fields[-1].code += inner.text or ""
            elif look.visible and not self._silent:
                own_mark = self._visible(inner, name, look, words, own_mark)
            elif look.unseen and not self._silent and name == "t":
                self.left_out |= bool((inner.text or "").strip())

    def _visible(self, inner: Element, name: str, look: _Look, words: Words, own_mark: bool) -> bool:
        """Read one printed element of a run; returns whether the note before it brings its own mark."""
        if name in ("footnoteReference", "endnoteReference"):
            return self._note(inner, name.removesuffix("Reference"), look, words)
        if name in DRAWINGS:
            words.boxes.extend(_boxes(inner))
        elif name == "ruby":
            self._contents(inner, look.style, words)
        else:
            self._say(_characters(inner, name, look.raised or own_mark), look.stretch, words)
        if own_mark and words.notes and inner.text:
            words.notes[-1] = NoteReference(words.notes[-1].kind, words.notes[-1].identity, raised(inner.text.strip()))
        return False

    @property
    def _silent(self) -> bool:
        return any(begun.silent for begun in self._fields)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _note(self, element: Element, kind: str, look: _Look, words: Words) -> bool:
        own_mark = element.get(word("customMarkFollows"), "0") in ("1", "true", "on")
        mark = "" if own_mark else self._notes.mark(kind)
        words.notes.append(NoteReference(kind, element.get(word("id"), ""), mark))
        self._say(mark, look.stretch, words)
        return own_mark

    def _say(self, text: str, look: Stretch, words: Words) -> None:
        if text:
            words.stretches.append(Stretch(text, look.bold, look.capitals, look.size))


class _Look:
    """How a run is printed: its own properties, then its style's, then its paragraph's."""

    def __init__(self, run: Element, style: Style, styles: StyleSheet) -> None:
        self.style = style
        own = styles.run_style(value(run, "rPr", "rStyle"))
        hidden = _toggle(switch(run, "rPr", "vanish"), own.hidden, style.hidden)
        struck = _toggle(switch(run, "rPr", "strike"), own.struck, style.struck) or switch(run, "rPr", "dstrike")
        alignment = value(run, "rPr", "vertAlign")
        self.raised = alignment == "superscript" if alignment else bool(own.raised)
        bold = _toggle(switch(run, "rPr", "b"), own.bold, style.bold)
        capitals = _toggle(switch(run, "rPr", "caps"), own.capitals, style.capitals)
        size = count(run, "rPr", "sz") or own.size or style.size or styles.body_size
        self.stretch = Stretch("", bold, capitals, size)
        colours = (is_white(child(run, "rPr")), own.white, style.white)
        white = next((told for told in colours if told is not None), False)
        self.unseen = hidden or size <= LARGEST_UNSEEN or (white and not is_painted(run, styles.painting))
        self.visible = not self.unseen and not struck


def usual_size(body: Element, styles: StyleSheet) -> int:
    """The size, in half points, in which most characters of the body are set."""
    characters: Counter[int] = Counter()
    for paragraph in body.iter(word("p")):
        inherited = styles.style(value(paragraph, "pPr", "pStyle")).size or styles.body_size
        for run in paragraph.findall(word("r")):
            length = sum(len(text.text or "") for text in run.findall(word("t")))
            characters[count(run, "rPr", "sz") or inherited] += length
    return characters.most_common(1)[0][0] if characters else styles.body_size


def _toggle(direct: bool | None, run: bool | None, paragraph: bool | None) -> bool:
    """A toggle property: set on the run it holds, in two styles at once it cancels out (ECMA-376, 17.7.3)."""
    return bool(run) != bool(paragraph) if direct is None else direct


def _characters(element: Element, name: str, is_raised: bool) -> str:
    if name == "t":
        text = str(element.text or "")
        return raised(text) if is_raised and RAISED_MARK.fullmatch(text) else text
    if name in BREAKS:
        return " "
    if name == "noBreakHyphen":
        return "-"
    return _symbol(element) if name == "sym" else ""


def _symbol(element: Element) -> str:
    """A character of a symbol font, as the letter or sign that a reader sees; unknown ones are left out."""
    code = element.get(word("char"), "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return ""
    point = int(code, 16)
    if 0x20 <= point < 0xD800:
        return chr(point)
    table = SYMBOL_FONT if element.get(word("font")) == "Symbol" else WINGDINGS
    return table.get(point - PRIVATE_USE, "")


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, outermost only: a box inside a box is read with its paragraphs."""
    for inner in children(element):
        if local(inner) == "txbxContent":
            yield inner
        else:
            yield from _boxes(inner)
