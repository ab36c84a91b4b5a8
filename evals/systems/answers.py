"""Answers of other systems in the shape of ours, so that the same metrics can be asked of them."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Answer, Citation
from evals.known_answers import KnownAnswer


def quoted(question: KnownAnswer, text: str, citation: Citation, seconds: float, writer: str) -> Answer:
    """An answer that is the quoted text, with one citation."""
    said = f"{text} [1]"
    return replace(
        _empty(question, writer, seconds), status="answered", headline=text, answer=said, citations=(citation,)
    )


def refused(question: KnownAnswer, seconds: float, writer: str) -> Answer:
    """An answer that says there is none."""
    return replace(_empty(question, writer, seconds), reason="nothing_close")


def citation(report: str, title: str, quote: str, page: int | None = None, paragraph: str | None = None) -> Citation:
    """A citation that knows no more than where the quote stands."""
    return Citation(
        marker=1, report=report, title=title, pack=None, council=None, body=None, report_kind="report",
        report_date=None, as_at=None, as_at_from=None, section=None, paragraph=paragraph, page=page, page_label=None,
        quote=quote, spans=(), context=None, exempt=False,
    )  # fmt: skip


def _empty(question: KnownAnswer, writer: str, seconds: float) -> Answer:
    asked = question.turns[-1]
    return Answer(question.id, "not_found", asked, asked, "Not found", "", writer=writer, seconds=round(seconds, 3))
