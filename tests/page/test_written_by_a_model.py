"""Where a model writes, the page says which, shows only what was checked, can be stopped, and quotes when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.small_model import NAME
from tests.assistant.writing.scripted_server import ScriptedServer
from tests.page.visiting import MINUTE, Served, Visit, served

# A busy machine has time, and little to read and to write.
SHORT = {"COUNCIL_WRITER_SECONDS": "150", "COUNCIL_WRITER_CONTEXT": "1200", "COUNCIL_ANSWER_WORDS": "45"}
QUESTION = "How many children were looked after on 1 March 2021?"


@pytest.fixture
def model() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


@pytest.fixture
def visitor(folders: tuple[Path, Path], first_start: Served, browser: Any, model: ScriptedServer) -> Iterator[Visit]:
    """A visitor of a page whose answers the scripted model writes."""
    with (
        served(*folders, COUNCIL_WRITER_ADDRESS=model.address, COUNCIL_WRITER_MODEL="scripted") as site,
        browser.new_context() as context,
    ):
        visit = Visit(context.new_page())
        visit.page.goto(site.url)
        visit.page.wait_for_selector("#question textarea", timeout=MINUTE)
        yield visit


def test_a_written_answer_names_its_model_and_a_failing_model_leaves_the_quotes(
    visitor: Visit, model: ScriptedServer
) -> None:
    assert "Answers are written by scripted on this machine" in visitor.page.locator("#head").inner_text()
    model.script = ["There were 609 children looked after on 1 March 2021 [1]."]
    written = visitor.ask(QUESTION)
    assert "Written by scripted, each sentence checked" in written.inner_text()
    assert "609: verified in paragraph 8 [1]" in written.locator(".figures").inner_text()
    model.script = ["There were 906 children looked after on 1 March 2021 [1]."]
    assert "906" not in visitor.ask(QUESTION).inner_text()
    model.script = ["broken"]
    quoted = visitor.ask(QUESTION)
    assert "Written by" not in quoted.inner_text()
    assert "609" in quoted.locator(".headline").inner_text()
    assert "reports' own words" in quoted.inner_text().replace("’", "'")


def test_a_question_can_be_stopped_while_its_answer_is_written(visitor: Visit, model: ScriptedServer) -> None:
    model.script = ["stalled"]
    visitor.page.fill("#question textarea", QUESTION)
    visitor.page.press("#question textarea", "Enter")
    visitor.page.locator(".unchecked").wait_for(timeout=MINUTE)
    visitor.page.fill("#question textarea", "And the year before?")
    visitor.page.locator("#question .stop-button").click()
    visitor.page.get_by_text("Stopped. The question was not answered").wait_for(timeout=MINUTE)
    assert visitor.page.locator("#question .submit-button").is_visible()
    assert visitor.page.locator("article.answer").count() == 0
    assert visitor.page.input_value("#question textarea") == "And the year before?"  # what is typed meanwhile is kept


def test_what_a_real_small_model_writes_comes_marked_as_unchecked_until_the_checked_answer_is_there(
    folders: tuple[Path, Path], first_start: Served, browser: Any, small_model: str
) -> None:
    with (
        served(*folders, COUNCIL_WRITER_ADDRESS=small_model, COUNCIL_WRITER_MODEL=NAME, **SHORT) as site,
        browser.new_context() as context,
    ):
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.goto(site.url)
        visit.page.wait_for_selector("#question textarea", timeout=MINUTE)
        head = visit.page.locator("#head").inner_text()
        assert f"Answers are written by {NAME} on this machine" in head and "no text leaves it" in head
        visit.page.fill("#question textarea", QUESTION)
        visit.page.press("#question textarea", "Enter")
        coming = visit.page.locator(".unchecked")
        coming.wait_for(timeout=3 * MINUTE)
        assert "Not checked yet" in visit.page.locator(".waiting").last.inner_text()
        answer = visit.page.locator("article.answer")
        answer.wait_for(timeout=3 * MINUTE)
        assert coming.count() == 0
        assert "609" in answer.inner_text()
        told = answer.inner_text().replace("’", "'")
        assert f"Written by {NAME}, each sentence checked" in told or "reports' own words" in told
        assert all(request.startswith(("data:", "blob:", visit.url)) for request in visit.requests)
