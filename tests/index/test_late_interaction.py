"""Late interaction: what is kept of a passage scores as the vectors that it was made of do."""

import numpy as np
import pytest

from index.late_interaction import Tokens, pack, score, score_parts, unpack


def tokens(seed: int, count: int) -> Tokens:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_a_score_is_that_of_the_vectors_kept() -> None:
    question, passages = tokens(1, 5), [tokens(seed, seed + 2) for seed in range(2, 9)]
    codes = [pack(passage) for passage in passages]
    expected = [float((question @ unpack(code).T).max(axis=1).mean()) for code in codes]
    assert score(question, codes) == pytest.approx(expected, abs=2e-4)
    assert score(question, []) == []


def test_a_part_is_scored_by_its_own_tokens() -> None:
    question, passage = tokens(1, 5), tokens(2, 12)
    code, first = pack(passage), np.arange(12) < 4
    expected = float((question @ unpack(code)[:4].T).max(axis=1).mean())
    assert score_parts(question, code, [first, np.zeros(12, bool)]) == pytest.approx([expected, -1.0], abs=2e-4)
