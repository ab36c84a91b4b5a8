"""Reading files in child processes with limits on memory, time and size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter

from corpus.errors import Damaged, UnreadableFile
from corpus.limited import LimitedChild, Limits
from corpus.report import FileReading
from corpus.settings import Settings

__all__ = ["Limits", "Readers", "limits_of"]

_READING = TypeAdapter(FileReading)
_AHEAD = 2


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings name."""
    return Limits(
        settings.most_megabytes * 1_000_000,
        int(settings.most_memory_gb * 1_000_000_000),
        settings.most_seconds,
        settings.most_pages,
    )


class Readers:
    """A few child processes that read files side by side; use as a context manager."""

    def __init__(self, limits: Limits | None = None, processes: int = 2) -> None:
        limits = limits or Limits()
        self._limits = limits
        self._free = [LimitedChild("corpus.child", limits) for _ in range(processes)]
        self._children = tuple(self._free)
        self._pool = ThreadPoolExecutor(processes)

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[tuple[str, FileReading | UnreadableFile]]:
        """Read each (path, name) and give (name, reading or the error), in the order in which they are ready.

        At most a few files are read ahead of the caller, so that a large folder does not fill the memory.
        """
        waiting = iter(files)
        running: dict[Future[FileReading | UnreadableFile], str] = {}
        while True:
            for path, name in islice(waiting, _AHEAD * len(self._children) - len(running)):
                running[self._pool.submit(self._read_one, path, name)] = name
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()

    def _read_one(self, path: Path, name: str) -> FileReading | UnreadableFile:
        child = self._free.pop()
        try:
            return self._read_with(child, path, name)
        except UnreadableFile as error:
            return error
        except Exception as error:  # one file must not end the reading of the others
            child.close()
            reason = f"its reader's answer was not understood ({type(error).__name__})"
            return Damaged(reason, "Save it anew, or report this")
        finally:
            self._free.append(child)

    def _read_with(self, child: LimitedChild, path: Path, name: str) -> FileReading:
        reply = child.ask({"path": str(path.absolute()), "name": name, "most_bytes": self._limits.most_bytes,
                           "most_pages": self._limits.most_pages})  # fmt: skip
        return _READING.validate_python(reply["reading"])

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.stop()
        self._pool.shutdown(cancel_futures=True, wait=True)
        for child in self._children:
            child.close()
