"""Decisions: whether a question asks what was decided, and whether words say a decision rather than a proposal."""

from __future__ import annotations

import re

from assistant.question import Question

_ASKS = re.compile(
    r"\b(?:decid\w*|decisions?|resolv\w*|resolutions?|agreed?|approv\w*|adopt(?:ed)?|endorsed?|outcome of|vote[ds]?|voting|carried|signed off)\b",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"\brecommend\w*|\bpropos\w*|\basked to\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\bRESOLVED\b|\bAGREED\b|\b(?:resolved|agreed|decided|voted) (?:to|that|unanimously)\b"
    r"|\b(?:was|were|be) (?:\w+ )?(?:agreed|approved|carried|lost|resolved|adopted|endorsed|rejected)\b|\bdecisions?:",
)


def asks_for_decision(question: Question) -> bool:
    """Whether the question asks what a meeting or a member decided; what is only recommended is no decision."""
    return bool(_ASKS.search(question.text)) and not _PROPOSAL.search(question.text)


def decides(text: str) -> bool:
    """Whether the words say what was decided."""
    return bool(_DECIDES.search(text))
