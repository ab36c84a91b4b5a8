"""Draws the pictures of the documentation from the sample reports: `python -m tests.page.pictures`.

They are for people to look at, and are not compared by pixels: fonts and dates differ from machine to machine.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from app import SAMPLE
from tests.page.material import sample
from tests.page.visiting import MINUTE, ROOT, Visit, served

DOCS = ROOT / "docs"
WIDE, PHONE = (1280, 860), (390, 780)
QUESTION = sample().question
_COLOURS = 64


def evidence(visit: Visit) -> None:
    visit.ask(QUESTION).locator("a.chip").first.click()
    _shown(visit, "img")
    visit.page.locator("#proof-body img").evaluate("async image => image.decode()")


def figures(visit: Visit) -> None:
    visit.ask(QUESTION).get_by_role("link", name="Figures", exact=True).click()
    _shown(visit, "article")


def trend(visit: Visit) -> None:
    visit.ask(QUESTION).get_by_role("link", name="Trend", exact=True).click()
    _shown(visit, "svg")


def refusal(visit: Visit) -> None:
    visit.ask("How many penguins live in Hallowell?")


def library(visit: Visit) -> None:
    visit.page.get_by_role("link", name="Library", exact=True).click()
    _shown(visit, "table")


def nothing_yet(visit: Visit) -> None:
    pass


PICTURES: list[tuple[str, tuple[int, int], str, Callable[[Visit], None]]] = [
    ("screenshot", WIDE, "light", evidence),
    ("pictures/first-visit", WIDE, "light", nothing_yet),
    ("pictures/figures-dark", WIDE, "dark", figures),
    ("pictures/trend", WIDE, "light", trend),
    ("pictures/library", WIDE, "light", library),
    ("pictures/phone-refusal", PHONE, "light", refusal),
    ("pictures/phone-evidence", PHONE, "light", evidence),
    ("pictures/phone-trend-dark", PHONE, "dark", trend),
]


def main() -> int:
    """Serve the sample and draw every picture below `docs/`."""
    with tempfile.TemporaryDirectory() as folder, served(SAMPLE, Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (width, height), scheme, bring in PICTURES:
            looks = {"viewport": {"width": width, "height": height}, "color_scheme": scheme, "reduced_motion": "reduce"}
            with browser.new_context(**looks) as context:
                visit = Visit(context.new_page())
                visit.page.goto(site.url)
                visit.page.locator("#welcome button").first.wait_for(timeout=MINUTE)
                bring(visit)
                if (width, height) == WIDE:
                    visit.page.evaluate("scrollTo(0, 0)")
                visit.page.mouse.move(0, 0)
                visit.page.evaluate("document.fonts.ready")
                _write(visit.page.screenshot(animations="disabled"), DOCS / f"{name}.png")
        browser.close()
    return 0


def _shown(visit: Visit, inside: str) -> Any:
    """What the column of proof shows, once it is there."""
    part = visit.page.locator(f"#proof-body {inside}").first
    part.wait_for(timeout=MINUTE)
    return part


def _write(drawn: bytes, path: Path) -> None:
    """Few colours keep a picture small; the page has few."""
    path.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(drawn)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    sys.exit(main())
