"""The commands from end to end, on three short reports and questions about them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.record import read_record

QUESTIONS = (
    {
        "id": "t1", "kind": "figure", "question": "How many children were looked after in March 2021?", "answer": "609",
        "must": [["609"]], "report": "children.txt", "paragraph": "1", "evidence": "fell to 609 in March 2021",
        "split": "dev", "must_pass": True,
    },
    {
        "id": "t2", "kind": "figure", "question": "What was spent on resurfacing roads?", "answer": "£3.3million",
        "must": [["£3.3million"]], "report": "roads.txt", "paragraph": "1", "evidence": "spent £3.3million on resurfacing",
        "split": "test",
    },
    {
        "id": "t3", "kind": "unanswerable", "question": "Who won the men's 100 metres at the Paris Olympics?",
        "answer": "Nothing about it", "must": [], "reason": "nothing_close", "split": "dev",
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def ran(first_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A run with both peers and one ablation: (the question file, the folder of its results); 20 s."""
    folder = tmp_path_factory.mktemp("evals")
    questions = folder / "short.jsonl"
    questions.write_text("".join(json.dumps(question) + "\n" for question in QUESTIONS), encoding="utf-8")
    out = folder / "out"
    beside = ["--beside", "quickstart", "--beside", "cairn", "--without", "re-ranking"]
    status = main(["run", "--set", str(questions), "--reports", str(first_reports), "--out", str(out), *beside])
    assert status == 0
    yield questions, out


def test_a_run_scores_our_assistant_its_ablation_and_both_peers(ran: tuple[Path, Path]) -> None:
    record = read_record(ran[1] / "run.json")
    (result,) = record.sets
    assert [system.name for system in result.systems] == [
        "assistant", "assistant, no re-ranking", "quickstart", "cairn-assistant",
    ]  # fmt: skip
    scores = {item.id: item.scores for item in result.systems[0].questions}
    assert scores["t1"]["joint"] is scores["t2"]["joint"] is scores["t3"]["refused"] is True
    assert all(item.failure is None for system in result.systems for item in system.questions)


def test_every_system_is_scored_on_citations_of_real_places(ran: tuple[Path, Path]) -> None:
    systems = {system.name: system for system in read_record(ran[1] / "run.json").sets[0].systems}
    assert systems["quickstart"].scores("cited")["t2"] is True
    assert systems["cairn-assistant"].scores("paragraph")["t2"] is True


def test_the_record_says_what_the_scores_depend_on(ran: tuple[Path, Path]) -> None:
    record = read_record(ran[1] / "run.json")
    assert record.versions["cairn-assistant"] != "not installed"
    assert record.settings["embedding_model"] and record.sets[0].index["dense"] and record.sets[0].questions_sha256
    assert record.shows_test is False


def test_the_record_quotes_neither_questions_nor_answers_nor_reports(ran: tuple[Path, Path]) -> None:
    text = (ran[1] / "run.json").read_text(encoding="utf-8")
    assert not any(words in text for words in ("looked after", "resurfacing", "Olympics"))


def test_answers_to_test_questions_are_not_shown(ran: tuple[Path, Path]) -> None:
    answers = [json.loads(line)["id"] for line in (ran[1] / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    page = (ran[1] / "scorecard.html").read_text(encoding="utf-8")
    assert answers == ["t1", "t3"]
    assert "looked after in March" in page and "What was spent" not in page


def test_answers_to_test_questions_are_shown_on_demand_and_the_page_says_so(
    ran: tuple[Path, Path], first_reports: Path, tmp_path: Path
) -> None:
    arguments = ["--set", str(ran[0]), "--reports", str(first_reports), "--out", str(tmp_path), "--show-test"]
    assert main(["run", *arguments]) == 0
    assert read_record(tmp_path / "run.json").shows_test is True
    page = (tmp_path / "scorecard.html").read_text(encoding="utf-8")
    assert "What was spent" in page and "are shown on this page" in page


def test_compare_and_gate_pass_on_the_same_checkout(
    ran: tuple[Path, Path], first_reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(ran[1] / "run.json")
    assert main(["compare", record, record]) == 0
    assert "short, assistant: unchanged: joint (n=2)" in capsys.readouterr().out
    arguments = ["--set", str(ran[0]), "--reports", str(first_reports), "--baseline", record]
    assert main(["gate", *arguments]) == 0
    assert "The gate is passed." in capsys.readouterr().out


def test_the_gate_fails_when_a_question_that_must_pass_does_not(
    ran: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "other.txt").write_text("Report\n\n1. The library opens on Sunday.\n", encoding="utf-8")
    arguments = ["--set", str(ran[0]), "--reports", str(tmp_path / "reports"), "--baseline", str(ran[1] / "run.json")]
    assert main(["gate", *arguments]) == 1
    assert "FAILED short: t1 must pass and does not" in capsys.readouterr().out


def test_reports_that_are_not_there_are_named_and_the_status_says_it(
    tmp_path: Path, ran: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--set", str(ran[0]), "--reports", str(tmp_path / "none")]) == 1
    assert "left out, its reports are not at" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "x"}', "line 1: not a known-answer question"),
        ('{"id": "x", "question": "?", "must": 5}', "line 1: not a known-answer question"),
        ('{"id": "x", "question": " "}', "a question is empty or no text"),
        ("", "no question in it"),
    ],
)
def test_a_question_file_that_is_wrong_is_named_with_line_and_reason(
    tmp_path: Path, line: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n", encoding="utf-8")
    assert main(["run", "--set", str(tmp_path / "bad.jsonl"), "--reports", str(tmp_path)]) == 2
    assert reason in capsys.readouterr().err


def test_a_set_that_is_not_known_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--set", "atlantis"]) == 2
    assert "atlantis: cannot be read" in capsys.readouterr().err
