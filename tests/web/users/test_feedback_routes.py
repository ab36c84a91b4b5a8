"""Feedback: from those whose answer it is, said once more in words, and gone with the conversation."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.web.users.feedback import WORDS, all_feedback

Serve = Callable[..., Any]


@pytest.fixture
def served(page: Serve) -> Any:
    return page()


def send(client: TestClient, answer_id: str, said: str, remark: str = "") -> Any:
    return client.post(f"/feedback/{answer_id}?part=1", data={"said": said, "remark": remark})


@pytest.mark.parametrize("said", list(WORDS))
def test_feedback_is_kept_with_question_and_answer(
    served: Any, index: Path, answer: Callable[..., Answer], said: str
) -> None:
    client = served.as_browser()
    first = served.store.keep(served.reader(client), None, answer("first?"), "v1")
    kept = served.store.keep(served.reader(client), first.conversation, answer("and then?"), "v2")
    confirmed = send(client, kept.answer_id, said, " see <b>table</b> 2\r\nand 3 ")
    assert confirmed.status_code == 200 and 'role="status"' in confirmed.text
    assert WORDS[said] in unescape(confirmed.text)  # type: ignore[index]
    (given,) = all_feedback(index)
    assert (given.feedback.said, given.feedback.remark) == (said, "see <b>table</b> 2\nand 3")
    assert (given.turns, given.answer, given.index_version) == (("first?", "and then?"), kept.answer, "v2")


def test_feedback_given_again_takes_the_place_of_the_first(
    served: Any, index: Path, answer: Callable[..., Answer]
) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    send(client, kept.answer_id, "helpful")
    send(client, kept.answer_id, "out_of_date", "newer report")
    assert [(one.feedback.said, one.feedback.remark) for one in all_feedback(index)] == [
        ("out_of_date", "newer report")
    ]
    form = client.get(f"/feedback/{kept.answer_id}").text
    assert 'value="out_of_date" id="feedback-out_of_date" required checked' in form
    assert "newer report</textarea>" in form


def test_the_form_has_a_label_for_every_control_and_tells_who_reads_it(
    served: Any, answer: Callable[..., Answer]
) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    form = client.get(f"/feedback/{kept.answer_id}?part=1&said=figure_wrong").text
    for said in WORDS:
        assert f'for="feedback-{said}"' in form and f'id="feedback-{said}"' in form
    assert 'value="figure_wrong" id="feedback-figure_wrong" required checked' in form
    assert "<legend>" in form and 'for="feedback-remark"' in form
    assert "without your name" in form and "deleted with the conversation" in form


def test_another_readers_answer_takes_no_feedback(served: Any, index: Path, answer: Callable[..., Answer]) -> None:
    mine, other = served.as_browser(), served.as_browser()
    kept = served.store.keep(served.reader(mine), None, answer(), "v1")
    assert send(other, kept.answer_id, "figure_wrong", "not mine").status_code == 404
    assert other.get(f"/feedback/{kept.answer_id}").status_code == 404
    assert send(other, "0" * 32, "figure_wrong").text == send(other, kept.answer_id, "figure_wrong").text
    assert all_feedback(index) == []


def test_a_form_that_is_not_complete_comes_back_with_what_was_written(
    served: Any, index: Path, answer: Callable[..., Answer]
) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    nothing_chosen = send(client, kept.answer_id, "", "</textarea><script>")
    assert nothing_chosen.status_code == 400 and 'role="alert"' in nothing_chosen.text
    assert "</textarea><script>" not in nothing_chosen.text
    assert "</textarea><script>" in unescape(nothing_chosen.text)
    assert send(client, kept.answer_id, "excellent").status_code == 400
    assert "Shorten it" in send(client, kept.answer_id, "helpful", "x" * 2001).text
    assert all_feedback(index) == []


def test_feedback_is_off_where_nothing_can_be_written(index: Path, page: Serve, answer: Callable[..., Answer]) -> None:
    index.mkdir()
    (index / "made").write_text("no folder", encoding="utf-8")
    served = page()
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    assert "Feedback is off" in client.get(f"/feedback/{kept.answer_id}").text
    assert send(client, kept.answer_id, "helpful").status_code == 503


def test_nothing_says_who_gave_it(served: Any, index: Path, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    reader = served.reader(client)
    send(client, served.store.keep(reader, None, answer(), "v1").answer_id, "helpful")
    assert reader.partition(":")[2] not in repr(all_feedback(index))
