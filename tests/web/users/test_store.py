"""Conversations are kept, are nobody else's, and are gone when they are deleted."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.web.users.database import Damaged, Database, NotKept, open_database
from assistant.web.users.feedback import FeedbackBook, all_feedback
from assistant.web.users.store import Store, title_of
from index.search import Filters
from index.versions import users_file


def words_on_disk(index: Path) -> bytes:
    return b"".join(path.read_bytes() for path in users_file(index).parent.rglob("*") if path.is_file())


def test_a_conversation_is_there_after_the_process_ended(index: Path, answer: Callable[..., Answer]) -> None:
    first = Store.open(index)
    one = first.keep("anna", None, answer("first?"), "v1", Filters(body="Executive"))
    two = first.keep("anna", one.conversation, answer("second?"), "v2", Filters(body="Council", from_date="2021"))
    first.close()
    again = Store.open(index)
    assert again.turns(one.conversation, "anna") == [one, two]
    assert again.answer_by_id(two.answer_id, "anna") == two
    (listed,) = again.conversations("anna")
    assert (listed.title, listed.filters) == ("first?", Filters(body="Council", from_date="2021"))
    assert again.conversation(listed.id, "anna") == listed
    again.close()


def test_the_conversation_last_used_stands_first(store: Store, answer: Callable[..., Answer]) -> None:
    old, new = (store.keep("anna", None, answer(title), "v1") for title in ("old", "new"))
    assert [one.title for one in store.conversations("anna")] == ["new", "old"]
    store.keep("anna", old.conversation, answer("again"), "v1")
    assert [one.id for one in store.conversations("anna")] == [old.conversation, new.conversation]


def test_nothing_of_a_conversation_is_another_readers(store: Store, answer: Callable[..., Answer]) -> None:
    kept = store.keep("anna", None, answer(), "v1")
    assert store.answer_by_id(kept.answer_id, "bert") is None
    assert store.turns(kept.conversation, "bert") == []
    assert store.conversations("bert") == []
    assert store.conversation(kept.conversation, "bert") is None
    assert store.rename(kept.conversation, "bert", "mine") is False
    assert store.delete(kept.conversation, "bert") is False
    assert FeedbackBook(store.database).give(kept.answer_id, "bert", "helpful", "") is False
    assert store.delete_all("bert") == 0
    theirs = store.keep("bert", kept.conversation, answer("bert's?"), "v1")
    assert theirs.conversation != kept.conversation
    assert [one.title for one in store.conversations("anna")] == [answer().question]
    assert store.turns(kept.conversation, "anna") == [kept]


def test_a_conversation_is_renamed(store: Store, answer: Callable[..., Answer]) -> None:
    kept = store.keep("anna", None, answer(), "v1")
    assert store.rename(kept.conversation, "anna", "  Herons\n and  mills ")
    assert store.conversations("anna")[0].title == "Herons and mills"
    assert store.rename(kept.conversation, "anna", " \n") is False


@pytest.mark.parametrize("words", ["word " * 40, "x" * 300, "a" + " " * 90 + "b", "ab " + "y" * 200])
def test_a_title_is_short_and_on_one_line(words: str) -> None:
    assert 1 <= len(title_of(words)) <= 80
    assert title_of(title_of(words)) == title_of(words)


def test_deleted_words_are_not_on_the_disk(
    index: Path, answer: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that SQLite divides leave copies behind, which `secure_delete` does not see: many sizes, many deletions."""
    store, draw, live, gone = Store.open(index), random.Random(10), {}, []
    monkeypatch.setattr("assistant.web.users.store.secrets.token_hex", lambda size: draw.randbytes(size).hex())
    with store.database.reading() as connection:
        connection.execute("PRAGMA synchronous=OFF")
    store.database.erase = lambda: None  # type: ignore[method-assign]  # only the last deletion erases
    for number in range(500):
        words = f"secret{number:04}end"
        kept = store.keep("anna", None, answer(f"{words} " * draw.choice([1, 3, 10, 40])), "v1")
        FeedbackBook(store.database).give(
            kept.answer_id, "anna", "out_of_date", f"remark {words} " * draw.randint(1, 9)
        )
        live[kept.conversation] = words
        if draw.random() < 0.5:
            chosen = draw.choice(sorted(live))
            gone.append(live.pop(chosen))
            assert store.delete(chosen, "anna")
    del store.database.erase
    last = sorted(live)[0]
    gone.append(live.pop(last))
    assert store.delete(last, "anna")
    left = words_on_disk(index)
    store.close()
    assert [words for words in gone if words.encode() in left] == []
    assert all(words.encode() in left for words in live.values())


