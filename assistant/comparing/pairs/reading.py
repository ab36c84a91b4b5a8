"""Reading: the likeliest pairs read together with the question by the cross-encoder."""

from __future__ import annotations

from assistant.facts.fact import Fact
from index.passages import Passage

_CONTEXT, _SENTENCE = 120, 330


def pair_text(one: Fact, other: Fact) -> str:
    """What is read of a pair: under title and heading each figure with its row and column, or in its sentence."""
    first, second = one.found, other.found
    over, under = _heading(first.passage), _heading(second.passage)
    opening = f"{first.particulars.title}. {over} {_said(one)}"
    if one.around == other.around and first.passage.id == second.passage.id and first.passage.row is None:
        return opening
    if first.passage.report_id != second.passage.report_id:
        return f"{opening}; {second.particulars.title}. {under} {_said(other)}"
    return f"{opening}; {_said(other)}" if over == under else f"{opening}; {under} {_said(other)}"


def _heading(passage: Passage) -> str:
    return f"{passage.section[-1] if passage.section else ''}. {(passage.context or '')[:_CONTEXT]}"


def _said(fact: Fact) -> str:
    if fact.found.passage.row is not None:
        return f"{fact.near} {fact.text}"
    return " ".join(fact.around.split())[:_SENTENCE]
