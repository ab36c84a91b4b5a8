"""The councillor's path and the officer's, end to end, on the sample reports and on a paper of Kent's county council.

The paper of Kent is not part of the repository; it stands in `../shared/reports/kent`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.page.material import Material, kent, letters, read_sheet, sample, words_in_boxes
from tests.page.visiting import MINUTE, ROOT, Served, Visit, objections, served


@dataclass(frozen=True)
class Council:
    """The material, the page that serves it, and the folder of its index."""

    material: Material
    site: Served
    index: Path


@pytest.fixture(scope="module", params=["sample", "kent"])
def council(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    """The page on one of the two folders of reports, its index built for this file's tests (10 to 30 s each)."""
    folder = tmp_path_factory.mktemp(request.param)
    material = sample() if request.param == "sample" else kent(folder / "reports")
    with served(material.reports, folder / "index") as site:
        yield Council(material, site, folder / "index")


@pytest.fixture
def visit(council: Council, browser: Any) -> Iterator[Visit]:
    """A visitor who may use the clipboard."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield arrived(council, context)


def arrived(council: Council, context: Any) -> Visit:
    page = context.new_page()
    page.goto(council.site.url)
    page.locator("#question textarea").wait_for(timeout=MINUTE)
    return Visit(page)


def test_the_councillor_asks_opens_the_source_follows_up_and_comes_back(council: Council, visit: Visit) -> None:
    material, page = council.material, visit.page
    answer = visit.ask(material.question)
    assert material.figure in answer.inner_text()
    chip = answer.locator("a.chip").first
    chip.hover()
    assert material.figure in answer.locator(".card:visible").inner_text()
    chip.click()
    proof = page.locator("#proof-body")
    proof.locator("img").wait_for(timeout=MINUTE)
    assert chip.is_visible() and page.locator("article.answer").count() == 1
    assert_boxed(council, visit)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "chip"

    visit.ask(material.before)
    followed = visit.ask(material.follow_up)
    assert "Searched for: " in followed.inner_text()
    assert material.followed in followed.inner_text()

    page.get_by_text("Limit the reports").click()
    body = page.locator("#filters select[name=body] option").nth(1).get_attribute("value")
    page.select_option("#filters select[name=body]", body)
    assert f"Only in: {body}." in visit.ask(material.question).inner_text()
    page.wait_for_url("**/?conversation=*")
    page.reload()
    page.locator("article.answer").nth(3).wait_for(timeout=MINUTE)
    assert page.input_value("#filters select[name=body]") == body


def test_the_officer_checks_keeps_the_sheets_passes_a_link_on_and_says_what_is_wrong(
    council: Council, visit: Visit, browser: Any, tmp_path: Path
) -> None:
    material, page = council.material, visit.page
    answer = visit.ask(material.question)
    proof = page.locator("#proof-body")
    answer.get_by_role("link", name="Figures", exact=True).click()
    figure = proof.locator("article", has=page.locator("h3", has_text=material.figure)).first
    figure.wait_for(timeout=MINUTE)
    assert "✓ Verified in paragraph" in " ".join(figure.inner_text().split())
    assert objections(page) == []
    figure.get_by_role("link").first.click()
    proof.locator("img").wait_for(timeout=MINUTE)
    assert_boxed(council, visit)
    page.get_by_role("button", name="Trend", exact=True).click()
    proof.get_by_role("heading", name="Trend").wait_for(timeout=MINUTE)
    assert proof.locator("svg a").count() == proof.locator("tbody tr").count()
    assert (proof.locator("tbody tr").count() >= 5) is material.trend
    assert objections(page) == []
    page.get_by_role("button", name="Library", exact=True).click()
    proof.get_by_text(material.report).wait_for(timeout=MINUTE)
    assert objections(page) == []

    for kind in ("xlsx", "csv", "docx"):
        assert_sheet(material, downloaded(answer, kind, tmp_path))

    answer.get_by_role("button", name="Copy with references").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert material.figure in copied and "[1] " in copied and "paragraph" in copied
    answer.locator("a.chip").first.click()
    proof.get_by_role("button", name="Copy link").click()
    with browser.new_context() as colleague:
        other = colleague.new_page()
        other.goto(page.evaluate("navigator.clipboard.readText()"))
        assert letters(other.locator("blockquote").inner_text()) == letters(proof.locator("blockquote").inner_text())
        assert material.figure in " ".join(other.locator("mark").all_text_contents())

    assert feedback_line(council, visit, answer)["feedback"]["remark"] == "Look at it again."


def test_on_a_phone_the_evidence_covers_two_thirds_and_the_cited_words_stay(council: Council, browser: Any) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        visit = arrived(council, context)
        page = visit.page
        chip = visit.ask(council.material.question).locator("a.chip").first
        chip.tap()
        page.locator("#proof-body img").wait_for(timeout=MINUTE)
        sheet = page.locator("#proof").bounding_box()
        assert 0.6 < sheet["height"] / 844 < 0.7
        words = chip.bounding_box()
        assert 0 <= words["y"] < sheet["y"] - 20
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert_boxed(council, visit)
        page.get_by_role("button", name="Close").tap()
        assert not page.locator("#proof").is_visible()


def test_two_users_at_once_are_answered_and_see_nothing_of_each_other(council: Council, browser: Any) -> None:
    with browser.new_context() as one, browser.new_context() as two:
        first, second = arrived(council, one), arrived(council, two)
        for visit, question in ((first, council.material.question), (second, council.material.before)):
            visit.page.fill("#question textarea", question)
            visit.page.press("#question textarea", "Enter")
        for visit in (first, second):
            visit.page.locator("article.answer").wait_for(timeout=MINUTE)
            visit.page.wait_for_url("**/?conversation=*")
        second.page.goto(first.page.url)
        second.page.locator("#welcome p").first.wait_for(timeout=MINUTE)
        assert second.page.locator("article.answer").count() == 0
        second.page.goto(council.site.url + "conversations")
        assert council.material.before in second.page.locator("main").inner_text()
        assert second.page.locator(".users-list > li").count() == 1


def assert_boxed(council: Council, visit: Visit) -> None:
    """The words in the boxes of the picture, where pdfplumber reads them, are the words that are quoted."""
    shown = visit.page.locator("#proof-body img")
    assert shown.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 500
    page = int(shown.get_attribute("alt").removeprefix("Page ").split()[0])
    picture = visit.page.request.get(shown.evaluate("image => image.src")).body()
    file = visit.page.locator("#proof-body dt", has_text="File").locator("+ dd").inner_text()
    quoted = visit.page.locator("#proof-body blockquote").inner_text()
    assert letters(words_in_boxes(picture, council.material.reports / file, page)) == letters(quoted)


def downloaded(answer: Any, kind: str, folder: Path) -> Path:
    """The sheet as the browser saves it."""
    with answer.page.expect_download(timeout=MINUTE) as download:
        answer.locator(f"a[href$='.{kind}']").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def assert_sheet(material: Material, path: Path) -> None:
    row = next(row for row in read_sheet(path) if row["Figure as printed"] == material.figure)
    assert row["Check"].startswith("verified in paragraph")
    assert material.figure in row["Quoted words"]
    assert row["File"] == material.report
    assert row["File hash (SHA-256)"] == hashlib.sha256((material.reports / material.report).read_bytes()).hexdigest()
    assert row["Paragraph"] and row["Page"].split()[0].isdigit()
    assert row["Initials"] == row["Remarks"] == ""


def feedback_line(council: Council, visit: Visit, answer: Any) -> dict[str, Any]:
    """What `python -m evals feedback` makes of feedback given on the page."""
    answer.get_by_role("link", name="A source is wrong").click()
    answer.locator("textarea").fill("Look at it again.")
    answer.get_by_role("button", name="Send feedback").click()
    answer.get_by_text("Noted: “A source is wrong” with your remark").wait_for(timeout=MINUTE)
    command = [sys.executable, "-m", "evals", "feedback", "--index", str(council.index), "--json"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120).stdout
    line: dict[str, Any] = json.loads(told.splitlines()[0])
    assert line["question"] == council.material.question and line["to_complete"]
    return line
