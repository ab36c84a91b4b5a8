"""A source on the page: the numbered chip in the text, the card that it shows, and the line of references below."""

from __future__ import annotations

from assistant.answer import Citation
from assistant.web.evidence.address import evidence_address
from assistant.web.markup import element, text
from assistant.web.places import EXEMPT, also_in, place_of, stands_at

_OPENING = 140
_ON_CARD = 300


def chip(citation: Citation, id: str) -> str:
    """The marker as a link to its evidence; hover and focus show the quoted words and where they stand (`id`)."""
    link = element(
        "a",
        str(citation.marker),
        class_="chip",
        href=evidence_address(citation),
        data_pane="evidence",
        aria_label=f"{citation.marker}: evidence in {stands_at(citation)}",
        aria_describedby=id,
    )
    words = element("span", f"“{text(shortened(citation.quote, _ON_CARD))}”", class_="card-words")
    place = element("span", text(f"{citation.title}, {', '.join(place_of(citation))}"), class_="card-place")
    card = element("span", words + place, class_="card", role="tooltip", id=id)
    return element("span", link + card, class_="chip-hold")


def reference(citation: Citation, *, opening: bool = False) -> str:
    """The citation as a line of the list of sources; `opening` shows the first words of the passage too."""
    number = element("span", f"[{citation.marker}]", class_="number")
    name = element("a", text(citation.title), class_="title", href=evidence_address(citation), data_pane="evidence")
    place = element("span", text(", ".join(place_of(citation))), class_="place")
    exempt = element("strong", text(EXEMPT), class_="exempt") if citation.exempt else ""
    words = element("span", f"“{text(shortened(citation.quote, _OPENING))}”", class_="opening") if opening else ""
    return element("div", f"{number} {name} {place} {exempt} {words} {also_in(citation.also_in)}", class_="source")


def shortened(words: str, most: int) -> str:
    """The words, cut at a space when they are more than `most` characters."""
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"
