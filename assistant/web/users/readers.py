"""The guard that stands before every address of the page, Gradio's too: it knows the reader, or lets nobody on."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from assistant.web.users.addresses import path_of
from assistant.web.users.proxies import Proxies
from assistant.web.users.same_site import is_foreign
from assistant.web.users.ways import Way

OPEN = ("/sign-in", "/sign-in.css", "/health")
_FOREIGN = (
    "This was sent from the page of another site, or through a proxy that hides the address. Open the page itself."
)


class Readers:
    """ASGI middleware: sets `scope["state"]["reader"]` and the scheme as the browser sees it."""

    def __init__(self, app: ASGIApp, way: Way, proxies: Proxies) -> None:
        self._app = app
        self._way = way
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        scope["scheme"] = self._proxies.scheme(scope)
        scope["headers"] = self._proxies.cleared(scope)
        if is_foreign(scope, self._proxies):
            await self._refuse(PlainTextResponse(_FOREIGN, 403), scope, receive, send)
        elif path_of(scope) in OPEN:
            await self._app(_with_reader(scope, ""), receive, send)
        else:
            await self._let_on(scope, receive, send)

    async def _let_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = await self._way.reader(scope)
        if not isinstance(known, tuple):
            await self._refuse(known, scope, receive, send)
            return
        reader, headers = known

        async def with_headers(message: Message) -> None:
            if headers and message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self._app(_with_reader(scope, reader), receive, with_headers)

    async def _refuse(self, response: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            response = WebSocketClose(1008)
        await response(scope, receive, send)


def _with_reader(scope: Scope, reader: str) -> Scope:
    scope["state"] = {**scope.get("state", {}), "reader": reader}
    return scope
