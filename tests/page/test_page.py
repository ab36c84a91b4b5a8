"""The chat page: questions, answers, refusals, examples, and nothing of a report that becomes markup."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.page.visiting import HOSTILE, MINUTE, Served, Visit


def status_of(url: str, data: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_ctrl_c_ends_it_cleanly(first_start: Served) -> None:
    assert first_start.process.returncode == 0


def test_the_page_is_served_soon_after_the_start(site: Served) -> None:
    print(f"the page was served {site.seconds:.1f} s after the start (meant: 6)")
    assert site.seconds < 20


def test_a_question_is_answered_with_words_checked(visit: Visit) -> None:
    answer = visit.ask("How many children were looked after on 1 March 2021?")
    assert "609" in answer.locator(".headline").inner_text()
    assert "609: verified in paragraph 8 [1]" in answer.locator(".figures").inner_text()
    assert "Executive, 24 March 2021, paragraph 8" in answer.locator(".sources").inner_text()


def test_a_refusal_gives_its_reason_and_the_nearest_passages(visit: Visit) -> None:
    answer = visit.ask("How many penguins live in the town hall of Reykjavik?")
    assert answer.locator(".headline").inner_text() == "Not found in these reports."
    assert "Nearest passages" in answer.inner_text()
    assert answer.locator(".sources a").count() >= 1
    assert answer.locator("a.chip").count() == 0


def test_a_follow_up_says_what_was_searched_for(visit: Visit) -> None:
    visit.ask("How many children were looked after on 1 March 2021?")
    answer = visit.ask("and in August 2020?")
    assert "Searched for: How many children were looked after" in answer.inner_text()


def test_a_question_sent_while_another_is_answered_is_asked_next(visit: Visit) -> None:
    box = visit.page.locator("#question textarea")
    for question in ("How many children were looked after on 1 March 2021?", "How many penguins live in Reykjavik?"):
        box.fill(question)
        box.press("Enter")
        visit.page.get_by_text(question).first.wait_for(timeout=MINUTE)
    answers = visit.page.locator("article.answer")
    answers.nth(1).wait_for(timeout=MINUTE)
    assert "609" in answers.nth(0).inner_text()
    assert "not found" in answers.nth(1).inner_text().lower()


def test_a_hostile_report_is_shown_as_text(visit: Visit) -> None:
    answer = visit.ask("What did the zanzibar exhibition cost?")
    answer.locator("a.chip").first.click()
    proof = visit.page.locator("#proof-body")
    proof.locator("mark").first.wait_for()
    for shown in (answer, proof):
        assert '<img src=x onerror="window.hacked=1">' in shown.inner_text()
        assert shown.locator("img, svg, script, .katex").count() == 0
    own = ("./evidence/", "./library/", "./figures/", "./trend/", "./sheet/", "./feedback/")
    for link in visit.page.locator("article.answer a, #proof-body a").all():
        assert str(link.get_attribute("href")).startswith(own)
    assert visit.page.evaluate("window.hacked") is None


def test_a_hostile_question_is_shown_as_text(visit: Visit) -> None:
    visit.ask(f"What is {HOSTILE} ${{alert(1)}} {{{{7*7}}}}?")
    asked = visit.page.locator("#talk .user-row").last
    assert f"What is {HOSTILE} ${{alert(1)}} {{{{7*7}}}}?" in asked.inner_text()
    assert asked.locator("img, a, .katex").count() == 0
    assert visit.page.evaluate("window.hacked") is None


def test_the_head_says_what_is_loaded_and_examples_are_answered(visit: Visit) -> None:
    head = visit.page.locator("#head").inner_text()
    assert "4 reports" in head
    assert "March 2021 to February 2022" in head
    assert "invented" not in head
    example = visit.page.locator("#welcome button").first
    example.wait_for(timeout=MINUTE)
    example.click()
    answer = visit.page.locator("article.answer").first
    answer.wait_for(timeout=MINUTE)
    assert answer.locator("a.chip").count() >= 1
    assert "Not found" not in answer.locator(".headline").inner_text()


def test_two_readers_are_answered_at_once_and_apart(visit: Visit, browser: Any, site: Served) -> None:
    with browser.new_context() as context:
        other = Visit(context.new_page())
        other.page.goto(site.url)
        other.page.fill("#question textarea", "How much was spent on resurfacing roads?")
        other.page.press("#question textarea", "Enter")
        mine = visit.ask("How many children were looked after on 1 March 2021?")
        theirs = other.page.locator("article.answer")
        theirs.wait_for(timeout=MINUTE)
        assert "609" in mine.inner_text()
        assert "£3.3 million" in theirs.inner_text()
        assert visit.page.locator("article.answer").count() == other.page.locator("article.answer").count() == 1


def test_language_focus_and_dark_theme(site: Served, browser: Any) -> None:
    with browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(site.url)
        page.wait_for_selector("#question textarea")
        assert page.get_attribute("html", "lang") == "en"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(11, 12, 12)"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("getComputedStyle(document.querySelector('#head .loaded')).fontSize") == "18px"


@pytest.mark.parametrize(
    "path",
    ["gradio_api/info", "ours/page.py", "made/users.sqlite", "evidence/../../etc/hostname", "library/../current", "gradio_api/upload", "gradio_api/file=/etc/hostname", "gradio_api/openapi.json", "monitoring",
     "gradio_api/mcp/sse", "gradio_api/runs", "gradio_api/call/reply", "gradio_api/run/reply", "docs"],
)  # fmt: skip
def test_nothing_but_the_page_is_served(site: Served, path: str) -> None:
    assert status_of(site.url + path) == 404
    assert status_of(site.url + path, b"{}") == 404


def test_the_page_may_fetch_from_its_own_host_alone(site: Served) -> None:
    with urllib.request.urlopen(site.url, timeout=10) as answer:
        policy = answer.headers["content-security-policy"]
        words = answer.read().decode()
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "fonts.googleapis" not in words


def test_what_gradio_would_publish_or_record_is_off(site: Served) -> None:
    with urllib.request.urlopen(site.url + "config", timeout=10) as answer:
        config = json.loads(answer.read())
    assert not any(
        config.get(name) for name in ("is_space", "analytics_enabled", "enable_monitoring", "footer_links", "pwa")
    )
    [talk] = [part["props"] for part in config["components"] if part["type"] == "chatbot"]
    assert talk["buttons"] == [] and talk["latex_delimiters"] == []
    assert not talk["render_markdown"] and not talk["allow_tags"] and talk["sanitize_html"]
    assert not talk.get("allow_file_downloads") and talk.get("feedback_options") is None
    assert all(each["api_visibility"] != "public" for each in config["dependencies"])


def test_a_printed_answer_is_a_clean_sheet_with_its_sources(visit: Visit) -> None:
    answer = visit.ask("How many children were looked after on 1 March 2021?")
    visit.page.get_by_role("button", name="Dark colours").click()
    ink = "getComputedStyle(document.querySelector('article.answer .headline')).color"
    assert visit.page.evaluate(ink) == "rgb(255, 255, 255)"
    visit.page.emulate_media(media="print")
    assert visit.page.evaluate(ink) == "rgb(11, 12, 12)"
    assert answer.locator(".sources").is_visible()
    for part in ("#question", "#filters", "#head nav", ".foot", ".feedback"):
        assert not visit.page.locator(part).first.is_visible(), part
