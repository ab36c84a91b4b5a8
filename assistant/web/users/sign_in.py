"""Signing in and out: the routes of the sign-in page."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.web.users.addresses import own_or_home, under
from assistant.web.users.cookies import SESSION, cookie, set_cookie
from assistant.web.users.forms import form_of
from assistant.web.users.proxies import Proxies
from assistant.web.users.sessions import Sessions
from assistant.web.users.sign_in_page import sign_in_page
from assistant.web.users.throttle import Throttle
from assistant.web.users.user_file import User, Users

_log = logging.getLogger(__name__)
_STYLE = Path(__file__).parent / "sign-in.css"
_WRONG = "The name or the password is not right. Try again."
_AT_ONCE = 16
_BUSY = "Many people are signing in just now. Try again in a minute."
_TOO_OFTEN = "Too many attempts. Try again in {wait}."


class SignIn:
    """Checks names and passwords, and gives and takes back sessions."""

    def __init__(self, users: Users, sessions: Sessions, proxies: Proxies, throttle: Throttle | None = None) -> None:
        self._users = users
        self._sessions = sessions
        self._proxies = proxies
        self._throttle = throttle or Throttle()
        self._free = threading.BoundedSemaphore(_AT_ONCE)  # so that attempts leave threads for those who are signed in

    def routes(self) -> list[Route]:
        return [
            Route("/sign-in", self.page, methods=["GET"]),
            Route("/sign-in", self.sign_in, methods=["POST"]),
            Route("/sign-in.css", _style, methods=["GET"]),
            Route("/sign-out", self.sign_out, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """The form, or onward for those who are signed in already."""
        then = own_or_home(request.query_params.get("then"))
        token = cookie(request.scope, SESSION)
        user = await run_in_threadpool(self._sessions.user, token) if token else None
        if user:
            return _see(request, then)
        return sign_in_page(request.scope, then)

    async def sign_in(self, request: Request) -> Response:
        """A session for a right name and password; what was wrong is not told apart."""
        form = await form_of(request)
        name, then = form.get("name", ""), own_or_home(form.get("then"))
        address = self._proxies.address(request.scope)
        if wait := self._throttle.attempt(name, address):
            _log.warning("signing in was tried too often from %s", address)
            response = sign_in_page(request.scope, then, problem=_TOO_OFTEN.format(wait=_minutes(wait)), status=429)
            response.headers["retry-after"] = str(wait)
            return response
        if not self._free.acquire(blocking=False):
            return sign_in_page(request.scope, then, problem=_BUSY, name=name, status=503)
        try:
            user = await run_in_threadpool(self._users.user, name, form.get("password", ""))
        finally:
            self._free.release()
        if user is None:
            return sign_in_page(request.scope, then, problem=_WRONG, name=name, status=403)
        self._throttle.succeeded(name, address)
        return await self._begun(request, user, then)

    async def _begun(self, request: Request, user: User, then: str) -> Response:
        """Onward, with a new session in the place of the browser's last."""
        if before := cookie(request.scope, SESSION):
            await run_in_threadpool(self._sessions.end, before)
        response = _see(request, then)
        token = await run_in_threadpool(self._sessions.begin, user)
        set_cookie(request.scope, response, SESSION, token, self._sessions.seconds)
        return response

    async def sign_out(self, request: Request) -> Response:
        """End the session, here and in the browser."""
        if token := cookie(request.scope, SESSION):
            await run_in_threadpool(self._sessions.end, token)
        response = _see(request, "/sign-in")
        set_cookie(request.scope, response, SESSION, "", 0)
        return response


def _see(request: Request, address: str) -> Response:
    return RedirectResponse(under(request.scope, address), 303, {"cache-control": "no-store"})


async def _style(request: Request) -> Response:
    return FileResponse(_STYLE, headers={"cache-control": "max-age=3600"})


def _minutes(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"
