"""The benchmark command on a tiny folder: both sides are measured; how fast they are is not tested."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.__main__ import main
from benchmarks.measured import Spread
from benchmarks.memory import tree_bytes
from benchmarks.questions import Asked, read_questions, spread_over

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two text files and a PDF of two pages."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "spending.txt").write_text("Spending\n\n1. The forecast overspend on buses is £3.3m.\n", encoding="utf-8")
    (folder / "schools.txt").write_text("Schools\n\n1. There were 609 pupils in March 2021.\n", encoding="utf-8")
    canvas = Canvas(str(folder / "parks.pdf"))
    for line in ("1. The parks budget was £1.2m in 2020.", "2. Eleven parks were opened in that year."):
        canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    return folder


@pytest.fixture(scope="module")
def run(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The table and the JSON of one run of the command."""
    out = tmp_path_factory.mktemp("out") / "measured.json"
    command = [sys.executable, "-m", "benchmarks", "--reports", str(reports), "--ask", "2", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(out.read_text(encoding="utf-8"))


def test_both_sides_are_measured_with_numbers_above_zero(run: tuple[str, dict[str, Any]]) -> None:
    measured = run[1]["rounds"][0]
    for name in ("ours", "quickstart"):
        build, serving = measured[name]["build"], measured[name]["serving"]
        numbers = [
            build[key] for key in ("seconds", "pages_a_second", "cpu_seconds", "peak_bytes", "index_bytes", "units")
        ]
        numbers += [serving["first_answer_seconds"], serving["peak_bytes"]]
        numbers += [serving[kind][key] for kind in ("search", "answer") for key in ("median", "p95")]
        assert all(number > 0 for number in numbers), (name, numbers)
        assert build["files"] == 3
        assert serving["answer"]["questions"] == 2


def test_the_steps_of_each_build_make_up_its_time(run: tuple[str, dict[str, Any]]) -> None:
    measured = run[1]["rounds"][0]
    names = {name: [step["name"] for step in measured[name]["build"]["steps"]] for name in ("ours", "quickstart")}
    assert names["ours"] == ["start", "scan", "read", "passages", "embed", "vectors", "verify", "swap", "clean"]
    assert names["quickstart"] == ["start", "read", "split", "embed and store"]
    for name in names:
        build = measured[name]["build"]
        assert sum(step["seconds"] for step in build["steps"]) == pytest.approx(build["seconds"])


def test_the_material_and_the_machine_are_stated(run: tuple[str, dict[str, Any]]) -> None:
    table, measured = run
    assert (measured["material"]["files"], measured["material"]["pages"], measured["material"]["asked"]) == (3, 4, 2)
    assert dict(measured["machine"]["versions"]).keys() >= {"python", "chromadb", "llama-index-core", "torch"}
    assert measured["rounds"][0]["ours"]["build"]["code_bytes_a_unit"] > 0
    assert "ours first; load average before" in table
    assert "The quickstart does not" in table


def test_a_folder_without_reports_is_said_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--reports", str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_a_bad_line_of_questions_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"question": "How many?"}\n{"words": "no question"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"questions\.jsonl, line 2"):
        read_questions(path)


def test_the_last_turn_is_asked_and_the_turns_before_it_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"turns": ["How many pupils?", "And in 2020?"]}\n', encoding="utf-8")
    assert read_questions(path) == [Asked("And in 2020?", ("How many pupils?",))]


def test_fewer_questions_are_taken_at_equal_distances() -> None:
    questions = [Asked(str(number)) for number in range(10)]
    assert [asked.text for asked in spread_over(questions, 3)] == ["0", "3", "6"]
    assert spread_over(questions, None) == questions


def test_the_95th_percentile_is_the_nearest_rank() -> None:
    assert Spread.of([float(number) for number in range(1, 101)]) == Spread(100, 50.5, 95.0)
    assert Spread.of([2.0]) == Spread(1, 2.0, 2.0)


def test_memory_counts_the_process_and_its_children() -> None:
    block = "block = bytearray(50_000_000); print('ready', flush=True); input()"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {block!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        assert tree_bytes(process.pid) > 50_000_000
        process.communicate("\n")
    assert tree_bytes(process.pid) == 0
    assert tree_bytes(os.getpid()) > 0
