"""Pictures of pages kept on disk, bounded in number and bytes; those used longest ago go first."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

_MOST = 500
_MOST_BYTES = 200_000_000


class PictureCache:
    """A folder of pictures by key; where it cannot be written, a temporary folder takes its place."""

    def __init__(self, folder: Path, most: int = _MOST, most_bytes: int = _MOST_BYTES) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._temporary: Path | None = None
        self._folder = folder if _is_writable(folder) else self._elsewhere()

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None; it counts as used now."""
        path = self._folder / key
        try:
            kept = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return kept

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture and make room for it; a full disk keeps none and is no error."""
        if len(picture) > self._most_bytes:
            return
        try:
            handle, fresh = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(picture)
            os.replace(fresh, self._folder / key)
            self._make_room()
        except OSError:
            return

    def keep_only(self, beginnings: Collection[str]) -> None:
        """Remove every picture whose key has another first part (up to its first `-`)."""
        for path in self._folder.glob("*"):
            if path.name.partition("-")[0] not in beginnings:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the temporary folder, if there is one."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def _elsewhere(self) -> Path:
        self._temporary = Path(tempfile.mkdtemp(prefix="council-pictures-"))
        return self._temporary

    def _make_room(self) -> None:
        with os.scandir(self._folder) as entries:
            known = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries)
        count, size = len(known), sum(each for _, each, _ in known)
        for _, each, path in known:
            if count <= self._most and size <= self._most_bytes:
                return
            Path(path).unlink(missing_ok=True)
            count, size = count - 1, size - each


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
