"""A reverse proxy as a council has one before the page: it speaks TLS, and shows the page below a sub-path of its host."""

from __future__ import annotations

import re
import shutil
import ssl
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.page.visiting import ROOT, free_port

DOCS = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host"}
_METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]


def told_by_the_docs(request: Request) -> dict[str, str]:
    """What the proxy tells the page of a request: the headers that the nginx example in the docs sets, and no other."""
    variables = {
        "$http_host": request.headers["host"],
        "$remote_addr": request.client.host if request.client else "",
        "$scheme": request.url.scheme,
    }
    return {name: variables[value] for name, value in re.findall(r"proxy_set_header ([\w-]+) (\S+);", DOCS)}


@contextmanager
def proxied(page: str, sub_path: str, certificate: Path, *, leaves_out: bool) -> Iterator[str]:
    """The address of the page (`http://127.0.0.1:PORT/`) below a sub-path of a TLS host; outside of it there is nothing.

    `leaves_out`: the page is asked without the sub-path, as nginx does where `proxy_pass` ends with a slash.
    """

    async def passed_on(request: Request) -> Response:
        path = request.url.path.removeprefix(sub_path) if leaves_out else request.url.path
        told = {name: value for name, value in request.headers.items() if name not in _HOP_BY_HOP} | told_by_the_docs(
            request
        )
        url = httpx.URL(page).copy_with(raw_path=f"{path}?{request.url.query}".encode())
        asked = client.build_request(request.method, url, headers=told, content=await request.body())
        answer = await client.send(asked, stream=True)
        sent = StreamingResponse(_chunks(answer), answer.status_code)
        sent.raw_headers = [
            (name, value) for name, value in answer.headers.raw if name.lower().decode() not in _HOP_BY_HOP
        ]
        return sent

    @asynccontextmanager
    async def closing(app: Starlette) -> AsyncIterator[None]:
        yield
        await client.aclose()

    client = httpx.AsyncClient(timeout=None, trust_env=False)
    app = Starlette(routes=[Route(f"{sub_path}/{{path:path}}", passed_on, methods=_METHODS)], lifespan=closing)
    port = free_port()
    tls = {"ssl_keyfile": certificate, "ssl_certfile": certificate}
    server = uvicorn.Server(
        uvicorn.Config(app, "127.0.0.1", port, log_level="error", timeout_graceful_shutdown=1, **tls)
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"https://localhost:{port}{sub_path}/"
    finally:
        server.should_exit = True
        thread.join()


async def _chunks(answer: httpx.Response) -> AsyncIterator[bytes]:
    """The answer as it comes, still packed."""
    try:
        async for chunk in answer.aiter_raw():
            yield chunk
    finally:
        await answer.aclose()


def self_signed(folder: Path) -> Path:
    """A key and a certificate for localhost in one file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing: install it to test the page behind TLS")
    file = folder / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", file, "-out", "-"]
    made = subprocess.run([*command, *subject], check=True, capture_output=True, timeout=60)
    file.write_bytes(file.read_bytes() + made.stdout)
    ssl.create_default_context().load_cert_chain(file)
    return file
