"""Fingerprints: what shaped an index. Where one differs, the index before cannot be kept as it is."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import corpus
from corpus.settings import Settings
from index.catalogue import SCHEMA_VERSION
from index.embedding import Embedder
from index.late_interaction import LateInteraction

_PARSERS = ("pypdfium2", "lxml")
WORDS = {
    "schema": "the layout of the catalogue",
    "reader": "how files are read",
    "limits": "the limits on reading",
    "passages": "how passages are cut",
    "dense": "the embedding model",
    "late": "the late-interaction model",
    "exempt": "whether exempt papers are indexed",
}


def reader_fingerprint(settings: Settings) -> str:
    """Identifies the code and settings that turn bytes into reports: any change parses all files anew."""
    digest = hashlib.sha256(f"{settings.most_pages}".encode())
    digest.update("".join(_version(name) for name in _PARSERS).encode())
    root = Path(corpus.__file__).parent
    for path in sorted([*root.glob("*.py"), *root.glob("readers/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def index_fingerprint(settings: Settings) -> dict[str, str]:
    """Every setting and model that shaped the index, under the keys of `WORDS`."""
    late = LateInteraction(settings.late_model).fingerprint if settings.late_model != "none" else "none"
    return {
        "schema": str(SCHEMA_VERSION),
        "reader": reader_fingerprint(settings),
        "limits": f"{settings.most_megabytes} MB, {settings.most_memory_gb} GB, {settings.most_seconds} s",
        "passages": _passages_fingerprint(),
        "dense": Embedder(settings.embedding_model).fingerprint,
        "late": late,
        "exempt": str(settings.include_exempt),
    }


def _passages_fingerprint() -> str:
    digest = hashlib.sha256()
    for name in ("passages", "analysis", "acronyms"):
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
