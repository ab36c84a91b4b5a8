"""The gate and the comparison: what they let pass and what they do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from evals.comparing import compared, splits_of, told
from evals.gate import failures
from evals.record import (
    BadRecord,
    PairResult,
    QuestionResult,
    RunRecord,
    SetResult,
    SystemResult,
    begun,
    read_record,
    write_record,
)


def _result(place: int, right: bool, *, must_pass: bool = False) -> QuestionResult:
    scores = {"joint": right, "right": right, "cited": right, "false_refusal": False}
    split = "test" if place % 2 else "dev"
    return QuestionResult(
        f"q{place}", "figure", split, f"r{place % 8}", "answered", scores, 0.1, 9, must_pass=must_pass
    )


def _record(right: list[bool], pairs: tuple[PairResult, ...] = (), must_pass: int | None = None) -> RunRecord:
    questions = tuple(_result(place, value, must_pass=place == must_pass) for place, value in enumerate(right))
    one = SetResult("sample", "abc", {}, (SystemResult("assistant", {}, questions),), pairs=pairs)
    return replace(begun(Settings(), shows_test=False), sets=(one,))


BASELINE = _record([True] * 40)


def test_the_same_scores_pass() -> None:
    assert failures(BASELINE, BASELINE) == []


def test_a_few_flips_that_may_be_chance_pass_and_a_clear_fall_does_not() -> None:
    assert failures(_record([False] + [True] * 39), BASELINE) == []
    found = failures(_record([False] * 20 + [True] * 20), BASELINE)
    assert any("joint is worse than the baseline" in line for line in found)


def test_a_fall_within_the_tolerance_passes() -> None:
    assert failures(_record([False] * 20 + [True] * 20), BASELINE, tolerance=0.9) == []


def test_more_false_refusals_do_not_pass() -> None:
    refused = [
        replace(item, scores={**item.scores, "false_refusal": True}) for item in BASELINE.sets[0].systems[0].questions
    ]
    new = replace(BASELINE, sets=(replace(BASELINE.sets[0], systems=(SystemResult("assistant", {}, tuple(refused)),)),))
    assert any("false_refusal" in line for line in failures(new, BASELINE))


def test_a_question_that_must_pass_stops_the_gate_alone_once_it_was_right() -> None:
    new = _record([False] + [True] * 39, must_pass=0)
    assert failures(new, BASELINE) == ["sample: q0 must pass and does not"]
    assert failures(new, new) == []


def test_one_swapped_statement_shown_as_verified_stops_the_gate() -> None:
    swapped = PairResult("f1", False, "year", "verified", "dev")
    fine = PairResult("f2", True, None, "verified", "dev")
    assert failures(_record([True] * 40, (swapped, fine)), BASELINE) == [
        "sample: the swapped statement f1 (year) is shown as verified"
    ]


def test_a_question_that_breaks_stops_the_gate() -> None:
    broken = [replace(item, failure="it broke") for item in BASELINE.sets[0].systems[0].questions[:1]]
    new = replace(BASELINE, sets=(replace(BASELINE.sets[0], systems=(SystemResult("assistant", {}, tuple(broken)),)),))
    assert any("q0 broke: it broke" in line for line in failures(new, BASELINE))


def test_flipped_test_questions_are_counted_and_not_named() -> None:
    new = _record([False, False] + [True] * 38)
    quiet = told(compared(new, BASELINE), splits_of(new))
    assert "worse: q0, 1 of the test split" in quiet and "q1" not in quiet
    assert "worse: q0, q1" in told(compared(new, BASELINE), splits_of(new), show_test=True)


def test_runs_without_anything_in_common_say_so() -> None:
    assert "no set and system in common" in told(compared(BASELINE, replace(BASELINE, sets=())), {})


def test_a_record_is_read_back_as_it_was_written_one_question_a_line(tmp_path: Path) -> None:
    pairs = (PairResult("f1", False, "year", "found", "dev"),)
    record = _record([True, False], pairs)
    write_record(record, tmp_path / "deep" / "run.json")
    assert read_record(tmp_path / "deep" / "run.json") == record
    assert len((tmp_path / "deep" / "run.json").read_text(encoding="utf-8").splitlines()) == 4


@pytest.mark.parametrize("text", ["", "{}", "not json"])
def test_what_is_no_record_is_named_with_the_remedy(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadRecord, match=r"run\.json: is not the record of a run .* Make one: "):
        read_record(tmp_path / "run.json")


def test_a_record_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="No such file"):
        read_record(tmp_path / "run.json")


def test_the_settings_are_recorded_and_no_folder_of_this_machine_is() -> None:
    record = begun(Settings(), shows_test=True)
    assert record.shows_test and record.settings["late_model"] == Settings().late_model
    assert "index" not in record.settings and record.versions["chromadb"] != "not installed"
