"""Behind a proxy that speaks TLS, below a sub-path of its host: every address of the page is below it, and works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.page.proxying import proxied, self_signed
from tests.page.visiting import MINUTE, ROOT, Served, Visit, served

SUB_PATH = "/council/reports"
PASS_PHRASE = "a long enough pass phrase"
LIGHTING = "What was the overspend on street lighting?"


@dataclass
class Proxied:
    """The page's address outside, and what was asked for below it and answered how."""

    url: str
    answers: list[tuple[int, str]] = field(default_factory=list)


@pytest.fixture(scope="module")
def inside(
    folders: tuple[Path, Path], first_start: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The page with a sub-path, a proxy that it believes, and one user."""
    users = tmp_path_factory.mktemp("users") / "users.txt"
    command = [sys.executable, "-m", "assistant.web.users", "add", "officer", "--file", str(users), "--password-stdin"]
    subprocess.run(command, cwd=ROOT, input=f"{PASS_PHRASE}\n", text=True, check=True, timeout=60)
    settings = {"USERS": str(users), "ROOT_PATH": SUB_PATH, "TRUSTED_PROXIES": "127.0.0.1"}
    with served(*folders, **{f"COUNCIL_{name}": value for name, value in settings.items()}) as running:
        yield running


@pytest.fixture(scope="module", params=[False, True], ids=["passes the sub-path on", "leaves it out"])
def outside(
    inside: Served, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Proxied]:
    certificate = self_signed(tmp_path_factory.mktemp("tls"))
    with proxied(inside.url, SUB_PATH, certificate, leaves_out=request.param) as url:
        yield Proxied(url)


@pytest.fixture
def visit(outside: Proxied, browser: Any) -> Iterator[Visit]:
    """A visitor who has signed in; every answer to a request of theirs is noted."""
    outside.answers.clear()
    with browser.new_context(ignore_https_errors=True, accept_downloads=True) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("response", lambda answer: outside.answers.append((answer.status, answer.url)))
        page.goto(outside.url)
        page.get_by_label("Name").fill("officer")
        page.get_by_label("Password").fill(PASS_PHRASE)
        page.keyboard.press("Enter")
        page.wait_for_selector("#question textarea", timeout=MINUTE)
        yield Visit(page)


def test_every_address_is_below_the_sub_path_and_answers(visit: Visit, outside: Proxied, tmp_path: Path) -> None:
    """The officer's path: ask, open the evidence and its picture, look around, download a sheet, sign out."""
    page = visit.page
    answer = visit.ask(LIGHTING)
    assert "£48,200" in answer.locator(".headline").inner_text()
    answer.locator("a.chip").first.click()
    picture = page.locator("#proof-body img")
    picture.wait_for(timeout=MINUTE)
    page.wait_for_function("document.querySelector('#proof-body img').naturalWidth > 100", timeout=MINUTE)
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{outside.url}evidence/")
    answer.get_by_role("link", name="Figures").click()
    page.get_by_role("heading", name="Figures").wait_for()
    with page.expect_download() as download:
        answer.get_by_role("link", name="Verification sheet, CSV").click()
    assert LIGHTING in Path(download.value.path()).read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Library", exact=True).click()
    page.locator("#proof-body").get_by_role("heading", name="Reports", exact=True).wait_for()
    page.locator("#proof-body").get_by_role("link", name="budget").click()
    page.locator("#proof-body .library-text").wait_for()
    page.reload()
    page.locator("article.answer").wait_for(timeout=MINUTE)  # the conversation that the address names
    page.goto(link)
    page.wait_for_function("document.querySelector('img').naturalWidth > 100", timeout=MINUTE)
    page.get_by_role("link", name="Open the report").click()
    page.get_by_role("heading", name="Library", level=1).wait_for()
    page.goto(f"{outside.url}conversations")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Password").wait_for(timeout=MINUTE)
    assert page.url.startswith(f"{outside.url}sign-in")
    assert [url for _, url in outside.answers if not url.startswith((outside.url, "data:", "blob:"))] == []
    assert [(status, url) for status, url in outside.answers if status >= 400 and status != 401] == []


def test_a_link_from_a_colleague_leads_to_the_sign_in_and_on_to_the_evidence(
    visit: Visit, outside: Proxied, browser: Any
) -> None:
    link = visit.ask(LIGHTING).locator("a.chip").first.evaluate("chip => chip.href")
    with browser.new_context(ignore_https_errors=True) as context:
        page = context.new_page()
        page.goto(link)
        page.get_by_label("Name").fill("officer")
        page.get_by_label("Password").fill(PASS_PHRASE)
        page.keyboard.press("Enter")
        page.locator("blockquote").wait_for(timeout=MINUTE)
        assert page.url == link
        [cookie] = context.cookies()
        assert (cookie["path"], cookie["secure"], cookie["httpOnly"]) == (SUB_PATH, True, True)
        assert cookie["sameSite"] == "Strict"


def test_a_session_that_has_ended_leads_to_the_sign_in_and_back(visit: Visit, outside: Proxied) -> None:
    visit.ask(LIGHTING)
    before = visit.page.url
    visit.page.context.clear_cookies()
    visit.page.get_by_role("link", name="Library", exact=True).click()
    visit.page.get_by_label("Name").fill("officer")
    assert visit.page.url.startswith(f"{outside.url}sign-in?then=%2F%3Fconversation%3D")
    visit.page.get_by_label("Password").fill(PASS_PHRASE)
    visit.page.keyboard.press("Enter")
    visit.page.locator("article.answer").wait_for(timeout=MINUTE)
    assert visit.page.url == before


def test_the_sub_path_without_its_slash_leads_to_the_page(inside: Served) -> None:
    """A proxy that passes the path on passes this one on too."""
    said = httpx.get(f"{inside.url.rstrip('/')}{SUB_PATH}?conversation=1", trust_env=False)
    assert (said.status_code, said.headers["location"]) == (308, f"{SUB_PATH}/?conversation=1")


def test_gradio_believes_no_header_that_the_proxy_did_not_send(site: Served) -> None:
    forged = {
        "x-forwarded-host": "attacker.example",
        "x-forwarded-proto": "https",
        "x-gradio-server": "http://a.example",
    }
    said = httpx.get(f"{site.url}config", headers=forged, trust_env=False)
    assert said.json()["root"] == site.url.rstrip("/")
