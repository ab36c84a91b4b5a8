"""An answer as plain text that pastes well into a briefing: its lines with their markers, then numbered references."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.printing import reference


def as_text(answer: Answer) -> str:
    """The answer with its references; for a refusal what was said, and the nearest passages as such."""
    cited = answer.citations or answer.nearest
    heading = "References" if answer.citations else "Nearest passages (they do not answer the question)"
    parts = [answer.answer.strip()]
    if cited:
        parts.append("\n".join([heading, *(f"[{citation.marker}] {reference(citation)}" for citation in cited)]))
    return "\n\n".join(parts) + "\n"
