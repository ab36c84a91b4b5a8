"""The ways to know a reader. Each says who asks, or what a browser is told that may not go on."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from assistant.web.users.addresses import HOME, asked, is_loopback, path_of
from assistant.web.users.cookies import BROWSER, LONGEST_DAYS, SESSION, cookie, cookie_header
from assistant.web.users.proxies import Proxies
from assistant.web.users.reader import browser, is_token, named_by_proxy, new_token, signed_in
from assistant.web.users.same_site import comes_from_elsewhere, wants_a_page
from assistant.web.users.sessions import Sessions
from assistant.web.users.sign_in_page import onward

_LONGEST_NAME = 200
_DAY = 86_400
_OTHER_NAME = (
    "This page is for the machine it runs on: open it at http://127.0.0.1 or http://localhost with its port. "
    "Behind a proxy, name the proxy's address in COUNCIL_TRUSTED_PROXIES."
)
Known = tuple[str, list[tuple[bytes, bytes]]]


class Way(Protocol):
    """One way to know a reader."""

    async def reader(self, scope: Scope) -> Known | Response:
        """The reader and headers for the response, or the response that is given instead."""


class ByBrowser:
    """Nobody signs in: a random token keeps one browser apart from another.

    The page is for this machine alone, and for whom a proxy leads here. A site outside can give its own name the
    address of this machine (DNS rebinding); a browser then takes the page for that site's, and sends its name as Host.
    """

    def __init__(self, proxies: Proxies) -> None:
        self._proxies = proxies

    async def reader(self, scope: Scope) -> Known | Response:
        """Always one. A browser that another site led here holds its cookie back, so it is asked to come again."""
        if not self._proxies.sent(scope) and not is_loopback(Headers(scope=scope).get("host", "")):
            return PlainTextResponse(_OTHER_NAME, 403, {"cache-control": "no-store"})
        token = cookie(scope, BROWSER)
        if token is not None and is_token(token):
            again = [self._cookie(scope, token)] if path_of(scope) == HOME else []
            return browser(token), again
        if not comes_from_elsewhere(scope):
            token = new_token()
            return browser(token), [self._cookie(scope, token)]
        if wants_a_page(scope):
            return onward(scope, asked(scope), 200)
        return browser(new_token()), []

    def _cookie(self, scope: Scope, token: str) -> tuple[bytes, bytes]:
        return cookie_header(scope, BROWSER, token, LONGEST_DAYS * _DAY)


class BySession:
    """Users of a user file sign in with their password."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def reader(self, scope: Scope) -> Known | Response:
        """Who is signed in; a browser is led to the sign-in page, a script is told so."""
        token = cookie(scope, SESSION)
        user = await run_in_threadpool(self._sessions.user, token) if token else None
        if user:
            return signed_in(user), []
        if wants_a_page(scope):
            return onward(scope, sign_in_address(scope), 401)
        return _refused("You are not signed in, or no longer. Open the page again to sign in.")


class ByHeader:
    """A reverse proxy signs users in and names them in a header."""

    def __init__(self, header: str, proxies: Proxies) -> None:
        self._header = header
        self._proxies = proxies

    async def reader(self, scope: Scope) -> Known | Response:
        """Whom the proxy names, once; the same header from any other address counts for nothing."""
        said = Headers(scope=scope).getlist(self._header) if self._proxies.sent(scope) else []
        name = said[0].strip() if len(said) == 1 else ""
        if name and len(name) <= _LONGEST_NAME and name.isprintable():
            return named_by_proxy(name), []
        return _refused(
            "This page is open to those who are signed in at its usual address. Go there, or ask whoever runs it."
        )


def sign_in_address(scope: Scope) -> str:
    """The sign-in page, which leads back to what was asked for."""
    return f"/sign-in?{urlencode({'then': asked(scope)})}"


def _refused(words: str) -> Response:
    headers = {"cache-control": "no-store", "www-authenticate": 'SignIn realm="council reports"'}
    return PlainTextResponse(words, 401, headers)
