"""Facts: each figure of a passage with its value, the words that are told of it, and the times it is told for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.checking.regions import is_part, region, times_told
from assistant.checking.text_ground import stretches_of
from assistant.checking.values import Value, caption_of, cell_value, in_words, value_of
from assistant.facts.fact import Fact
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.roles import CHANGE, EARLIER, ELSEWHERE, bound_at, change_at, measured_in, period_at, roles_in
from assistant.sentences import Span, sentences
from assistant.times.times import named_times, quarters_of
from corpus.dates import MONTHS
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OUT_OF = re.compile(r"\b(?:per|every|each)\s+$", re.IGNORECASE)
_NAMES_A_TIME = re.compile(r"\b(?:quarter|year|phase|stage|tier|part|band|zone|table|figure|level)\s+$", re.IGNORECASE)
RATE = re.compile(r"\brates?\b|\bper 1\d*,?000|\bper (?:head|person|capita|household)\b", re.IGNORECASE)
RESTATED = re.compile(r"\b(?:restated|corrected|revised|amended|re-?stated)\b|\(r\)", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|current|latest)\b", re.IGNORECASE)
_APOSTROPHE = re.compile(r"£\s?['’](m|000)s?(?!\w)", re.IGNORECASE)
_FEW_WORDS = 6
_REFERENCE = re.compile(
    r"\bref(?:erence)?\b|\b(?:row|line|page|paragraph|item|question) n(?:o|umber)\b|\bcode\b", re.IGNORECASE
)
_STAGES = frozenset({("stage", "target"), ("stage", "forecast"), ("extent", "to date"), ("stage", "budget")})


def facts_of(found: Found) -> list[Fact]:
    """The figures of a passage that can be compared, in the order in which they are printed."""
    return list(_row_facts(found) if found.passage.row is not None else _text_facts(found))


def _row_facts(found: Found) -> Iterator[Fact]:
    passage, own = found.passage, found.particulars
    row = passage.row
    assert row is not None
    texts = " ".join(cell.text for cell in row.cells if cell_value(cell, passage) is None and cell.text != row.label)
    over = _over(passage, own)
    caption = " ".join([caption_of(passage), *passage.section[-1:]])
    heading = named_times(f"{row.label} {passage.context or ''} {' '.join(passage.section[-2:])}")
    for cell in row.cells:
        value = (cell_value(cell, passage) or _remarked(cell.text)) if cell.text != row.label else None
        printed = _printed(cell.text)
        header = " ".join(cell.column)
        if value is None or printed is None or _REFERENCE.search(header):
            continue
        value = _in_scale(value, printed, header)
        yield Fact(
            found=found,
            span=(0, len(passage.text)),
            text=_as_printed(cell.text),
            value=value,
            printed=printed,
            scale=_scale(value.size, printed),
            near=f"{row.label} {header}",
            around=f"{row.label} {header} {texts} {caption}",
            over=over,
            times=_times_of_column(header, own.period) or named_times(row.label),
            times_around=heading,
            by_heading=True,
            change="by" if CHANGE.search(header) or (not header and CHANGE.search(row.label)) else "to",
            elsewhere=bool(ELSEWHERE.search(f"{row.label} {header}")),
            rate=bool(RATE.search(f"{header} {cell.text}") or RATE.search(row.label)),
            restated=bool(RESTATED.search(f"{header} {cell.text}")),
            roles=roles_in(header) & _STAGES,
            header=cell.column,
            cell=cell,
        )


def _text_facts(found: Found) -> Iterator[Fact]:
    passage, own = found.passage, found.particulars
    for start, end in stretches_of(passage):
        sentence = passage.text[start:end]
        figures = sorted([*_counted(sentence), *_in_words(sentence)], key=lambda figure: figure.start)
        regions = [region(figure, sentence, figures) for figure in figures]
        told, of_all = times_told(sentence, figures, own.report_date)
        lead = passage.text[max(0, start - 400) : start]
        inherited = named_times(lead[slice(*sentences(lead)[-1])]) if lead.strip() else ()
        heading = named_times(f"{passage.context or ''} {' '.join(passage.section[-2:])}")
        only = tuple(dict.fromkeys(time for times in told for time in times))
        around = (*of_all, *(only if len(only) == 1 else ()), *(inherited if len(inherited) == 1 else ()))
        for figure, stretch, times in zip(figures, regions, told, strict=True):
            yield _told(
                found,
                figure,
                (start, end),
                sentence,
                stretch,
                f"{lead} {_over(passage, own)}",
                times,
                around or heading,
                not around,
            )


def _counted(sentence: str) -> list[PrintedFigure]:
    """The figures of a sentence that count or measure: no telephone numbers, nothing that a rate is told per."""
    return [
        figure
        for figure in figures_in(sentence)
        if not re.match(r"0\d", figure.text) and not _OUT_OF.search(sentence[: figure.start])
    ]


def _in_words(sentence: str) -> list[PrintedFigure]:
    """The numbers in words that count: not that of `Quarter Two`."""
    return [figure for figure in in_words(sentence) if not _NAMES_A_TIME.search(sentence[: figure.start])]


def _told(
    found: Found, figure: PrintedFigure, span: Span, sentence: str, stretch: str, over: str, times: tuple[str, ...], around: tuple[str, ...], by_heading: bool
) -> Fact:  # fmt: skip
    value = value_of(figure)
    printed = _printed(figure.text) or value.size
    bound = bound_at(sentence, figure.start, figure.end)
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
        by_heading=by_heading,
        change="to" if bound else change_at(sentence, figure.start, figure.end),
        bound=bound,
        measured=measured_in(sentence, figure.end),
        period=period_at(sentence, figure.end),
        part=is_part(figure, sentence),
        elsewhere=bool(ELSEWHERE.search(stretch) or ELSEWHERE.search(sentence[: figure.start])),
        rate=bool(RATE.search(sentence[figure.start : figure.end + 25])),
        restated=bool(RESTATED.search(sentence)),
        roles=roles_in(stretch) & (_STAGES - {("stage", "budget")}),
    )


def _in_scale(value: Value, printed: Decimal, header: str) -> Value:
    """The value in the scale of a header that marks it with an apostrophe (`£’m`, `£’000`)."""
    scale = _APOSTROPHE.search(header)
    if scale is None or value.size != printed or value.unit == "%":
        return value
    return Value(value.size.scaleb(6 if scale[1].lower() == "m" else 3), "£", value.sign)


def _remarked(text: str) -> Value | None:
    """The value of a cell that holds one figure and a few words."""
    figures = _counted(text)
    return value_of(figures[0]) if len(figures) == 1 and len(text.split()) <= _FEW_WORDS else None


def _times_of_column(header: str, period: str | None) -> tuple[str, ...]:
    """The times of a column; a quarter without its year takes the report's, and `last quarter` is the one before it."""
    if EARLIER.search(header) and period:
        return (_before(period, "year" in header.lower()),)
    if _THIS.search(header) and period:
        return (period,)
    known = quarters_of(header, period)
    return tuple(dict.fromkeys([*(time for time in named_times(header) if len(time) != 2 or not known), *known]))


