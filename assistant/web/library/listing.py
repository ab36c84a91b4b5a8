"""What is in the library: each report with where it stands and how well it was read, filtered and put in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.web.filters import kind_in_words
from assistant.web.opened import opened
from corpus.report import BLANK_PAGE, Particulars
from index.catalogue import FileEntry
from index.versions import current_name

ORDERS = ("date", "title", "body", "kind", "pages")


@dataclass(frozen=True)
class Listed:
    """A report in one file; pages: of the whole file; unread: each page that could not be read, with the reason; blank: pages."""

    report_id: str
    file: str
    pack: str | None
    own: Particulars
    pages: int | None
    unread: tuple[tuple[int, str], ...] = ()
    blank: tuple[int, ...] = ()


@dataclass(frozen=True)
class Shown:
    """The library as asked for; failed: files of which nothing could be read."""

    reports: tuple[Listed, ...]
    failed: tuple[FileEntry, ...]


def library(index: Path) -> Shown:
    """All reports of the current version, by file and position; read once a version. Raises `NoIndex`."""
    return _library(index, current_name(index))


@lru_cache(maxsize=4)
def _library(index: Path, version: str | None) -> Shown:
    with opened(index) as catalogue:
        files = {entry.name: entry for entry in catalogue.files()}
        problems: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for file, page, reason in catalogue.page_problems():
            problems[file].append((page, reason))
        copies = catalogue.copies()
    listed = tuple(
        Listed(
            copy.report_id, copy.file, copy.pack, copy.particulars, files[copy.file].pages,
            tuple(problem for problem in problems[copy.file] if problem[1] != BLANK_PAGE),
            tuple(page for page, reason in problems[copy.file] if reason == BLANK_PAGE),
        )
        for copy in copies
    )  # fmt: skip
    return Shown(listed, tuple(entry for entry in files.values() if entry.reason))


def chosen(reports: tuple[Listed, ...], asked: Mapping[str, str]) -> list[Listed]:
    """The reports that have the body, kind and words of title or file asked for, in the order asked for (`-date`: last first)."""
    body, kind = asked.get("body", ""), asked.get("kind", "")
    words = asked.get("title", "").casefold().split()
    kept = [
        one
        for one in reports
        if (not body or one.own.body == body)
        and (not kind or one.own.report_kind == kind)
        and all(word in f"{one.own.title} {one.file}".casefold() for word in words)
    ]
    order = asked.get("sort", "")
    key = order.removeprefix("-") if order.removeprefix("-") in ORDERS else "date"
    backwards = order.startswith("-") or not order
    known = sorted((one for one in kept if _key(one, key) is not None), key=lambda one: (_key(one, key), one.file))
    unknown = [one for one in kept if _key(one, key) is None]
    return (known[::-1] if backwards else known) + unknown


def _key(one: Listed, order: str) -> str | None:
    keys: dict[str, str | None] = {
        "date": one.own.report_date,
        "title": one.own.title.casefold(),
        "body": one.own.body.casefold() if one.own.body else None,
        "kind": kind_in_words(one.own.report_kind),
        "pages": f"{one.pages:09d}" if one.pages else None,
    }
    return keys[order]
