"""The user file: made by a command, read with every change, and of no use to who steals it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assistant.web.users.__main__ import main
from assistant.web.users.passwords import hashed, matches, parts
from assistant.web.users.user_file import BadUserFile, NotAUser, Users, add_user, read_users, remove_user

PASSWORD = "herons by the mill"


@pytest.fixture
def file(tmp_path: Path, hashed_once: Path) -> Path:
    """A user file with Anna in it."""
    (tmp_path / "users").write_text(hashed_once.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return tmp_path / "users"


def test_a_password_matches_its_own_hash_alone() -> None:
    one, two = hashed(PASSWORD), hashed(PASSWORD)
    assert one != two
    assert matches(PASSWORD, one) and matches(PASSWORD, two)
    assert not matches(PASSWORD + " ", one)
    assert not matches("", None)
    assert PASSWORD not in one


def test_an_accent_may_be_typed_in_two_ways() -> None:
    assert matches("h\u00e9rons by the mill", hashed("he\u0301rons by the mill"))


def test_the_hash_is_as_costly_as_recommended() -> None:
    log_n, r, p, salt, hash = parts(hashed(PASSWORD))
    assert (2**log_n * r * p) >= 2**14 * 8 * 5
    assert (len(salt), len(hash)) == (16, 32)


@pytest.mark.parametrize(
    "hash", ["", "md5$1$1$1$AAAA$AAAA", "scrypt$30$8$1$AAAA$AAAA", "scrypt$18$16$1$AAAA$AAAA", "scrypt$15$8"]
)
def test_a_hash_of_another_kind_or_cost_is_refused(hash: str) -> None:
    with pytest.raises(ValueError):
        parts(hash)


def test_who_is_added_may_sign_in_and_nobody_else(file: Path) -> None:
    users = Users(file)
    assert (found := users.user(" anna ", PASSWORD)) and found.name == "anna"
    assert users.user("anna", "another password") is None
    assert users.user("bert", PASSWORD) is None
    add_user(file, "bert", PASSWORD)
    assert users.user("bert", PASSWORD)
    remove_user(file, "anna")
    assert users.user("anna", PASSWORD) is None


def test_another_password_keeps_the_user_and_changes_the_stamp(file: Path) -> None:
    before = read_users(file)["anna"]
    assert add_user(file, "anna", "another password") is False
    after = read_users(file)["anna"]
    assert (after.id, after.stamp) != (before.id, before.stamp)
    assert after.id == before.id


def test_a_name_given_anew_is_another_user(file: Path) -> None:
    before = read_users(file)["anna"]
    remove_user(file, "anna")
    add_user(file, "anna", PASSWORD)
    assert read_users(file)["anna"].id != before.id


def test_the_file_is_for_its_owner_alone_and_holds_no_password(tmp_path: Path) -> None:
    add_user(file := tmp_path / "made" / "users", "anna", PASSWORD)
    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("", PASSWORD),
        ("a:b", PASSWORD),
        ("a\nb", PASSWORD),
        ("x" * 65, PASSWORD),
        ("bert", "short"),
        ("bert", "x" * 513),
    ],
)
def test_a_name_or_password_that_cannot_be_taken_changes_nothing(file: Path, name: str, password: str) -> None:
    before = file.read_bytes()
    with pytest.raises(NotAUser):
        add_user(file, name, password)
    assert file.read_bytes() == before


@pytest.mark.parametrize("line", ["bert", "bert:1:2", "bert:0123456789abcdef:secret", "anna:0123456789abcdef:HASH"])
def test_a_line_that_is_no_user_is_named_without_showing_it(file: Path, line: str) -> None:
    line = line.replace("HASH", hashed(PASSWORD))
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(BadUserFile, match="line 2") as said:
        read_users(file)
    assert "secret" not in str(said.value)


def test_a_file_that_is_missing_or_empty_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadUserFile, match=r"python -m assistant\.web\.users add NAME --file"):
        Users(tmp_path / "none")
    (tmp_path / "empty").touch()
    with pytest.raises(BadUserFile, match="holds no user"):
        Users(tmp_path / "empty")


def test_a_file_that_is_spoilt_while_it_serves_lets_nobody_in(file: Path) -> None:
    users, text = Users(file), file.read_text(encoding="utf-8")
    file.write_text("spoilt\n", encoding="utf-8")
    assert users.user("anna", PASSWORD) is None
    file.unlink()
    assert users.user("anna", PASSWORD) is None
    file.write_text(text, encoding="utf-8")
    assert users.user("anna", PASSWORD)


def test_the_command_adds_lists_and_removes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "users"
    for name in ("bert", "anna"):
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
        assert main(["add", name, "--file", str(file), "--password-stdin"]) == 0
    assert main(["list", "--file", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["anna", "bert"]
    assert main(["remove", "anna", "--file", str(file)]) == 0
    assert list(read_users(file)) == ["bert"]
    assert main(["remove", "anna", "--file", str(file)]) == 2
    assert "not in" in capsys.readouterr().err


def test_the_command_asks_for_the_password_twice_without_an_echo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([PASSWORD, PASSWORD + "x", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    assert main(["add", "anna", "--file", str(tmp_path / "users")]) == 2
    assert "not the same" in capsys.readouterr().err
    assert main(["add", "anna", "--file", str(tmp_path / "users")]) == 0
    assert PASSWORD not in "".join(capsys.readouterr())


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder").touch()
    with pytest.raises(BadUserFile, match="cannot be written"):
        add_user(tmp_path / "folder" / "users", "anna", PASSWORD)
