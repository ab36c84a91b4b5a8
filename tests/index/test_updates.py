"""What became of the last update is noted beside the index, whatever became of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.library import NoReports
from corpus.settings import Settings
from index import build as building
from index import versions
from index.build import build
from index.updates import begun, last, noted
from index.versions import BuildRunning, current_name


def test_one_that_fails_is_noted_until_one_succeeds(index: Path, reports: Path, configured: Settings) -> None:
    name, away = current_name(index), reports.with_name("away")
    shutil.move(reports, away)
    with pytest.raises(NoReports) as raised:
        build(reports, index, configured)
    failed = last(index)
    assert failed and failed.outcome == "failed" and failed.message == str(raised.value)
    assert str(reports) in failed.message and failed.reports == str(reports)
    assert current_name(index) == name
    shutil.move(away, reports)
    assert not build(reports, index, configured).changed
    succeeded = last(index)
    assert succeeded and (succeeded.outcome, succeeded.message) == ("succeeded", "")
    assert succeeded.began >= failed.began


def test_one_that_was_killed_has_failed_and_one_that_runs_has_not(tmp_path: Path) -> None:
    assert last(tmp_path) is None
    with versions.building(tmp_path):
        begun(tmp_path, tmp_path)
        running = last(tmp_path)
        assert running and running.outcome == "running"
    killed = last(tmp_path)
    assert killed and killed.outcome == "failed" and "stopped before it had finished" in killed.message


def test_a_fault_of_the_program_is_noted(
    index: Path, reports: Path, configured: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError("no such fault")

    monkeypatch.setattr(building, "_build_locked", broken)
    with pytest.raises(ZeroDivisionError):
        build(reports, index, configured)
    failed = last(index)
    assert failed and "ZeroDivisionError: no such fault" in failed.message


def test_one_beside_a_running_one_does_not_speak_for_it(index: Path, reports: Path, configured: Settings) -> None:
    with versions.building(index):
        begun(index, reports)
        with pytest.raises(BuildRunning):
            build(reports, index, configured)
        running = last(index)
    assert running and running.outcome == "running"


def test_a_long_message_is_cut_so_that_the_file_keeps_its_size(tmp_path: Path) -> None:
    for words in ("é🦔" * 4000, "short"):
        with pytest.raises(NoReports), noted(tmp_path, tmp_path):
            raise NoReports(words)
        assert (tmp_path / "update.json").stat().st_size == 4096
        told = last(tmp_path)
        assert told and told.message[:2] == words[:2] and (told.message == words or told.message.endswith(" …"))


def test_a_spoilt_note_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "update.json").write_text(json.dumps({"outcome": "unheard of"}), encoding="utf-8")
    assert last(tmp_path) is None


def test_where_nothing_was_ever_begun_nothing_is_made(tmp_path: Path, configured: Settings) -> None:
    with pytest.raises(NoReports):
        build(tmp_path / "none", tmp_path / "index", configured)
    assert not (tmp_path / "index").exists()
