"""Reports that speak of something: those that hold its words side by side, in title, headings or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sentences import Span, sentences
from index.analysis import side_by_side, terms
from index.passages import Passage
from index.search import Filters, Index

_MOST_PASSAGES = 400


@dataclass(frozen=True)
class ReportFound:
    """A report by the passage that speaks of the topic first, and where in it; how often, and whether a title or heading says it."""

    passage: Passage
    span: Span
    often: int
    titled: bool
    headed: bool


def reports_with(
    index: Index, topic: str, times: Sequence[str], filters: Filters, *, mention: bool
) -> tuple[list[ReportFound], bool]:
    """The reports that hold the topic's words, those named for it first; True where only titles and headings were looked at.

    mention: the text counts too; else only where no title or heading has it.
    """
    wanted = terms(topic.lower())
    within = index.within(filters)
    held = index.catalogue.full_text(list(dict.fromkeys(wanted)), within, _MOST_PASSAGES) if wanted else []
    by_report: dict[str, list[Passage]] = {}
    for passage in index.catalogue.passages([id for id, _ in held]):
        if _holds(passage, wanted, topic) or _headed(passage, wanted) or _titled(index, passage, wanted):
            by_report.setdefault(passage.report_id, []).append(passage)
    found = [
        _found(index, passages, wanted, topic)
        for report, passages in by_report.items()
        if not times or any((index.particulars(report).report_date or "").startswith(time) for time in times)
    ]
    named = [one for one in found if one.titled or one.headed]
    chosen = named if named and not mention else [one for one in found if one.often or one.titled or one.headed]
    return sorted(chosen, key=lambda one: _rank(index, one)), bool(named) and not mention


def _rank(index: Index, one: ReportFound) -> tuple[bool, bool, int, str]:
    return (not one.titled, not one.headed, -one.often, one.passage.id)


def _found(index: Index, passages: list[Passage], wanted: list[str], topic: str) -> ReportFound:
    holding = [passage for passage in passages if _holds(passage, wanted, topic)]
    best = (holding or passages)[0]
    spans = sentences(best.text) if best.row is None else [(0, len(best.text))]
    span = next((span for span in spans if side_by_side(terms(best.text[slice(*span)].lower()), wanted)), spans[0])
    headed = any(_headed(passage, wanted) for passage in passages)
    return ReportFound(best, span, len(holding), _titled(index, best, wanted), headed)


def _holds(passage: Passage, wanted: list[str], topic: str) -> bool:
    """Whether a passage says the topic; an acronym only in capitals."""
    return side_by_side(terms(passage.text.lower()), wanted) and all(
        re.search(rf"\b{re.escape(short)}", passage.text) for short in re.findall(r"\b[A-Z]{2,}\b", topic)
    )


def _headed(passage: Passage, wanted: list[str]) -> bool:
    return any(side_by_side(terms(heading.lower()), wanted) for heading in passage.section)


def _titled(index: Index, passage: Passage, wanted: list[str]) -> bool:
    return side_by_side(terms(index.particulars(passage.report_id).title.lower()), wanted)
