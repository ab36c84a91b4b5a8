"""The child process in which files are parsed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from corpus.assemble import reports_of
from corpus.errors import Damaged, OverLimit, UnreadableFile
from corpus.formats import read_document
from corpus.limited import failure, serve
from corpus.report import FileReading

READING = TypeAdapter(FileReading)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Parse the file that a request names; every failure comes back as class, reason and remedy."""
    try:
        document = read_document(
            Path(request["path"]), most_bytes=request["most_bytes"], most_pages=request["most_pages"]
        )
        return {"reading": READING.dump_python(reports_of(document, request["name"]), mode="json")}
    except UnreadableFile as error:
        return failure(error)
    except MemoryError:
        return failure(OverLimit("reading it needs more memory than the limit", "Split it, or raise most_memory_gb"))
    except OSError as error:
        return failure(Damaged(f"it cannot be opened ({error.strerror})", "Check that it is there and may be read"))
    except RecursionError:
        return failure(Damaged("its parts are nested too deeply", "Save it anew from the program that made it"))
    except Exception as error:  # the last wall between a hostile file and the build
        return failure(Damaged(f"the reader failed ({type(error).__name__}: {error})", "Save it anew, or report this"))


if __name__ == "__main__":
    serve(answer)
