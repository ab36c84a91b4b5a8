"""Feedback: what a reader said of an answer, as lines to read and as a known-answer line to complete."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.answer import Citation
from assistant.web.users.feedback import WORDS, FeedbackGiven

_ANSWERABLE = ["kind", "answer", "must", "report", "page", "paragraph", "evidence"]
_UNANSWERABLE = ["reason", "near"]


def question_line(given: FeedbackGiven) -> dict[str, Any]:
    """The known-answer line: what is known of the question, and in `to_complete` what a person has to fill in.

    The place is that of the answer's first citation, unless it is the place that was said to be wrong. `filters` are
    those that were set; an evaluation asks without them.
    """
    asked = {"turns": list(given.turns)} if len(given.turns) > 1 else {"question": given.answer.question}
    refused = given.feedback.said == "should_refuse"
    known = {"kind": "unanswerable", "answer": "", "must": []} if refused else _place(given)
    return {
        "id": f"feedback-{given.answer_id[:12]}",
        **asked,
        **known,
        "to_complete": _UNANSWERABLE if refused else _ANSWERABLE,
        "feedback": {
            "said": given.feedback.said,
            "remark": given.feedback.remark,
            "given_at": given.feedback.given_at,
            "answered": given.answer.headline or given.answer.answer,
            "filters": {name: value for name, value in asdict(given.filters).items() if value},
            "index_version": given.index_version,
        },
    }


def listed(given: FeedbackGiven) -> str:
    """Some lines for a person: when, what was said, of which question and answer."""
    lines = [f"{given.feedback.given_at[:10]}  {WORDS[given.feedback.said]}"]
    lines += [f"  before:  {turn}" for turn in given.turns[:-1]]
    lines += [f"  asked:   {given.answer.question}", f"  answer:  {given.answer.headline or given.answer.answer}"]
    lines += [f"  cited:   {_cited(citation)}" for citation in given.answer.citations]
    return "\n".join([*lines, *(f"  remark:  {line}" for line in given.feedback.remark.splitlines())])


def _place(given: FeedbackGiven) -> dict[str, Any]:
    line: dict[str, Any] = {"kind": "", "answer": "", "must": []}
    cited = given.answer.citations[:1] if given.feedback.said != "source_wrong" else ()
    for citation in cited:
        line |= {"report": citation.report, "page": citation.page, "paragraph": citation.paragraph}
    return {"report": "", "page": None, "paragraph": None} | line | {"evidence": ""}


def _cited(citation: Citation) -> str:
    parts = [
        citation.report,
        f"paragraph {citation.paragraph}" if citation.paragraph else "",
        f"page {citation.page}" if citation.page else "",
    ]
    return f"[{citation.marker}] {', '.join(part for part in parts if part)}"
