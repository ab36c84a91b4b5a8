"""Figure pairs: they are sound, and no swapped statement is ever verified."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import Readers
from corpus.report import Particulars
from evals.figure_pairs import TRAPS, FigurePair, figure_pairs
from evals.known_answers import BadQuestionSet
from evals.scoring.figure_checking import figure_checking, status_of
from evals.scoring.matching import folded
from evals.sets import REPORTS
from index.passages import Passage, passages_of
from index.search import Models

SWAPS = {
    "previous_current", "target_actual", "place", "year", "measure", "direction", "sign", "scale", "unit", "population",
    "change_level", "negation", "bound", "total_part",
}  # fmt: skip


def test_there_are_enough_pairs_and_half_of_them_are_swapped() -> None:
    pairs = figure_pairs()
    assert len(pairs) >= 200
    assert Counter(pair.true for pair in pairs)[False] * 2 == len(pairs)
    assert len({pair.id for pair in pairs}) == len(pairs)


def test_every_sort_of_swap_is_there_and_true_pairs_name_none() -> None:
    swaps = Counter(pair.swap for pair in figure_pairs() if not pair.true)
    assert set(swaps) == SWAPS and min(swaps.values()) >= 6
    assert {pair.swap for pair in figure_pairs() if pair.true} == {None}


def test_evidence_has_at_most_ten_words() -> None:
    assert [pair.id for pair in figure_pairs() if len(pair.place.evidence.split()) > 10] == []


def test_traps_are_all_swapped_and_named_apart_from_the_pairs() -> None:
    traps = figure_pairs(TRAPS)
    assert len(traps) >= 200 and not any(trap.true for trap in traps)
    assert {trap.swap for trap in traps} <= SWAPS
    assert not {trap.id for trap in traps} & {pair.id for pair in figure_pairs()}
    assert [trap.id for trap in traps if len(trap.place.evidence.split()) > 10] == []


@pytest.fixture(scope="module", params=["sample", "middlesbrough", "kent"])
def placed(request: pytest.FixtureRequest) -> list[tuple[FigurePair, Passage | None, Particulars | None]]:
    """The pairs of a set, each with the passage that holds its evidence; 2 to 15 s."""
    pairs = [pair for pair in [*figure_pairs(), *figure_pairs(TRAPS)] if pair.set == request.param]
    folder = REPORTS[request.param]
    if not folder.is_dir():
        message = f"the reports of {request.param} are not in {folder}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    files = sorted({pair.place.report for pair in pairs})
    with Readers() as readers:
        readings = dict(readers.read([(folder / file, file) for file in files]))
    passages = {
        file: [(p, report.particulars) for report in reading.reports for p in passages_of(report)]
        for file, reading in readings.items()
        if not isinstance(reading, UnreadableFile)
    }
    return [(pair, *_holding(pair, passages.get(pair.place.report, []))) for pair in pairs]


def _holding(
    pair: FigurePair, passages: list[tuple[Passage, Particulars]]
) -> tuple[Passage, Particulars] | tuple[None, None]:
    wanted = folded(pair.place.evidence)
    held = [(passage, own) for passage, own in passages if wanted in folded(passage.text)]
    on_page = [one for one in held if pair.place.page in (None, one[0].page, one[0].page_end)]
    return next(iter(on_page or held), (None, None))


def test_every_pair_has_its_passage(placed: list[tuple[FigurePair, Passage | None, Particulars | None]]) -> None:
    missing = {pair.id for pair, passage, _ in placed if passage is None}
    assert missing == set()


def test_no_swapped_statement_is_verified(
    placed: list[tuple[FigurePair, Passage | None, Particulars | None]], models: Models
) -> None:
    assert models.late is not None
    told = {pair: status_of(pair, passage, own, models.late.encode) for pair, passage, own in placed}
    assert [pair.id for pair, status in told.items() if not pair.true and status == "verified"] == []
    found = figure_checking([(pair.true, status) for pair, status in told.items()])
    assert found.true_verified > 0


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text('{"id": "f1", "statement": "none"}\n', encoding="utf-8")
    with pytest.raises(BadQuestionSet, match=r"pairs\.jsonl, line 1: not a figure pair"):
        figure_pairs(tmp_path / "pairs.jsonl")
