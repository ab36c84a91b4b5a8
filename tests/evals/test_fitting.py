"""The fitting of coefficients to questions with and without an answer."""

import numpy as np
import pytest

from evals.fitting import Example, fit, left_out, main


def some(name: str, seed: int) -> list[Example]:
    """Sixty questions of which those that are far from answered have the larger sign; the other sign says nothing."""
    drawn = np.random.default_rng(seed)
    return [
        Example(name, {"unsaid": float(drawn.normal(0 if told else 2)), "idle": float(drawn.normal())}, told, 1.0)
        for told in [True] * 40 + [False] * 20
    ]


def test_a_sign_of_what_has_no_answer_weighs_against_it() -> None:
    made = fit([*some("one", 1), *some("two", 2)])
    assert made.weights["unsaid"] < -0.5
    assert abs(made.weights["idle"]) < 0.4
    assert made.likely({"unsaid": 0.0, "idle": 0.0}) > 0.5 > made.likely({"unsaid": 2.0, "idle": 0.0})


def test_a_question_that_counts_less_moves_the_fit_less() -> None:
    given = some("one", 1)
    odd = [Example("one", {"unsaid": 3.0, "idle": 0.0}, True, weight) for weight in (0.1, 5.0)]
    light, heavy = (fit([*given, one]).weights["unsaid"] for one in odd)
    assert heavy > light


def test_each_set_is_told_with_what_the_others_gave() -> None:
    told = left_out([*some("one", 1), *some("two", 2)], 0.5)
    assert set(told) == {"one", "two"}
    refused, answerable, answered, unanswerable = told["one"]
    assert (answerable, unanswerable) == (40, 20)
    assert refused < 12 and answered < 8


def test_nothing_to_fit_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "SET=INDEX" in capsys.readouterr().err
