"""The guard as it is configured: which way readers are known, what stands before the page, and when that is required."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route

from assistant.web.users.addresses import is_loopback
from assistant.web.users.database import open_database
from assistant.web.users.proxies import Proxies
from assistant.web.users.readers import Readers
from assistant.web.users.sessions import Sessions
from assistant.web.users.sign_in import SignIn
from assistant.web.users.user_file import Users
from assistant.web.users.ways import ByBrowser, ByHeader, BySession, Way
from corpus.errors import CouncilError
from corpus.settings import Settings


class SignInNeeded(CouncilError):
    """The page would be open to everybody who can reach this machine."""


@dataclass(frozen=True)
class Guard:
    """What stands before the page, the routes it needs, and how it is taken down. `signs_out` says there is a way out."""

    middleware: Middleware
    routes: list[Route]
    signs_out: bool
    close: Callable[[], None]


def must_sign_in(host: str, settings: Settings) -> None:
    """Raise `SignInNeeded` when others could reach the page at this address and nobody has to sign in."""
    if settings.users or settings.user_header or is_loopback(host):
        return
    raise SignInNeeded(
        f"{host}: other machines can reach this address, and no sign-in is set up. Make a user file with "
        "python -m assistant.web.users add NAME --file FILE and set COUNCIL_USERS=FILE; or name in COUNCIL_USER_HEADER "
        "and COUNCIL_TRUSTED_PROXIES the header and address of a proxy that signs users in; or serve this machine alone "
        "with --host 127.0.0.1"
    )


def guard(index: Path, settings: Settings) -> Guard:
    """The guard that the settings ask for. Raises `BadUserFile` or `Damaged`."""
    proxies = Proxies(settings.trusted_proxies)
    if settings.users:
        users = Users(settings.users)
        sessions = Sessions(open_database(index), users, settings.session_hours)
        routes = SignIn(users, sessions, proxies).routes()
        return Guard(_standing(BySession(sessions), proxies), routes, True, sessions.close)
    way: Way = ByHeader(settings.user_header, proxies) if settings.user_header else ByBrowser(proxies)
    return Guard(_standing(way, proxies), [], False, lambda: None)


def _standing(way: Way, proxies: Proxies) -> Middleware:
    return Middleware(Readers, way=way, proxies=proxies)
