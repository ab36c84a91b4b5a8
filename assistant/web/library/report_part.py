"""A report to read: what it is, how well it was read, a search in it, its contents, and one leaf of its text."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from assistant.in_report import FoundIn
from assistant.web.filters import kind_in_words
from assistant.web.library.blocks_part import Printer
from assistant.web.library.leaves import Leaves
from assistant.web.library.list_part import how_well
from assistant.web.library.listing import Listed
from assistant.web.library.marking import marked
from assistant.web.markup import element, items, text
from corpus.dates import written
from index.analysis import question_terms
from index.passages import Passage

_EXEMPT = "Exempt paper: not for publication. Handle it as its marking says."
_MOST_HITS, _MOST_CONTENTS = 50, 300
_AROUND = 110


def to_report(report_id: str, offset: int | None = None, q: str = "") -> str:
    """The address of a report, or of the place where an offset of its text stands."""
    asked = {key: value for key, value in (("at", "" if offset is None else str(offset)), ("q", q)) if value}
    anchor = f"#p-{offset}" if offset is not None else ""
    return f"/library/{quote(report_id)}{'?' if asked else ''}{urlencode(asked)}{anchor}"


def report_part(leaves: Leaves, places: list[Listed], leaf: int, at: int | None, q: str, found: str) -> str:
    """The fragment: `places` are the report's files, `found` what a search in it found, as markup."""
    one = places[0]
    wanted = frozenset(question_terms(q))
    inner = leaves.inner | ({at} if at is not None else frozenset())
    printer = Printer(leaves.report.page_labels, frozenset(inner), wanted, _block_at(leaves, at))
    parts = [
        element("h2", text(one.own.title)),
        element("p", element("strong", text(_EXEMPT)), class_="library-exempt") if one.own.exempt else "",
        _particulars(places),
        _search(one.report_id, q),
        found,
        _contents(leaves, one.report_id, q),
        _turning(leaves, one.report_id, leaf, q, "Parts of the report, above its text"),
        element("div", printer.printed(leaves.blocks(leaf)), class_="library-text"),
        _turning(leaves, one.report_id, leaf, q, "Parts of the report, below its text"),
    ]
    return element("article", "".join(parts), class_="library")


def found_part(found: FoundIn | None, q: str) -> str:
    """What a search for words in this report found."""
    if found is None:
        return ""
    hits = found.passages
    lines = [_hit(one, found.wanted, q) for one in hits[:_MOST_HITS]]
    which = "with all of these words" if found.every else "with some of these words; none has all"
    count = f"{len(hits)} place{'s' * (len(hits) != 1)} {which}" if hits else "These words do not stand in this report."
    more = element("p", text(f"The first {_MOST_HITS} are shown.")) if len(hits) > _MOST_HITS else ""
    return (
        element("h3", "Found in this report")
        + element("p", text(count), role="status")
        + items(lines, class_="library-hits")
        + more
    )


def _hit(passage: Passage, wanted: frozenset[str], q: str) -> str:
    numbered = f"Paragraph {passage.paragraph}" if passage.paragraph else ""
    page = f"page {passage.page}" if passage.page else ""
    section = passage.section[-1] if passage.section else ""
    named = ", ".join(part for part in (numbered, page, section) if part) or "Open the place"
    link = element("a", text(named), href=to_report(passage.report_id, passage.start, q))
    return f"{link}: {marked(_excerpt(passage.text, wanted), wanted)}"


def _excerpt(said: str, wanted: frozenset[str]) -> str:
    """The words around the first one that was searched for."""
    folded = " ".join(said.split())
    words = folded.split(" ")
    place = next((number for number, word in enumerate(words) if wanted.intersection(question_terms(word))), 0)
    start = max(0, len(" ".join(words[:place])) - _AROUND)
    start = folded.rfind(" ", 0, start) + 1 if start else 0
    end = folded.find(" ", start + 2 * _AROUND + 60)
    return f"{'… ' if start else ''}{folded[start : end if end > 0 else None]}{' …' if end > 0 else ''}"


def _block_at(leaves: Leaves, at: int | None) -> int | None:
    if at is None:
        return None
    return next((block.start for block in leaves.report.blocks if block.start <= at < block.end), None)


def _particulars(places: list[Listed]) -> str:
    own = places[0].own
    rows = [
        ("Council", own.council), ("Body", own.body), ("Report date", written(own.report_date) if own.report_date else "undated"),
        ("Kind", kind_in_words(own.report_kind)), ("Author", own.author), ("Pack", places[0].pack),
        ("Pages of the file", str(places[0].pages) if places[0].pages else "this format has no pages"),
    ]  # fmt: skip
    told = "".join(element("dt", text(name)) + element("dd", text(value)) for name, value in rows if value)
    files = "".join(element("dt", "File") + element("dd", f"{text(place.file)}. {how_well(place)}") for place in places)
    return element("dl", told + files)


def _search(report_id: str, q: str) -> str:
    label = element("label", "Search in this report", for_="library-q")
    field = f'<input id="library-q" name="q" type="search" value="{text(q)}">'
    button = element("button", "Search", type="submit")
    return element(
        "form",
        element("div", label + field) + button,
        method="get",
        action=f"/library/{quote(report_id)}",
        class_="library-form",
        role="search",
    )


def _contents(leaves: Leaves, report_id: str, q: str) -> str:
    headings = [block for block in leaves.report.blocks if block.block_kind == "heading"]
    if len(headings) < 2:
        return ""
    outer = sorted({block.level for block in headings})
    while len(headings) > _MOST_CONTENTS and len(outer) > 1:
        outer.pop()
        headings = [block for block in headings if block.level in outer]
    lines = [
        element("a", text(block.text), href=to_report(report_id, block.start)) for block in headings[:_MOST_CONTENTS]
    ]
    return element(
        "details", element("summary", f"Contents ({len(lines)} headings)") + items(lines), class_="library-contents"
    )


def _turning(leaves: Leaves, report_id: str, leaf: int, q: str, name: str) -> str:
    count = len(leaves.firsts)
    if count == 1:
        return ""

    def link(said: str, other: int) -> str:
        return element(
            "a", said, href=f"/library/{quote(report_id)}?{urlencode({'leaf': other} | ({'q': q} if q else {}))}"
        )

    before = link("Part before", leaf - 1) if leaf > 1 else ""
    after = link("Part after", leaf + 1) if leaf < count else ""
    return element("nav", f"{before} Part {leaf} of {count} {after}", aria_label=name, class_="library-leaves")
