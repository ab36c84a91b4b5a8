"""Same site: a browser that changes something here was told so by a page of ours, not by somebody else's."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from assistant.web.users.proxies import Proxies

_READING = ("GET", "HEAD", "OPTIONS")
_PORTS = {"http": ":80", "https": ":443"}


def is_foreign(scope: Scope, proxies: Proxies) -> bool:
    """Whether a page of another site makes this request, and it may change something.

    Every browser says where a request to change something comes from; what says nothing is no browser, and carries
    nobody's cookie.
    """
    if scope["type"] == "http" and scope["method"] in _READING:
        return False
    headers = Headers(scope=scope)
    if site := headers.get("sec-fetch-site"):
        return site != "same-origin"
    origin = headers.get("origin")
    return origin is not None and not _is_own(origin, proxies.hosts(scope))


def comes_from_elsewhere(scope: Scope) -> bool:
    """Whether another site's page leads or fetches here; then the browser keeps its strict cookies to itself."""
    return Headers(scope=scope).get("sec-fetch-site") in ("cross-site", "same-site")


def wants_a_page(scope: Scope) -> bool:
    """Whether a person waits for a whole page, not a script for a part of one."""
    headers = Headers(scope=scope)
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or b"part=1" in scope["query_string"]:
        return False
    return headers.get("sec-fetch-mode", "navigate") == "navigate" and "text/html" in headers.get("accept", "")


def _is_own(origin: str, hosts: set[str]) -> bool:
    split = urlsplit(origin.lower())
    port = _PORTS.get(split.scheme, "")
    return bool(split.netloc) and split.netloc.removesuffix(port) in {host.removesuffix(port) for host in hosts}
