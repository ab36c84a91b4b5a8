"""The chat page: Gradio's ChatInterface, with everything off that publishes, records or fetches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, Literal

import gradio as gr

from assistant.web.talk import Talk

TITLE = "Ask the council’s reports"
_HERE = Path(__file__).parent
_AT_ONCE = 16
_SYSTEM = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Arial", "sans-serif"]
_WELCOME = '<p class="welcome">Ask for a figure, a date, a person or a decision.</p>'
_NOTHING_YET = ["", "", "", ""]


class PlainChat(gr.ChatInterface):
    """A ChatInterface in which a question is text: Gradio takes every message for HTML, even where Markdown is off."""

    def _message_as_message_dict(self, message: Any, role: Literal["user", "assistant"]) -> Any:
        if role == "user":
            message = escape(message if isinstance(message, str) else str(message.get("text", "")), quote=False)
        return super()._message_as_message_dict(message, role)


def make_page(talk: Talk, header: Callable[[], str], examples: Callable[[], Sequence[str] | None]) -> gr.Blocks:
    """The page; `header` is asked at every visit, `examples` until it gives a list."""
    page = gr.Blocks(title=TITLE, analytics_enabled=False)
    with page:
        gr.HTML(header, elem_id="head", js_on_load=None)
        chatbot = _chatbot()
        _chat(talk, chatbot, examples())
        if examples() is None:
            _wait_for_examples(chatbot, examples)
    page.queue(api_open=False, max_size=64, default_concurrency_limit=_AT_ONCE)
    return page


def looks() -> dict[str, Any]:
    """Theme, style and script as `launch()` takes them: system fonts only, black on white or white on black."""
    return {
        "theme": _theme(),
        "css": (_HERE / "page.css").read_text(encoding="utf-8"),
        "head": f"<script>{(_HERE / 'page.js').read_text(encoding='utf-8')}</script>",
    }


def _chatbot() -> gr.Chatbot:
    """The talk. Messages are not Markdown: questions are escaped text, answers are HTML made by `answers`."""
    return gr.Chatbot(
        show_label=False,
        label="Questions and answers",
        elem_id="talk",
        container=False,
        height="auto",
        autoscroll=False,
        layout="panel",
        placeholder=_WELCOME,
        buttons=[],
        latex_delimiters=[],
        render_markdown=False,
        sanitize_html=True,
        allow_tags=False,
        allow_file_downloads=False,
        feedback_options=None,
        render=False,
    )


def _chat(talk: Talk, chatbot: gr.Chatbot, examples: Sequence[str] | None) -> None:
    def reply(question: str, history: list[dict[str, Any]]) -> Iterator[gr.HTML]:
        for html in talk.reply(question, history):
            yield gr.HTML(html, js_on_load=None, render=False)

    PlainChat(
        reply,
        chatbot=chatbot,
        textbox=_question_box(),
        examples=list(examples or _NOTHING_YET),
        cache_examples=False,
        flagging_mode="never",
        analytics_enabled=False,
        save_history=False,
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=_AT_ONCE,
        autoscroll=False,
        fill_height=False,
    )
    if examples is None:
        chatbot.examples = None


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        placeholder="Ask about these reports",
        elem_id="question",
        lines=1,
        max_lines=4,
        max_length=2000,
        autofocus=True,
        submit_btn="Ask",
        stop_btn=False,
        render=False,
    )


def _wait_for_examples(chatbot: gr.Chatbot, examples: Callable[[], Sequence[str] | None]) -> None:
    """Show the examples as soon as they are found, to those who came before."""
    timer = gr.Timer(2)

    def look() -> tuple[Any, Any]:
        found = examples()
        if found is None:
            return gr.skip(), gr.skip()
        return gr.Chatbot(examples=[{"text": question} for question in found]), gr.Timer(active=False)

    timer.tick(look, None, [chatbot, timer], show_progress="hidden", api_visibility="private", queue=False)


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        font=_SYSTEM,
        font_mono=["ui-monospace", "Consolas", "monospace"],
        text_size=gr.themes.sizes.text_lg,
        radius_size=gr.themes.sizes.radius_sm,
    ).set(
        body_background_fill="#ffffff",
        body_background_fill_dark="#0b0c0c",
        body_text_color="#0b0c0c",
        body_text_color_dark="#ffffff",
        block_background_fill="#ffffff",
        block_background_fill_dark="#0b0c0c",
        background_fill_primary_dark="#0b0c0c",
        background_fill_secondary_dark="#0b0c0c",
    )
