"""Listening: one host and port, claimed before anything slow is begun, and a server on it in a thread of its own."""

from __future__ import annotations

import socket
import threading

import uvicorn
from starlette.types import ASGIApp

from corpus.errors import CouncilError

_PATIENCE = 60.0
_EVERYWHERE = {
    "0.0.0.0": "127.0.0.1",
    "::": "::1",
}  # where a browser of this machine finds a page that listens everywhere


class CannotServe(CouncilError):
    """The host and port, or the sub-path, asked for cannot be used."""


class Listening:
    """A server that runs until it is closed. Raises `CannotServe`."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        held = _bound(host, port)
        held.listen(socket.SOMAXCONN)
        self._server = _Server(_configured(app))
        self._thread = threading.Thread(target=self._server.run, args=([held],), name="server", daemon=True)
        self._thread.start()
        if not self._server.ready.wait(_PATIENCE) or not self._server.started:
            raise CannotServe(f"{host} port {port}: the page could not be started. The lines above say why")
        self.url = _address(host, held.getsockname()[1])

    def close(self) -> None:
        """End at once: browsers that keep their connection open are not waited for."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(_PATIENCE)


class _Server(uvicorn.Server):
    """Tells when it serves, or has given up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()


def _configured(app: ASGIApp) -> uvicorn.Config:
    """Without uvicorn's own reading of forwarded headers: it believes every program on this machine, `Proxies` does not."""
    return uvicorn.Config(app, log_level="warning", access_log=False, proxy_headers=False, server_header=False)


def claim(host: str, port: int) -> None:
    """See that the port is free before anything slow is begun; raises `CannotServe` with the remedy."""
    _bound(host, port).close()


def _bound(host: str, port: int) -> socket.socket:
    try:
        kind, _, _, _, address = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(kind, socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise CannotServe(
            f"{host}: is no address of this machine. Name one with --host, for example 127.0.0.1"
        ) from error
    try:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
    except OSError as error:
        held.close()
        raise _cannot_serve(host, port, error) from error
    return held


def _cannot_serve(host: str, port: int, error: OSError) -> CannotServe:
    """What a port that cannot be bound says to a person."""
    reason = "already in use" if error.errno in (98, None) else (error.strerror or str(error)).lower()
    return CannotServe(
        f"{host} port {port}: {reason}. Stop what runs there, or name another with --port, such as {port % 65535 + 1}"
    )


def _address(host: str, port: int) -> str:
    name = _EVERYWHERE.get(host.strip("[]"), host.strip("[]"))
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
