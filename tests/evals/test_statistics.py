"""Statistics: intervals that know their clusters, and comparisons on the same questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.statistics.intervals import estimate
from evals.statistics.paired import paired


def test_without_values_there_is_no_estimate_and_with_one_report_no_interval() -> None:
    assert estimate([], []) is None
    alone = estimate([1, 0, 1], ["a", "a", "a"])
    assert alone is not None and (alone.mean, alone.low, alone.high) == (pytest.approx(2 / 3), None, None)


def test_independent_questions_have_the_exact_interval() -> None:
    found = estimate([1] * 8 + [0] * 2, [str(place) for place in range(10)])
    assert found is not None
    # Clopper and Pearson, 8 of 10
    assert (found.low, found.high) == (pytest.approx(0.444, abs=0.001), pytest.approx(0.975, abs=0.001))


def test_all_right_is_not_certain() -> None:
    found = estimate([1] * 10, [str(place) for place in range(10)])
    assert found is not None and found.high == 1.0 and found.low == pytest.approx(0.692, abs=0.001)


def test_questions_that_stand_and_fall_with_their_report_make_a_wider_interval() -> None:
    values = [1] * 20 + [0] * 20
    together = estimate(values, [f"report {place // 10}" for place in range(40)])
    apart = estimate(values, [str(place) for place in range(40)])
    assert together is not None and together.low is not None and together.high is not None
    assert apart is not None and apart.low is not None and apart.high is not None
    assert together.high - together.low > 2 * (apart.high - apart.low)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abcdef")), min_size=2, max_size=60))
def test_an_interval_holds_its_share_and_lies_between_nothing_and_all(asked: list[tuple[bool, str]]) -> None:
    found = estimate([float(value) for value, _ in asked], [cluster for _, cluster in asked])
    assert found is not None
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.mean + 1e-9 and found.mean - 1e-9 <= found.high <= 1


def test_a_comparison_names_the_flipped_questions_and_tests_them_exactly() -> None:
    ids = [f"q{place}" for place in range(10)]
    old = dict.fromkeys(ids, False)
    new = {id: place < 6 for place, id in enumerate(ids)}
    found = paired(new, old, {id: id for id in ids})
    assert found is not None
    assert (found.difference, found.better, found.worse) == (pytest.approx(0.6), tuple(ids[:6]), ())
    assert found.p == pytest.approx(2 * 0.5**6)
    assert found.low is not None and found.low > 0.2


def test_runs_that_agree_differ_by_nothing() -> None:
    same = {"a": True, "b": False}
    found = paired(same, same, {"a": "x", "b": "y"})
    assert found is not None and (found.low, found.high, found.p) == (0.0, 0.0, 1.0)


def test_only_questions_of_both_runs_are_compared() -> None:
    found = paired({"a": True, "new": True}, {"a": False, "old": True}, {"a": "x", "new": "x"})
    assert found is not None and found.n == 1
    assert paired({"a": True}, {"b": True}, {"a": "x"}) is None


def test_the_same_comparison_gives_the_same_interval_again() -> None:
    new = {str(place): place % 3 > 0 for place in range(30)}
    old = {str(place): place % 2 > 0 for place in range(30)}
    clusters = {str(place): str(place % 7) for place in range(30)}
    assert paired(new, old, clusters) == paired(new, old, clusters)
