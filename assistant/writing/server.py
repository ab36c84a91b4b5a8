"""The server that writes: where it stands, and what the reader is told of it."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from corpus.settings import Settings


def is_on_this_machine(address: str) -> bool:
    """Whether an address is a loopback one, so that what is sent there stays on this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def notice(settings: Settings) -> str | None:
    """Which model writes and whether text leaves the machine, in a sentence or two for the page; None without one."""
    if not settings.writer_address:
        return None
    if is_on_this_machine(settings.writer_address):
        return f"Answers are written by {settings.writer_model} on this machine and checked; no text leaves it."
    host = urlsplit(settings.writer_address).hostname
    return (
        f"Answers are written by {settings.writer_model} at {host} and checked: your questions and the passages found "
        "are sent there; passages of exempt papers are not."
    )
