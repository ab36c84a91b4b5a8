"""Writing: what became of a model's sentences and figures, and how well it cited, summed over the questions it wrote for.

Citation recall and precision by sentence are ALCE's (Gao et al. 2023): the share of sentences that the passages they
name bear out, and the share of markers whose passage does. Our closeness check stands in the place of its entailment
model, so that a true sentence in words too free counts as not borne out.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Writing
from evals.record import QuestionResult


@dataclass(frozen=True)
class WritingSum:
    """Sums and shares over the answers that a model was asked for; shares are None where nothing is to be counted."""

    answers: int
    fell_back: int
    sentences: int
    kept: int
    repaired: int
    replaced: int
    dropped: int
    figures: int
    figures_unbound: int
    recall: float | None
    precision: float | None
    first: float | None
    checked: float | None
    tokens: int


def writing_sum(questions: Sequence[QuestionResult]) -> WritingSum | None:
    """The sums over the questions that went to a model; None when none did."""
    asked = [item for item in questions if item.writing is not None]
    told = [item.writing for item in asked if item.writing is not None]
    if not told:
        return None

    def total(name: str) -> int:
        return sum(getattr(one, name) or 0 for one in told)

    return WritingSum(
        answers=len(asked),
        fell_back=sum(item.fell_back for item in asked),
        sentences=total("draft_sentences"),
        kept=total("kept"),
        repaired=total("repaired"),
        replaced=total("replaced"),
        dropped=total("dropped"),
        figures=total("draft_figures"),
        figures_unbound=total("draft_figures_unbound"),
        recall=_share(total("draft_supported"), total("draft_sentences")),
        precision=_share(total("draft_markers_right"), total("draft_markers")),
        first=_median(told, "first"),
        checked=_median(told, "checked"),
        tokens=total("tokens_read") + total("tokens_written"),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _median(told: Sequence[Writing], name: str) -> float | None:
    values = [value for one in told if (value := getattr(one, name)) is not None]
    return round(statistics.median(values), 2) if values else None
