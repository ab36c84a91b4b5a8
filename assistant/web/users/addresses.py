"""Addresses of our own, also where the page stands below a sub-path of its host (`COUNCIL_ROOT_PATH`)."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from starlette.types import Scope

from assistant.web.markup import text

HOME = "/"


def path_of(scope: Scope) -> str:
    """The path of a request, without the sub-path below which the page stands."""
    root, path = root_of(scope), str(scope["path"])
    return path.removeprefix(root) or HOME if root and f"{path}/".startswith(f"{root}/") else path


def base(scope: Scope) -> str:
    """The element that names the page's root: all addresses in our markup count from there."""
    return f'<base href="{text(under(scope, HOME))}">'


def under(scope: Scope, address: str) -> str:
    """An address of ours, `/like-this`, as a browser asks for it."""
    return root_of(scope) + address


def asked(scope: Scope) -> str:
    """Path and query of a request, to come back to."""
    query = scope.get("query_string", b"").decode("latin-1")
    return quote(path_of(scope), safe="/:@!$&'()*+,;=~") + (f"?{query}" if query else "")


def own_or_home(address: str | None) -> str:
    """The address, when it is a path of this host, else the home page: no form leads a browser elsewhere."""
    if not address or not address.startswith("/") or address.startswith("//") or len(address) > 2000:
        return HOME
    if "\\" in address or not address.isascii() or not address.isprintable() or " " in address:
        return HOME
    try:
        split = urlsplit(address)
    except ValueError:
        return HOME
    return HOME if split.scheme or split.netloc else address


def is_loopback(host: str) -> bool:
    """Whether a host, with or without its port, is this machine as only this machine calls it."""
    try:
        name = urlsplit(f"//{host}" if host.count(":") < 2 or host.startswith("[") else f"//[{host}]").hostname or ""
        return "@" not in host and (name == "localhost" or ip_address(name).is_loopback)
    except ValueError:
        return False


def root_of(scope: Scope) -> str:
    """The sub-path, without a slash at its end; of a server that was given its whole outer address, its path."""
    return urlsplit(str(scope.get("root_path") or "")).path.rstrip("/")
