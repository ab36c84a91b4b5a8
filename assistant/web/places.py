"""Where a citation stands, said as councils say it: body, date, paragraph, page; and where the same words stand too."""

from __future__ import annotations

from assistant.answer import Citation, Place
from assistant.web.evidence.address import place_address
from assistant.web.markup import element, items, text
from corpus.dates import written

EXEMPT = "Exempt paper: not for publication. Handle it as its marking says."


def stands_at(citation: Citation) -> str:
    """The shortest name of the place: its paragraph, else its page, else its section."""
    if citation.paragraph:
        return f"paragraph {citation.paragraph}"
    if citation.page:
        return f"page {citation.page}"
    return f"section “{citation.section}”" if citation.section else "the passage cited"


def place_of(citation: Citation) -> list[str]:
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
    lines = [_opening(place) for place in places]
    if not lines:
        return ""
    named = (
        "The same words stand in 1 more place"
        if len(lines) == 1
        else f"The same words stand in {len(lines)} more places"
    )
    return element("details", element("summary", named) + items(lines), class_="also")


def _opening(place: Place) -> str:
    """The place as a link to its own evidence, as far as that is known."""
    address = place_address(place)
    return element("a", text(_other(place)), href=address, data_pane="evidence") if address else text(_other(place))


def _other(place: Place) -> str:
    parts = [
        place.title,
        written(place.report_date) if place.report_date else None,
        f"paragraph {place.paragraph}" if place.paragraph else None,
        f"page {place.page}" if place.page else None,
    ]
    return f"{', '.join(part for part in parts if part)} ({place.report})"
