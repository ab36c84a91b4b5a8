"""A child process with limits on memory and time, that a hostile file can at worst end.

The child (`serve`) gets one JSON request a line and answers each with one line. It holds no secret, opens no socket
and may not use more memory than it is told.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus import errors
from corpus.errors import Damaged, OverLimit, UnreadableFile

READY = "ready\n"
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "PYTHONPATH")


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


class LimitedChild:
    """One process of a module that serves requests, started when first asked and anew after it was ended.

    It is used by one thread at a time; only `stop` may be called from another.
    """

    def __init__(self, module: str, limits: Limits) -> None:
        self._module = module
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._stopped = False

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """What the child answers; raises the `UnreadableFile` that it names, or `OverLimit` when it ended or was late."""
        reply = self._reply(request)
        if "error" in reply:
            raise getattr(errors, reply["error"], UnreadableFile)(reply["reason"], reply["remedy"])
        return reply

    def _reply(self, request: dict[str, Any]) -> dict[str, Any]:
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
                self._process = _start(self._module, self._limits)
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


def _start(module: str, limits: Limits) -> subprocess.Popen[str]:
    """A child in a process group of its own, so that Ctrl-C reaches it through its parent, and without secrets."""
    return subprocess.Popen(
        [sys.executable, "-m", module, str(limits.most_memory)],
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
    return process.stdout.readline() == READY


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


def failure(error: UnreadableFile) -> dict[str, Any]:
    """An error as the child answers it: class, reason and remedy."""
    return {"error": type(error).__name__, "reason": error.reason, "remedy": error.remedy}


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """In the child: say that it is ready, then serve requests from standard input until it closes.

    The first argument of the process is the memory limit in bytes. The clock of a request starts only when the child
    is ready.
    """
    limit = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    replies.write(READY)
    replies.flush()
    for line in sys.stdin:
        replies.write(json.dumps(answer(json.loads(line))) + "\n")
        replies.flush()