def _before(period: str, a_year: bool) -> str:
    """The quarter or financial year before one, or the same quarter a year before."""
    first = int(period[-7:-3])
    year = f"{first - 1}-{first % 100:02d}"
    if not period.startswith("Q"):
        return year
    if a_year:
        return f"{period[:2]} {year}"
    return f"Q4 {year}" if period[1] == "1" else f"Q{int(period[1]) - 1} {period[3:]}"


def _over(passage: Passage, own: Particulars) -> str:
    """What stands over a passage: its headings, its caption, what heads the column of labels, and its report."""
    row = passage.row
    heads = [part for cell in row.cells if cell.text == row.label for part in cell.column] if row else []
    return " ".join([passage.context or "", *passage.section, *heads, _in_particulars(own)])


def _in_particulars(own: Particulars) -> str:
    """What a report is called: title, body, author and kind, and the months of its dates."""
    dates = [date for date in (own.report_date, own.meeting_date) if date and len(date) >= 7]
    months = [MONTHS[int(date[5:7]) - 1] for date in dates]
    return " ".join(
        [own.title, own.council or "", own.body or "", own.author or "", own.report_kind.replace("_", " "), *months]
    )


def _printed(text: str) -> Decimal | None:
    found = _NUMBER.search(text)
    return Decimal(found.group().replace(",", "")) if found else None


def _scale(size: Decimal, printed: Decimal) -> int:
    """The power of ten between a number as printed and its value."""
    if not printed:
        return 0
    return next((power for power in (0, 3, 6, 9) if printed.scaleb(power) == size), 0)


def _as_printed(text: str) -> str:
    figures = _counted(text.strip().strip("*#↑↓ "))
    return figures[0].text if len(figures) == 1 else text.strip()
