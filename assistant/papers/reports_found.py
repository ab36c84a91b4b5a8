"""Reports that speak of something: those that hold its words side by side, in title, headings or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.sentences import Span, sentences
from index.analysis import side_by_side, terms
from index.passages import Passage
from index.search import Filters, Index

_MOST_PASSAGES = 400

Way = Literal["headed", "together", "apart"]


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
) -> tuple[list[ReportFound], Way]:
    """The reports that hold the topic's words, those named for it first, and the way in which they do.

    Words side by side are looked for before words anywhere in one passage. mention: the text counts too; else only
    where no title or heading has them.
    """
    wanted = terms(topic.lower())
    held = (
        index.catalogue.full_text(list(dict.fromkeys(wanted)), index.within(filters), _MOST_PASSAGES) if wanted else []
    )
    passages = [
        passage
        for passage in index.catalogue.passages([id for id, _ in held])
        if not times or any((index.particulars(passage.report_id).report_date or "").startswith(time) for time in times)
    ]
    near = [
        one for one in passages if _holds(one, wanted, topic) or _headed(one, wanted) or _titled(index, one, wanted)
    ]
    apart = [one for one in passages if set(wanted) <= set(terms(one.text.lower())) and _named(one.text, topic)]
    by_report: dict[str, list[Passage]] = {}
    for passage in near or apart:
        by_report.setdefault(passage.report_id, []).append(passage)
    found = [_found(index, passages, wanted, topic) for passages in by_report.values()]
    named = [one for one in found if one.titled or one.headed]
    chosen = named if named and not mention else found
    way: Way = "apart" if not near else "headed" if named and not mention else "together"
    return sorted(chosen, key=lambda one: _rank(index, one)), way


def _rank(index: Index, one: ReportFound) -> tuple[bool, bool, int, str]:
    return (not one.titled, not one.headed, -one.often, one.passage.id)


def _found(index: Index, passages: list[Passage], wanted: list[str], topic: str) -> ReportFound:
    holding = [passage for passage in passages if _holds(passage, wanted, topic)]
    best = (holding or passages)[0]
    spans = sentences(best.text) if best.row is None else [(0, len(best.text))]
    span = max(spans, key=lambda span: (_said(best.text[slice(*span)], wanted), -span[0]))
    headed = any(_headed(passage, wanted) for passage in passages)
    return ReportFound(best, span, len(holding), _titled(index, best, wanted), headed)


def _said(text: str, wanted: list[str]) -> tuple[bool, int]:
    """Whether a text has the wanted terms side by side, and how many of them it has at all."""
    said = terms(text.lower())
    return side_by_side(said, wanted), len(set(wanted) & set(said))


def _holds(passage: Passage, wanted: list[str], topic: str) -> bool:
    """Whether a passage says the topic, its words side by side."""
    return side_by_side(terms(passage.text.lower()), wanted) and _named(passage.text, topic)


def _named(text: str, topic: str) -> bool:
    """Whether the acronyms of a topic, or the name that is all of it, stand in a text with their capitals."""
    names = [topic.rstrip("s")] if re.fullmatch(r"[A-Z]\w+", topic) else re.findall(r"\b[A-Z]{2,}\b", topic)
    return all(re.search(rf"\b(?:{re.escape(name)}|{re.escape(name.upper())})(?:['’]?s)?\b", text) for name in names)


def _headed(passage: Passage, wanted: list[str]) -> bool:
    return any(side_by_side(terms(heading.lower()), wanted) for heading in passage.section)


def _titled(index: Index, passage: Passage, wanted: list[str]) -> bool:
    return side_by_side(terms(index.particulars(passage.report_id).title.lower()), wanted)
