"""Addresses and links of what an officer opens: the evidence of a citation, named so that its name says where it goes."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from assistant.answer import Citation
from assistant.web.markup import element, text
from assistant.web.officer.wording import place
from corpus.dates import written


def to_evidence(citation: Citation) -> str:
    """The address of a citation's evidence: the file's hash, the offsets quoted, the report."""
    spans = ",".join(f"{start}-{end}" for start, end in citation.spans)
    asked = urlencode({"spans": spans, "report": citation.report_id}, safe=",")
    return f"/evidence/{quote(citation.file_hash)}?{asked}"


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
    return element("a", shown, href=to_evidence(citation), class_="evidence-link", **whole)
