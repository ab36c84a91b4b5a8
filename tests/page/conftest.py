"""The page as a reader meets it: a real server on loopback, a real browser, reports of which one is hostile.

site    `python app.py` served once for all tests of the folder (15 s)
visit   a new visitor in Chromium; a request to any other host fails the test (1 s)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.page.visiting import Served, Visit, served, write_reports


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of reports and an empty one for its index."""
    root = tmp_path_factory.mktemp("page")
    write_reports(root / "reports")
    return root / "reports", root / "index"


@pytest.fixture(scope="session")
def first_start(folders: tuple[Path, Path]) -> Served:
    """The page served once, which builds the index, and stopped again."""
    with served(*folders) as once:
        pass
    return once


@pytest.fixture(scope="session")
def site(folders: tuple[Path, Path], first_start: Served) -> Iterator[Served]:
    """The page served on the built index, for all tests of this file."""
    with served(*folders) as running:
        yield running


@pytest.fixture
def visit(site: Served, browser: Any) -> Iterator[Visit]:
    """A new visitor; a request to any other host fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visitor = Visit(context.new_page())
    visitor.page.on("request", lambda request: visitor.requests.append(request.url))
    visitor.page.goto(site.url)
    visitor.page.wait_for_selector("#question textarea")
    yield visitor
    hosts = {urlsplit(url).netloc for url in visitor.requests if not url.startswith(("data:", "blob:"))}
    context.close()
    assert hosts == {urlsplit(site.url).netloc}
