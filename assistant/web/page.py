"""The chat page: a column of talk and a column of proof, with everything of Gradio off that publishes or records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import gradio as gr

from assistant.web.gradio_settings import AT_ONCE, BLOCKS, CHATBOT, EVENT, HTML, QUESTION, QUEUE
from assistant.web.proof import PROOF
from assistant.web.talk import Opened, Said, Talk, as_asked

TITLE = "Ask the council’s reports"
_SYSTEM = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Arial", "sans-serif"]
_ASK: dict[str, Any] = {"submit_btn": "Ask", "stop_btn": False}
_STOP: dict[str, Any] = {"submit_btn": False, "stop_btn": "Stop"}
_WITH_FILTERS = "(words, shown, conversation) => [words, shown, conversation, window.chosenFilters()]"


def make_page(talk: Talk, header: Callable[[str], str]) -> gr.Blocks:
    """The page; `header` (HTML) is asked for the reader at every visit, and once for nobody in particular."""
    page = gr.Blocks(title=TITLE, **BLOCKS)
    with page:
        head = gr.HTML(header(""), elem_id="head", **HTML)
        with gr.Row(elem_id="board"):
            with gr.Column(elem_id="talk-side", min_width=0):
                filters = gr.HTML(elem_id="filters", **HTML)
                chatbot = _chatbot()
                welcome = gr.HTML(elem_id="welcome", **HTML)
                question = _question_box()
            gr.HTML(PROOF, elem_id="proof-side", **HTML)
        conversation = gr.Textbox(visible="hidden", label="Conversation")
        chosen = gr.Textbox(visible="hidden", label="Filters chosen")
        _on_visit(page, talk, header, [head, chatbot, conversation, filters, welcome])
        _on_question(talk, question, chatbot, conversation, chosen, welcome)
    page.queue(**QUEUE)
    return page


def looks(links: str) -> dict[str, Any]:
    """Theme and head as `launch()` takes them: system fonts only; `links` (HTML) names style and script of this host."""
    return {"theme": _theme(), "head": links}


def _on_visit(page: gr.Blocks, talk: Talk, header: Callable[[str], str], shown: list[gr.components.Component]) -> None:
    """The head as it is now, and the conversation that the address names, with its filters."""

    def opened(request: gr.Request) -> tuple[Any, ...]:
        visit = talk.open(request.query_params.get("conversation", ""), reader_of(request))
        return header(reader_of(request)), _messages(visit), visit.conversation, visit.filters, visit.welcome

    page.load(opened, None, shown, queue=False, **EVENT)


def _on_question(
    talk: Talk,
    question: gr.Textbox,
    chatbot: gr.Chatbot,
    conversation: gr.Textbox,
    chosen: gr.Textbox,
    welcome: gr.HTML,
) -> None:
    """An answer below the question, or a word that the reader stopped waiting for it."""

    def asked(
        words: str, shown: list[Any], conversation: str, filters: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        words = as_asked(words)
        if not words:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        emptied: dict[str, Any] = {"value": ""}  # once: what the reader types in the meantime is left alone
        for said in talk.reply(words, conversation, filters, reader_of(request)):
            box = gr.Textbox(**emptied, **(_ASK if said.done else _STOP))
            yield [*shown, *_turn(words, said)], said.conversation, box, ""
            emptied = {}

    def stopped(shown: list[Any]) -> tuple[Any, ...]:
        return [*shown[:-1], _message("assistant", talk.stopped())], gr.Textbox(**_ASK)

    asking = question.submit(
        asked,
        [question, chatbot, conversation, chosen],
        [chatbot, conversation, question, welcome],
        js=_WITH_FILTERS,
        concurrency_limit=AT_ONCE,
        trigger_mode="always_last",  # a question sent while another is answered is asked next, not dropped
        **EVENT,
    )
    question.stop(stopped, [chatbot], [chatbot, question], cancels=[asking], queue=False, **EVENT)


def reader_of(request: gr.Request) -> str:
    """Who asks: what the sign-in layer wrote into the request."""
    return str(request.state.reader)


def _turn(words: str, said: Said) -> list[dict[str, Any]]:
    return [_message("user", words), _message("assistant", said.html)]


def _messages(visit: Opened) -> list[dict[str, Any]]:
    return [message for words, said in visit.turns for message in _turn(words, said)]


def _message(role: str, words: str) -> dict[str, Any]:
    """A message: a question is text, which Gradio would take for HTML, even where Markdown is off; an answer is HTML."""
    if role == "user":
        return {"role": role, "content": escape(words, quote=False)}
    return {"role": role, "content": gr.HTML(words, render=False, **HTML)}


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
        placeholder=" ",
        **CHATBOT,
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Your question",
        placeholder="Ask about these reports",
        elem_id="question",
        lines=1,
        max_lines=4,
        autofocus=True,
        **QUESTION,
        **_ASK,
    )


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
