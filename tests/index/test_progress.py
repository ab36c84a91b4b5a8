"""Progress: a bar on a terminal, a plain line a file elsewhere."""

from __future__ import annotations

import io
import os
import pty
from pathlib import Path

from corpus.settings import Settings
from index.build import build
from index.progress import Bar, Lines, shown


def test_a_pipe_gets_a_plain_line_a_file(tmp_path: Path, reports: Path, configured: Settings) -> None:
    stream = io.StringIO()
    with shown(stream) as progress:
        assert isinstance(progress, Lines)
        build(reports, tmp_path / "index", configured, progress)
    lines = stream.getvalue().splitlines()
    assert sorted(line.split(":")[0] for line in lines if ": " in line) == [
        "children.txt",
        "libraries.txt",
        "roads.txt",
    ]
    assert lines[-2:] == ["Computing vectors of passages (9)", "Storing vectors (9)"]


def _all_of(terminal: int) -> str:
    """All that was written to a terminal whose other end is closed; it comes in pieces."""
    pieces = []
    try:
        while piece := os.read(terminal, 100_000):
            pieces.append(piece)
    except OSError:  # its end
        pass
    finally:
        os.close(terminal)
    return b"".join(pieces).decode()


def test_a_terminal_gets_a_bar_with_counts_and_pages_a_second() -> None:
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w") as terminal, shown(terminal) as progress:
        assert isinstance(progress, Bar)
        progress.step("read", 1200)
        progress.advance(300, "a.pdf: 12 pages, 1 report")
        progress.pages(3600)
        progress.note("a [bracketed] note")
        progress.step("verify")
    written = _all_of(outer)
    assert "Reading files" in written
    assert "a [bracketed] note" in written
    assert "Checking the new index" in written


def test_the_bar_says_how_many_of_how_many_and_pages_a_second() -> None:
    from rich.console import Console

    from index.progress import _rich

    rich = _rich(io.StringIO())
    bar = Bar(rich)
    bar.step("read", 1200)
    bar.advance(300)
    bar.pages(3600)
    console = Console(file=io.StringIO(), width=120)
    console.print(rich.get_renderable())
    line = console.file.getvalue()  # type: ignore[attr-defined]
    assert "300 of 1,200" in line
    assert "pages/s" in line
