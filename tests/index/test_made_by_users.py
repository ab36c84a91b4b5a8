"""What users make lies beside the versions, and no build and no removal of versions touches it."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from index.build import build
from index.verify import verify
from index.versions import users_file


def test_builds_leave_it_as_it_is(reports: Path, tmp_path: Path, configured: Settings) -> None:
    index = tmp_path / "index"
    users_file(index).parent.mkdir(parents=True)
    users_file(index).write_bytes(b"made by users")
    build(reports, index, configured)
    (reports / "roads.txt").unlink()
    build(reports, index, configured)
    assert len(list((index / "versions").iterdir())) == 1
    assert users_file(index).read_bytes() == b"made by users"
    assert verify(index).problems == ()
