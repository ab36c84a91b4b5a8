"""Cookies: read and made in one place, unreadable to scripts and never sent from other sites."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from assistant.web.users.addresses import root_of

BROWSER = "council_browser"
SESSION = "council_session"
LONGEST_DAYS = 400  # browsers keep no cookie for longer


def cookie(scope: Scope, name: str) -> str | None:
    """The value that the browser sent."""
    return HTTPConnection(scope).cookies.get(name)


def set_cookie(scope: Scope, response: Response, name: str, value: str, seconds: int) -> None:
    """Give the browser a cookie, for the sub-path of the page; `seconds` of 0 takes it away."""
    response.set_cookie(
        name, value, max_age=seconds, path=root_of(scope) or "/", httponly=True, samesite="strict",
        secure=scope.get("scheme") in ("https", "wss"),
    )  # fmt: skip


def cookie_header(scope: Scope, name: str, value: str, seconds: int) -> tuple[bytes, bytes]:
    """The same as a header, for a response that somebody else makes."""
    response = Response()
    set_cookie(scope, response, name, value, seconds)
    return next(header for header in response.raw_headers if header[0] == b"set-cookie")
