"""The first visit: what answers are, and example questions that are known to be answered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.markup import element, items, text

_ASK = "Ask for a figure, a date, a person or a decision, in your own words."
EXAMPLES = element("div", "", data_load="/examples")
WELCOME = element("p", text(_ASK)) + EXAMPLES


def to_ask(label: str, questions: Sequence[str], **attributes: str) -> str:
    """Questions as buttons that ask them, under a label; nothing where there are none."""
    buttons = [element("button", text(question), type="button", data_ask=question) for question in questions]
    return element("p", text(label), class_="label") + items(buttons, **attributes) if buttons else ""
