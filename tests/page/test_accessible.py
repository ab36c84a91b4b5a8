"""axe-core finds nothing to object to in any state of the page, light and dark, wide and on a phone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.visiting import MINUTE, Served, Visit, objections

LOOKS = [("light", 1280, 900), ("dark", 1280, 900), ("light", 390, 844), ("light", 320, 640)]


@pytest.mark.parametrize(("scheme", "width", "height"), LOOKS)
def test_every_state_of_the_page(site: Served, browser: Any, scheme: str, width: int, height: int) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height}) as context:
        visit = Visit(context.new_page())
        page = visit.page
        page.goto(site.url)
        page.locator("#welcome button").first.wait_for(timeout=MINUTE)
        assert objections(page) == []
        visit.ask("How many penguins live in the town hall of Reykjavik?")
        answer = visit.ask("What was the overspend on street lighting at 31 January 2022?")
        assert objections(page) == []
        answer.get_by_role("link", name="Helpful").click()
        answer.locator("textarea").wait_for(timeout=MINUTE)
        answer.locator("a.chip").first.click()
        page.locator("#proof-body img").wait_for(timeout=MINUTE)
        page.locator("#proof-body .ev-page-text summary").click()
        assert objections(page) == []
        page.get_by_role("link", name="Open the report").click()
        page.locator("#proof-body .library-text").wait_for(timeout=MINUTE)
        assert objections(page) == []
        page.locator("#proof-body").get_by_role("searchbox").fill("lighting")
        page.keyboard.press("Enter")
        page.locator("#proof-body .library mark").first.wait_for(timeout=MINUTE)
        assert objections(page) == []
        for tab in ("Figures", "Trend", "Library", "Conversations"):
            page.locator("#proof-body").evaluate("body => body.replaceChildren()")
            way = page.get_by_role("button" if tab != "Conversations" else "link", name=tab, exact=True)
            way.first.click()
            page.locator("#proof-body h2").first.wait_for(timeout=MINUTE)
            assert objections(page) == [], tab
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["accessibility", "library", "conversations"])
def test_every_page_of_its_own(site: Served, browser: Any, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.url + address)
        assert objections(page) == []


def test_a_question_is_asked_and_its_sheet_fetched_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.page
    page.evaluate("document.activeElement.blur()")
    go_to(page, "Tab", "TEXTAREA")
    page.keyboard.type("How many children were looked after on 1 March 2021?")
    page.keyboard.press("Enter")
    page.locator("article.answer").wait_for(timeout=MINUTE)
    go_to(page, "Shift+Tab", "1: evidence in paragraph 8")
    page.keyboard.press("Enter")
    page.locator("#proof-body mark").first.wait_for(timeout=MINUTE)
    page.keyboard.press("Escape")
    go_to(page, "Tab", "Verification sheet, Excel")
    with page.expect_download(timeout=MINUTE) as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")


def go_to(page: Any, key: str, name: str) -> None:
    """Press the key until the focus, which has to be seen all the way, is on what is named or tagged so."""
    for _ in range(60):
        page.keyboard.press(key)
        at = "document.activeElement"
        seen = page.evaluate(f"[{at}.getAttribute('aria-label') || {at}.tagName, getComputedStyle({at}).outlineStyle]")
        assert seen[0] == "BODY" or seen[1] != "none", seen
        if seen[0] == name:
            return
    raise AssertionError(f"{name} is not reached with {key}")
