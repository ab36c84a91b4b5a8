"""The fragment: what the quoted words are, where they stand, the page or text itself, and what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Citation
from assistant.printing import reference
from assistant.web.evidence.address import ENLARGED, Address, address_of
from assistant.web.evidence.marked_text import marked_text
from assistant.web.evidence.quoted_blocks import around, on_page
from assistant.web.evidence.standing import Gone, Standing
from assistant.web.library.report_part import to_report
from assistant.web.markup import element, from_root, items, text
from assistant.web.places import EXEMPT, also_in, facts, place_of
from corpus.dates import written
from corpus.drawing.drawer import Drawn
from index.catalogue import Copy

_NOT_LOCATED = "These words could not be located on the page, so nothing is boxed. They stand in its text below."


@dataclass(frozen=True)
class Shown:
    """A page that was drawn, with its size in pixels; page counts from 1."""

    page: int
    drawn: Drawn
    width: int
    height: int


def fragment(standing: Standing, address: Address, shown: Shown | None, problem: str) -> str:
    """The evidence as markup. shown: the page of a PDF; problem: why none could be drawn."""
    address = replace(address_of(standing.citation), page=address.page, scale=address.scale)
    parts = [
        _heading(standing.citation),
        _page(standing, address, shown) if shown else _text(standing, problem),
        _quote(standing),
        _actions(standing, address),
        _facts(standing),
    ]
    return element("section", "".join(parts), class_="ev", aria_labelledby="ev-title")


def gone(found: Gone) -> str:
    """Why the evidence is not what it was, with the reports that stand at its place now."""
    links = [_link(f"/library/{copy.report_id}", _named(copy)) for copy in found.now]
    now = element("p", "What stands there now:") + items(links) if links else ""
    title = element("h2", "This evidence is not as it was", id="ev-title")
    return element(
        "section", title + element("p", text(found.reason)) + now, class_="ev", aria_labelledby="ev-title"
    )  # fmt: skip


def _heading(citation: Citation) -> str:
    exempt = element("p", element("strong", text(EXEMPT)), class_="ev-exempt") if citation.exempt else ""
    where = element("p", text(", ".join(place_of(citation))), class_="ev-quiet")
    return element("h2", text(citation.title), id="ev-title") + where + exempt


def _quote(standing: Standing) -> str:
    citation = standing.citation
    context = element("p", f"Stands under: {text(citation.context)}", class_="ev-quiet") if citation.context else ""
    return (
        element("p", text(f"The words were found at {place(standing)}."), class_="ev-found")
        + context
        + element("blockquote", text(citation.quote.replace("\t", " | ")))
    )


def place(standing: Standing) -> str:
    """Paragraph and page, as far as the report has them; else its section."""
    citation = standing.citation
    paragraph = f"paragraph {citation.paragraph}" if citation.paragraph else None
    page = f"page {citation.page}" if citation.page else None
    if page and citation.page_label:
        page += f" (printed as {citation.page_label})"
    if page and citation.page_end and citation.page_end != citation.page:
        page += f" and go on to page {citation.page_end}"
    section = f"the section “{citation.section}”" if citation.section and not paragraph and not page else None
    return ", ".join(part for part in (paragraph, page, section) if part) or "the place marked below"


def _page(standing: Standing, address: Address, shown: Shown) -> str:
    """The picture with its neighbours, and the page's text for those who cannot see it."""
    number, drawn = shown.page, shown.drawn
    here = address.of_page(number)
    boxed = ", the quoted words are boxed" if drawn.boxes else ""
    alternative = f"Page {number} of {standing.citation.title}{boxed}"
    left, top = (min((box[side] for box in drawn.boxes), default=0) for side in (0, 1))
    picture = (
        f'<img src="{from_root(here.picture)}" alt="{text(alternative)}" width="{shown.width}" '
        f'height="{shown.height}" data-left="{left / shown.width:.3f}" data-top="{top / shown.height:.3f}">'
    )
    warning = element("p", text(_NOT_LOCATED), class_="ev-warning", role="note") if not drawn.located else ""
    blocks = marked_text(on_page(standing.report, standing.citation.spans, number))
    words = blocks or element("p", "Nothing of this report was read from this page.")
    read = element("details", element("summary", f"Text of page {number}") + words, class_="ev-page-text")
    scrolled = element("figure", picture, tabindex="0", aria_label=f"Page {number}")  # scrolls where it is narrow
    return warning + scrolled + _neighbours(standing, address, shown) + read


def _neighbours(standing: Standing, address: Address, shown: Shown) -> str:
    number, count = shown.page, standing.file.pages or shown.page
    links = []
    if number > 1:
        links.append(_page_link(address, number - 1, f"Page {number - 1}"))
    links.append(element("span", f"Page {number} of {count}", aria_current="page"))
    if number < count:
        links.append(_page_link(address, number + 1, f"Page {number + 1}"))
    if shown.drawn.located and shown.drawn.pages and number not in shown.drawn.pages:
        first = shown.drawn.pages[0]
        links.append(_page_link(address, first, f"Back to page {first}, where the words stand"))
    links.append(_link(replace(address.of_page(number), scale=ENLARGED).picture, f"Enlarge page {number}"))
    return element("nav", items(links), class_="ev-pages", aria_label="Pages of the file")


def _page_link(address: Address, number: int, words: str) -> str:
    return element("a", text(words), href=str(address.of_page(number)), class_="ev-go")


def _text(standing: Standing, problem: str) -> str:
    """The report's text around the words, below the headings under which they stand."""
    said = element("p", text(problem), class_="ev-warning", role="note") if problem else ""
    path = standing.citation.section
    section = element("p", f"Under the heading: {text(path)}", class_="ev-quiet") if path else ""
    return said + section + marked_text(around(standing.report, standing.citation.spans))


def _actions(standing: Standing, address: Address) -> str:
    citation = standing.citation
    quote = citation.quote.replace("\t", " | ")
    copied = f"“{quote}” ({reference(citation)})"
    here = str(address.of_page(None))
    links = [
        element("button", "Copy reference", type="button", class_="ev-copy", data_copy=copied),
        element("button", "Copy link", type="button", class_="ev-copy", data_link=here),
        element("a", "This evidence on a page of its own", href=here, data_pane=""),
        _link(to_report(citation.report_id, standing.passage.start), "Open the report"),
    ]
    return items(links, class_="ev-actions")


def _facts(standing: Standing) -> str:
    rows = "".join(
        element("dt", text(name)) + element("dd", text(value)) for name, value in facts(standing.citation) if value
    )
    return element("h3", "Where the words stand") + element("dl", rows) + also_in(standing.citation.also_in)


def _link(address: str, words: str) -> str:
    return element("a", text(words), href=address)


def _named(copy: Copy) -> str:
    parts = [copy.particulars.title, copy.particulars.body, written(copy.particulars.report_date)]
    return ", ".join(part for part in parts if part)
