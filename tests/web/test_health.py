"""`/health` says whether questions can be answered, and no path, name or other secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.web import health
from assistant.web.loaded import loaded
from corpus.settings import Settings
from index.build import build
from index.search import Models
from index.versions import current_name


def asked(index: Path, reason: str | None = None) -> tuple[int, dict[str, object]]:
    said = TestClient(Starlette(routes=health.routes(index, lambda: reason))).get("/health")
    assert said.headers["cache-control"] == "no-store"
    return said.status_code, said.json()


def test_before_there_is_an_index_it_says_so(tmp_path: Path) -> None:
    status, told = asked(tmp_path / "secretfolder")
    assert status == 503 and "no finished index" in str(told["reason"])
    assert "secretfolder" not in str(told)


def test_a_damaged_index_is_not_well(tmp_path: Path) -> None:
    version = tmp_path / "versions" / "v000001-aaaaaa"
    version.mkdir(parents=True)
    (version / "in-use.lock").touch()
    (version / "catalogue.sqlite").write_bytes(b"no database" * 100)
    (tmp_path / "current").write_text(version.name, encoding="utf-8")
    status, told = asked(tmp_path)
    assert status == 503 and "damaged" in str(told["reason"]) and str(tmp_path) not in str(told)


def test_with_index_and_models_it_is_ok(reports: Path, tmp_path: Path, configured: Settings, models: Models) -> None:
    build(reports, tmp_path / "index", configured)
    status, told = asked(tmp_path / "index", "the search models are being loaded")
    assert (status, told["reason"]) == (503, "the search models are being loaded")
    status, told = asked(tmp_path / "index")
    assert (status, told["status"], told["reports"], told["passages"]) == (
        200,
        "ok",
        3,
        loaded(tmp_path / "index").passages,
    )
    assert str(told["version"])[0].isdigit()
    assert told["index"] == current_name(tmp_path / "index")
    assert str(tmp_path) not in str(told)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_can_only_be_read(tmp_path: Path, method: str) -> None:
    client = TestClient(Starlette(routes=health.routes(tmp_path, lambda: None)))
    assert client.request(method, "/health").status_code == 405
