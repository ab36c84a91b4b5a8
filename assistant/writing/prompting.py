"""Prompts: files with names, and one fingerprint of them all that is recorded with every answer they were used for."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "prompts"
DECLINED = "NOT IN THE PASSAGES"


@cache
def prompt(name: str) -> str:
    """The text of a prompt file, with places in braces to fill."""
    return (_FOLDER / f"{name}.md").read_text(encoding="utf-8")


def filled(name: str, **values: object) -> str:
    """A prompt with its places filled; braces in what is filled in are left as they are."""
    parts = prompt(name)
    for key in values:
        if f"{{{key}}}" not in parts:
            raise KeyError(f"{name}.md has no place {{{key}}}")
    return parts.format(**values).strip()


@cache
def fingerprint() -> str:
    """What identifies the prompts: the first 12 hexadecimal digits of the SHA-256 of their names and texts."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.md")):
        digest.update(f"{path.name}\n{path.read_text(encoding='utf-8')}\n".encode())
    return digest.hexdigest()[:12]
