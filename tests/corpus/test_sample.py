"""The committed sample reports are what their sources render to, and say that the council is invented."""

from pathlib import Path

import pytest

from corpus.sample.render import REPORTS, render_all
from corpus.sample.rendering.source import SOURCES, Source, read_sources

INVENTED = "Westmere Borough Council is an invented council"
MEGABYTE = 1_000_000
PRINTED_AS_IS = (".html", ".txt", ".md")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file's content by its name below the folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_committed_reports_are_what_the_sources_render_to(tmp_path: Path) -> None:
    render_all(tmp_path)
    rendered, committed = files_below(tmp_path), files_below(REPORTS)
    assert sorted(rendered) == sorted(committed)
    differing = [name for name, content in rendered.items() if committed[name] != content]
    assert differing == [], "run `python -m corpus.sample.render` and look at what changed"


def test_all_reports_together_stay_small() -> None:
    assert sum(len(content) for content in files_below(REPORTS).values()) < 5 * MEGABYTE


def test_one_report_stands_under_two_names() -> None:
    contents = list(files_below(REPORTS).values())
    assert len(contents) - len(set(contents)) == 1


@pytest.mark.parametrize("source", read_sources(), ids=lambda source: source.path.stem)
def test_each_source_says_that_the_council_is_invented(source: Source) -> None:
    assert source.notice.startswith(INVENTED)


def test_files_printed_as_they_are_carry_the_notice() -> None:
    texts = {name: content.decode() for name, content in files_below(REPORTS).items() if name.endswith(PRINTED_AS_IS)}
    assert texts
    assert [name for name, text in texts.items() if INVENTED not in text] == []


def test_every_file_beside_the_sources_belongs_to_one() -> None:
    stems = {path.stem for path in SOURCES.glob("*.md")}
    assert [path.name for path in SOURCES.iterdir() if path.stem not in stems] == []
