"""A source on the page: a citation or a nearest passage that opens to show the quoted words and where they stand."""

from __future__ import annotations

from assistant.answer import Citation, Place
from assistant.web.markup import element, items, text
from corpus.dates import written

_OPENING = 140
EXEMPT = "Exempt paper: not for publication. Handle it as its marking says."


def source(citation: Citation, id: str, *, opening: bool = False) -> str:
    """The citation as an item that opens; its markers point to `id`, and `opening` shows its first words at once."""
    exempt = element("strong", text(EXEMPT), class_="exempt") if citation.exempt else ""
    name = element("span", text(citation.title), class_="title")
    number = element("span", f"[{citation.marker}]", class_="number")
    place = element("span", text(", ".join(_place(citation))), class_="place")
    words = element("span", f"“{text(_first_words(citation.quote))}”", class_="opening") if opening else ""
    summary = element("summary", f"{number} {name} {exempt} {place} {words}")
    return element("details", summary + _opened(citation), id=id, class_="source")


def stands_at(citation: Citation) -> str:
    """The shortest name of the place: its paragraph, else its page, else its section."""
    if citation.paragraph:
        return f"paragraph {citation.paragraph}"
    if citation.page:
        return f"page {citation.page}"
    return f"section “{citation.section}”" if citation.section else "the passage cited"


def _first_words(quote: str) -> str:
    return quote if len(quote) <= _OPENING else quote[: quote.rfind(" ", 0, _OPENING)] + " …"


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


def _opened(citation: Citation) -> str:
    quote = element("blockquote", text(citation.quote))
    context = element("p", f"Stands under: {text(citation.context)}", class_="context") if citation.context else ""
    rows = "".join(element("dt", text(name)) + element("dd", text(value)) for name, value in facts(citation) if value)
    return element("div", context + quote + element("dl", rows) + also_in(citation.also_in), class_="opened")


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
    lines = [text(_other(place)) for place in places]
    return element("p", "The same words also stand in:") + items(lines) if lines else ""


def _other(place: Place) -> str:
    parts = [
        place.title,
        written(place.report_date) if place.report_date else None,
        f"paragraph {place.paragraph}" if place.paragraph else None,
        f"page {place.page}" if place.page else None,
    ]
    return f"{', '.join(part for part in parts if part)} ({place.report})"