def test_deleted_words_are_written_over_also_where_the_file_cannot_be_written_anew(
    index: Path, answer: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(index)
    kept = store.keep("anna", None, answer("hidden question"), "v1")
    store.keep("anna", None, answer(), "v1")
    monkeypatch.setattr(store.database, "erase", lambda: None)
    store.delete(kept.conversation, "anna")
    store.close()
    assert b"hidden question" not in words_on_disk(index)


def test_many_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    for number in range(10):
        path, opened = tmp_path / str(number) / "users.sqlite", []
        threads = [
            threading.Thread(target=lambda path=path, opened=opened: opened.append(Database(path))) for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for database in opened:
            database.close()
        assert len(opened) == 6


def test_feedback_goes_with_its_conversation(index: Path, store: Store, answer: Callable[..., Answer]) -> None:
    one, two = (store.keep("anna", None, answer(title), "v1") for title in ("one?", "two?"))
    for kept in (one, two):
        FeedbackBook(store.database).give(kept.answer_id, "anna", "figure_wrong", "see table 2")
    store.delete(one.conversation, "anna")
    assert [given.answer.question for given in all_feedback(index)] == ["two?"]


def test_what_was_not_used_for_long_is_deleted(index: Path, store: Store, answer: Callable[..., Answer]) -> None:
    old, new = (store.keep("anna", None, answer(f"{title}question"), "v1") for title in ("old", "new"))
    before = (datetime.now(UTC) - timedelta(days=31)).isoformat(timespec="microseconds")
    with store.database.writing() as connection:
        connection.execute("UPDATE conversations SET changed = ? WHERE id = ?", (before, old.conversation))
    assert store.delete_unused(32) == 0
    assert store.delete_unused(30) == 1
    assert [one.id for one in store.conversations("anna")] == [new.conversation]
    assert b"oldquestion" not in words_on_disk(index)


def test_where_the_folder_cannot_be_written_conversations_live_in_memory(
    index: Path, answer: Callable[..., Answer]
) -> None:
    index.mkdir()
    (index / "made").write_text("no folder", encoding="utf-8")
    store = Store.open(index)
    kept = store.keep("anna", None, answer(), "v1")
    assert store.lasting is False
    assert FeedbackBook(store.database).open is False
    assert store.answer_by_id(kept.answer_id, "anna") == kept
    assert store.delete(kept.conversation, "anna")
    store.close()


def test_the_file_is_for_its_owner_alone(index: Path, store: Store, answer: Callable[..., Answer]) -> None:
    store.keep("anna", None, answer(), "v1")
    for path in users_file(index).parent.glob("users.sqlite*"):
        assert path.stat().st_mode & 0o077 == 0
    assert users_file(index).parent.stat().st_mode & 0o077 == 0


def test_two_processes_write_one_file(index: Path, store: Store, answer: Callable[..., Answer]) -> None:
    other = Store.open(index)
    mine = store.keep("anna", None, answer("mine"), "v1")
    theirs = other.keep("anna", mine.conversation, answer("theirs"), "v1")
    assert store.turns(mine.conversation, "anna") == [mine, theirs]
    other.close()


def test_a_damaged_file_is_named_and_not_begun_anew(index: Path) -> None:
    path = users_file(index)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(Damaged, match="Put back a copy"):
        Store.open(index)
    with pytest.raises(Damaged, match="Put back a copy"):
        all_feedback(index)
    assert path.read_bytes().startswith(b"this is no database")


def test_a_file_of_a_newer_program_is_left_alone(index: Path) -> None:
    Store.open(index).close()
    with sqlite3.connect(users_file(index)) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(Damaged, match="layout 99"):
        Store.open(index)
    with pytest.raises(Damaged, match="layout 99"):
        all_feedback(index)


def test_what_cannot_be_written_is_said_and_nothing_of_it_is_kept(store: Store, answer: Callable[..., Answer]) -> None:
    with store.database.reading() as connection:
        connection.execute("PRAGMA max_page_count=20")
    with pytest.raises(NotKept, match="Free space"):
        store.keep("anna", None, answer("full " * 40_000), "v1")
    assert store.conversations("anna") == []
    assert store.keep("anna", None, answer("short"), "v1")


def test_an_erasing_that_has_to_wait_is_made_up_for(
    index: Path, store: Store, answer: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.keep("anna", None, answer("hiddenquestion"), "v1")
    with store.database.reading() as connection:
        connection.execute("PRAGMA busy_timeout=10")
    reading = sqlite3.connect(users_file(index), isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT COUNT(*) FROM turns").fetchone()
    assert store.delete(kept.conversation, "anna")
    assert store.turns(kept.conversation, "anna") == []
    reading.close()
    assert b"hiddenquestion" in words_on_disk(index)
    store.delete_unused(30)
    assert b"hiddenquestion" not in words_on_disk(index)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_one_that_cannot_be_written(index: Path) -> None:
    open_database(index).close()
    users_file(index).parent.chmod(0o500)
    opened = open_database(index)
    assert (opened.lasting, all_feedback(index)) == (False, [])
    users_file(index).parent.chmod(0o700)


def test_tables_in_memory_are_apart_from_one_another() -> None:
    one, other = Database(None), Database(None)
    with one.writing() as connection:
        connection.execute("INSERT INTO sessions VALUES('t', 'n', 's', 1)")
    with other.reading() as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (0,)
