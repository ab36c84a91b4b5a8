"""The words for a figure's check, its unit, the date it holds for and the place where it stands."""

from __future__ import annotations

from assistant.answer import AsAtFrom, Citation, Figure
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.times.held_for import held_for
from assistant.times.times import is_financial_year
from corpus.dates import written

_SCALES = {3: "000", 6: "m", 9: "bn"}
_ORIGINS: dict[AsAtFrom, str] = {
    "text": "from the quoted words",
    "heading": "from the heading it stands under",
    "report_date": "the date of the report; its words give none",
}


def place(citation: Citation) -> str:
    """Paragraph and page, or what there is of them: `paragraph 8, page 3`."""
    parts = [f"paragraph {citation.paragraph}" if citation.paragraph else None, page(citation)]
    named = ", ".join(part for part in parts if part)
    return named or (f"section “{citation.section}”" if citation.section else "the passage cited")


def standing(citation: Citation) -> str:
    """The place with the word that leads to it: `in paragraph 8, page 3`, `on page 1`."""
    named = place(citation)
    return f"on {named}" if named.startswith("page") else f"in {named}"


def when(time: str) -> str:
    """A time in words: `24 March 2021`, `Quarter 3 of 2021/22`, `2021/22`."""
    if time.startswith("Q") and " " in time:
        return f"Quarter {time[1]} of {when(time.split()[1])}"
    return time.replace("-", "/") if is_financial_year(time) else written(time)


def page(citation: Citation) -> str | None:
    """`page 3`, with the printed number where it differs; None where the format has no pages."""
    if citation.page is None:
        return None
    ends = citation.page_end if citation.page_end not in (None, citation.page) else None
    shown = f"pages {citation.page} to {ends}" if ends else f"page {citation.page}"
    return f"{shown} (printed as {citation.page_label})" if citation.page_label else shown


def check(figure: Figure, citation: Citation | None, working: str | None) -> str:
    """What the check of a figure found, in words."""
    if figure.status == "computed":
        operands = f"computed from {' and '.join(figure.operands)}" if figure.operands else "computed"
        return f"{operands}: {working}" if working else operands
    where = standing(citation) if citation else "in the source"
    if figure.status == "verified":
        return f"verified {where}"
    if figure.status == "found":
        return f"found {where}, but not bound to what the answer says of it: read it there"
    return "not found in the sources"


def unit(figure: Figure, fact: Fact | None) -> str:
    """What a figure counts in: pounds, per cent, weeks, or a number, with the scale that its table prints."""
    printed = figures_in(figure.text)
    sign = fact.value.unit if fact else printed[0].unit if printed else ""
    named = {"£": "pounds", "%": "per cent", "pp": "percentage points", "p": "pence"}.get(sign)
    if named is None:
        named = f"{fact.measured}s" if fact and fact.measured else "number"
    row = fact.found.passage.row if fact else None
    return f"{named} (table in {row.unit})" if row and row.unit and row.unit not in ("%", "£") else named


def scale(fact: Fact) -> str:
    """The scale of a figure that is printed without it, as the head of its table tells it: ` (£000)`, ` (£m)`; else nothing."""
    if fact.header is None or not fact.scale or any(letter.isalpha() for letter in fact.text):
        return ""
    return f" ({fact.value.unit}{_SCALES.get(fact.scale, '')})"


def as_at(time: str | None, origin: AsAtFrom | None) -> tuple[str, str]:
    """The date that a figure holds for and where that date comes from; nothing where none is given."""
    return (when(time), _ORIGINS[origin]) if time and origin else ("", "")


def as_at_of(fact: Fact | None, citation: Citation) -> tuple[str, str]:
    """The same for one figure: where the words name a time that is not surely its own, they say which."""
    held = held_for(fact, citation)
    if held.named:
        report = f"the report is of {written(citation.report_date)}"
        return "not sure", f"its words name {' and '.join(map(when, held.named))}; {report}"
    return as_at(held.time, held.origin)
