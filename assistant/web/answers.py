"""An answer on the page: headline, quoted words, markers, the check of each figure, and its sources."""

from __future__ import annotations

import re
import secrets

from assistant.answer import Answer, Citation, Figure
from assistant.web.markup import element, items, text
from assistant.web.sources import source, stands_at

_SOURCES = "Sources: open one to read the words and where they stand"
_NEAREST = "Nearest passages: they do not answer the question"
_MARKER = re.compile(r"\[(\d+)\]")


def answered(answer: Answer) -> str:
    """The whole of what a reader sees for one question, as HTML."""
    key = secrets.token_hex(4)
    parts = [_searched(answer), _refusal(answer, key) if answer.status == "not_found" else _quoted(answer, key)]
    return element("article", "".join(parts), class_="answer")


def waiting(line: str) -> str:
    """What is happening while a reader waits."""
    return element("p", text(line), class_="waiting", role="status")


def failed(line: str) -> str:
    """A question that could not be answered because something broke."""
    return element("p", text(line), class_="failed", role="alert")


def _searched(answer: Answer) -> str:
    if answer.question_used == answer.question:
        return ""
    return element("p", f"Searched for: {text(answer.question_used)}", class_="searched")


def _quoted(answer: Answer, key: str) -> str:
    lines = [line for line in answer.answer.splitlines() if line.strip()]
    known = {citation.marker for citation in answer.citations}
    headline, *rest = [_with_markers(line, known, key) for line in lines]
    shown = element("p", headline, class_="headline") + "".join(element("p", line, class_="words") for line in rest)
    figures = items([_checked(figure, answer.citations) for figure in answer.figures], class_="figures")
    heading = element("p", "Figures checked against the sources", class_="label") if figures else ""
    return shown + heading + figures + _sources(_SOURCES, answer.citations, key)


def _refusal(answer: Answer, key: str) -> str:
    first, _, more = answer.answer.partition(". ")
    if answer.reason == "not_a_question":
        return element("p", text(answer.headline), class_="headline") + element("p", text(answer.answer))
    shown = element("p", text(first.rstrip(".") + "."), class_="headline") + (element("p", text(more)) if more else "")
    return shown + _sources(_NEAREST, answer.nearest, key, opening=True)


def _sources(heading: str, citations: tuple[Citation, ...], key: str, *, opening: bool = False) -> str:
    if not citations:
        return ""
    shown = "".join(source(citation, _id(key, citation.marker), opening=opening) for citation in citations)
    return element("p", text(heading), class_="label") + element("div", shown, class_="sources")


def _with_markers(line: str, known: set[int], key: str) -> str:
    """The line with its markers as buttons; a number in brackets inside quoted words is the report's own: text."""
    parts, last = [], 0
    for found in _MARKER.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        quoted = before.count("“") > before.count("”") and after.strip(" .")
        if int(found[1]) in known and not quoted:
            parts += [text(line[last : found.start()]), _button(int(found[1]), key)]
            last = found.end()
    return "".join([*parts, text(line[last:])])


def _button(marker: int, key: str) -> str:
    return element(
        "button",
        f"[{marker}]",
        type="button",
        class_="marker",
        data_opens=_id(key, marker),
        aria_label=f"Open source {marker}",
    )


def _id(key: str, marker: int) -> str:
    return f"source-{key}-{marker}"


def _checked(figure: Figure, citations: tuple[Citation, ...]) -> str:
    """The check of a figure as a sign and words, never a colour alone."""
    place = next((stands_at(citation) for citation in citations if citation.marker == figure.marker), "the source")
    marker = f" [{figure.marker}]" if figure.marker else ""
    operands = f" from {' and '.join(figure.operands)}" if figure.operands else ""
    sign, words = {
        "verified": ("✓", f"verified in {place}{marker}"),
        "found": ("○", f"stands in {place}{marker}, but what it measures could not be confirmed: read it there"),
        "computed": ("=", f"computed{operands}{marker}"),
        "not_found": ("✗", "not found in the sources"),
    }[figure.status]
    sign = element("span", sign, class_="sign", aria_hidden="true")
    return f"{sign} {element('strong', text(figure.text))}: {text(words)}"
