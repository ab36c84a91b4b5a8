"""Replies: a part for the page's second column where `?part=1` asks for it, else a whole page, and never kept by others."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.web.markup import element, text
from assistant.web.users.addresses import under
from assistant.web.whole_page import whole

_PRIVATE = {"cache-control": "private, no-store"}


def reply(request: Request, title: str, inside: str, status: int = 200) -> Response:
    """Markup that is safe already, under its title: as a part with a heading, or as a whole page."""
    if not is_part(request):
        return HTMLResponse(whole(request, title, element("div", inside, class_="users")), status, _PRIVATE)
    id = f"users-{title.replace(' ', '-').lower()}"
    heading = element("h2", text(title), id=id)
    part = element("section", heading + inside, class_="users", aria_labelledby=id)
    return HTMLResponse(part, status, _PRIVATE)


def onto(request: Request, address: str) -> Response:
    """After a change: the browser fetches another page, so that going back or reloading changes nothing again."""
    return RedirectResponse(under(request.scope, address), 303, _PRIVATE)


def nothing_here(request: Request) -> Response:
    """The same for what is not there and for what is another reader's."""
    words = "There is nothing here. It may have been deleted, or be part of somebody else's conversation."
    return reply(request, "Not found", element("p", text(words), role="status"), 404)


def is_part(request: Request) -> bool:
    return request.query_params.get("part") == "1"
