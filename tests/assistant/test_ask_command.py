"""`python -m assistant ask`: one question or a file of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main, question_of


def test_a_file_of_questions_gives_one_json_answer_a_line(
    sample_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ['{"id": "q1", "question": "What is the PSW?", "extra": 1}', "not json", '{"id": "q3", "turns": ["hello"]}']
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    status = main(["ask", "--jsonl", str(file), "--index", str(sample_index)])
    out, err = capsys.readouterr()
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [answer["id"] for answer in answers] == ["q1", "q3"]
    assert "questions.jsonl, line 2: not JSON" in err
    assert {
        "status",
        "headline",
        "answer",
        "citations",
        "figures",
        "reason",
        "nearest",
        "writer",
        "fallback",
        "seconds",
    } <= answers[0].keys()


def test_a_missing_index_is_named_with_the_command_that_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "How many?", "--index", str(tmp_path / "none")]) == 2
    assert "python -m index build" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["[]", "{}", '{"turns": []}', '{"question": 5}', '{"question": " "}', "{"])
def test_a_line_that_is_no_question_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        question_of(line)


@pytest.mark.parametrize("command", [["assistant", "ask", "--help"], ["index", "--help"], ["evals", "--help"]])
def test_help_never_waits_for_torch(command: list[str]) -> None:
    code = "import runpy, sys\nsys.argv = sys.argv[1:]\ntry:\n    runpy.run_module(sys.argv[0], run_name='__main__')\nfinally:\n    assert not {'torch', 'chromadb', 'gradio'} & sys.modules.keys()"
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
