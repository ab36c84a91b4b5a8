"""Settings: every key is documented, bounded, and a key that does not exist is refused."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readmes_table_and_no_other() -> None:
    documented = set(re.findall(r"^\| `COUNCIL_([A-Z_]+)`", README, re.MULTILINE))
    assert documented == {name.upper() for name in Settings.model_fields}


def test_an_unknown_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("COUNCIL_COLOUR=red\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValidationError, match="colour"):
        Settings()


def test_a_number_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCIL_CANDIDATES", "0")
    with pytest.raises(ValidationError, match="candidates"):
        Settings()
