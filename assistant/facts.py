"""Facts: each figure of a passage with its value, the words that are told of it, and the times it is told for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.checking.regions import is_part, region, times_told
from assistant.checking.row_ground import row_ground
from assistant.checking.text_ground import stretches_of
from assistant.checking.values import Value, cell_value, in_words, value_of
from assistant.figures import PrintedFigure, figures_in
from assistant.roles import ELSEWHERE, bound_at, change_at, measured_in, period_at
from assistant.sentences import Span
from assistant.times import named_times, quarters_of
from corpus.dates import MONTHS
from corpus.report import Cell, Particulars
from index.passages import Passage
from index.search import Found

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALE_WORD = re.compile(r"(million|billion|thousand|bn|m|k)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """A figure as printed, at `span` of its passage's text, which is the sentence or row that tells it.

    near: words told of this figure alone; around: of its sentence or row; over: headings, captions and text before;
    times: told for it alone; times_around: for its sentence, row or heading; printed and scale: the number and the
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
    change: str = "to"
    bound: str | None = None
    measured: str | None = None
    period: str | None = None
    part: bool = False
    elsewhere: bool = False
    header: tuple[str, ...] | None = None
    cell: Cell | None = None

    @property
    def places(self) -> int:
        """Decimal places as printed."""
        exponent = self.printed.as_tuple().exponent
        return -exponent if isinstance(exponent, int) else 0

    @property
    def amount(self) -> Decimal:
        """The value with its sign."""
        return -self.value.size if self.value.sign < 0 else self.value.size


def facts_of(found: Found) -> list[Fact]:
    """The figures of a passage that can be compared, in the order in which they are printed."""
    return list(_row_facts(found) if found.passage.row is not None else _text_facts(found))


def _row_facts(found: Found) -> Iterator[Fact]:
    passage, own = found.passage, found.particulars
    row = passage.row
    assert row is not None
    values = [(cell, value) for cell in row.cells if cell.text != row.label and (value := cell_value(cell, passage))]
    texts = " ".join(cell.text for cell in row.cells if cell_value(cell, passage) is None and cell.text != row.label)
    candidates = row_ground(passage, own).candidates
    over = _over(passage, own)
    for (cell, value), candidate in zip(values, candidates, strict=True):
        printed = _printed(cell.text)
        if printed is None:
            continue
        header = " ".join(cell.column)
        yield Fact(
            found=found,
            span=(0, len(passage.text)),
            text=_as_printed(cell.text),
            value=value,
            printed=printed,
            scale=_scale(value.size, printed),
            near=f"{row.label} {header}",
            around=f"{row.label} {header} {texts}",
            over=over,
            times=tuple(dict.fromkeys([*_with_year(candidate.times, own.period), *quarters_of(header, own.period)])),
            times_around=named_times(f"{row.label} {passage.context or ''} {' '.join(passage.section[-2:])}"),
            change=candidate.change,
            header=cell.column,
            cell=cell,
        )


def _text_facts(found: Found) -> Iterator[Fact]:
    passage, own = found.passage, found.particulars
    for start, end in stretches_of(passage):
        sentence = passage.text[start:end]
        figures = sorted([*figures_in(sentence), *in_words(sentence)], key=lambda figure: figure.start)
        regions = [region(figure, sentence, figures) for figure in figures]
        told, of_all = times_told(sentence, figures, own.report_date)
        before = passage.text[max(0, start - 400) : start]
        around = (*of_all, *named_times(f"{passage.context or ''} {' '.join(passage.section[-2:])}"))
        for figure, stretch, times in zip(figures, regions, told, strict=True):
            yield _told(found, figure, (start, end), sentence, stretch, f"{before} {_over(passage, own)}", times, around)


def _told(
    found: Found, figure: PrintedFigure, span: Span, sentence: str, stretch: str, over: str, times: tuple[str, ...], around: tuple[str, ...]
) -> Fact:  # fmt: skip
    value = value_of(figure)
    printed = _printed(figure.text) or value.size
    return Fact(
        found=found,
        span=span,
        text=figure.text,
        value=value,
        printed=printed,
        scale=_scale(value.size, printed),
        near=stretch,
        around=sentence,
        over=over,
        times=times,
        times_around=around,
        change=change_at(sentence, figure.start, figure.end),
        bound=bound_at(sentence, figure.start, figure.end),
        measured=measured_in(sentence, figure.end),
        period=period_at(sentence, figure.end),
        part=is_part(figure, sentence),
        elsewhere=bool(ELSEWHERE.search(stretch)),
    )


def _with_year(times: tuple[str, ...], period: str | None) -> tuple[str, ...]:
    """The times without quarters that lack their year, when the report gives it."""
    known = quarters_of(" ".join(times), period)
    return tuple(time for time in times if len(time) != 2 or not known)


def _over(passage: Passage, own: Particulars) -> str:
    return " ".join([passage.context or "", *passage.section, in_particulars(own)])


def in_particulars(own: Particulars) -> str:
    """What a report is called: title, body, author and kind, and the months of its dates."""
    dates = [date for date in (own.report_date, own.meeting_date) if date and len(date) >= 7]
    months = [MONTHS[int(date[5:7]) - 1] for date in dates]
    return " ".join([own.title, own.body or "", own.author or "", own.report_kind.replace("_", " "), *months])


def _printed(text: str) -> Decimal | None:
    found = _NUMBER.search(text)
    return Decimal(found.group().replace(",", "")) if found else None


def _scale(size: Decimal, printed: Decimal) -> int:
    """The power of ten between a number as printed and its value."""
    if not printed:
        return 0
    return next((power for power in (0, 3, 6, 9) if printed.scaleb(power) == size), 0)


def _as_printed(text: str) -> str:
    figures = figures_in(text.strip().strip("*#↑↓ "))
    return figures[0].text if len(figures) == 1 else text.strip()
