"""Backup and restore, as the docs write them: what users made comes back, with those who may sign in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from assistant.answer import Answer
from assistant.web.users.feedback import FeedbackBook
from assistant.web.users.sessions import Sessions
from assistant.web.users.store import Store
from assistant.web.users.user_file import Users

DOCS = (Path(__file__).parents[3] / "docs" / "running.md").read_text(encoding="utf-8")


def run(which: str, index: Path, users: Path, kept: Path) -> None:
    """Run the commands of the docs that begin with this word, on folders of the test."""
    [commands] = re.findall(rf"```sh\n# {which}:.*?\n(.*?)```", DOCS, re.DOTALL)
    first, rest = commands.split("\n", 1)
    assert re.fullmatch(r"INDEX=\S+ USERS=\S+ KEPT=\S+", first)
    script = f"set -e\nINDEX='{index}' USERS='{users}' KEPT='{kept}'\n{rest}".replace(
        ".venv/bin/python", sys.executable
    )
    subprocess.run(["bash", "-c", script], check=True, timeout=60)


def test_what_users_made_comes_back(index: Path, users: Path, tmp_path: Path, answer: Callable[..., Answer]) -> None:
    kept, store = tmp_path / "kept copies", Store.open(index)
    given = store.keep("user:1:anna", None, answer("How many herons?"), "v1")
    FeedbackBook(store.database).give(given.answer_id, "user:1:anna", "figure_wrong", "There are 610.")
    known = Users(users)
    token = Sessions(store.database, known, 12).begin(known.current()["anna"])
    run("backup", index, users, kept)  # while the page has it open
    assert {path.stat().st_mode & 0o077 for path in kept.iterdir()} == {0}
    before = store.answer_by_id(given.answer_id, "user:1:anna")
    store.keep("user:1:anna", None, answer("Asked after the backup?"), "v1")
    store.close()
    shutil.rmtree(index)
    users.unlink()

    run("restore", index, users, kept)

    store = Store.open(index)
    assert store.answer_by_id(given.answer_id, "user:1:anna") == before
    assert [each.title for each in store.conversations("user:1:anna")] == ["How many herons?"]
    said = FeedbackBook(store.database).given(given.answer_id, "user:1:anna")
    assert said and said.remark == "There are 610."
    signed_in = Sessions(store.database, Users(users), 12).user(token)
    assert signed_in and signed_in.name == "anna"
    store.close()
