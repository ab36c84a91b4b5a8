"""Behind a sign-in nothing of the page is to be had without it, and each user has their own conversations."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.page.test_page import status_of
from tests.page.visiting import MINUTE, ROOT, Served, Visit, objections, served

ADDRESSES = [
    "", "config", "library", "conversations", "ours/page.js", "evidence/" + "0" * 64 + "?spans=1-2", "sheet/1.xlsx",
    "figures/1", "gradio_api/queue/join", "gradio_api/heartbeat/1", "examples",
]  # fmt: skip


@pytest.fixture(scope="module")
def closed(
    folders: tuple[Path, Path], first_start: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The page with a user file of one user."""
    users = tmp_path_factory.mktemp("users") / "users.txt"
    command = [sys.executable, "-m", "assistant.web.users", "add", "officer", "--file", str(users), "--password-stdin"]
    subprocess.run(command, cwd=ROOT, input="a long enough pass phrase\n", text=True, check=True, timeout=60)
    with served(*folders, COUNCIL_USERS=str(users)) as running:
        yield running


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_to_be_had_without_signing_in(closed: Served, address: str) -> None:
    assert status_of(closed.url + address) == 401


def test_only_health_and_the_sign_in_page_are_open(closed: Served) -> None:
    assert status_of(closed.url + "sign-in") == 200
    assert status_of(closed.url + "health") in (200, 503)


def test_a_user_signs_in_asks_and_signs_out(closed: Served, browser: Any) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(closed.url)
        page.get_by_label("Password").wait_for(timeout=MINUTE)
        assert objections(page) == []
        page.get_by_label("Name").fill("officer")
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        page.get_by_text("The name or the password is not right").wait_for(timeout=MINUTE)
        assert objections(page) == []
        page.get_by_label("Password").fill("a long enough pass phrase")
        page.keyboard.press("Enter")
        page.wait_for_selector("#question textarea", timeout=MINUTE)
        answer = Visit(page).ask("How many children were looked after on 1 March 2021?")
        assert "609" in answer.locator(".headline").inner_text()
        page.get_by_role("link", name="Conversations").click()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Password").wait_for(timeout=MINUTE)
        assert page.goto(closed.url + "library").status == 401


def test_another_address_than_this_machine_needs_a_sign_in(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    command = [sys.executable, "app.py", "--reports", str(folders[0]), "--index", str(tmp_path), "--host", "0.0.0.0"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2
    assert "no sign-in is set up" in ended.stderr
    assert "COUNCIL_USERS" in ended.stderr
