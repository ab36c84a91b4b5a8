"""Drawing pages in one limited child process."""

from __future__ import annotations

import base64
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.limited import LimitedChild, Limits
from corpus.report import Stretch

_SECONDS = 20.0


@dataclass(frozen=True)
class Quoted:
    """Spans of a block's text, and where in the file the block is printed, as its reader left it."""

    text: str
    printed: tuple[Stretch, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Drawn:
    """A page as PNG. boxes: left, top, right, bottom in pixels; pages: those on which the quoted words stand.

    located: whether every quoted word was found where it is printed; else nothing is boxed.
    """

    png: bytes
    boxes: tuple[tuple[int, int, int, int], ...]
    pages: tuple[int, ...]
    located: bool


class Drawer:
    """Draws one page at a time, whoever asks."""

    def __init__(self, limits: Limits | None = None) -> None:
        limits = limits or Limits()
        self._child = LimitedChild("corpus.drawing.child", Limits(limits.most_bytes, limits.most_memory, _SECONDS))
        self._lock = threading.Lock()

    def get_ready(self) -> None:
        """Start the child now, so that the first page need not wait for it."""
        with self._lock:
            self._child.ask({"ready": True})

    def draw(self, path: Path, sha256: str, page: int, quoted: Sequence[Quoted], scale: float) -> Drawn:
        """The page (from 1) of a PDF at `scale` pixels a point, with what is quoted boxed.

        Raises `Changed` when the file's bytes have another hash, and the other kinds of `UnreadableFile`.
        """
        request = {
            "path": str(path.absolute()),
            "sha256": sha256,
            "page": page,
            "scale": scale,
            "blocks": [(each.text, each.printed, each.spans) for each in quoted],
        }
        with self._lock:
            reply = self._child.ask(request)
        boxes = tuple(tuple(box) for box in reply["boxes"])
        return Drawn(base64.b64decode(reply["png"]), boxes, tuple(reply["pages"]), reply["located"])

    def close(self) -> None:
        """End the child for good."""
        self._child.stop()
        with self._lock:
            self._child.close()
