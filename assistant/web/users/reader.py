"""The reader of a request: a user who signed in, one whom a proxy names, or a browser that nobody knows by name.

The three are told apart by how they begin, so that no cookie or header makes one of one kind into one of another.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from assistant.web.users.user_file import User
from corpus.settings import Settings

_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


def signed_in(user: User) -> str:
    """The reader who is this user; another one of the same name later is another reader."""
    return f"user:{user.id}:{user.name}"


def named_by_proxy(name: str) -> str:
    """The reader whom a reverse proxy names."""
    return f"header:{name}"


def browser(token: str) -> str:
    """The reader who holds this browser's token; the token cannot be had from it."""
    return f"browser:{hashlib.sha256(token.encode()).hexdigest()[:32]}"


def new_token() -> str:
    """A token for a browser that has none."""
    return secrets.token_urlsafe(32)


def is_token(words: str | None) -> bool:
    return bool(words and _TOKEN.fullmatch(words))


def is_maintainer(reader: str, settings: Settings) -> bool:
    """Whether the reader looks after the page: a user whom the settings name, or who sits at this very machine."""
    if reader.startswith("browser:"):
        return not settings.trusted_proxies  # nobody signs in, and no proxy leads others here
    return name_of(reader) in settings.maintainers


def name_of(reader: str) -> str | None:
    """The name of a reader who has one, as the page shows it."""
    kind, _, rest = reader.partition(":")
    return rest.partition(":")[2] if kind == "user" else rest if kind == "header" else None
