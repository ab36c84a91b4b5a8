"""A list told as an answer: what leads it in, then its items as printed, each with the place where it stands."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.quoting.listing import Listing
from assistant.quoting.quote import dated
from assistant.sentences import Span, sentences
from assistant.times.times import as_at
from index.passages import Passage
from index.search import Found, Index

_LEAD_IN_WORDS, _ITEM_WORDS, _MOST_ITEMS = 20, 24, 20


def list_answer(index: Index, asked: str, used: str, listing: Listing, found: Found, most_words: int) -> Answer:
    """The items that fit into the words, the rest counted and cited; `found` is the passage that was found of the list."""
    items = [replace(found, passage=item) for item in listing.items[:_MOST_ITEMS]]
    spans = [_told(item.passage) for item in items]
    when = as_at(listing.lead_in, found)
    headline = _headline(listing, when[0], when[1], found)
    lines = [f"{headline} [1]"]
    shown = 0
    for marker, (item, span) in enumerate(zip(items, spans, strict=True), 1):
        clipped = " …" if span[1] < sentences(item.passage.text)[0][1] else ""
        line = f"“{item.passage.text[slice(*span)]}{clipped}” [{marker}]"
        if sum(len(said.split()) for said in (*lines, line)) > most_words - _closing_words(len(items) - marker):
            break
        lines.append(line)
        shown += 1
    if shown < len(items):
        rest = " ".join(f"[{marker}]" for marker in range(shown + 1, len(items) + 1))
        lines.append(f"and {len(listing.items) - shown} more of {len(listing.items)} {rest}")
    citations = tuple(
        cite(index, item, [span], marker, when) for marker, (item, span) in enumerate(zip(items, spans, strict=True), 1)
    )
    body = "\n".join(lines)
    cited = {item.passage.id: (item.passage, item.particulars) for item in items}
    said = "\n".join(lines[1 : shown + 1])
    return Answer(None, "answered", asked, used, headline, body, citations, check_answer(said, citations, cited))


def _headline(listing: Listing, date: str | None, origin: str | None, found: Found) -> str:
    lead_in = listing.lead_in.split(" · ")[0]
    last = lead_in[slice(*sentences(lead_in)[-1])].rstrip(" :-–")
    words = last.split()
    if len(words) > _LEAD_IN_WORDS:
        last = "… " + " ".join(words[-_LEAD_IN_WORDS:])
    return dated(last, date, origin, found.particulars.report_date)


def _told(item: Passage) -> Span:
    """The item's first sentence, or its first words where that is long."""
    start, end = sentences(item.text)[0]
    words = item.text[start:end].split()
    if len(words) <= _ITEM_WORDS:
        return start, end
    return start, start + len(" ".join(words[:_ITEM_WORDS]))


def _closing_words(left: int) -> int:
    """The words that the count of the items left out would take."""
    return 5 + left if left else 0
