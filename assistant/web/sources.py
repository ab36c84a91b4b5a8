"""A source on the page: the numbered chip in the text, the card that it shows, and the line of references below."""

from __future__ import annotations

from assistant.answer import Citation, Place
from assistant.web.evidence.address import evidence_address
from assistant.web.markup import element, items, text
from corpus.dates import written

_OPENING = 140
_ON_CARD = 300
EXEMPT = "Exempt paper: not for publication. Handle it as its marking says."


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
    place = element("span", text(f"{citation.title}, {', '.join(_place(citation))}"), class_="card-place")
    card = element("span", words + place, class_="card", role="tooltip", id=id)
    return element("span", link + card, class_="chip-hold")


def reference(citation: Citation, *, opening: bool = False) -> str:
    """The citation as a line of the list of sources; `opening` shows the first words of the passage too."""
    number = element("span", f"[{citation.marker}]", class_="number")
    name = element("a", text(citation.title), class_="title", href=evidence_address(citation), data_pane="evidence")
    place = element("span", text(", ".join(_place(citation))), class_="place")
    exempt = element("strong", text(EXEMPT), class_="exempt") if citation.exempt else ""
    words = element("span", f"“{text(shortened(citation.quote, _OPENING))}”", class_="opening") if opening else ""
    return element("div", f"{number} {name} {place} {exempt} {words} {also_in(citation.also_in)}", class_="source")


def stands_at(citation: Citation) -> str:
    """The shortest name of the place: its paragraph, else its page, else its section."""
    if citation.paragraph:
        return f"paragraph {citation.paragraph}"
    if citation.page:
        return f"page {citation.page}"
    return f"section “{citation.section}”" if citation.section else "the passage cited"


def shortened(words: str, most: int) -> str:
    """The words, cut at a space when they are more than `most` characters."""
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def _place(citation: Citation) -> list[str]:
    date = written(citation.report_date) if citation.report_date else "no date printed"
    numbered = f"paragraph {citation.paragraph}" if citation.paragraph else None
    parts = [citation.body, date, numbered, _page(citation)]
    if not citation.paragraph and not citation.page and citation.section:
        parts.append(f"section “{citation.section}”")
    return [part for part in parts if part]


def _page(citation: Citation) -> str | None:
    if not citation.page:
        return None
    pages = f"page {citation.page}"
    if citation.page_end and citation.page_end != citation.page:
        pages = f"pages {citation.page} to {citation.page_end}"
    return f"{pages} (printed as {citation.page_label})" if citation.page_label else pages


def facts(citation: Citation) -> list[tuple[str, str | None]]:
    """What identifies the place, in the order in which an officer writes it down."""
    return [
        ("Report", citation.title),
        ("Pack", citation.pack if citation.pack != citation.title else None),
        ("Council", citation.council),
        ("Body", citation.body),
        ("Report date", written(citation.report_date) if citation.report_date else None),
        ("Figures as at", written(citation.as_at) if citation.as_at_from in ("text", "heading") else None),
        ("Section", citation.section),
        ("Paragraph", citation.paragraph or "no number printed"),
        ("Page", (_page(citation) or "this format has no pages").removeprefix("page ").removeprefix("pages ")),
        ("File", citation.report),
    ]


def also_in(places: tuple[Place, ...]) -> str:
    """Where the same words stand too, to be opened; nothing for no place."""
    lines = [text(_other(place)) for place in places]
    if not lines:
        return ""
    named = (
        "The same words stand in 1 more place"
        if len(lines) == 1
        else f"The same words stand in {len(lines)} more places"
    )
    return element("details", element("summary", named) + items(lines), class_="also")


def _other(place: Place) -> str:
    parts = [
        place.title,
        written(place.report_date) if place.report_date else None,
        f"paragraph {place.paragraph}" if place.paragraph else None,
        f"page {place.page}" if place.page else None,
    ]
    return f"{', '.join(part for part in parts if part)} ({place.report})"
