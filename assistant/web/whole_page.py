"""A whole page of its own address: what a fragment shows in the second column, printed or sent to a colleague."""

from __future__ import annotations

from starlette.requests import Request

from assistant.web.markup import element, text
from assistant.web.users.addresses import base

STYLE = "ours/page.css"
_BACK = "Ask the council’s reports"


def whole(request: Request, title: str, inside: str) -> str:
    """A complete HTML page around markup that is safe already; the title is text, and the page's only h1."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{base(request.scope)}<meta name="color-scheme" content="light dark">{element("title", text(title))}'
        f'<link rel="stylesheet" href="{STYLE}">'
    )
    back = element("nav", element("a", text(_BACK), href="/"), class_="back", aria_label="Way back")
    main = element("main", element("h1", text(title)) + inside, class_="whole", id="main")
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{back}{main}</body></html>\n'
