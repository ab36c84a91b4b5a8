"""Each setting of Gradio is needed: what it is for can be seen, and is no longer so when the settings are taken away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, cast

import gradio as gr
import pytest
from gradio import analytics
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from assistant.web import gradio_settings as ours
from assistant.web.page import make_page
from assistant.web.serving import OnlyThePage, page_app
from assistant.web.talk import Talk
from tests.page.visiting import ROOT

Check = Callable[["Made"], bool]


class Made:
    """The page with Gradio in it, as a browser gets it, without anybody to answer."""

    def __init__(self) -> None:
        self.page = make_page(cast(Talk, None), lambda reader: "")
        self.app = page_app(self.page, {}, [], Middleware(OnlyThePage), "")
        self.config = TestClient(self.app).get("/config").json()
        self.behind = TestClient(cast(Any, self.app.routes[-1]).app, raise_server_exceptions=False)  # Gradio, ungated

    def part(self, kind: str, **like: Any) -> dict[str, Any]:
        """The settings of the one component of a kind."""
        parts = [part["props"] for part in self.config["components"] if part["type"] == kind]
        [found] = [part for part in parts if all(part.get(name) == value for name, value in like.items())]
        return cast(dict[str, Any], found)

    def html(self, name: str) -> set[Any]:
        """What the pieces of HTML have for a setting."""
        return {each["props"].get(name) for each in self.config["components"] if each["type"] == "html"}

    def event(self, name: str) -> set[Any]:
        """What the page's events have for a setting."""
        return {each[name] for each in self.config["dependencies"] if each["backend_fn"]}


def _talk(name: str, value: Any) -> Check:
    return lambda made: bool(made.part("chatbot").get(name) == value)


CHECKS: dict[str, Check] = {
    "BLOCKS.analytics_enabled": lambda made: made.config["analytics_enabled"] is False,
    "QUEUE.api_open": lambda made: made.page.api_open is False,
    "QUEUE.max_size": lambda made: made.page._queue.max_size == 64,
    "QUEUE.default_concurrency_limit": lambda made: made.page._queue.default_concurrency_limit == 16,
    "EVENT.api_visibility": lambda made: made.event("api_visibility") == {"private"},
    "EVENT.show_progress": lambda made: made.event("show_progress") == {"hidden"},
    "HTML.js_on_load": lambda made: made.html("js_on_load") == {None},
    "HTML.apply_default_css": lambda made: made.html("apply_default_css") == {False},
    "CHATBOT.buttons": _talk("buttons", []),
    "CHATBOT.latex_delimiters": _talk("latex_delimiters", []),
    "CHATBOT.render_markdown": _talk("render_markdown", False),
    "CHATBOT.allow_tags": _talk("allow_tags", False),
    "CHATBOT.allow_file_downloads": _talk("allow_file_downloads", False),
    "CHATBOT.feedback_options": _talk("feedback_options", None),
    "QUESTION.max_length": lambda made: made.part("textbox", elem_id="question").get("max_length") == 2000,
    "SERVED.footer_links": lambda made: made.config["footer_links"] == [],
    "SERVED.run_history": lambda made: made.config["run_history"] is False,
    "SERVED.enable_monitoring": lambda made: made.behind.get("/monitoring/summary").status_code == 403,
    "SERVED.show_error": lambda made: made.config["show_error"] is False,
    "SERVED.max_file_size": lambda made: made.config["max_file_size"] == 1,
}
SET = {name: getattr(ours, name) for name in ("BLOCKS", "QUEUE", "EVENT", "HTML", "CHATBOT", "QUESTION", "SERVED")}


@pytest.fixture(autouse=True)
def sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its settings Gradio tells its makers of the page."""
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
    for name in ("initiated_analytics", "version_check"):
        monkeypatch.setattr(analytics, name, lambda *arguments: None)


def test_every_setting_is_checked() -> None:
    assert set(CHECKS) == {f"{group}.{name}" for group, settings in SET.items() for name in settings}


def test_every_setting_is_as_it_is_meant() -> None:
    made = Made()
    assert [name for name, check in CHECKS.items() if not check(made)] == []


def test_without_them_nothing_is_as_it_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    for settings in SET.values():
        for name in list(settings):
            monkeypatch.delitem(settings, name)
    made = Made()
    assert [name for name, check in CHECKS.items() if check(made)] == []


def test_gradios_own_environment_does_not_count() -> None:
    code = (
        "from assistant.web.quick_gradio import import_gradio; import_gradio()\n"
        "import os, huggingface_hub.constants as hub; from gradio import analytics\n"
        "print([name for name in os.environ if name.startswith('GRADIO_')], analytics.analytics_enabled(), "
        "hub.HF_HUB_DISABLE_TELEMETRY)"
    )
    said = {"GRADIO_SHARE": "True", "GRADIO_ALLOWED_PATHS": "/", "GRADIO_ROOT_PATH": "/x", "GRADIO_MCP_SERVER": "True"}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | said, capture_output=True, text=True, timeout=120, check=True
    )
    assert ended.stdout.split("\n")[0] == "['GRADIO_ANALYTICS_ENABLED'] False True"


def test_no_folder_of_the_machine_is_served_by_gradio() -> None:
    made = Made()
    assert (made.page.allowed_paths, made.page.auth, made.page.mcp_server) == ([], None, False)
    for path in ("/etc/hostname", str(ROOT / "pyproject.toml")):
        assert made.behind.get(f"/gradio_api/file={path}").status_code == 403


def test_gradio_itself_is_what_was_looked_at() -> None:
    """Another major version may have other defaults: look at them, and at the addresses in `serving`."""
    assert gr.__version__.split(".")[0] == "6"
