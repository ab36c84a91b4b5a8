"""A fact: one figure of a passage with its value, the words that are told of it, and the times it is told for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.checking.values import Value
from assistant.facts.roles import Role
from assistant.sentences import Span
from corpus.report import Cell
from index.search import Found


@dataclass(frozen=True)
class Fact:
    """A figure as printed, at `span` of its passage's text, which is the sentence or row that tells it.

    near: words told of this figure alone; around: of its sentence or row; over: headings, captions and text before;
    times: told for it alone; times_around: for its sentence or, by_heading, what stands over it; printed and scale: the number and the
    power of ten that it stands for; change: `to`, `from` or `by`; header: the column it stands under.
    """

    found: Found
    span: Span
    text: str
    value: Value
    printed: Decimal
    scale: int
    near: str
    around: str
    over: str
    times: tuple[str, ...]
    times_around: tuple[str, ...]
    by_heading: bool = False
    change: str = "to"
    bound: str | None = None
    measured: str | None = None
    period: str | None = None
    part: bool = False
    elsewhere: bool = False
    rate: bool = False
    restated: bool = False
    roles: frozenset[Role] = frozenset()
    header: tuple[str, ...] | None = None
    cell: Cell | None = None

    @property
    def place(self) -> tuple[str, Span, str, tuple[str, ...] | None, str]:
        """Where it is printed, however it was found."""
        return self.found.passage.id, self.span, self.near, self.header, self.text

    @property
    def places(self) -> int:
        """Decimal places as printed."""
        exponent = self.printed.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    @property
    def shown(self) -> str:
        """The figure for a reader: one in brackets keeps them, for they are its minus."""
        bracketed = self.cell is not None and self.cell.text.strip().startswith("(") and self.value.sign < 0
        return f"({self.text})" if bracketed else self.text

    @property
    def amount(self) -> Decimal:
        """The value with its sign."""
        return -self.value.size if self.value.sign < 0 else self.value.size
