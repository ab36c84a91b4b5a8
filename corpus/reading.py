"""Reading files in child processes with limits on memory, time and size."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import TypeAdapter

from corpus import errors
from corpus.errors import OverLimit, UnreadableFile
from corpus.report import FileReading

_READING = TypeAdapter(FileReading)


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes on disk, bytes of memory, seconds on the clock, pages."""

    most_bytes: int = 200_000_000
    most_memory: int = 2_000_000_000
    most_seconds: float = 300.0
    most_pages: int = 5000


class _Child:
    """One child process, started when first asked and anew after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None

    def read(self, path: Path, name: str) -> FileReading:
        reply = self._ask({"path": str(path), "name": name, "most_bytes": self._limits.most_bytes,
                           "most_pages": self._limits.most_pages})  # fmt: skip
        if "error" in reply:
            raise getattr(errors, reply["error"], UnreadableFile)(reply["reason"], reply["remedy"])
        return _READING.validate_python(reply["reading"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.most_seconds, end)
        timer.start()
        try:
            assert process.stdin and process.stdout
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            timer.cancel()
        if not line:
            self.close()
            raise self._ended(late.is_set())
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _ended(self, late: bool) -> OverLimit:
        if late:
            reason = f"reading it took longer than the limit of {self._limits.most_seconds:.0f} seconds"
            return OverLimit(reason, "Split the file, or raise the setting most_seconds")
        return OverLimit("the process that read it ended, most likely out of memory", "Split the file, or save it anew")

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "corpus.child", str(self._limits.most_memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                cwd=Path(__file__).resolve().parent.parent,
            )
        return self._process

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process.wait()
            self._process = None


class Readers:
    """A few child processes that read files side by side; use as a context manager."""

    def __init__(self, limits: Limits | None = None, processes: int = 2) -> None:
        limits = limits or Limits()
        self._free = [_Child(limits) for _ in range(processes)]
        self._children = list(self._free)
        self._pool = ThreadPoolExecutor(processes)

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[tuple[str, FileReading | UnreadableFile]]:
        """Read each (path, name) and give (name, reading or the error), in the order in which they are ready."""
        futures: dict[Future[FileReading], str] = {
            self._pool.submit(self._read_one, path, name): name for path, name in files
        }
        for future in as_completed(futures):
            error = future.exception()
            if isinstance(error, UnreadableFile):
                yield futures[future], error
            else:
                yield futures[future], future.result()

    def _read_one(self, path: Path, name: str) -> FileReading:
        child = self._free.pop()
        try:
            return child.read(path, name)
        finally:
            self._free.append(child)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True, wait=False)
        for child in self._children:
            child.close()
