"""Scoring: one metric a file, each a pure function that gives None where it does not apply.

`METRICS` names those that are asked of one question and its answer; retrieval and figure checking are scored apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring.answer_right import answer_right, right_at_any_length
from evals.scoring.cited_right import cited_right
from evals.scoring.first_citation_right import first_citation_right
from evals.scoring.first_figure_right import first_figure_right
from evals.scoring.joint import joint
from evals.scoring.page_right import page_right
from evals.scoring.paragraph_right import paragraph_right
from evals.scoring.refusal import falsely_refused, reason_right, refused_right
from evals.scoring.resisted import resisted

Metric = Callable[[KnownAnswer, Answer], bool | None]

METRICS: Mapping[str, Metric] = {
    "right": answer_right,
    "right_any_length": right_at_any_length,
    "cited": cited_right,
    "joint": joint,
    "first_citation": first_citation_right,
    "first_figure": first_figure_right,
    "paragraph": paragraph_right,
    "page": page_right,
    "refused": refused_right,
    "false_refusal": falsely_refused,
    "reason": reason_right,
    "resisted": resisted,
}
