"""A build that is killed, at any step, leaves the index before; the next build finishes and tidies up."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from corpus.settings import Settings
from index.build import build
from index.search import Models
from index.verify import problems_of
from index.versions import NoIndex, open_current
from tests.index.conftest import Ask, Builder, current

BEFORE_SWAP = ["scan", "read", "passages", "embed", "vectors", "vectors.add", "verify", "swap", "current.new"]
QUESTION = "How many children are looked after?"


def _tidy(index: Path) -> None:
    assert [path.name for path in (index / "versions").iterdir()] == [current(index).name]
    assert sorted(path.name for path in index.iterdir()) == ["build.lock", "current", "update.json", "versions"]


@pytest.mark.parametrize("moment", [*BEFORE_SWAP, "clean"])
def test_a_kill_leaves_the_old_index_or_the_new_one(
    moment: str, index: Path, reports: Path, builder: Builder, ask: Ask, configured: Settings
) -> None:
    before, name = ask(index, QUESTION), current(index).name
    (reports / "new.txt").write_text("Report to Executive\n1 July 2021\n\nWaste\n\n1. Recycling reached 51% in June.\n")

    assert builder.build(reports, index, kill=moment).signal == signal.SIGKILL

    assert (current(index).name == name) == (moment in BEFORE_SWAP)
    assert problems_of(current(index)) == []
    if moment in BEFORE_SWAP:
        assert ask(index, QUESTION) == before
    result = build(reports, index, configured)
    assert result.changed == (moment in BEFORE_SWAP)
    assert (result.files, result.problems) == (4, ())
    assert result.parsed == (1 if moment in ("scan", "read") else 0)
    assert result.embedded == (2 if moment in ("scan", "read", "passages", "embed") else 0)
    assert problems_of(current(index)) == []
    assert ask(index, "recycling rate")[0][0] not in dict(before)
    _tidy(index)


@pytest.mark.parametrize("moment", BEFORE_SWAP)
def test_a_kill_of_the_first_build_leaves_no_index_and_its_work(
    moment: str, tmp_path: Path, reports: Path, builder: Builder, configured: Settings, models: Models
) -> None:
    index = tmp_path / "first"
    assert builder.build(reports, index, kill=moment).signal == signal.SIGKILL

    with pytest.raises(NoIndex, match="python -m index build"):
        open_current(index)
    result = build(reports, index, configured)
    assert result.parsed == (3 if moment in ("scan", "read") else 0)
    assert result.embedded == (9 if moment in ("scan", "read", "passages", "embed") else 0)
    assert problems_of(current(index)) == []
    _tidy(index)
