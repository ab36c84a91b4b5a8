"""Reading files in child processes with limits on memory, time and size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import TypeAdapter

from corpus import errors
from corpus.errors import Damaged, OverLimit, UnreadableFile
from corpus.report import FileReading

_READING = TypeAdapter(FileReading)
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "PYTHONPATH")
_AHEAD = 2


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes on disk, bytes of memory, seconds on the clock, pages."""

    most_bytes: int = 200_000_000
    most_memory: int = 2_000_000_000
    most_seconds: float = 300.0
    most_pages: int = 5000


class _Deadline:
    """Ends a process that has not answered in time; one that has answered is never ended by it."""

    def __init__(self, process: subprocess.Popen[str], seconds: float) -> None:
        self._process = process
        self._lock = threading.Lock()
        self._answered = False
        self.missed = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        with self._lock:
            if not self._answered:
                self.missed = True
                self._process.kill()

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._answered = True
        self._timer.cancel()


class _Child:
    """One child process, started when first asked and anew after it was ended; used by one thread at a time.

    Only `stop` may be called from another thread.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def read(self, path: Path, name: str) -> FileReading:
        """Have the file read; raises an `UnreadableFile` of the kind that the child names."""
        reply = self._ask({"path": str(path.absolute()), "name": name, "most_bytes": self._limits.most_bytes,
                           "most_pages": self._limits.most_pages})  # fmt: skip
        if "error" in reply:
            raise getattr(errors, reply["error"], UnreadableFile)(reply["reason"], reply["remedy"])
        return _READING.validate_python(reply["reading"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process, fresh = self._started()
        if fresh and not _is_ready(process):
            self.close()
            raise self._ended(late=False)
        with _Deadline(process, self._limits.most_seconds) as deadline:
            line = _exchange(process, json.dumps(request))
        if not line.endswith("\n") or deadline.missed:
            self.close()
            raise self._ended(deadline.missed)
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _ended(self, late: bool) -> OverLimit:
        if late:
            reason = f"reading it took longer than the limit of {self._limits.most_seconds:g} seconds"
            return OverLimit(reason, "Split the file, or raise the setting most_seconds")
        reason = "the process that read it ended, most likely for want of memory"
        return OverLimit(reason, "Split the file or save it anew, or raise the setting most_memory_gb")

    def _started(self) -> tuple[subprocess.Popen[str], bool]:
        """The process, and whether it was started just now."""
        with self._lock:
            if self._stopped:
                raise Damaged("reading was stopped", "Build again")
            if self._process is not None and self._process.poll() is not None:
                _release(self._process)
                self._process = None
            fresh = self._process is None
            if self._process is None:
                self._process = _start(self._limits)
            return self._process, fresh

    def stop(self) -> None:
        """End the process now and start no other; whoever waits for its answer is told that it ended."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the process, if one runs, and free its pipes."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                _release(self._process)
                self._process = None


def _start(limits: Limits) -> subprocess.Popen[str]:
    """A child in a process group of its own, so that Ctrl-C reaches it through its parent, and without secrets."""
    return subprocess.Popen(
        [sys.executable, "-m", "corpus.child", str(limits.most_memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).resolve().parent.parent,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        process_group=0,
    )


def _is_ready(process: subprocess.Popen[str]) -> bool:
    assert process.stdout
    return process.stdout.readline() == "ready\n"


def _exchange(process: subprocess.Popen[str], request: str) -> str:
    """The line that the child answers, or what it wrote of it before it ended."""
    assert process.stdin and process.stdout
    try:
        process.stdin.write(request + "\n")
        process.stdin.flush()
        return process.stdout.readline()
    except (BrokenPipeError, UnicodeDecodeError):
        return ""


def _release(process: subprocess.Popen[str]) -> None:
    """Free the pipes of a process that has ended or was killed, and wait for its end."""
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe:
                pipe.close()
        except BrokenPipeError:
            continue


class Readers:
    """A few child processes that read files side by side; use as a context manager."""

    def __init__(self, limits: Limits | None = None, processes: int = 2) -> None:
        limits = limits or Limits()
        self._free = [_Child(limits) for _ in range(processes)]
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
            return child.read(path, name)
        except UnreadableFile as error:
            return error
        except Exception as error:  # one file must not end the reading of the others
            child.close()
            reason = f"its reader's answer was not understood ({type(error).__name__})"
            return Damaged(reason, "Save it anew, or report this")
        finally:
            self._free.append(child)

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
