"""Sentences and clauses of a passage, as offsets in its text."""

from __future__ import annotations

import re
from itertools import pairwise

_ABBREVIATIONS = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|Cllr|Cllrs|St|e\.g|i\.e|etc|approx|para|paras|vs|Vol|Rev|Prof|p|pp|Fig|Ref)|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[A-Z£0-9“‘\"'(•])|\n")
_CLAUSE = re.compile(
    r"(?:[;:,–—]\s+|\s+(?=\([^()]{12,}\))|\s+(?=(?:which|and|but|with|while|whilst|compared|against|from|down|up|an? (?:increase|reduction|decrease))\b))"
)
_ENDS_IN_NAME = re.compile(r"\b[A-Z][\w’'-]*(?P<comma>,)?\s*$")
_BEGINS_WITH_NAME = re.compile(r"(?P<and>and )?[A-Z][a-z]")

Span = tuple[int, int]


def sentences(text: str) -> list[Span]:
    """The sentences of a text as [start, end) offsets, without the white space around them; list items count as such."""
    cuts = [0]
    for found in _END.finditer(text):
        if found.group() == "\n" or not _ABBREVIATIONS.search(text[cuts[-1] : found.start() + 1]):
            cuts.append(found.end())
    return [
        span for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if (span := _trimmed(text, start, end))
    ]


def clauses(text: str, sentence: Span) -> list[Span]:
    """The clauses of one sentence as offsets in the whole text."""
    start, end = sentence
    ends = [start + found.end() for found in _CLAUSE.finditer(text[start:end])]
    cuts = [start, *(cut for cut in ends if not _inside_name(text[start:cut], text[cut:end])), end]
    return [span for first, last in pairwise(cuts) if (span := _trimmed(text, first, last))]


def _inside_name(before: str, after: str) -> bool:
    """Whether a cut would part a name or a post: `Education, Health and Care Plan`, `Mr Hall, Leader`."""
    ends = _ENDS_IN_NAME.search(before)
    begins = _BEGINS_WITH_NAME.match(after)
    return bool(ends and begins and not (ends["comma"] and begins["and"]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    stop = start + len(part.rstrip())
    return (start + left, stop) if stop > start + left else None
