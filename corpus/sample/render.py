"""Render every source into the file a council would publish: `python -m corpus.sample.render [--to FOLDER]`."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path

from corpus.sample.rendering.render_docx import render_docx
from corpus.sample.rendering.render_html import render_html
from corpus.sample.rendering.render_pdf import render_pdf
from corpus.sample.rendering.render_plain import render_plain
from corpus.sample.rendering.render_scan import render_scan
from corpus.sample.rendering.source import Source, read_sources

REPORTS = Path(__file__).parent / "reports"
RENDERERS: dict[str, Callable[[Source], bytes]] = {
    "pdf": render_pdf,
    "docx": render_docx,
    "html": render_html,
    "plain": render_plain,
    "scan": render_scan,
}


def render_all(folder: Path) -> list[Path]:
    """Render all sources, then write them into the folder: a fault in one source leaves the folder as it was."""
    rendered = [(name, content) for source in read_sources() for name, content in render_source(source)]
    if folder == REPORTS:
        shutil.rmtree(REPORTS, ignore_errors=True)
    return [_write(folder / name, content) for name, content in rendered]


def render_source(source: Source) -> list[tuple[str, bytes]]:
    """One source's file under each of its names."""
    content = RENDERERS[source.settings["format"]](source)
    return [(name, content) for name in source.targets]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def main() -> None:
    """Replace the reports folder, so that no file of a removed source stays behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--to",
        type=Path,
        default=REPORTS,
        help="the folder to fill (default: corpus/sample/reports)",
    )
    folder: Path = parser.parse_args().to
    for path in render_all(folder):
        print(f"{path.stat().st_size:>9,}  {path.relative_to(folder)}")


if __name__ == "__main__":
    main()
