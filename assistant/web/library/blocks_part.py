"""The text of a report as markup: headings, numbered paragraphs, lists, footnotes and tables, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from assistant.web.library.marking import marked
from assistant.web.library.tables import table
from assistant.web.markup import element, text
from corpus.report import Block

_OUTERMOST, _INNERMOST = 3, 6


@dataclass
class Printer:
    """Turns the blocks of a leaf into markup; headings begin at `h3` and never skip a level.

    labels: printed page numbers by page; inner: where passages begin inside a block; wanted: terms to mark; here: the start
    of the block that was asked for.
    """

    labels: Sequence[str | None] = ()
    inner: frozenset[int] = frozenset()
    wanted: frozenset[str] = frozenset()
    here: int | None = None
    _page: int | None = None
    _number: str | None = None
    _ranks: list[int] = field(default_factory=list)

    def printed(self, blocks: Sequence[Block]) -> str:
        return "".join(self._run(kind, list(run)) for kind, run in groupby(blocks, key=_sort))

    def _run(self, sort: tuple[object, ...], blocks: list[Block]) -> str:
        if sort[0] == "table_row":
            return self._turned(blocks[0]) + table(blocks, self._row_attributes, self._marked)
        if sort[0] == "list_item":
            return "".join(self._list(part) for part in _by_page(blocks))
        return "".join(self._turned(block) + self._one(block) for block in blocks)

    def _list(self, blocks: list[Block]) -> str:
        turned = self._turned(blocks[0])
        lines = "".join(
            element("li", self._said(block), **self._attributes(block, f"library-level-{min(3, block.level // 10)}"))
            for block in blocks
        )
        return turned + element("ul", lines, class_="library-items")

    def _one(self, block: Block) -> str:
        if block.block_kind == "heading":
            return element(f"h{self._depth(block)}", self._said(block), **self._attributes(block))
        return element("p", self._said(block), **self._attributes(block, f"library-{block.block_kind}"))

    def _depth(self, block: Block) -> int:
        while self._ranks and self._ranks[-1] >= block.level:
            self._ranks.pop()
        self._ranks.append(block.level)
        return min(_INNERMOST, _OUTERMOST - 1 + len(self._ranks))

    def _said(self, block: Block) -> str:
        """The number that the report prints, then the text, with anchors where passages begin inside it."""
        return self._numbered(block) + "".join(self._pieces(block))

    def _numbered(self, block: Block) -> str:
        """The number before a block's text; what goes on under the number before it, and a footnote, has none printed."""
        if block.block_kind == "heading":
            self._number = None
        if block.paragraph in (None, self._number) or block.block_kind == "footnote":
            return ""
        self._number = block.paragraph
        return element("span", text(self._number or ""), class_="library-number") + " "

    def _pieces(self, block: Block) -> Iterator[str]:
        cuts = sorted(start for start in self.inner if block.start < start < block.end)
        places = [block.start, *cuts, block.end]
        for first, last in pairwise(places):
            if first != block.start:
                yield element("span", "", id=f"p-{first}")
            yield self._marked(block.text[first - block.start : last - block.start])

    def _marked(self, said: str) -> str:
        return marked(said, self.wanted)

    def _attributes(self, block: Block, name: str = "") -> dict[str, str]:
        names = " ".join(part for part in (name, "library-here" if block.start == self.here else "") if part)
        return {"id": f"p-{block.start}"} | ({"class_": names} if names else {})

    def _row_attributes(self, block: Block) -> dict[str, str]:
        return self._attributes(block)

    def _turned(self, block: Block) -> str:
        """Where a page begins, its number and the one that is printed on it."""
        if block.page is None or block.page == self._page:
            return ""
        self._page = block.page
        label = self.labels[block.page - 1] if block.page <= len(self.labels) else None
        other = f" (printed as {label})" if label and label != str(block.page) else ""
        return element("p", text(f"Page {block.page}{other}"), class_="library-page")


def _sort(block: Block) -> tuple[object, ...]:
    """What keeps blocks together: rows of one table on one page, items of a list."""
    if block.row is not None:
        return "table_row", block.row.caption, block.section, block.page
    return (block.block_kind,) if block.block_kind == "list_item" else ("text",)


def _by_page(blocks: list[Block]) -> Iterator[list[Block]]:
    for _, run in groupby(blocks, key=lambda block: block.page):
        yield list(run)
