"""Questions are logged only on demand, without a reader, and for as long as the settings say."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.web.users.housekeeping import Housekeeping
from assistant.web.users.question_log import QuestionLog
from assistant.web.users.store import Store
from corpus.settings import Settings


def lines(index: Path) -> list[dict[str, str]]:
    files = sorted((index / "made" / "questions").glob("*"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_nothing_is_logged_unless_the_settings_say_so(
    index: Path, configured: Settings, answer: Callable[..., Answer]
) -> None:
    QuestionLog(index, configured).note(answer())
    assert lines(index) == []


def test_a_question_is_logged_with_time_and_outcome_and_nothing_else(
    index: Path, configured: Settings, answer: Callable[..., Answer]
) -> None:
    log = QuestionLog(index, configured.model_copy(update={"log_questions": True}))
    log.note(answer("one\ntwo?"))
    log.note(answer("Paris?", status="not_found", reason="nothing_close"))
    first, second = lines(index)
    assert datetime.fromisoformat(first.pop("at")) <= datetime.now(UTC)
    assert first == {"question": "one\ntwo?", "status": "answered", "reason": None}
    assert (second["status"], second["reason"]) == ("not_found", "nothing_close")
    (file,) = log.folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0


def test_days_that_are_past_are_deleted_also_after_logging_was_turned_off(index: Path, configured: Settings) -> None:
    log = QuestionLog(index, configured.model_copy(update={"log_days": 2}))
    log.folder.mkdir(parents=True)
    for name in ("2026-03-01.jsonl", "2026-03-03.jsonl", "2026-03-05.jsonl", "notes.jsonl"):
        (log.folder / name).touch()
    assert log.delete_old(date(2026, 3, 5)) == 1
    assert {path.name for path in log.folder.iterdir()} == {"2026-03-03.jsonl", "2026-03-05.jsonl", "notes.jsonl"}


def test_a_log_that_cannot_be_written_keeps_nobody_from_an_answer(
    index: Path, configured: Settings, answer: Callable[..., Answer], caplog: pytest.LogCaptureFixture
) -> None:
    index.mkdir()
    (index / "made").write_text("no folder", encoding="utf-8")
    QuestionLog(index, configured.model_copy(update={"log_questions": True})).note(answer("secret?"))
    assert "could not be logged" in caplog.text and "secret" not in caplog.text


def test_housekeeping_deletes_at_the_start_and_ends_when_it_is_told(
    index: Path, store: Store, configured: Settings, answer: Callable[..., Answer]
) -> None:
    old = store.keep("anna", None, answer(), "v1")
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat(timespec="microseconds")
    with store.database.writing() as connection:
        connection.execute("UPDATE conversations SET changed = ?", (long_ago,))
    new = store.keep("anna", None, answer(), "v1")
    running = Housekeeping(store, QuestionLog(index, configured), 30)
    running.start()
    running.close()
    assert [one.id for one in store.conversations("anna")] == [new.conversation] != [old.conversation]


def test_housekeeping_that_fails_is_logged_and_goes_on(
    index: Path, store: Store, configured: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    store.close()
    Housekeeping(store, QuestionLog(index, configured), 30).tidy()
    assert "could not be deleted" in caplog.text
