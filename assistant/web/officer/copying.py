"""An answer as plain text that pastes well into a briefing: its lines with their markers, then numbered references."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from assistant.web.officer.wording import page
from corpus.dates import written

_EXEMPT = "EXEMPT PAPER, not for publication"


def as_text(answer: Answer) -> str:
    """The answer with its references; for a refusal what was said, and the nearest passages as such."""
    cited = answer.citations or answer.nearest
    heading = "References" if answer.citations else "Nearest passages (they do not answer the question)"
    parts = [answer.answer.strip()]
    if cited:
        parts.append("\n".join([heading, *(f"[{citation.marker}] {reference(citation)}" for citation in cited)]))
    return "\n\n".join(parts) + "\n"


def reference(citation: Citation) -> str:
    """Title, body, date, paragraph, page and file of a citation, on one line."""
    numbered = f"paragraph {citation.paragraph}" if citation.paragraph else None
    date = written(citation.report_date) if citation.report_date else "undated"
    parts = [_EXEMPT if citation.exempt else None, citation.title, citation.body, date, numbered, page(citation)]
    return " ".join(f"{', '.join(part for part in parts if part)} ({citation.report})".split())
