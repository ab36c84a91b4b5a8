"""Takes contents lists out of the pages: they repeat headings, and say nothing of their own."""

from __future__ import annotations

import re

from corpus.readers.pdf_layout import Line, PageLayout

_HEADING = re.compile(r"^(?:table of )?contents(?: page)?:?$|^index of contents$", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,6})?$|…{2,}\s*\d*$|_{5,}\s*\d+$")
_PAGE_NUMBER = re.compile(r"^(?:\d{1,4}|[ivxlc]{1,6}|\d{1,4}\s?[-–]\s?\d{1,4})$")
_FEWEST_LEADERS = 3
_MOST_WRAPPED = 2


def remove_contents(pages: list[PageLayout]) -> None:
    """Removes contents lists: lines with leaders, and lines below `Contents` that end in page numbers."""
    for page in pages:
        listed = _listed_below_heading(page.lines)
        leaders = {id(line) for line in page.lines if _LEADER.search(line.text)}
        if len(leaders) >= _FEWEST_LEADERS:
            listed |= leaders
        page.lines = [line for line in page.lines if id(line) not in listed]


def _listed_below_heading(lines: list[Line]) -> set[int]:
    """The heading and the entries below it; empty when too few lines are entries."""
    start = next((at for at, line in enumerate(lines) if _HEADING.match(line.text)), None)
    if start is None:
        return set()
    last, missed = start, 0
    entries = 0
    for at in range(start + 1, len(lines)):
        if _is_entry(lines[at]):
            last, missed = at, 0
            entries += 1
        elif missed < _MOST_WRAPPED:
            missed += 1
        else:
            break
    return {id(line) for line in lines[start : last + 1]} if entries >= _FEWEST_LEADERS else set()


def _is_entry(line: Line) -> bool:
    """Whether the line ends in a leader or in a page number that stands apart."""
    if _LEADER.search(line.text):
        return True
    if len(line.words) < 2 or not _PAGE_NUMBER.match(line.words[-1].text):
        return False
    return line.words[-1].left - line.words[-2].right > line.size
