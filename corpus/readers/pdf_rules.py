"""Rulings of a page put together: drawn in pieces cell by cell, they are one line to the eye."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from corpus.readers.pdf_layout import PageLayout, Rule

_SAME_PLACE = 1.6
_SMALLEST_BREAK = 3.0


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules at one place that touch or overlap become one rule."""
    whole: list[Rule] = []
    for group in _at_one_place(sorted(rules, key=lambda rule: rule.at)):
        group.sort(key=lambda rule: rule.start)
        place = sum(rule.at for rule in group) / len(group)
        for rule in group:
            if whole and whole[-1].at == place and rule.start <= whole[-1].end + _SMALLEST_BREAK:
                whole[-1].end = max(whole[-1].end, rule.end)
            else:
                whole.append(Rule(place, rule.start, rule.end))
    return whole


def _at_one_place(rules: list[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _SAME_PLACE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


class Walls:
    """Answers which rules down stand between two places of a line."""

    def __init__(self, down: list[Rule]) -> None:
        self._rules = sorted(down, key=lambda rule: rule.at)
        self._places = [rule.at for rule in self._rules]

    def between(self, left: float, right: float, height: float) -> bool:
        """Whether a rule down crosses `height` between `left` and `right`."""
        return any(rule.start - 1 <= height <= rule.end + 1 for rule in self._near(left, right))

    def around(self, left: float, right: float, height: float) -> tuple[float | None, float | None]:
        """The next rules down at both sides of a stretch of a line."""
        crossing = [rule.at for rule in self._rules if rule.start - 1 <= height <= rule.end + 1]
        before = [place for place in crossing if place <= left + 1.5]
        after = [place for place in crossing if place >= right - 1.5]
        return (before[-1] if before else None), (after[0] if after else None)

    def _near(self, left: float, right: float) -> list[Rule]:
        return self._rules[bisect_left(self._places, left - 1.0) : bisect_right(self._places, right + 1.0)]


def tidy_rules(page: PageLayout) -> None:
    """Merges the page's rules and drops a frame around the whole page."""
    page.across = [rule for rule in merged(page.across) if rule.end - rule.start < 0.97 * page.width]
    page.down = [rule for rule in merged(page.down) if rule.end - rule.start < 0.9 * page.height]
