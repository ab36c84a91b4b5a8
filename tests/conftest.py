"""Fixtures that several packages share. Keep them few; each says what it costs.

reports        a folder of three short reports, made anew for each test (nothing)
configured     the settings of a clean machine, whatever the environment says (nothing)
models         the packaged models, loaded once a session (10 to 15 s, when first used)
small_model    the address of a server of the real small model, or a skip (1 s)
browser        Debian's Chromium, once a file (1 s)
steady_reader  automatic: the reader's fingerprint is taken once, so that an edit during the tests changes nothing
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from index import fingerprints
from index.search import Models

CHROMIUM = Path("/usr/bin/chromium")
BROWSER = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
REPORTS = {
    "children.txt": "Report to Executive\n24 March 2021\n\nChildren's Services Improvement\n\n"
    "1. The number of children looked after fell to 609 in March 2021, from 702 a year before.\n\n"
    "2. The service recruited fourteen foster carers, among them a zanzibarine household.\n",
    "roads.txt": "Report to Economy Scrutiny Panel\n12 May 2021\n\nHighways Maintenance\n\n"
    "1. The council spent £3.3million on resurfacing roads during the year.\n\n"
    "2. Potholes repaired within five days rose to 88% of those reported.\n",
    "libraries.txt": "Report to Culture Committee\n3 June 2021\n\nLibrary Service Review\n\n"
    "1. Visits to libraries recovered to 41,200 in the quarter.\n\n"
    "2. The mobile library will stop at nine villages from September.\n",
}


@pytest.fixture(scope="session")
def first_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports that each test gets a copy of; not to be changed."""
    folder = tmp_path_factory.mktemp("first") / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def reports(tmp_path: Path, first_reports: Path) -> Path:
    """A folder of three short reports with two paragraphs each."""
    return Path(shutil.copytree(first_reports, tmp_path / "reports"))


@pytest.fixture(scope="session")
def small_model() -> Iterator[str]:
    """Where it is not installed the tests are skipped, or fail where CI is set. One server keeps what prompts begin with."""
    from evals.small_model import SmallModelMissing, serving, weights

    try:
        weights()
    except SmallModelMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    with serving(threads=2) as address:
        yield address


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """The settings of a clean machine; the default index is in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    return Settings(index=tmp_path / "index")


@pytest.fixture(scope="session")
def models() -> Models:
    """The packaged models, loaded once for all tests of a session."""
    loaded = Models(Settings())
    loaded.load()
    return loaded


@pytest.fixture(scope="session", autouse=True)
def steady_reader() -> Iterator[None]:
    """The reader's code counts as it was when the tests began."""
    taken = fingerprints.reader_fingerprint(Settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "reader_fingerprint", lambda settings: f"{taken}-{settings.most_pages}")
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium; missing, the tests are skipped, or fail where CI is set."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: install Debian's chromium to test the page in a browser"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=BROWSER)
        yield opened
        opened.close()
