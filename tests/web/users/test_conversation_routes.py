"""The list of conversations: one's own alone, with forms that rename and delete, and what is kept told in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.web.users.telling import told_of_logging
from corpus.settings import Settings

HOSTILE = '<img src=x onerror="alert(1)"> ![a](http://attacker.example/a.png) ${alert(1)} {{7*7}}'
Serve = Callable[..., Any]


@pytest.fixture
def served(page: Serve) -> Any:
    return page()


def listed(client: TestClient) -> str:
    return unescape(client.get("/conversations?part=1").text)


def send(client: TestClient, do: str, conversation: str, **more: str) -> Any:
    form = {"do": do, "conversation": conversation} | more
    return client.post("/conversations?part=1", data=form, headers={"origin": "http://127.0.0.1:7860"})


def test_the_list_names_each_conversation_with_its_link_and_forms(served: Any, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    assert "None yet" in listed(client)
    old, new = (served.store.keep(served.reader(client), None, answer(title), "v1") for title in ("old?", "new?"))
    html = listed(client)
    assert html.index(f'href="./?conversation={new.conversation}"') < html.index(f"/?conversation={old.conversation}")
    assert html.startswith('<section class="users"') and "<h1" not in html
    assert re.search(r"<time datetime=\"[^\"]+\">\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d</time>", html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' for="([^"]+)"', html)) <= set(ids)
    assert "365 days" in html and "No other reader sees it" in html and "Questions are not logged." in html


def test_it_is_also_a_whole_page(served: Any) -> None:
    said = served.as_browser().get("/conversations")
    assert said.text.startswith("<!doctype html>") and "<h1>Your conversations</h1>" in said.text
    assert "<h2" not in said.text
    assert said.headers["cache-control"] == "private, no-store"


def test_the_conversation_on_the_page_is_marked(served: Any, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    assert 'aria-current="true"' in client.get(f"/conversations?part=1&open={kept.conversation}").text
    assert "aria-current" not in client.get("/conversations?part=1").text


def test_renaming_and_deleting_say_so(served: Any, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    said = send(client, "rename", kept.conversation, title="Herons")
    assert "has its new title" in said.text and ">Herons</a>" in said.text and 'role="status"' in said.text
    assert send(client, "rename", kept.conversation, title=" ").status_code == 400
    said = send(client, "delete", kept.conversation)
    assert "was deleted" in said.text and "None yet" in said.text
    assert send(client, "delete", kept.conversation).status_code == 404


def test_without_a_script_the_list_is_fetched_again_after_a_change(served: Any, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(), "v1")
    form = {"do": "delete", "conversation": kept.conversation}
    said = client.post("/conversations", data=form, follow_redirects=False)
    assert (said.status_code, said.headers["location"]) == (303, "/conversations")


def test_all_of_ones_own_are_deleted_at_once_and_nobody_elses(served: Any, answer: Callable[..., Answer]) -> None:
    mine, theirs = served.as_browser(), served.as_browser()
    for client in (mine, mine, theirs):
        served.store.keep(served.reader(client), None, answer(), "v1")
    assert "All your conversations were deleted" in send(mine, "delete_all", "").text
    assert len(served.store.conversations(served.reader(theirs))) == 1


def test_another_readers_conversation_is_not_there(served: Any, answer: Callable[..., Answer]) -> None:
    mine, other = served.as_browser(), served.as_browser()
    kept = served.store.keep(served.reader(mine), None, answer("mine alone?"), "v1")
    assert "mine alone?" not in listed(other)
    for do in ("rename", "delete"):
        said, none = (send(other, do, id, title="theirs") for id in (kept.conversation, "0" * 32))
        assert said.status_code == none.status_code == 404
        assert said.text == none.text
    assert "mine alone?" in listed(mine)


def test_a_hostile_title_is_text(served: Any, answer: Callable[..., Answer]) -> None:
    client = served.as_browser()
    kept = served.store.keep(served.reader(client), None, answer(HOSTILE), "v1")
    send(client, "rename", kept.conversation, title=HOSTILE[:80])
    html = client.get("/conversations").text
    assert "<img" not in html and "${" not in html and "{{" not in html
    assert HOSTILE[:60] in unescape(html)


@pytest.mark.parametrize("do", ["", "steal"])
def test_what_is_no_form_of_ours_changes_nothing(served: Any, do: str) -> None:
    assert send(served.as_browser(), do, "x").status_code == 404


def test_a_form_that_is_too_long_or_of_another_kind_is_refused(served: Any) -> None:
    client = served.as_browser()
    assert send(client, "rename", "x", title="x" * 40_000).status_code == 413
    assert client.post("/conversations", json={"do": "delete"}).status_code == 400
    assert client.post("/conversations", data={f"k{number}": "" for number in range(50)}).status_code == 400


def test_where_nothing_can_be_written_the_page_says_so(index: Path, page: Serve, answer: Callable[..., Answer]) -> None:
    index.mkdir()
    (index / "made").write_text("no folder", encoding="utf-8")
    served = page()
    client = served.as_browser()
    served.store.keep(served.reader(client), None, answer(), "v1")
    html = listed(client)
    assert "last until the page is started again, and feedback is off" in html
    assert "/?conversation=" in html


def test_logging_is_told(configured: Settings) -> None:
    on = configured.model_copy(update={"log_questions": True, "log_days": 1})
    assert "without your name, and kept for a day" in told_of_logging(on)
