"""The scorecard's page in a real browser: it needs no network, draws its plots, and filters its questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from corpus.settings import Settings
from evals.asking import Asked
from evals.known_answers import Evidence, KnownAnswer
from evals.record import QuestionResult, SetResult, SystemResult, TraceResult, begun
from evals.scorecard.page import outcome, page
from evals.scoring import METRICS
from evals.systems.answers import citation, quoted, refused

HOSTILE = "<img src=x onerror=alert(1)> & [1]"


def _asked(place: int, answer: Answer | None, kind: str = "figure") -> Asked:
    evidence = Evidence("a.pdf", "fell to 418", 3)
    needed = ((evidence,),) if kind != "unanswerable" else ()
    must = (("418",),) if needed else ()
    question = KnownAnswer(f"q{place}", (f"How many {place}? {HOSTILE}",), kind, "418", must, needed)
    scores = {
        name: value for name, metric in METRICS.items() if answer and (value := metric(question, answer)) is not None
    }
    return Asked(question, answer, scores, None if answer else "it broke")


def _answers() -> list[Asked]:
    right = citation("a.pdf", "A", f"It fell to 418 {HOSTILE}", 3)
    asked = KnownAnswer("q", ("?",), "figure", "", (), ())
    good, wrong = quoted(asked, "It fell to 418", right, 0.1, "quotes"), quoted(asked, "It rose", right, 0.1, "quotes")
    return [
        _asked(1, good),
        _asked(2, wrong),
        _asked(3, refused(asked, 0.1, "quotes")),
        _asked(4, refused(asked, 0.1, "quotes"), "unanswerable"),
        _asked(5, good, "unanswerable"),
        _asked(6, None),
    ]


def test_every_outcome_has_its_name() -> None:
    assert [outcome(item) for item in _answers()] == [
        "right", "cited, not answered", "wrongly refused", "rightly refused", "should be refused", "broken",
    ]  # fmt: skip


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """A page of six questions, one of each outcome."""
    asked = _answers()
    results = tuple(
        QuestionResult(i.question.id, i.question.named_kind, "dev", f"r{n % 3}", i.answer.status if i.answer else "failed",
                       i.scores, 0.1, 5, failure=i.failure)
        for n, i in enumerate(asked)
    )  # fmt: skip
    traces = tuple(TraceResult(item.id, {"fused": dict.fromkeys(("hit@1", "hit@3", "hit@5", "hit@10", "mrr", "ndcg@10"), 1.0)}, 0.8, True, True, True) for item in results)  # fmt: skip
    systems = (SystemResult("assistant", {}, results), SystemResult("quickstart", {}, results))
    record = replace(begun(Settings(), shows_test=False), sets=(SetResult("sample", "x", {}, systems, traces),))
    path = tmp_path / "scorecard.html"
    path.write_text(page(record, [("sample", item) for item in asked]), encoding="utf-8")
    return path


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A new tab."""
    opened = browser.new_page()
    yield opened
    opened.close()


def test_the_page_is_whole_without_a_network(shown: Path, tab: Any) -> None:
    asked_for: list[str] = []
    faults: list[str] = []
    tab.on("request", lambda request: asked_for.append(request.url))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(shown.as_uri())
    tab.wait_for_selector(".plotly .main-svg")
    assert tab.locator(".js-plotly-plot").count() == 4
    assert [url for url in asked_for if not url.startswith(("file:", "data:", "blob:"))] == []
    assert faults == []


def test_questions_are_filtered_by_outcome_and_words(shown: Path, tab: Any) -> None:
    tab.goto(shown.as_uri())
    assert tab.locator("article:visible").count() == 6
    tab.select_option("[data-filter=outcome]", "wrongly refused")
    assert tab.locator("article:visible h3").all_inner_texts()[0].startswith("How many 3?")
    assert tab.locator("[data-count]").inner_text() == "1"
    tab.select_option("[data-filter=outcome]", "")
    tab.fill("[data-words]", "how many 5")
    assert tab.locator("article:visible").count() == 1


def test_what_a_report_or_a_question_holds_is_shown_as_text(shown: Path, tab: Any) -> None:
    tab.goto(shown.as_uri())
    assert tab.locator("article img").count() == 0
    assert "<img src=x" in tab.locator("article h3").first.inner_text()
