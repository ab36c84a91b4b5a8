"""Serving: one host and port, only the addresses that the page needs, and no way for a browser to leave the machine."""

from __future__ import annotations

import os
import socket
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from corpus.errors import CouncilError

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_PAGES = {"/", "/config", "/theme.css", "/favicon.ico", "/robots.txt", "/gradio_api/theme.css"}
_CALLS = {
    f"/gradio_api/{name}"
    for name in ("queue/join", "queue/data", "run/predict", "cancel", "reset", "startup-events", "app_id")
}
_FOLDERS = ("/assets/", "/static/", "/svelte/", "/gradio_api/heartbeat/")
_OURS = (
    "/ours/", "/examples", "/next/", "/accessibility", "/evidence/", "/figures/", "/trend/", "/sheet/", "/library",
    "/feedback/", "/conversations", "/sign-in", "/sign-out", "/health",
)  # fmt: skip
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
]


class CannotServe(CouncilError):
    """The host and port asked for cannot be used."""


class OnlyThePage:
    """Answers 404 to every address the page does not use, and tells browsers to fetch from this host alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_served(scope["path"]):
            await _not_found(send)
        elif scope["type"] == "http":
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)


def claim(host: str, port: int) -> None:
    """See that the port is free before anything slow is begun; raises `CannotServe` with the remedy."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror as error:
        raise CannotServe(
            f"{host}: is no address of this machine. Name one with --host, for example 127.0.0.1"
        ) from error
    except OSError as error:
        raise cannot_serve(host, port, error) from error


def cannot_serve(host: str, port: int, error: OSError) -> CannotServe:
    """What a port that cannot be bound says to a person."""
    reason = "already in use" if error.errno in (98, None) else (error.strerror or str(error)).lower()
    return CannotServe(
        f"{host} port {port}: {reason}. Stop what runs there, or name another with --port, such as {port % 65535 + 1}"
    )


def launch(
    page: Any, host: str, port: int, looks: dict[str, Any], routes: Sequence[BaseRoute], sign_in: Middleware
) -> str:
    """Serve the page and our own routes from threads of this process, all behind `sign_in`, and give the address.

    Raises `CannotServe`.
    """

    _without_proxy(host)
    try:
        _, url, _ = page.launch(
            server_name=host, server_port=port, prevent_thread_lock=True, quiet=True, inbrowser=False, share=False,
            footer_links=[], run_history=False, enable_monitoring=False, mcp_server=False, ssr_mode=False, pwa=False,
            show_error=False, allowed_paths=[], max_file_size=1, strict_cors=True,
            app_kwargs={
                "middleware": [Middleware(OnlyThePage), sign_in],
                "routes": list(routes),
                "docs_url": None,
                "openapi_url": None,
            },
            **looks,
        )  # fmt: skip
    except OSError as error:
        raise cannot_serve(host, port, error) from error
    return str(url)


def _is_served(path: str) -> bool:
    return path in _PAGES or path in _CALLS or path.startswith((*_FOLDERS, *_OURS))


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_HEADERS]
        await send(message)

    return sending


async def _not_found(send: Send) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"There is nothing here."})


def _without_proxy(host: str) -> None:
    """Gradio asks its own page once at the start; a proxy for the outer world must not come between."""
    for name in ("NO_PROXY", "no_proxy"):
        known = os.environ.get(name, "")
        os.environ[name] = ",".join(part for part in (known, "127.0.0.1", "localhost", host) if part)
