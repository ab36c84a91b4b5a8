"""The addresses of the page's parts: each a whole page by itself, and with `?part=1` a fragment of the chat page."""

from __future__ import annotations

SHEETS = ("xlsx", "csv", "docx")


def figures(answer_id: str) -> str:
    return f"/figures/{answer_id}"


def trend(answer_id: str) -> str:
    return f"/trend/{answer_id}"


def sheet(answer_id: str, kind: str) -> str:
    """`kind` is one of `SHEETS`."""
    return f"/sheet/{answer_id}.{kind}"


def feedback(answer_id: str, said: str) -> str:
    """`said` is what the form has chosen already."""
    return f"/feedback/{answer_id}?said={said}"


def next_questions(answer_id: str) -> str:
    return f"/next/{answer_id}"
