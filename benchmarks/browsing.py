"""Opening the page and asking in Chromium, clocked inside the browser: from the click to what a reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
_MINUTE = 60_000
_EXAMPLES = "#welcome [data-ask]"
# Usable: the head says what is loaded, the question box is there and free, and the welcome has come from the server.
_USABLE = """() => { const box = document.querySelector("#question textarea");
    return box && !box.disabled && document.querySelector("#head h1") && document.querySelector("#welcome p")
        ? performance.now() / 1000 : false }"""
# An answer is there when a frame that shows its first words has been painted.
_ASK = """question => new Promise((answered, failed) => {
    const box = document.querySelector("#question textarea");
    box.value = question;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => {
        const begun = performance.now();
        const seen = new MutationObserver(() => {
            const first = document.querySelector("article.answer .headline, .failed");
            if (!first) return;
            seen.disconnect();
            if (first.matches(".failed")) return failed(new Error(first.textContent));
            requestAnimationFrame(() => setTimeout(() => answered((performance.now() - begun) / 1000)));
        });
        seen.observe(document.body, { childList: true, subtree: true });
        document.querySelector("#question .submit-button").click();
    });
})"""


@dataclass(frozen=True)
class Browsed:
    """Seconds of each opening by a browser that has nothing of the page yet, and of each question to its first words."""

    openings: tuple[float, ...]
    answers: tuple[float, ...]


def browse(url: str, questions: Sequence[str], openings: int) -> Browsed:
    """Open the page so many times, then ask its examples and the questions, each in a conversation of its own."""
    from playwright.sync_api import sync_playwright

    known = {"executable_path": str(CHROMIUM)} if CHROMIUM.exists() else {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=["--no-sandbox", "--disable-gpu"], **known)
        opened = tuple(_opened(browser, url) for _ in range(openings))
        page = browser.new_page()
        page.goto(url)
        page.locator(_EXAMPLES).first.wait_for(timeout=5 * _MINUTE)
        examples = [each.get_attribute("data-ask") for each in page.locator(_EXAMPLES).all()]
        answers = tuple(_asked(page, url, question) for question in [*examples, *questions])
        browser.close()
    return Browsed(opened, answers)


def _opened(browser: Any, url: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(url, wait_until="commit")
    seconds = float(page.wait_for_function(_USABLE, timeout=_MINUTE, polling="raf").json_value())
    context.close()
    return seconds


def _asked(page: Any, url: str, question: str) -> float:
    page.goto(url)
    page.wait_for_function(_USABLE, timeout=_MINUTE)
    return float(page.evaluate(_ASK, question))
