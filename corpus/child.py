"""The child process in which files are parsed: one JSON request a line comes in, one JSON answer a line goes out.

It holds no secret, opens no socket and may not use more memory than it is told, so that a hostile file can at
worst end this process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from corpus.assemble import reports_of
from corpus.errors import Damaged, OverLimit, UnreadableFile
from corpus.formats import read_document
from corpus.report import FileReading

READING = TypeAdapter(FileReading)
READY = "ready\n"


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Parse the file that a request names; every failure comes back as class, reason and remedy."""
    try:
        document = read_document(
            Path(request["path"]), most_bytes=request["most_bytes"], most_pages=request["most_pages"]
        )
        return {"reading": READING.dump_python(reports_of(document, request["name"]), mode="json")}
    except UnreadableFile as error:
        return _failure(error)
    except MemoryError:
        return _failure(OverLimit("reading it needs more memory than the limit", "Split it, or raise most_memory_gb"))
    except OSError as error:
        return _failure(Damaged(f"it cannot be opened ({error.strerror})", "Check that it is there and may be read"))
    except RecursionError:
        return _failure(Damaged("its parts are nested too deeply", "Save it anew from the program that made it"))
    except Exception as error:  # the last wall between a hostile file and the build
        return _failure(Damaged(f"the reader failed ({type(error).__name__}: {error})", "Save it anew, or report this"))


def _failure(error: UnreadableFile) -> dict[str, Any]:
    return {"error": type(error).__name__, "reason": error.reason, "remedy": error.remedy}


def main() -> None:
    """Say that it is ready, then serve requests from standard input until it closes.

    The first argument is the memory limit in bytes. The clock of a file starts only when the child is ready.
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


if __name__ == "__main__":
    main()
