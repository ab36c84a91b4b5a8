"""A file may be called anything: its name is text on every page, and its report and evidence open all the same."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.web.evidence.address import Address
from assistant.web.evidence.pictures import Pictures
from assistant.web.evidence.routes import routes as evidence_routes
from assistant.web.library.routes import routes as library_routes
from assistant.web.opened import opened
from tests.web.conftest import Index

NAMES = [
    b'a"onmouseover=alert(1) x=".txt', b"x'><img src=x onerror=alert(1)>.txt", b"a\nb.txt", "\u202egnp.txt".encode(),
    b"#frag?a=1&b=2.txt", b"[click](javascript:alert(1)).txt", b"${7*7}{{7*7}}.txt", b"=cmd|calc!A0.txt", b"\xff\xfe.txt",
    b"javascript:alert(1).txt", b"%2e%2e%2fcurrent.txt",
]  # fmt: skip


class Seen(HTMLParser):
    """The tags, attributes and addresses that a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {str(value) for name, value in attrs if name in ("href", "src", "action")}


def test_no_name_of_a_file_is_more_than_text(tmp_path: Path, catalogued: Index) -> None:
    folder, index = tmp_path / "reports", tmp_path / "index"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        with open(os.path.join(os.fsencode(folder), name), "w", encoding="utf-8") as file:
            file.write(f"Report to Executive\n24 March 2021\n\nTrees {number}\n\n1. There were {100 + number} trees.\n")
    catalogued(folder, index)
    routes = [*library_routes(index), *evidence_routes(index, Pictures(index, folder))]
    client = TestClient(Starlette(routes=routes))
    with opened(index) as catalogue:
        copies = catalogue.copies()
        hashes = {entry.name: entry.sha256 for entry in catalogue.files()}
        spans = {copy.report_id: catalogue.passages_of(copy.report_id)[-1] for copy in copies}
    assert len(copies) == len(NAMES)
    pages = [client.get("/library")]
    for copy in copies:
        place = spans[copy.report_id]
        address = Address(hashes[copy.file], copy.report_id, ((place.start, place.end),), file=copy.file)
        pages += [client.get(str(address)), client.get(f"/library/{copy.report_id}")]
    for page in pages:
        assert page.status_code == 200
        seen = Seen(page.text)
        assert "img" not in seen.tags and "script" not in seen.tags
        assert not [name for name in seen.attributes if name.startswith("on") or name in ("style", "x")]
        assert all(address.startswith("./") or address in ("/", "ours/page.css") for address in seen.addresses)
