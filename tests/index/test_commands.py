"""`python -m index` as a person runs it: what it prints, where, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.settings import Settings
from index.__main__ import main
from index.build import build
from index.search import Index, Models
from tests.index.conftest import ROOT, current, found

HEAVY = ("torch", "sentence_transformers", "transformers", "onnxruntime", "llama_index")
_IMPORTED = (
    "import sys; from index.__main__ import main\n"
    "try: status = main(sys.argv[1:])\n"
    "except SystemExit as ended: status = ended.code\n"
    "print('\\n' + ','.join(name for name in sys.modules if '.' not in name)); sys.exit(status)"
)


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "index", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


def _imported(*words: object) -> tuple[int, set[str]]:
    command = [sys.executable, "-c", _IMPORTED, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    return done.returncode, set(done.stdout.splitlines()[-1].split(","))


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["verify", "--help"], ["search", "--help"]])
def test_help_is_quick_and_imports_nothing_heavy(words: list[str]) -> None:
    started = time.perf_counter()
    status, names = _imported(*words)
    assert time.perf_counter() - started < 2
    assert status == 0
    assert not names & {*HEAVY, "chromadb", "numpy", "pydantic", "rich"}


def test_verify_imports_no_model_library(index: Path, reports: Path) -> None:
    status, names = _imported("verify", "--index", index, "--reports", reports)
    assert status in (0, 1)
    assert not names & set(HEAVY)


def test_an_index_is_built_verified_and_searched(
    tmp_path: Path, reports: Path, configured: Settings, models: Models
) -> None:
    """The served page is this process, which holds the version open while the commands run."""
    index = tmp_path / "index"
    (reports / "photo.jpg").write_bytes(b"x")
    built = _run("build", "--reports", reports, "--index", index)
    assert built.returncode == 1
    assert "photo.jpg: not a format that is read (.jpg). Save it as .pdf" in built.stderr
    assert "4 files, 0 pages, 3 reports, 9 passages; 1 problems named" in built.stdout

    page = Index.open(index, configured, models)
    searched = _run("search", "children looked after", "--index", index, "--json")
    expected = page.search("children looked after")
    page.close()
    assert (searched.returncode, searched.stderr) == (0, "")
    objects = json.loads(searched.stdout)
    assert [(item["id"], item["late"], item["dense_distance"]) for item in objects] == [
        (item.passage.id, item.late, item.dense_distance) for item in expected
    ]
    assert objects[0]["report"] == "children.txt"
    assert objects[0]["paragraph"] == "1"


def test_search_shows_every_rank_and_score(
    index: Path,
    configured: Settings,
    models: Models,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.search.Models", lambda settings: models)
    assert main(["search", "children looked after", "--index", str(index), "--from", "2021-03", "--to", "2021-03"]) == 0
    printed = capsys.readouterr().out
    first = found(index, "children looked after", configured, models)[0]
    assert f" 1. late {first.late:.4g} · fused " in printed
    assert "dense #1" in printed
    assert "words #1" in printed
    assert "children.txt · paragraph 1 · no pages" in printed
    assert "roads.txt" not in printed


def test_verify_counts_names_and_says_what_to_do(
    index: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--index", str(index), "--reports", str(reports)]) == 0
    printed = capsys.readouterr()
    assert "3 files, 3 reports, 9 passages, 9 vectors" in printed.out
    assert printed.err == ""

    (reports / "roads.txt").unlink()
    (current(index) / "catalogue.sqlite").unlink()
    assert main(["verify", "--index", str(index)]) == 1
    assert f"{index}: catalogue.sqlite is gone. Make the index anew: python -m index build" in capsys.readouterr().err


def test_verify_names_what_changed_and_what_could_not_be_read(
    index: Path, reports: Path, configured: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "photo.jpg").write_bytes(b"x")
    build(reports, index, configured)
    assert main(["verify", "--index", str(index)]) == 1
    assert "photo.jpg: not a format that is read (.jpg). Save it as" in capsys.readouterr().err
    (reports / "photo.jpg").unlink()
    assert main(["verify", "--index", str(index), "--reports", str(reports)]) == 1
    assert "photo.jpg: gone from the folder, still in the index" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["build", "--reports", "{folder}/none", "--index", "{folder}/i"],
            "/none: there is no such folder. Name the folder",
        ),
        (
            ["build", "--reports", "{folder}/empty", "--index", "{folder}/i"],
            "no .pdf, .docx, .html, .txt or .md file in it",
        ),
        (
            ["build", "--reports", "{folder}/reports", "--index", "{folder}/file/i"],
            "/file/i: cannot be written (Not a dir",
        ),
        (["verify", "--index", "{folder}/none"], "/none: there is no index here. Make one: python -m index build"),
        (
            ["search", "roads", "--index", "{folder}/none"],
            "/none: there is no index here. Make one: python -m index build",
        ),
        (["search", " ", "--index", "{folder}/none"], "there are no words to look for"),
        (["search", "roads", "--from", "last week"], "last week: not a date. Write 2021, 2021-03 or 2021-03-24"),
        (["search", "roads", "--to", "2021-02-30"], "2021-02-30: not a date"),
        (["search", "roads", "--kind", "letter"], "invalid choice: 'letter'"),
        (["build"], "--reports"),
    ],
)
def test_what_cannot_start_is_said_in_a_line_with_its_remedy(
    words: list[str], said: str, tmp_path: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("in the way")
    arguments = [word.format(folder=tmp_path) for word in words]
    try:
        status = main(arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    printed = capsys.readouterr()
    assert (status, printed.out) == (2, "")
    assert said in printed.err
    assert "Traceback" not in printed.err
