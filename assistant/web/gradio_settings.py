"""Every setting of Gradio that differs from its default, each with its reason. Gradio is set nowhere else but for its looks.

Gradio's own environment variables (`GRADIO_...`) do not count: they are taken away before it is imported.
"""

from __future__ import annotations

from typing import Any

AT_ONCE = 16  # questions that are answered at the same time; the queue holds the rest
LONGEST_QUESTION = 2000

ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",  # read while Gradio is imported, before any other setting: nothing is sent out
    "HF_HUB_DISABLE_TELEMETRY": "1",  # the hub's client comes with Gradio
}
BLOCKS: dict[str, Any] = {
    "analytics_enabled": False,  # nothing leaves the machine
}
QUEUE: dict[str, Any] = {
    "api_open": False,  # only the page asks: no way past its queue
    "max_size": 64,  # who comes after that is told to wait, instead of waiting for minutes
    "default_concurrency_limit": AT_ONCE,  # the default is one after the other
}
EVENT: dict[str, Any] = {
    "api_visibility": "private",  # no documented API; a public event can also be called by name
    "show_progress": "hidden",  # the page says itself what it is doing, in words
}
HTML: dict[str, Any] = {
    "js_on_load": None,  # the page's own script does what there is to do
    "apply_default_css": False,  # and its own style
}
CHATBOT: dict[str, Any] = {
    "buttons": [],  # share publishes the talk on a host outside; copy takes the markup along
    "latex_delimiters": [],  # `$` stands for nothing but itself in a report
    "render_markdown": False,  # text of a report or a question is never markup
    "allow_tags": False,  # the same
    "allow_file_downloads": False,  # there are no files in a talk
    "feedback_options": None,  # flagging writes questions into a CSV file; feedback has its own form and file
}
QUESTION: dict[str, Any] = {
    "max_length": LONGEST_QUESTION,  # what is longer is no question, and is refused on the server too
}
SERVED: dict[str, Any] = {
    "footer_links": [],  # no links to Gradio, its API and its settings
    "run_history": False,  # would keep every question and answer in memory, to be fetched by anybody
    "enable_monitoring": False,  # the same, with times
    "show_error": False,  # what went wrong inside is for the log
    "max_file_size": 1,  # bytes: there is nothing to upload
}
