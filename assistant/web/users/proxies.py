"""Reverse proxies: what they say of a request is believed when it comes from their address, and from no other."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

from corpus.settings import Networks

_OF_PROXIES = (b"x-forwarded-", b"forwarded", b"x-real-ip")
_NOBODYS = (b"x-gradio-",)  # between servers of Gradio, of which there is one here


class Proxies:
    """The proxies whose headers are believed."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks

    def sent(self, scope: Scope) -> bool:
        """Whether the request comes from one of them."""
        return self._holds((scope.get("client") or ("",))[0])

    def cleared(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The headers of a request, without those that only a proxy of ours may send when another sent it.

        Gradio believes them from everybody.
        """
        forged = _NOBODYS if self.sent(scope) else (*_NOBODYS, *_OF_PROXIES)
        return [(name, value) for name, value in scope["headers"] if not name.startswith(forged)]

    def scheme(self, scope: Scope) -> str:
        """`http` or `https` (`ws` or `wss`), as the visitor's browser sees it."""
        scheme = str(scope.get("scheme") or "http")
        if self.sent(scope) and last(Headers(scope=scope).getlist("x-forwarded-proto")) == "https":
            return {"http": "https", "ws": "wss"}.get(scheme, scheme)
        return scheme

    def hosts(self, scope: Scope) -> set[str]:
        """The host names, with port, by which the browser may know this server."""
        headers = Headers(scope=scope)
        forwarded = headers.getlist("x-forwarded-host") if self.sent(scope) else []
        return {host.lower() for host in (headers.get("host"), last(forwarded)) if host}

    def address(self, scope: Scope) -> str:
        """The visitor's address: who connected, or whom the nearest proxy names that is not one of ours."""
        if self.sent(scope):
            for said in reversed(_listed(Headers(scope=scope).getlist("x-forwarded-for"))):
                if not self._holds(said):
                    return said[:64]
        return str((scope.get("client") or ("",))[0])

    def _holds(self, host: str) -> bool:
        try:
            address = ip_address(host)
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self._networks)


def last(values: Iterable[str]) -> str | None:
    """What the nearest proxy said, where several did."""
    listed = _listed(values)
    return listed[-1] if listed else None


def _listed(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
