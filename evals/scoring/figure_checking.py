"""Figure checking: of labelled statements, how many of the true are verified, and that none of the swapped is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import FigureStatus
from assistant.checking import check_figure
from assistant.checking.grounding import Encode
from assistant.facts.figures import figures_in
from corpus.report import Particulars
from evals.figure_pairs import FigurePair
from index.passages import Passage


@dataclass(frozen=True)
class FigureChecking:
    """Sums over pairs. swapped_verified is the error that has to be 0."""

    true: int
    true_verified: int
    swapped: int
    swapped_verified: int


def status_of(
    pair: FigurePair, passage: Passage | None, particulars: Particulars | None, encode: Encode | None
) -> FigureStatus:
    """What the checker says of the pair's figure; `not_found` when the index does not hold the passage."""
    if passage is None or particulars is None:
        return "not_found"
    figures = [
        figure for figure in figures_in(pair.statement) if pair.figure in figure.text or figure.text in pair.figure
    ]
    if not figures:
        return "not_found"
    return check_figure(figures[0], pair.statement, passage, particulars, encode)


def figure_checking(labelled: Sequence[tuple[bool, str]]) -> FigureChecking:
    """Sum (whether the pair is true, what the checker said of it)."""
    true = [status for is_true, status in labelled if is_true]
    swapped = [status for is_true, status in labelled if not is_true]
    return FigureChecking(len(true), true.count("verified"), len(swapped), swapped.count("verified"))
