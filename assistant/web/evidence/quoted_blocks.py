"""The blocks of a report around quoted words: which of them are quoted, on which page they stand, what is near."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.sentences import Span
from corpus.drawing.drawer import Quoted
from corpus.report import Block, Report

_BEFORE, _AFTER = 3, 3


@dataclass(frozen=True)
class MarkedBlock:
    """A block with the stretches of its text that are quoted, as offsets in its own text."""

    block: Block
    spans: tuple[Span, ...]


def marked(blocks: tuple[Block, ...] | list[Block], spans: tuple[Span, ...]) -> list[MarkedBlock]:
    """The blocks with what is quoted of each."""
    return [MarkedBlock(block, _within(block, spans)) for block in blocks]


def quoted(report: Report, spans: tuple[Span, ...]) -> list[Quoted]:
    """What the drawer needs to know of the blocks that are quoted."""
    found = [each for each in marked(report.blocks, spans) if each.spans]
    return [Quoted(each.block.text, each.block.printed, each.spans) for each in found]


def around(report: Report, spans: tuple[Span, ...]) -> list[MarkedBlock]:
    """The quoted blocks and a few before and after them."""
    every = marked(report.blocks, spans)
    places = [at for at, each in enumerate(every) if each.spans]
    return every[max(0, places[0] - _BEFORE) : places[-1] + 1 + _AFTER] if places else []


def on_page(report: Report, spans: tuple[Span, ...], page: int) -> list[MarkedBlock]:
    """The blocks that stand on a page, or reach over it."""
    return marked([block for block in report.blocks if _stands_on(block, page)], spans)


def _stands_on(block: Block, page: int) -> bool:
    return block.page is not None and block.page <= page <= (block.page_end or block.page)


def _within(block: Block, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    cut = [(max(start, block.start), min(end, block.end)) for start, end in spans]
    return tuple((start - block.start, end - block.start) for start, end in cut if start < end)
