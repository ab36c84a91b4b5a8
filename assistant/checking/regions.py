"""Regions: the stretch of a sentence that is about one of its figures, and the times that it is told for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures import PrintedFigure
from assistant.times import month_without_year, named_times

BOUNDARY = re.compile(
    r"[;:–]|,(?!\d)|\((?!\s*[£+-]?\d)|(?<![\d%])\)|\s-\s|\b(?:but|while|whilst|whereas|of (?:which|whom|these|those)|compared (?:with|to)|"
    r"against|which|up from|down from)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|with)\b", re.IGNORECASE)
TIME = re.compile(
    r"\bQ(?:uarter|tr)?\s?[1-4]\b(?:,?\s+(?:of\s+)?(?:19|20)\d\d\s?[/–-]\s?\d\d(?:\d\d)?)?|"
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?:,?\s+(?:19|20)\d\d)?|\b\d\d?/\d\d?/(?:20)?\d\d\b|\b(?:19|20)\d\d(?:\s?[/–-]\s?\d\d(?:\d\d)?)?\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"(?:\bincluding|\bcomprising|\bof (?:which|whom|these|those))\b[^,;]{0,25}$", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s*(?:%\s*)?of (?:these|those|them)\b", re.IGNORECASE)
_PER = re.compile(r"(?:\bper|\bevery|\()\s*$", re.IGNORECASE)
_ACROSS, _JOINED, _PAST = 5, 2, 8


def region(figure: PrintedFigure, sentence: str, figures: Sequence[PrintedFigure]) -> str:
    """The stretch about one figure: from boundary to boundary, not past its neighbours; a share in brackets goes with what is before it."""
    bracketed = sentence[: figure.start].rstrip().endswith("(")
    others = [other for other in figures if not _PER.search(sentence[: other.start])]
    lefts = [other.end for other in others if other.end <= figure.start and not bracketed]
    rights = [other.start for other in others if other.start >= figure.end]
    start, end = max([0, *lefts]), min([len(sentence), *rights])
    cuts = list(BOUNDARY.finditer(sentence, start, end))
    left = max((found.start() for found in cuts if found.end() <= figure.start), default=start)
    right = min((found.start() for found in cuts if found.start() >= figure.end), default=end)
    return sentence[left:right]


def distance(start: int, end: int, figure: PrintedFigure, sentence: str, figures: Sequence[PrintedFigure]) -> int:
    """How far the words at [start, end) stand from a figure: words between, and much for a boundary or another figure."""
    left, right, between = _between(start, end, figure, sentence)
    passed = sum(left <= other.start and other.end <= right and sentence[other.start - 1] != "(" for other in figures)
    crossed = _ACROSS * len(BOUNDARY.findall(between)) + _JOINED * len(_JOINS.findall(between))
    return len(between.split()) + crossed + _PAST * passed


def _between(start: int, end: int, figure: PrintedFigure, sentence: str) -> tuple[int, int, str]:
    """Where the text between words and a figure begins and ends, and that text without the bracket a figure opens with."""
    left, right = (end, figure.start) if end <= figure.start else (figure.end, start)
    return left, right, sentence[left:right].rstrip(" (") if left < right else ""


def same_stretch(start: int, end: int, figure: PrintedFigure, sentence: str, figures: Sequence[PrintedFigure]) -> bool:
    """Whether nothing parts the words at [start, end) from the figure."""
    left, right, between = _between(start, end, figure, sentence)
    passed = any(left <= other.start and other.end <= right and sentence[other.start - 1] != "(" for other in figures)
    return not (passed or BOUNDARY.search(between) or _JOINS.search(between))


def times_told(
    sentence: str, figures: Sequence[PrintedFigure], report_date: str | None
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The times of a sentence: those of each figure, which stand nearest to it, and those before the first, told of all.

    A month without a year is taken as the last one before the report.
    """
    told: list[list[str]] = [[] for _ in figures]
    shared: list[str] = []
    for found in TIME.finditer(sentence):
        times = named_times(found.group()) or month_without_year(found.group(), report_date)
        if not figures or found.end() <= figures[0].start:
            shared += times
        if figures:
            costs = [distance(found.start(), found.end(), figure, sentence, figures) for figure in figures]
            told[costs.index(min(costs))] += times
    return [tuple(times) for times in told], tuple(shared)


def is_part(figure: PrintedFigure, sentence: str) -> bool:
    """Whether a figure is told as a part of the one before it: `of which 26`, `including £27m`, `only 600 of those`."""
    before, after = sentence[max(0, figure.start - 40) : figure.start], sentence[figure.end : figure.end + 12]
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after))
