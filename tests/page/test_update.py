"""An update that fails is told to maintainers alone, while the index before answers; one that succeeds is used at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.web.users.user_file import add_user
from corpus.errors import CouncilError
from corpus.settings import Settings
from index.build import build
from tests.page.visiting import MINUTE, Served, Visit, served

PASS_PHRASE = "a long enough pass phrase"


@pytest.fixture
def copied(folders: tuple[Path, Path], first_start: Served, tmp_path: Path) -> tuple[Path, Path]:
    """Reports and index that this test may change."""
    reports, index = (shutil.copytree(folder, tmp_path / folder.name) for folder in folders)
    return Path(reports), Path(index)


@pytest.fixture
def watched(copied: tuple[Path, Path], tmp_path: Path) -> Iterator[Served]:
    """The page with a maintainer and an officer."""
    users = tmp_path / "users.txt"
    for name in ("maintainer", "officer"):
        add_user(users, name, PASS_PHRASE)
    with served(*copied, COUNCIL_USERS=str(users), COUNCIL_MAINTAINERS="maintainer") as running:
        yield running


def test_a_failed_update_is_told_and_the_next_one_is_used_without_a_restart(
    watched: Served, copied: tuple[Path, Path], browser: Any, configured: Settings
) -> None:
    reports, index = copied
    away = reports.with_name("away")
    with browser.new_context() as one, browser.new_context() as another:
        maintainer, officer = (
            signed_in(context.new_page(), watched, name)
            for context, name in ((one, "maintainer"), (another, "officer"))
        )
        shutil.move(reports, away)
        with pytest.raises(CouncilError):
            build(reports, index, configured)
        assert "there is no such folder" in head(maintainer)
        assert "failed" not in head(officer)
        assert "609" in officer.ask("How many children were looked after on 1 March 2021?").inner_text()
        health = httpx.get(f"{watched.url}health", trust_env=False)
        assert health.json()["update"] == "failed" and str(reports) not in health.text
        shutil.move(away, reports)
        (reports / "new.txt").write_text(
            "Report to Executive\n1 July 2021\n\nWaste\n\n1. Recycling reached 51% in June 2021.\n", encoding="utf-8"
        )
        build(reports, index, configured)
        assert "51%" in officer.ask("What did recycling reach in June 2021?").locator(".headline").inner_text()
        assert "failed" not in head(maintainer) and "5 reports" in head(maintainer)
        assert httpx.get(f"{watched.url}health", trust_env=False).json()["update"] == "succeeded"


def test_at_the_start_the_index_before_is_served_when_its_update_fails(
    copied: tuple[Path, Path], browser: Any, tmp_path: Path
) -> None:
    shutil.move(copied[0], tmp_path / "away")
    with served(*copied) as running, browser.new_context() as context:
        page = context.new_page()
        page.goto(running.url)
        page.get_by_text("there is no such folder").wait_for(timeout=MINUTE)  # the one reader looks after the page too
        assert "4 reports" in page.locator("#head").inner_text()


def signed_in(page: Any, site: Served, name: str) -> Visit:
    page.goto(site.url)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASS_PHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#question textarea", timeout=MINUTE)
    return Visit(page)


def head(visit: Visit) -> str:
    """What stands at the head of the page, opened anew."""
    visit.page.reload()
    visit.page.locator("#filters form").wait_for(state="attached", timeout=MINUTE)  # comes with the head of this visit
    return str(visit.page.locator("#head").inner_text())
