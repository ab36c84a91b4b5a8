"""What shaded boxes side by side, as behind the cells of a header, tell of a table that has no rules down."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Literal

from corpus.readers.pdf_layout import Box, PageLayout, Rule
from corpus.readers.pdf_rules import merged

_MOST_BOXES = 400
_NEAR = 3.0
Stretch = tuple[float, float]


def shaded_edges(page: PageLayout) -> list[Rule]:
    """The upper and lower edges of shaded boxes that stand side by side, which say where rows end as rules do."""
    boxes = _boxes(page)
    rows = [*_rows(boxes, "top").values(), *_rows(boxes, "bottom").values()]
    beside = [box for row in rows if len({round(box.left) for box in row}) > 1 for box in row]
    return merged(Rule(edge, box.left, box.right) for box in beside for edge in (box.top, box.bottom))


def tiles(page: PageLayout, rules: list[Rule]) -> list[Stretch]:
    """The columns between the first and last rule: the most boxes of one row that fill the rules' width; else none."""
    left, right = rules[0].start, rules[0].end
    found: list[Stretch] = []
    for row in _rows(_between(page, rules), "bottom").values():
        columns = sorted({(round(box.left, 1), round(box.right, 1)) for box in row})
        whole = abs(columns[0][0] - left) < 2 * _NEAR and abs(columns[-1][1] - right) < 2 * _NEAR
        if whole and all(abs(after[0] - before[1]) < _NEAR for before, after in pairwise(columns)):
            found = max(found, columns, key=len)
    return found if len(found) > 1 else []


def tile_edges(page: PageLayout, rules: list[Rule]) -> list[Rule]:
    """The edges of the boxes between the first rule and the last, which part the levels of a header."""
    first = rules[0]
    return [Rule(edge, first.start, first.end) for box in _between(page, rules) for edge in (box.top, box.bottom)]


def tile_walls(page: PageLayout, rules: list[Rule], columns: list[Stretch]) -> list[Rule]:
    """Rules down between the columns, except where a shaded box reaches over several of them."""
    walls = []
    for at, _ in columns[1:]:
        start = rules[0].at
        over = [box for box in _between(page, rules) if box.left + _NEAR < at < box.right - _NEAR]
        for box in sorted(over, key=lambda each: each.top):
            walls.append(Rule(at, start, box.top - 2))
            start = box.bottom + 2
        walls.append(Rule(at, start, rules[-1].at))
    return [wall for wall in walls if wall.end > wall.start]


def _boxes(page: PageLayout) -> list[Box]:
    return page.boxes if len(page.boxes) <= _MOST_BOXES else []


def _rows(boxes: list[Box], side: Literal["top", "bottom"]) -> dict[int, list[Box]]:
    """Boxes by where they begin, or end, down the page."""
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        rows[round(box.top if side == "top" else box.bottom)].append(box)
    return rows


def _between(page: PageLayout, rules: list[Rule]) -> list[Box]:
    """The boxes that lie between the first rule and the last."""
    top, bottom = rules[0].at - _NEAR, rules[-1].at + _NEAR
    return [box for box in _boxes(page) if top <= box.top and box.bottom <= bottom]
