"""Regions: the stretch of a sentence that is about one of its figures, and the times that it is told for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checking.values import in_words
from assistant.facts.figures import PrintedFigure
from assistant.facts.roles import change_at
from assistant.times.times import month_without_year, named_times

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
_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|against|since|(?:up|down) from)\b", re.IGNORECASE)
_WHOLE_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|half|most|some|none|all|many)\b)(?:\W+[a-z-]+){0,2}?\W+(?:out )?of (?:the |its |their |all |these |those )?$"
    r"|^\W*of (?:the |its |their |all |these |those )?$|\bout of (?:the |its |their |all )?$",
    re.IGNORECASE,
)
_DENOMINATOR = re.compile(r"\b(?:per|every|each)\s*$", re.IGNORECASE)
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


def is_denominator(figure: PrintedFigure, sentence: str) -> bool:
    """Whether a figure only tells what another is counted by: `per 10,000`."""
    return bool(_DENOMINATOR.search(sentence[: figure.start]))


def reach(figure: PrintedFigure, sentence: str, figures: Sequence[PrintedFigure]) -> str:
    """The stretch about one figure, made longer to the sentence's ends where no other figure stands in between.

    A `not` behind `58 per cent of those who replied` turns its sense, though a boundary parts them.
    """
    figures = [one for one in figures if one == figure or not _PER.search(sentence[: one.start])]
    own = region(figure, sentence, figures)
    start = sentence.find(own, max(0, figure.end - len(own)))
    left = 0 if not any(other.end <= figure.start for other in figures) else start
    right = len(sentence) if not any(other.start >= figure.end for other in figures) else start + len(own)
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
    spelt = [*figures, *in_words(sentence)]
    for found in TIME.finditer(sentence):
        times = named_times(found.group()) or month_without_year(found.group(), report_date)
        if not figures or found.end() <= figures[0].start:
            shared += times
        if figures:
            costs = [distance(found.start(), found.end(), figure, sentence, figures) for figure in figures]
            nearest = costs.index(min(costs))
            if not _compared(found.start(), figures[nearest], sentence, spelt):
                told[nearest] += times
    return [tuple(times) for times in told], tuple(shared)


def _compared(time: int, figure: PrintedFigure, sentence: str, every: Sequence[PrintedFigure]) -> bool:
    """Whether a time behind a level is that of what it is compared with: `421, four fewer than in September`."""
    between = sentence[figure.end : time] if figure.end <= time else ""
    compared = list(_COMPARED.finditer(between))
    if not compared:
        return False
    other = any(figure.end <= one.start and one.end <= time for one in every if one is not figure)
    return other or change_at(sentence, figure.start, figure.end) == "to"


def is_whole(figure: PrintedFigure, sentence: str) -> bool:
    """Whether a figure is told as that of which another number is a part: `23 of the 62 drivers`, `of the 62`."""
    return bool(_WHOLE_BEFORE.search(sentence[max(0, figure.start - 40) : figure.start]))


def is_part(figure: PrintedFigure, sentence: str) -> bool:
    """Whether a figure is told as a part of the one before it: `of which 26`, `including £27m`, `only 600 of those`."""
    before, after = sentence[max(0, figure.start - 40) : figure.start], sentence[figure.end : figure.end + 12]
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after))
