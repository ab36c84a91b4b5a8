"""The addresses of the page's parts: each a whole page by itself, and with `?part=1` a fragment of the chat page."""

from __future__ import annotations

from urllib.parse import urlencode

from assistant.answer import Citation

SHEETS = ("xlsx", "csv", "docx")


def evidence(citation: Citation) -> str:
    """The address of the cited words: the file's hash and the offsets, so that it holds after a rebuild."""
    spans = ",".join(f"{start}-{end}" for start, end in citation.spans)
    return f"/evidence/{citation.file_hash}?{urlencode({'spans': spans, 'report': citation.report_id}, safe=',')}"


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
