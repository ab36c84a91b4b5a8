"""A real HTTP server on loopback that speaks the OpenAI protocol as far as told: canned answers, and each failure."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FAILURES = ("slow", "cut off", "stalled", "busy", "no such model", "empty", "malformed", "too long", "no key", "broken")
_STATUSES = {
    "busy": (429, "Rate limit reached"),
    "no such model": (404, "The model does not exist"),
    "too long": (400, "the request exceeds the available context size"),
    "no key": (401, "Incorrect API key provided"),
    "broken": (500, "Internal error"),
}


class ScriptedServer:
    """Serves what `script` says, one entry a request and the last one for ever: a failure's name or an answer's text."""

    def __init__(self) -> None:
        self.script: list[str] = []
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.ended = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def close(self) -> None:
        self.ended.set()
        self._http.shutdown()
        self._http.server_close()

    def next(self) -> str:
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def _handler(self) -> type[_Handler]:
        return type("Handler", (_Handler,), {"told_by": self})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told_by: ScriptedServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.told_by.requests.append(json.loads(body))
        self.told_by.keys.append(self.headers["Authorization"])
        does = self.told_by.next()
        if does == "slow":
            self.told_by.ended.wait(30)
            self.close_connection = True
        elif does in _STATUSES:
            self._refuse(*_STATUSES[does])
        else:
            self._stream(does)

    def _refuse(self, status: int, message: str) -> None:
        told = json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def _stream(self, does: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if does == "malformed":
            self.wfile.write(b"data: {this is not JSON\n\n")
            return
        text = "" if does == "empty" else "Half of an" if does in ("cut off", "stalled") else does
        for place in range(0, len(text), 12):
            self._chunk({"delta": {"role": "assistant", "content": text[place : place + 12]}, "index": 0})
        if does == "stalled":
            self.told_by.ended.wait(30)
        if does not in ("cut off", "stalled"):
            self._chunk({"delta": {}, "index": 0, "finish_reason": "stop"})
            self.wfile.write(b"data: [DONE]\n\n")

    def _chunk(self, choice: dict[str, Any]) -> None:
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        if "finish_reason" in choice:
            chunk["usage"] = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing on standard error."""


@contextmanager
def scripted_server() -> Iterator[ScriptedServer]:
    """A server for the length of a block."""
    server = ScriptedServer()
    try:
        yield server
    finally:
        server.close()
