"""The verification sheet: what was asked and answered, then one row for each claim and figure, to be initialled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Citation, Figure
from assistant.claims import Claim, claims_of, working
from assistant.facts.fact import Fact
from assistant.web.kept import Kept
from assistant.web.officer.wording import as_at_of, check
from corpus.dates import written

COLUMNS = (
    "Claim", "Figure as printed", "Check", "Quoted words", "Report", "Body", "Report date", "As at", "As at: from where",
    "Paragraph", "Page", "File", "File hash (SHA-256)", "Index version", "Time of the answer", "Initials", "Remarks",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_CHARACTERS = 32_000
_NOTE = "A cell that would begin with = + - or @ begins with an apostrophe, so that no program takes it for a formula."
FactOf = Callable[[Figure], Fact | None]


@dataclass(frozen=True)
class Sheet:
    """The title block as (label, text), and the rows, each a text for each of `COLUMNS`; every text is harmless."""

    title: str
    block: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


def sheet_of(kept: Kept, loaded: str, now: datetime, fact_of: FactOf = lambda figure: None) -> Sheet:
    """The sheet of an answer.

    loaded: what the collection is, in words; now: the time in UTC at which the sheet is made; fact_of: a figure as its
    report tells it, for the date that it holds for.
    """
    answer = kept.answer
    block = (
        ("Collection", loaded),
        ("Date of this sheet", _time(now)),
        ("Question", answer.question),
        ("Question as searched", answer.question_used),
        ("Answer", answer.answer),
        ("Note", _NOTE),
    )
    rows = [_row(kept, fact_of, *parts) for parts in _told(kept)]
    return Sheet(
        "Verification sheet",
        tuple((label, harmless(text)) for label, text in block),
        tuple(tuple(harmless(text) for text in row) for row in rows),
    )


def harmless(text: str) -> str:
    """The text as a cell may hold it: no control characters, and nothing that a spreadsheet would run."""
    clean = _UNPRINTABLE.sub("", text)[:_MOST_CHARACTERS]
    return f"'{clean}" if clean.lstrip(" \u00a0\ufeff\u200b").startswith(_FORMULA) else clean


def _told(kept: Kept) -> list[tuple[str, Figure | None, str, Citation | None]]:
    """What each row says: claim, figure, its check in words, citation. A refusal has its nearest passages instead."""
    answer = kept.answer
    if answer.status == "not_found":
        refused = [(answer.answer, None, f"refused: {(answer.reason or '').replace('_', ' ')}", None)]
        near = [("Nearest passage", None, "does not answer the question", citation) for citation in answer.nearest]
        return [*refused, *near]
    how = working(answer)
    return [(claim.said, claim.figure, _checked(claim, how), claim.citation) for claim in claims_of(answer)]


def _checked(claim: Claim, how: str | None) -> str:
    if claim.figure is None:
        return "no figure: read the quoted words" if claim.citation else "not quoted from a report"
    return check(claim.figure, claim.citation, how)


def _row(
    kept: Kept, fact_of: FactOf, said: str, figure: Figure | None, checked: str, citation: Citation | None
) -> tuple[str, ...]:
    asked = _time(datetime.fromisoformat(kept.asked_at))
    fact = fact_of(figure) if figure else None
    return (
        said, figure.text if figure else "", checked, *_source(citation, fact), kept.index_version, asked, "", "",
    )  # fmt: skip


def _source(citation: Citation | None, fact: Fact | None) -> tuple[str, ...]:
    """Quoted words, title, body, date, as at, its origin, paragraph, page, file, hash."""
    if citation is None:
        return ("",) * 10
    exempt = "EXEMPT PAPER. " if citation.exempt else ""
    return (
        citation.quote,
        exempt + citation.title,
        citation.body or "",
        written(citation.report_date),
        *as_at_of(fact, citation),
        citation.paragraph or "none printed",
        _page(citation),
        citation.report,
        citation.file_hash,
    )


def _page(citation: Citation) -> str:
    if citation.page is None:
        return "no pages"
    ends = f" to {citation.page_end}" if citation.page_end not in (None, citation.page) else ""
    label = f" (printed as {citation.page_label})" if citation.page_label else ""
    return f"{citation.page}{ends}{label}"


def _time(at: datetime) -> str:
    return f"{written(at.date().isoformat())}, {at:%H:%M} UTC"
