"""Proof beside the talk: evidence, what else is kept there, and conversations that outlive a reload."""

from __future__ import annotations

from typing import Any

from tests.page.visiting import MINUTE, Served, Visit

CHILDREN = "How many children were looked after on 1 March 2021?"
LIGHTING = "What was the overspend on street lighting at 31 January 2022?"


def open_evidence(visit: Visit, question: str) -> Any:
    """The column of proof with the evidence of the answer's first chip."""
    visit.ask(question).locator("a.chip").first.click()
    proof = visit.page.locator("#proof-body")
    proof.locator("h2").wait_for(timeout=MINUTE)
    return proof


def test_a_chip_shows_the_quoted_words_on_focus_and_hides_them_on_escape(visit: Visit) -> None:
    chip = visit.ask(CHILDREN).locator("a.chip").first
    card = visit.page.locator(f"#{chip.get_attribute('aria-describedby')}")
    assert not card.is_visible()
    chip.focus()
    assert "There were 609 children looked after" in card.inner_text()
    visit.page.keyboard.press("Escape")
    assert not card.is_visible()


def test_a_text_report_is_shown_with_the_words_marked_and_the_place_named(visit: Visit) -> None:
    proof = open_evidence(visit, CHILDREN)
    assert proof.locator("mark").first.inner_text().startswith("There were 609 children")
    words = proof.inner_text()
    assert "paragraph 8" in words
    assert "24 March 2021" in words
    assert "2021-03-24_council/children.txt" in words


def test_a_pdf_is_shown_as_its_page_with_its_neighbours(visit: Visit) -> None:
    proof = open_evidence(visit, LIGHTING)
    picture = proof.locator("img")
    assert picture.get_attribute("alt") == "Page 1 of Budget Monitoring, the quoted words are boxed"
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 500
    proof.get_by_role("link", name="Page 2").press("Enter")
    proof.locator("img[alt^='Page 2']").wait_for(timeout=MINUTE)
    assert visit.page.locator("article.answer").count() == 1


def test_escape_closes_the_proof_and_gives_the_focus_back(visit: Visit) -> None:
    open_evidence(visit, CHILDREN)
    assert visit.page.evaluate("document.activeElement.tagName") == "H2"
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("#proof").is_visible()
    assert visit.page.evaluate("document.activeElement.className") == "chip"


def test_the_evidence_has_an_address_that_opens_for_a_colleague_without_script(
    visit: Visit, browser: Any, site: Served
) -> None:
    address = visit.ask(CHILDREN).locator("a.chip").first.get_attribute("href")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url + address)
        assert page.locator("h1").count() == 1
        assert page.locator("mark").first.inner_text().startswith("There were 609 children")


def test_a_conversation_outlives_a_reload_and_is_nobody_elses(visit: Visit, browser: Any) -> None:
    visit.ask(CHILDREN)
    visit.page.wait_for_url("**/?conversation=*")
    visit.page.reload()
    visit.page.locator("article.answer").wait_for(timeout=MINUTE)
    assert CHILDREN in visit.page.locator("#talk .user-row").inner_text()
    assert "Searched for: How many children" in visit.ask("and in August 2020?").inner_text()
    with browser.new_context() as context:
        other = context.new_page()
        other.goto(visit.page.url)
        other.locator("#welcome button").first.wait_for(timeout=MINUTE)
        assert other.locator("article.answer").count() == 0


def test_a_conversation_is_listed_renamed_and_deleted(visit: Visit) -> None:
    visit.ask(CHILDREN)
    visit.page.get_by_role("link", name="Conversations").click()
    proof = visit.page.locator("#proof-body")
    proof.get_by_text("Rename").first.click()
    proof.locator("input[name=title]").first.fill("For the briefing")
    proof.get_by_role("button", name="Rename").click()
    proof.get_by_role("link", name="For the briefing").wait_for(timeout=MINUTE)
    proof.get_by_text("Delete “For the briefing”").click()
    proof.get_by_role("button", name="Delete for good").click()
    proof.get_by_text("The conversation was deleted").wait_for(timeout=MINUTE)
    assert proof.get_by_role("link", name="For the briefing").count() == 0


def test_filters_hold_for_the_conversation_and_are_said(visit: Visit) -> None:
    visit.page.get_by_text("Limit the reports").click()
    visit.page.select_option("#filters select[name=body]", "Culture Committee")
    answer = visit.ask(CHILDREN)
    assert "Only in: Culture Committee." in answer.inner_text()
    assert "609" not in answer.locator(".headline").inner_text()
    visit.page.wait_for_url("**/?conversation=*")
    visit.page.reload()
    visit.page.locator("article.answer").wait_for(timeout=MINUTE)
    assert visit.page.input_value("#filters select[name=body]") == "Culture Committee"


def test_feedback_is_taken_below_the_answer(visit: Visit) -> None:
    answer = visit.ask(CHILDREN)
    answer.get_by_role("link", name="A figure is wrong").click()
    answer.locator("textarea").fill("It is 610 by now.")
    assert answer.locator("input[value=figure_wrong]").is_checked()
    answer.get_by_role("button", name="Send feedback").click()
    answer.get_by_text("Noted: “A figure is wrong” with your remark").wait_for(timeout=MINUTE)


def test_the_answer_is_spoken_once(visit: Visit) -> None:
    visit.ask(CHILDREN)
    spoken = visit.page.locator("#spoken")
    assert "609" in spoken.inner_text()
    assert spoken.get_attribute("role") == "status"
    visit.page.evaluate("document.querySelector('#spoken').textContent = ''")
    visit.page.get_by_role("link", name="Conversations").click()
    visit.page.locator("#proof-body h2").wait_for(timeout=MINUTE)
    assert spoken.inner_text() == ""


def test_what_is_kept_for_one_reader_is_not_there_for_another(visit: Visit, browser: Any) -> None:
    answer = visit.ask(CHILDREN)
    addresses = [link.get_attribute("href") for link in answer.locator(".foot a, .feedback a").all()]
    assert {address.split("/")[1] for address in addresses} == {"figures", "trend", "sheet", "feedback"}
    with browser.new_context() as context:
        for address in addresses:
            assert context.request.get(f"{visit.url}/{address}").status == 404
            assert visit.page.request.get(f"{visit.url}/{address}").status == 200
