"""Citing: a passage and the spans quoted of it become a citation that names report, date, paragraph and page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.answer import AsAtFrom, Citation, Place
from assistant.sentences import Span
from index.catalogue import Catalogue, Copy
from index.passages import Passage
from index.search import Found

_MOST_PLACES = 6
JOIN = " … "


class Shelf(Protocol):
    """Where citations look up the places of a report: an index, or its catalogue alone."""

    @property
    def catalogue(self) -> Catalogue: ...

    def copies(self, report_id: str) -> list[Copy]:
        """The places where a report stands."""


def cite(
    index: Shelf, found: Found, spans: Sequence[Span], marker: int, as_at: tuple[str | None, AsAtFrom | None]
) -> Citation:
    """The citation of the quoted spans; `spans` are offsets in the passage's text."""
    return cited(index.catalogue, found.passage, index.copies(found.passage.report_id), spans, marker, as_at)


def cited(
    catalogue: Catalogue,
    passage: Passage,
    copies: Sequence[Copy],
    spans: Sequence[Span],
    marker: int,
    as_at: tuple[str | None, AsAtFrom | None],
) -> Citation:
    """The citation of a passage in the first of the copies of its report; the others are named beside it."""
    own, others = copies[0], copies[1:]
    whole = [(passage.start + start, passage.start + end) for start, end in spans]
    page = page_of(passage, whole[0][0])
    particulars = own.particulars
    return Citation(
        marker=marker,
        report=own.file,
        title=particulars.title,
        pack=own.pack,
        council=particulars.council,
        body=particulars.body,
        report_kind=particulars.report_kind,
        report_date=particulars.report_date,
        as_at=as_at[0],
        as_at_from=as_at[1],
        section=" › ".join(passage.section) or None,
        paragraph=passage.paragraph,
        page=page,
        page_label=_label(own, page),
        quote=JOIN.join(_folded(passage.text[start:end]) for start, end in spans),
        spans=tuple(whole),
        context=passage.context,
        exempt=particulars.exempt,
        also_in=_also_in(catalogue, passage, others, spans),
        passage_id=passage.id,
        report_id=passage.report_id,
        file_hash=_file_hash(catalogue, own),
        page_end=page_of(passage, whole[-1][1] - 1),
        pack_position=own.position,
    )


def page_of(passage: Passage, offset: int) -> int | None:
    """The page on which an offset of the report's text stands, when the passage runs over a page break."""
    if passage.page_break_at is not None and offset >= passage.page_break_at and passage.page is not None:
        return passage.page_end
    return passage.page


def _file_hash(catalogue: Catalogue, copy: Copy) -> str:
    """The sha256 of the file in which the copy stands; empty when the catalogue does not know the file."""
    entry = catalogue.file(copy.file)
    return entry.sha256 if entry else ""


def _label(copy: Copy, page: int | None) -> str | None:
    """The printed page number, where it differs from the count."""
    if page is None or page > len(copy.page_labels):
        return None
    label = copy.page_labels[page - 1]
    return label if label != str(page) else None


def _also_in(
    catalogue: Catalogue, passage: Passage, copies: Sequence[Copy], spans: Sequence[Span]
) -> tuple[Place, ...]:
    """Other files with the same report, then other reports with the same passage."""
    places = [_place(catalogue, copy, passage, spans) for copy in copies]
    for same in catalogue.with_same_text(passage):
        quoted = spans if same.text == passage.text else _all_of(same)  # else their white space differs
        places.extend(_place(catalogue, copy, same, quoted) for copy in catalogue.copies(same.report_id))
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def place_of(index: Shelf, passage: Passage) -> Place:
    """Where a passage stands, in the first copy of its report."""
    return _place(index.catalogue, index.copies(passage.report_id)[0], passage, _all_of(passage))


def _place(catalogue: Catalogue, copy: Copy, passage: Passage, spans: Sequence[Span]) -> Place:
    return Place(
        copy.file,
        copy.particulars.title,
        copy.particulars.report_date,
        passage.page,
        passage.paragraph,
        passage.report_id,
        _file_hash(catalogue, copy),
        tuple((passage.start + start, passage.start + end) for start, end in spans),
    )


def _all_of(passage: Passage) -> list[Span]:
    return [(0, passage.end - passage.start)]


def _folded(text: str) -> str:
    return " ".join(text.split(" ")).replace("\n", " ").strip()
