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
    """Render all sources into an existing or new folder and return the files written."""
    return [path for source in read_sources() for path in render_source(source, folder)]


def render_source(source: Source, folder: Path) -> list[Path]:
    """Render one source under each of its names."""
    content = RENDERERS[source.settings["format"]](source)
    paths = [folder / name for name in source.targets]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return paths


def main() -> None:
    """Replace the reports folder, so that no file of a removed source stays behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=REPORTS, help="the folder to fill (default: corpus/sample/reports)")
    folder: Path = parser.parse_args().to
    if folder == REPORTS:
        shutil.rmtree(REPORTS, ignore_errors=True)
    for path in render_all(folder):
        print(f"{path.stat().st_size:>9,}  {path.relative_to(folder)}")


if __name__ == "__main__":
    main()
