"""The list of reports as markup: a form to filter it, a table to sort it, and the files that could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from assistant.web.filters import Choices, kind_in_words
from assistant.web.library.listing import ORDERS, Listed, Shown, chosen
from assistant.web.markup import element, items, text
from corpus.dates import written
from corpus.report import NAMED_ONLY, WHOLE_FILE
from index.catalogue import FileEntry

PER_LEAF = 100
_EXEMPT = "Exempt paper: not for publication"
_NAMES = {"title": "Title", "body": "Body", "date": "Date", "kind": "Kind", "pages": "Pages"}
_MOST_NAMED = 5


def list_part(shown: Shown, offered: Choices, asked: Mapping[str, str]) -> str:
    """The fragment; `asked` are the values of the form, `sort` and `leaf`."""
    found = chosen(shown.reports, asked)
    leaves = max(1, -(-len(found) // PER_LEAF))
    leaf = min(
        max(1, int(asked["leaf"]) if asked.get("leaf", "").isdecimal() and len(asked["leaf"]) < 9 else 1), leaves
    )
    here = found[(leaf - 1) * PER_LEAF : leaf * PER_LEAF]
    parts = [
        element("h2", "Reports"),
        _form(offered, asked),
        element("p", text(_count(found, shown.reports)), role="status"),
        _table(here, asked) if here else element("p", "No report is like that. Leave a filter out."),
        _leaves(leaf, leaves, asked),
        _failed(shown.failed),
    ]
    return element("section", "".join(parts), class_="library")


def _count(found: Sequence[Listed], all_listed: Sequence[Listed]) -> str:
    """How many reports were found of all; a report that stands in several files counts once."""
    shown, known = ({one.report_id for one in listed} for listed in (found, all_listed))
    again = "; one that stands in several files is listed with each" if len(shown) < len(found) else ""
    return f"{len(shown):,} of {len(known):,} reports{again}"


def _form(offered: Choices, asked: Mapping[str, str]) -> str:
    bodies = [(body, body) for body in offered.bodies]
    kinds = [(kind, kind_in_words(kind)) for kind in offered.kinds]
    title = element("label", "Words of the title or file", for_="library-title") + (
        f'<input id="library-title" name="title" type="search" value="{text(asked.get("title", ""))}">'
    )
    sort = f'<input type="hidden" name="sort" value="{text(asked["sort"])}">' if asked.get("sort") else ""
    inside = (
        _select("body", "Body", bodies, asked) + _select("kind", "Kind", kinds, asked) + element("div", title) + sort
    )
    button = element("button", "Show", type="submit")
    return element("form", inside + button, method="get", action="/library", class_="library-form")


def _select(name: str, label: str, options: Sequence[tuple[str, str]], asked: Mapping[str, str]) -> str:
    shown = "".join(
        element("option", text(said), value=value, **({"selected": ""} if asked.get(name) == value else {}))
        for value, said in [("", "any"), *options]
    )
    id = f"library-{name}"
    return element("div", element("label", label, for_=id) + element("select", shown, id=id, name_=name))


def _table(reports: list[Listed], asked: Mapping[str, str]) -> str:
    heads = "".join(_head(name, asked) for name in ("title", "body", "date", "kind", "pages"))
    heads += element("th", "How well it was read", scope="col")
    rows = "".join(_row(one) for one in reports)
    caption = element("caption", "Reports; the name of a column puts them in its order")
    return element("table", caption + element("thead", element("tr", heads)) + element("tbody", rows))


def _head(name: str, asked: Mapping[str, str]) -> str:
    """A column's heading: a link that puts the list in its order, or turns the order round."""
    sort = asked.get("sort") or "-date"
    own = sort.removeprefix("-") == name and name in ORDERS
    other = f"-{name}" if own and not sort.startswith("-") else name
    state = {"aria_sort": "descending" if sort.startswith("-") else "ascending"} if own else {}
    sign = element("span", " ↓" if sort.startswith("-") else " ↑", aria_hidden="true") if own else ""
    return element(
        "th", element("a", _NAMES[name] + sign, href=_address(asked, sort=other, leaf="")), scope="col", **state
    )


def _row(one: Listed) -> str:
    exempt = element("strong", text(_EXEMPT), class_="library-exempt") if one.own.exempt else ""
    pack = f"in {one.pack}, " if one.pack and one.pack != one.own.title else ""
    place = element("small", text(f"{pack}{one.file}"))
    title = element("a", text(one.own.title), href=f"/library/{quote(one.report_id)}")
    cells = [
        one.own.body or "",
        written(one.own.report_date) if one.own.report_date else "undated",
        kind_in_words(one.own.report_kind),
        f"{one.pages} page{'s' * (one.pages > 1)}" if one.pages else "no pages",
    ]
    read = element("td", how_well(one))
    return element(
        "tr",
        element("th", f"{title} {exempt} {place}", scope="row")
        + "".join(element("td", text(cell)) for cell in cells)
        + read,
    )


def how_well(one: Listed) -> str:
    """What of a report's file was read and what was not, in words."""
    blank = f"Blank: {_pages(one.blank)}." if one.blank else ""
    if not one.unread:
        return text(f"Read whole. {blank}".strip())
    unread = sum(reason not in NAMED_ONLY for _, reason in one.unread)
    of = f" of {one.pages}" if one.pages else ""
    head = f"{unread}{of} pages of the file could not be read." if unread else "Read, but for what nobody can see."
    head = f"{head} {blank}".strip()
    reasons: dict[str, list[int]] = {}
    for page, reason in one.unread:
        reasons.setdefault(reason, []).append(page)
    return text(head) + items([text(f"{_pages(tuple(pages))}: {reason}") for reason, pages in reasons.items()])


def _pages(pages: tuple[int, ...]) -> str:
    if pages == (WHOLE_FILE,):
        return "the file"
    named = ", ".join(str(page) for page in pages[:_MOST_NAMED])
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return f"page{'s' * (len(pages) > 1)} {named}{more}"


def _leaves(leaf: int, leaves: int, asked: Mapping[str, str]) -> str:
    if leaves == 1:
        return ""
    before = element("a", "Reports before", href=_address(asked, leaf=str(leaf - 1))) if leaf > 1 else ""
    after = element("a", "Reports after", href=_address(asked, leaf=str(leaf + 1))) if leaf < leaves else ""
    return element(
        "nav", f"{before} Part {leaf} of {leaves} {after}", aria_label="Parts of the list", class_="library-leaves"
    )


def _failed(failed: tuple[FileEntry, ...]) -> str:
    lines = [
        element("strong", text(entry.name)) + text(f": {entry.reason}. {entry.remedy or ''}".rstrip())
        for entry in failed
    ]
    return element("h2", "Files that could not be read") + items(lines) if lines else ""


def _address(asked: Mapping[str, str], **changes: str) -> str:
    kept = {key: asked.get(key, "") for key in ("body", "kind", "title", "sort", "leaf")} | changes
    return f"/library?{urlencode({key: value for key, value in kept.items() if value})}"
