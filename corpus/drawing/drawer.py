"""Drawing pages in limited child processes."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import LifoQueue
from typing import Any

from corpus.errors import OverLimit
from corpus.limited import LimitedChild, Limits
from corpus.report import Stretch

_SECONDS = 20.0
_TOO_MUCH = "the page could not be drawn within the limits on time and memory"


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
    """Draws pages for any thread; the child used last is used first, because it still holds its file open."""

    def __init__(self, limits: Limits | None = None, processes: int = 2) -> None:
        limits = limits or Limits()
        own = Limits(limits.most_bytes, limits.most_memory, _SECONDS)
        self._children = tuple(LimitedChild("corpus.drawing.child", own) for _ in range(processes))
        self._free: LifoQueue[LimitedChild] = LifoQueue()
        for child in self._children:
            self._free.put(child)

    def get_ready(self) -> None:
        """Start a child now, so that the first page need not wait for it."""
        self._ask({"ready": True})

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
        reply = self._ask(request)
        boxes = tuple(tuple(box) for box in reply["boxes"])
        return Drawn(base64.b64decode(reply["png"]), boxes, tuple(reply["pages"]), reply["located"])

    def close(self) -> None:
        """End the children for good; whoever waits for a page is told so."""
        for child in self._children:
            child.stop()
        for child in [self._free.get() for _ in self._children]:
            child.close()
            self._free.put(child)

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        child = self._free.get()
        try:
            return child.ask(request)
        except OverLimit as error:
            raise OverLimit(_TOO_MUCH, "Open the file itself") from error
        finally:
            self._free.put(child)
