"""A process that builds when it is asked to, each time in a child that may be killed, starved or refused.

It imports the heavy libraries once, says `ready`, and forks, so that a real build in a real process takes two seconds
and not fifteen.
A request is one line of JSON: reports, index, settings, kill (a step, `vectors.add`, `current.new` or null), most_bytes
(the largest file that the child may write, or null). The answer is one line: the signal that ended the child, and its
outcome (the result, or the error's class and message).
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any


class KilledAt:
    """A progress at whose named step the process ends at once, as by a power cut."""

    def __init__(self, moment: str | None) -> None:
        self._moment, self._step = moment, ""

    def step(self, name: str, total: int = 0) -> None:
        self._step = name
        self._die_at(name)

    def advance(self, done: int, detail: str = "") -> None:
        if self._step == "vectors":
            self._die_at("vectors.add")

    def note(self, line: str) -> None: ...

    def _die_at(self, moment: str) -> None:
        if moment == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)


def build_in_child(request: dict[str, Any], outcome: Path) -> None:
    """Build, and leave the result or the error in the file."""
    from corpus.errors import CouncilError
    from corpus.settings import Settings
    from index import build, vectors

    vectors._BATCH = 2  # so that the few passages of a test take several writes
    if request["most_bytes"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["most_bytes"], request["most_bytes"]))
    if request["kill"] == "current.new":
        os.replace = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
    try:
        settings = Settings(**request["settings"])
        result = build.build(Path(request["reports"]), Path(request["index"]), settings, KilledAt(request["kill"]))
        outcome.write_text(json.dumps(asdict(result)))
    except CouncilError as error:
        outcome.write_text(json.dumps({"error": type(error).__name__, "message": str(error)}))


def main() -> None:
    """Serve requests until standard input ends."""
    import chromadb  # noqa: F401
    import llama_index.vector_stores.chroma  # noqa: F401
    import onnxruntime  # noqa: F401
    import sentence_transformers  # noqa: F401

    import index.build  # noqa: F401
    from index import fingerprints

    fingerprints.reader_fingerprint = lambda settings: f"{sys.argv[1]}-{settings.most_pages}"
    outcome = Path(tempfile.mkdtemp()) / "outcome.json"
    print("ready", flush=True)
    for line in sys.stdin:
        outcome.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            build_in_child(json.loads(line), outcome)
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        said = json.loads(outcome.read_text()) if outcome.exists() else None
        print(json.dumps({"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, "outcome": said}), flush=True)


if __name__ == "__main__":
    main()
