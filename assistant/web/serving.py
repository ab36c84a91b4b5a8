"""Serving: only the addresses that the page needs, below its sub-path, and no way for a browser to leave the machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gradio as gr
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.gradio_settings import SERVED
from assistant.web.listening import CannotServe
from assistant.web.users.addresses import path_of

_PAGES = {"/", "/config", "/theme.css", "/favicon.ico", "/robots.txt", "/gradio_api/theme.css"}
_CALLS = {
    f"/gradio_api/{name}" for name in ("queue/join", "queue/data", "run/predict", "cancel", "reset", "app_id")
}  # fmt: skip
_FOLDERS = ("/assets/", "/static/", "/svelte/", "/gradio_api/heartbeat/")
_OURS = (
    "/ours/", "/examples", "/next/", "/accessibility", "/evidence/", "/figures/", "/trend/", "/sheet/", "/library",
    "/feedback/", "/conversations", "/sign-in", "/sign-out", "/health",
)  # fmt: skip
_EVERYWHERE = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
_POLICY = (  # Gradio's page has scripts in it, and makes functions of text
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data:; font-src 'self' data:; connect-src 'self'; {_EVERYWHERE}"
)
_POLICY_OF_OURS = f"default-src 'none'; style-src 'self'; img-src 'self'; {_EVERYWHERE}"
_HEADERS = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_LARGEST = 16_000_000  # bytes of a request: a question goes with what is shown of its conversation


def page_app(
    page: gr.Blocks, looks: dict[str, Any], routes: Sequence[BaseRoute], sign_in: Middleware, root_path: str
) -> Starlette:
    """The page and our own routes as one application, all of it behind `sign_in` and below `root_path`.

    Raises `CannotServe`. Gradio lets the page of any other site read its answers (CORS), except where the application
    around it says who may: here nobody.
    """
    if root_path and (_is_served(root_path) or _is_served(f"{root_path}/")):
        raise CannotServe(f"COUNCIL_ROOT_PATH: {root_path} is an address of the page itself. Name another sub-path")
    standing = [Middleware(SubPath, root=root_path), Middleware(OnlyThePage), sign_in, Middleware(CORSMiddleware)]
    app = Starlette(routes=list(routes), middleware=standing)
    gr.mount_gradio_app(app, page, "/", root_path=root_path, **SERVED, **looks)
    return app


class SubPath:
    """Tells the application below which path of its host it stands; a proxy may pass that path on, or leave it out."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not self._root:
            await self._app(scope, receive, send)
            return
        if scope["path"] == self._root:
            query = scope["query_string"].decode("latin-1")
            onward = RedirectResponse(f"{self._root}/{'?' if query else ''}{query}", 308)
            await onward(scope, receive, send)
            return
        path = scope["path"] if scope["path"].startswith(f"{self._root}/") else self._root + scope["path"]
        await self._app(dict(scope) | {"root_path": self._root, "path": path}, receive, send)


class OnlyThePage:
    """Answers 404 to every address the page does not use, and tells browsers to fetch from this host alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            path = path_of(scope)
            answer = self._app if _is_served(path) else PlainTextResponse("There is nothing here.", 404)
            sending = _with_headers(send, _headers_of(path))
            await answer(scope, _no_more_than(_LARGEST, receive), sending)


def _is_served(path: str) -> bool:
    return path in _PAGES or path in _CALLS or path.startswith(_FOLDERS) or _is_ours(path)


def _is_ours(path: str) -> bool:
    return path.startswith(_OURS)


def _no_more_than(most: int, receive: Receive) -> Receive:
    """The same request, refused as soon as it brings more bytes."""
    left = most

    async def receiving() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(413, "This is more than the page takes.")
        return message

    return receiving


def _headers_of(path: str) -> dict[str, str]:
    """What is said with every answer; only files of Gradio's, the same for everybody, are kept by browsers."""
    policy = _POLICY_OF_OURS if _is_ours(path) else _POLICY
    kept = {} if path.startswith(_FOLDERS) else {"cache-control": "private, no-store"}
    return {"content-security-policy": policy} | _HEADERS | kept


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    """Adds headers to an answer; where it has one of them, its own stands."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = MutableHeaders(scope=message)
            for name, value in headers.items():
                own.setdefault(name, value)
        await send(message)

    return sending
