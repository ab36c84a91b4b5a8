"""Seals: the checksum of every file of a finished version, so that a version that was changed or damaged is known.

A sealed version is never written again; readers of the vectors work in copies.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

_SEAL = "sealed.json"
_UNSEALED = {_SEAL, "in-use.lock"}


def seal(folder: Path) -> None:
    """Write down the checksum (BLAKE2b) of every file of the version."""
    sums = {name: _checksum(folder / name) for name in _names(folder)}
    (folder / _SEAL).write_text(json.dumps({"blake2b": sums}, indent=1) + "\n", encoding="utf-8")


def broken_seals(folder: Path) -> list[str]:
    """Each file of a version that is gone, new or not as it was sealed: sentences; empty when all is well."""
    sealed = _sealed(folder)
    if sealed is None:
        return [f"{_SEAL} is missing or damaged"]
    there = set(_names(folder))
    gone = [f"{name} is gone" for name in sealed.keys() - there]
    new = [f"{name} was put there after the index was built" for name in there - sealed.keys()]
    same = sorted(sealed.keys() & there)
    changed = [f"{name} was changed after the index was built" for name in same if not unbroken(folder, name)]
    return sorted(gone + new + changed)


def unbroken(folder: Path, name: str) -> bool:
    """Whether one file of a version is as it was sealed."""
    sealed = _sealed(folder) or {}
    try:
        return name in sealed and _checksum(folder / name) == sealed[name]
    except OSError:
        return False


def _names(folder: Path) -> list[str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [name for path in paths if (name := path.relative_to(folder).as_posix()) not in _UNSEALED]


def _sealed(folder: Path) -> dict[str, str] | None:
    try:
        found = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
        sums = found["blake2b"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {str(name): str(value) for name, value in sums.items()} if isinstance(sums, dict) else None


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
