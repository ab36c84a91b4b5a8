"""Figure pairs: statements labelled by hand as true to a passage, or with a role swapped, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from evals.known_answers import BadQuestionSet, Evidence, split_of

FILE = Path(__file__).with_suffix(".jsonl")
TRAPS = Path(__file__).with_name("figure_traps.jsonl")  # swapped statements only, written to deceive the checker


@dataclass(frozen=True)
class FigurePair:
    """A statement with one figure to examine, and the place of the passage that it cites.

    true: the passage says it; swap: what was swapped otherwise (previous_current, year, place, sign, scale, ...).
    """

    id: str
    set: str
    place: Evidence
    statement: str
    figure: str
    true: bool
    swap: str | None

    @property
    def split(self) -> str:
        return split_of(self.id)


def figure_pairs(path: Path = FILE) -> list[FigurePair]:
    """The pairs of a file; raises `BadQuestionSet` naming file, line and reason."""
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pairs.append(_pair(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise BadQuestionSet(f"{path}, line {number}: not a figure pair ({error!r}). Mend the line") from error
    return pairs


def _pair(value: dict[str, object]) -> FigurePair:
    place = Evidence(
        str(value["report"]),
        str(value["evidence"]),
        value.get("page"),  # type: ignore[arg-type]  # straight from JSON
        value.get("paragraph"),  # type: ignore[arg-type]
    )
    statement, figure, true = str(value["statement"]), str(value["figure"]), value["true"]
    if figure not in statement or not isinstance(true, bool):
        raise ValueError("the figure does not stand in the statement, or `true` is no truth value")
    swap = value.get("swap")
    return FigurePair(str(value["id"]), str(value["set"]), place, statement, figure, true, str(swap) if swap else None)
