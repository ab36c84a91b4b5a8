"""Links to what an officer opens: the evidence of a citation, named so that its name says where it goes."""

from __future__ import annotations

from assistant.answer import Citation
from assistant.web.evidence.address import evidence_address
from assistant.web.markup import element, text
from assistant.web.officer.wording import place
from corpus.dates import written


def named(citation: Citation) -> str:
    """A citation in few words: title, report date, paragraph and page."""
    date = written(citation.report_date) if citation.report_date else "undated"
    exempt = " (exempt paper)" if citation.exempt else ""
    return f"{citation.title}{exempt}, {date}, {place(citation)}"


def evidence(citation: Citation, *, short: bool = False) -> str:
    """The link to a citation's evidence, or its name alone where the file is not known; short: paragraph and page are shown."""
    shown = text(place(citation) if short else named(citation))
    if not citation.file_hash:
        return shown
    whole = {"aria_label": named(citation)} if short else {}
    return element("a", shown, href=evidence_address(citation), class_="evidence-link", **whole)
