"""Feedback becomes a list to read and question lines to complete; one that is not complete is not asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Citation
from assistant.web.users.feedback import FeedbackBook, Said
from assistant.web.users.store import Store
from evals.__main__ import main
from evals.known_answers import BadQuestionSet, known_answers
from index.search import Filters


def answered(question: str) -> Answer:
    cited = Citation(
        1, "2021/mill.pdf", "Mill Pond", None, None, "Executive", "report", "2021-03-24", None, None, None, "8", 3, None,
        "There were 609 herons", ((0, 21),), None, False,
    )  # fmt: skip
    return Answer(None, "answered", question, question, "Herons: 609", "Herons: 609 [1]", (cited,))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    """A store in which Anna asked two questions, and said something of the first."""
    store = Store.open(tmp_path)
    give(store, None, "How many herons?", "figure_wrong", "See table 2:\n611.")
    yield store
    store.close()


def give(store: Store, conversation: str | None, question: str, said: Said, remark: str = "") -> str:
    kept = store.keep("user:1:anna", conversation, answered(question), "v1", Filters(body="Executive"))
    FeedbackBook(store.database).give(kept.answer_id, "user:1:anna", said, remark)
    return kept.conversation


def lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["feedback", "--index", str(folder), "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_list_is_for_a_person_to_read(kept: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "--index", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for words in ("A figure is wrong", "How many herons?", "Herons: 609", "2021/mill.pdf, paragraph 8, page 3", "611."):
        assert words in said
    assert "anna" not in said


def test_each_becomes_a_question_line_with_what_is_to_be_filled_in(
    kept: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = lines(tmp_path, capsys)
    assert line["id"].startswith("feedback-")
    assert (line["question"], line["kind"], line["must"]) == ("How many herons?", "", [])
    assert (line["report"], line["page"], line["paragraph"]) == ("2021/mill.pdf", 3, "8")
    assert line["to_complete"] == ["kind", "answer", "must", "report", "page", "paragraph", "evidence"]
    assert line["feedback"]["said"] == "figure_wrong"
    assert line["feedback"]["remark"] == "See table 2:\n611."
    assert line["feedback"]["filters"] == {"body": "Executive"}
    assert "609 herons" not in json.dumps(line)


def test_a_follow_up_has_its_turns_a_refusal_its_kind_and_a_wrong_source_no_place(
    kept: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = give(kept, None, "How many swans?", "source_wrong")
    give(kept, first, "and in Paris?", "should_refuse")
    by_said = {line["feedback"]["said"]: line for line in lines(tmp_path, capsys)}
    assert by_said["source_wrong"]["report"] == ""
    follow_up = by_said["should_refuse"]
    assert follow_up["turns"] == ["How many swans?", "and in Paris?"] and "question" not in follow_up
    assert (follow_up["kind"], follow_up["to_complete"]) == ("unanswerable", ["reason", "near"])


def test_a_line_is_refused_until_it_is_complete(
    kept: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = lines(tmp_path, capsys)
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(BadQuestionSet, match="still to complete: kind, answer"):
        known_answers(file)
    del line["to_complete"]
    line |= {"kind": "figure", "answer": "611.", "must": [["611"]], "evidence": "611 herons"}
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (question,) = known_answers(file)
    assert (question.kind, question.must, question.places[0].paragraph) == ("figure", (("611",),), "8")


def test_without_feedback_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", "--index", str(tmp_path)]) == 0
    assert "No feedback" in capsys.readouterr().out
    assert not (tmp_path / "made").exists()
    assert lines(tmp_path, capsys) == []
