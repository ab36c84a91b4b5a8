"""The scores in the README and in docs/measured.md are those of the committed baseline, and it quotes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.gate import BASELINE
from evals.known_answers import known_answers, set_path
from evals.record import read_record
from evals.scorecard.markdown import MEASURED, README, by_kinds, overview
from evals.sets import REPORTS

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"


def test_the_readme_and_the_docs_show_the_baselines_scores() -> None:
    record = read_record(BASELINE)
    assert overview(record) in README.read_text(encoding="utf-8")
    assert by_kinds(record) in MEASURED.read_text(encoding="utf-8")


def test_the_baseline_has_every_set_both_peers_and_every_question() -> None:
    record = read_record(BASELINE)
    assert {result.name for result in record.sets} == set(REPORTS)
    for result in record.sets:
        assert [system.name for system in result.systems] == ["assistant", "quickstart", "cairn-assistant"]
        ids = {question.id for question in known_answers(set_path(result.name))}
        assert all({item.id for item in system.questions} == ids for system in result.systems)


def test_the_baseline_quotes_no_question_and_no_report() -> None:
    text = BASELINE.read_text(encoding="utf-8")
    for name in REPORTS:
        for question in known_answers(set_path(name)):
            assert json.dumps(question.turns[-1])[1:-1] not in text
            assert all(place.evidence not in text for place in question.places if len(place.evidence.split()) > 3)


def test_the_baseline_was_made_without_showing_test_answers() -> None:
    assert read_record(BASELINE).shows_test is False


@pytest.mark.parametrize("command", ["run", "compare", "gate", "feedback"])
def test_every_command_and_its_options_are_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    from evals.__main__ import main

    with pytest.raises(SystemExit):
        main([command, "--help"])
    options = {word.strip("[],") for word in capsys.readouterr().out.split() if word.startswith(("--", "[--"))}
    said = DOCUMENT.read_text(encoding="utf-8")
    assert f"evals {command}" in said
    assert {option for option in options - {"--help"} if option not in said} == set()
