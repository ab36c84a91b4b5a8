"""Pictures of pages: drawn once in a limited child, kept for the next reader, and only while the file is as it was."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from assistant.web.evidence.picture_cache import PictureCache
from assistant.web.evidence.quoted_blocks import quoted
from assistant.web.evidence.standing import Standing
from corpus.drawing.drawer import Drawer, Drawn
from corpus.errors import Changed, CouncilError
from corpus.library import LibraryFile, NoReports, files_of
from corpus.limited import Limits
from index.catalogue import Catalogue
from index.versions import current_name, open_current

_LOOK = "1"
_PREFIX = 16
_CHANGED = "The report has changed since it was read: the file on disk is another by now"


class Missing(CouncilError):
    """The file is not in the reports folder any more."""


class Pictures:
    """Draws pages of the reports in a folder for the index in another."""

    def __init__(self, index: Path, reports: Path, limits: Limits | None = None) -> None:
        self._index, self._reports = index, reports
        self._drawer = Drawer(limits)
        self._cache = PictureCache(index / "pictures")
        self._tidied: str | None = None
        self._lock = threading.Lock()

    def get_ready(self) -> None:
        """Start the child that draws; for a thread beside the page."""
        self._drawer.get_ready()

    def draw(self, standing: Standing, page: int, scale: float) -> Drawn:
        """A page of the file with the quoted words boxed; raises `Missing`, `Changed` or another `UnreadableFile`."""
        self._tidy()
        path = self._path(standing)
        key = _key(standing, page, scale)
        if drawn := _unpacked(self._cache.get(key)):
            return drawn
        spans = standing.citation.spans
        drawn = self._drawer.draw(path, standing.file.sha256, page, quoted(standing.report, spans), scale)
        self._cache.put(key, _packed(drawn))
        return drawn

    def close(self) -> None:
        """End the child."""
        self._drawer.close()
        self._cache.close()

    def _path(self, standing: Standing) -> Path:
        """The file below the reports folder, when it is there and has the content that was read."""
        name = standing.file.name
        path = self._reports / name
        if not path.is_file():
            path = self._printable(name)
        if not path.resolve().is_relative_to(self._reports.resolve()):
            raise Missing("The report is no longer there: its file is now a link that leads out of the reports folder.")
        try:
            status = path.stat()
            sha256 = _sha256(path, status.st_size, status.st_mtime_ns)
        except OSError as error:
            raise Missing(f"The report cannot be opened any more ({error.strerror}).") from error
        if sha256 != standing.file.sha256:
            raise Changed(_CHANGED, "It is read anew when the index is next built")
        return path

    def _printable(self, name: str) -> Path:
        """A file whose name is no text is known under a name that is."""
        try:
            found = next((file.path for file in files_of(self._reports) if file.name == name), None)
        except NoReports:
            found = None
        if found is None:
            raise Missing(f"The report is no longer there: {name} is gone from the reports folder.")
        return found

    def _tidy(self) -> None:
        """After a build, the pictures of files that are no longer loaded are removed."""
        version = current_name(self._index)
        with self._lock:
            if version == self._tidied:
                return
            self._tidied = version
            with open_current(self._index) as held:
                catalogue = Catalogue(held.catalogue)
                self._cache.keep_only({file.sha256[:_PREFIX] for file in catalogue.files()})
                catalogue.close()


def _key(standing: Standing, page: int, scale: float) -> str:
    """The file first, so that its pictures can be told; then all that shapes the picture."""
    citation = standing.citation
    shaped = (standing.file.sha256, citation.report_id, citation.spans, page, scale, standing.reader, _LOOK)
    return f"{standing.file.sha256[:_PREFIX]}-{hashlib.sha256(repr(shaped).encode()).hexdigest()[:32]}"


def _packed(drawn: Drawn) -> bytes:
    """One line of JSON, then the PNG."""
    said = {key: value for key, value in asdict(drawn).items() if key != "png"}
    return json.dumps(said).encode() + b"\n" + drawn.png


def _unpacked(kept: bytes | None) -> Drawn | None:
    """What was kept; None when nothing was, or when it is damaged."""
    line, _, png = (kept or b"").partition(b"\n")
    try:
        said = json.loads(line)
        boxes = tuple((left, top, right, bottom) for left, top, right, bottom in said["boxes"])
        return Drawn(png, boxes, tuple(said["pages"]), said["located"])
    except (ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=1024)
def _sha256(path: Path, size: int, modified: int) -> str:
    """The hash of a file's content, taken again when its size or time is another."""
    return LibraryFile(path.name, path, size, modified).sha256()
