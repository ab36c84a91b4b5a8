"""Title, author and dates that a web page carries in its head, and what its frame says around the report."""

from __future__ import annotations

from corpus.readers.grid import folded
from corpus.readers.html_source import Element
from corpus.readers.html_visible import is_read

META_NAMES = {
    "title": ("dcterms.title", "dc.title", "og:title"),
    "author": ("author", "dcterms.creator", "dc.creator", "article:author"),
    "created": ("dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "date", "article:published_time"),
    "modified": ("dcterms.modified", "last-modified", "article:modified_time", "og:updated_time"),
}


def properties(root: Element) -> dict[str, str]:
    """The properties that the page gives, blank ones left out; its `title` element goes before meta titles."""
    meta = _meta(root)
    title = folded("".join(root.xpath("string(.//head/title)")))
    found = {name: next((meta[key] for key in keys if meta.get(key)), "") for name, keys in META_NAMES.items()}
    found["title"] = title or found["title"]
    found["frame"] = "\n".join([meta.get("og:site_name", ""), *_frame(root)]).strip()
    return {name: text for name, text in found.items() if text}


def _frame(root: Element) -> list[str]:
    """The lines of headers and footers that are not the report's, where a site prints whose it is."""
    return [
        folded(line)
        for element in root.iter("header", "footer")
        if not is_read(element)
        for line in element.itertext()
        if line.strip()
    ]


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("name") or element.get("property") or element.get("http-equiv") or ""
        found.setdefault(key.strip().lower(), folded(element.get("content", "")))
    return found
