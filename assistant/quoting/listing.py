"""Lists that run over several passages: a lead-in and the numbered items below it, told together and each cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.question import Question
from index.passages import Passage
from index.search import Index

_SEVERAL = re.compile(
    r"\b(?:what|which) (?:are|were)\b|\bwhich (?:\w+ ){0,3}?\w+s\b|\b(?:list|name) (?:the|all)\b|\b(?:how (?:much|many)|what|and|for)(?: \w+)? each\b|\beach\W*$"
    r"|\b(?:parts|themes|priorities|recommendations|objectives|aims|steps|actions|reasons|conditions|options|criteria|causes) (?:of|for|to|in|does|do|did|were|are)\b"
    r"|\b(?:plan|list|package|programme|offer)\b.{0,20}\bwhat(?:'s| is| was) in it\b|\bwhat(?:'s| is| was| does) .{0,40}\b(?:consist of|made up of|include|contain|comprise)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"(?:[:–-]|\b(?:are|following|below))\s*$")
_LEAD_IN_WORDS = 40
_LETTER = re.compile(r"(?:^|\s)\(?(?:[a-z]|[ivx]{1,4})[).]$")


@dataclass(frozen=True)
class Listing:
    """The passages of a list in their order, and the words that lead it in."""

    items: tuple[Passage, ...]
    lead_in: str


def asks_for_several(question: Question) -> bool:
    """Whether the question asks for all items of something."""
    return bool(_SEVERAL.search(question.text))


def leads_in(passage: Passage) -> bool:
    """Whether a passage is no more than the words before a list."""
    return passage.row is None and bool(_LEAD_IN.search(passage.text)) and len(passage.text.split()) <= _LEAD_IN_WORDS


def list_of(index: Index, passage: Passage) -> Listing | None:
    """The list that a passage is an item of, or leads in; None when it is of no list, or of one with a single item.

    Items follow each other under one heading, with one lead-in; those of a list below an item are items too.
    """
    if passage.row is not None:
        return None
    under = [other for other in index.catalogue.passages_of(passage.report_id) if other.section == passage.section]
    place = next(place for place, other in enumerate(under) if other.id == passage.id)
    first = place if _is_item(passage) else place + 1
    if first != place and not _LEAD_IN.search(passage.text):
        return None
    last = first
    while last < len(under) and _is_item(under[last]) and _same_list(under[last], under[first]):
        last += 1
    while 0 < first <= place and _is_item(under[first - 1]) and _same_list(under[first - 1], passage):
        first -= 1
    before = under[first - 1].text if first and _LEAD_IN.search(under[first - 1].text) else ""
    lead_in = under[first].context if first < len(under) else None
    lead_in = lead_in or before.split("\n")[-1]
    return Listing(tuple(under[first:last]), lead_in) if lead_in and last - first > 1 else None


def _is_item(passage: Passage) -> bool:
    return passage.block_kind == "list_item" or bool(passage.paragraph and _LETTER.search(passage.paragraph))


def _same_list(one: Passage, other: Passage) -> bool:
    return one.context == other.context or not one.context or not other.context
