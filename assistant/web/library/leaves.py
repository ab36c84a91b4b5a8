"""A report cut into leaves that a browser shows at once: runs of blocks that do not cut a table where it can be helped."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.web.opened import opened
from corpus.report import Block, Report
from index.passages import passages_of
from index.versions import current_name

BLOCKS = 120
_LONGER = 60


@dataclass(frozen=True)
class Leaves:
    """A report with the first block of each leaf, and where passages begin inside a block."""

    report: Report
    firsts: tuple[int, ...]
    inner: frozenset[int]

    def blocks(self, leaf: int) -> tuple[Block, ...]:
        """The blocks of a leaf, counted from 1."""
        ends = (*self.firsts[1:], len(self.report.blocks))
        return self.report.blocks[self.firsts[leaf - 1] : ends[leaf - 1]]

    def leaf_at(self, offset: int) -> int:
        """The leaf in which an offset of the report's text stands; the first or last for one outside of it."""
        block = bisect_right([block.start for block in self.report.blocks], offset) - 1
        return max(1, bisect_right(self.firsts, max(0, block)))


def leaves_of(index: Path, report_id: str) -> Leaves | None:
    """The report of that id in the current version, or None; the last few are kept."""
    return _leaves_of(index, current_name(index), report_id)


@lru_cache(maxsize=4)
def _leaves_of(index: Path, version: str | None, report_id: str) -> Leaves | None:
    with opened(index) as catalogue:
        if not catalogue.copies(report_id):
            return None
        report = catalogue.report(report_id)
    starts = {block.start for block in report.blocks}
    inner = frozenset(passage.start for passage in passages_of(report)) - starts
    return Leaves(report, cut(report.blocks), inner)


def cut(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """The first block of each leaf; a leaf goes on to the end of a table, if that is near."""
    firsts, at = [0], BLOCKS
    while at < len(blocks):
        end = next((place for place in range(at, min(at + _LONGER, len(blocks))) if blocks[place].row is None), at)
        firsts.append(end)
        at = end + BLOCKS
    return tuple(firsts)
