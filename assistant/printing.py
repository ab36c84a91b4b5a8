"""An answer as text for a terminal."""

from __future__ import annotations

from assistant.answer import Answer, Citation
from corpus.dates import written


def printed(answer: Answer) -> str:
    """The answer, its sources with paragraph and page, and the check of its figures."""
    lines = [answer.answer]
    if answer.question_used != answer.question:
        lines.insert(0, f"Searched for: {answer.question_used}")
    for citation in answer.citations:
        lines += ["", f"[{citation.marker}] {reference(citation)}"]
        lines += [f"    also in {also.report}" for also in citation.also_in]
    if answer.figures:
        checks = ", ".join(f"{figure.text} {figure.status.replace('_', ' ')}" for figure in answer.figures)
        lines += ["", f"Figures: {checks}"]
    if answer.nearest:
        lines += ["", "Nearest passages:"]
        lines += [f"  [{near.marker}] {reference(near)}: {near.quote[:160]}" for near in answer.nearest]
    return "\n".join(lines)


def reference(citation: Citation) -> str:
    """A citation as councils name it, on one line: title, body, date, paragraph, page, file."""
    parts = [citation.title, citation.body, written(citation.report_date)]
    parts.append(
        f"paragraph {citation.paragraph}"
        if citation.paragraph
        else f"section “{citation.section}”"
        if citation.section
        else None
    )
    if citation.page:
        label = f" (printed {citation.page_label})" if citation.page_label else ""
        parts.append(f"page {citation.page}{label}")
    if citation.pack and citation.pack != citation.title:
        parts.append(f"in the pack “{citation.pack}”")
    exempt = "EXEMPT PAPER, not for publication: " if citation.exempt else ""
    return " ".join(f"{exempt}{', '.join(part for part in parts if part)} ({citation.report})".split())
