"""Tuning: from questions with their evidence to values that the packaged models are loaded with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from evals.known_answers import known_answers
from evals.tuning import cross_reading, pairs, question_side
from evals.tuning.__main__ import main
from evals.tuning.cross_reading import CrossReading
from evals.tuning.examples import QUESTIONS, Candidate, Example
from evals.tuning.question_side import QuestionSide
from index.cross_encoder import CrossEncoder
from index.late_interaction import LEVEL, LateInteraction, pack
from index.packaged_models import model_folder

QUESTION = "How many kids did we have in care in March?"
TEXTS = ("In March 609 children were looked after.", "In March 609 children were given a library card.", "Roads.")
LATE, CROSS = model_folder(question_side.MODEL), model_folder(cross_reading.MODEL)


def example(holding: int) -> Example:
    late = LateInteraction(str(LATE))
    candidates = [
        Candidate(place == holding, 0.0, pack(late.passage(text)), text, ()) for place, text in enumerate(TEXTS)
    ]
    return Example("own", QUESTION, QUESTION, True, tuple(candidates))


def test_the_modules_compute_what_the_carried_files_do() -> None:
    late = LateInteraction(str(LATE))
    with torch.no_grad():
        scores = QuestionSide().late(example(0)).tolist()
        read = CrossReading().logits(QUESTION, TEXTS).tolist()
    near = late.question(QUESTION) @ late.passage(TEXTS[0]).T
    assert scores[0] == pytest.approx(float(near.max(axis=1).mean()), abs=0.03)
    assert read == pytest.approx(CrossEncoder(str(CROSS)).relevance(QUESTION, TEXTS), abs=1.5)


def test_the_question_side_learns_what_holds_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_side, "_EPOCHS", 40.0)
    monkeypatch.setattr(question_side, "_BATCH", 1)
    side, told = QuestionSide(), example(1)
    assert side.first([told]) == (0, 1)
    values = side.fit([told], lambda step, steps, loss: None)
    assert side.first([told]) == (1, 1)
    assert np.isfinite(values[LEVEL]) and all(np.isfinite(value).all() for value in values.values())


def test_the_cross_encoder_learns_what_holds_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cross_reading, "_EPOCHS", 24.0)
    monkeypatch.setattr(cross_reading, "_BATCH", 1)
    reading, told, losses = CrossReading(), example(1), []
    reading.fit([told], lambda step, steps, loss: losses.append(loss))
    with torch.no_grad():
        logits = reading.logits(QUESTION, TEXTS).tolist()
    assert max(logits) == logits[1] and losses[-1] < losses[0]


@pytest.mark.parametrize("file", sorted(QUESTIONS.glob("*.jsonl")), ids=lambda file: file.stem)
def test_the_questions_for_tuning_are_in_order(file: Path) -> None:
    asked = known_answers(file)
    assert all(one.split == "dev" and (len(one.places) == 1 or one.kind == "compare") for one in asked)
    assert all(0 < len(place.evidence.split()) <= 10 for one in asked for place in one.places)


def test_the_weights_of_pairs_are_learnt_from_the_right_ones() -> None:
    chance = np.random.default_rng(0)
    given = []
    for _ in range(30):
        values = chance.normal(size=(40, 3)).astype(np.float32)
        values[:, 2] = 1.0  # a sign that all have tells nothing
        right = np.arange(40) == np.argmax(values[:, 0] - 0.5 * values[:, 1])
        given.append(pairs.Example(("for", "against", "of all"), values, right))
    weights = pairs.fit(given, lambda step, steps, loss: None)
    assert weights["for"] > -weights["against"] > 0 and weights["of all"] == 0
    assert pairs.first(given, weights) > 25 > pairs.first(given, {"against": 1.0})


def test_an_index_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["questions", f"sample={tmp_path / 'none'}"]) == 2
    assert "none" in capsys.readouterr().err
