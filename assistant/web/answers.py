"""An answer on the page: headline, quoted words, chips, the check of each figure, its sources, and what to do with it."""

from __future__ import annotations

import re
import secrets

from assistant.answer import Answer, Citation, Figure
from assistant.web import addresses
from assistant.web.markup import element, items, text
from assistant.web.officer.wording import standing
from assistant.web.sources import chip, reference
from assistant.web.users.feedback import WORDS

_SOURCES = "Sources"
_NEAREST = "Nearest passages: they do not answer the question"
_MARKER = re.compile(r"\[(\d+)\]")
_SHEETS = {"xlsx": "Excel", "csv": "CSV", "docx": "Word"}


def answered(answer: Answer, *, conversation: str = "", limited: str = "", foot: str = "") -> str:
    """All that a reader sees for one question, as HTML.

    `limited` says in words which reports were asked, `foot` (HTML of `foot`) what can be done with a kept answer.
    """
    key = secrets.token_hex(4)
    shown = _refusal(answer) if answer.status == "not_found" else _quoted(answer, key)
    limits = element("p", text(limited), class_="searched") if limited else ""
    return element(
        "article",
        limits + _searched(answer) + shown + _written(answer) + foot,
        class_="answer",
        aria_label="Answer",
        data_answer=key,
        data_conversation=conversation,
        data_spoken=_spoken(answer),
    )


def foot(answer: Answer, answer_id: str, copied: str) -> str:
    """What can be done with a kept answer: copy it, keep a sheet, look further, say what was wrong, go on asking.

    `copied` is the answer as text with its references.
    """
    if answer.reason == "not_a_question":
        return ""
    shown = [element("button", "Copy with references", type="button", data_copy=copied)]
    if answer.figures:
        shown.append(element("a", "Figures", href=addresses.figures(answer_id), data_pane="figures"))
        shown.append(element("a", "Trend", href=addresses.trend(answer_id), data_pane="trend"))
    sheets = [
        element("a", name, href=addresses.sheet(answer_id, kind), download="", aria_label=f"Verification sheet, {name}")
        for kind, name in _SHEETS.items()
    ]
    shown.append(element("span", "Verification sheet: " + " ".join(sheets), class_="sheets"))
    further = (
        element("div", "", class_="next", data_load=addresses.next_questions(answer_id)) if answer.citations else ""
    )
    return element("div", "".join(shown), class_="foot") + _feedback(answer_id) + further


def _feedback(answer_id: str) -> str:
    """What can be said of the answer; each opens the form below it."""
    links = [element("a", text(words), href=addresses.feedback(answer_id, said)) for said, words in WORDS.items()]
    said = element("p", text("Feedback: ") + " · ".join(links), class_="said")
    return element("div", said + element("div", "", data_holds=""), class_="feedback")


def waiting(line: str) -> str:
    """What is happening while a reader waits."""
    return element("p", text(line), class_="waiting", role="status")


def unchecked(words: str) -> str:
    """What a model has written so far, said to be unchecked."""
    label = element("p", "Being written. Not checked yet.", class_="waiting", role="status")
    return label + element("p", text(words), class_="unchecked")


def failed(line: str) -> str:
    """A question that could not be answered because something broke."""
    return element("p", text(line), class_="failed", role="alert")


def _searched(answer: Answer) -> str:
    if answer.question_used == answer.question:
        return ""
    return element("p", f"Searched for: {text(answer.question_used)}", class_="searched")


def _written(answer: Answer) -> str:
    """Who wrote the answer, where a model did, or why the words are the reports' own all the same."""
    if answer.fallback:
        return element("p", text(answer.fallback), class_="searched")
    if answer.writing is None or answer.writer == "quotes":
        return ""
    left_out = answer.writing.replaced + answer.writing.dropped
    count = f" {left_out} of its sentences could not be bound to a passage and were left out." if left_out else ""
    said = f"Written by {answer.writing.model}, each sentence checked against the passage it names.{count}"
    return element("p", text(said), class_="searched")


def _spoken(answer: Answer) -> str:
    """What a screen reader says of a new answer, once."""
    count = len(answer.citations)
    sources = f" {count} source{'s' * (count != 1)}." if count else ""
    nearest = f" {len(answer.nearest)} nearest passages." if answer.nearest else ""
    words = answer.headline if answer.status == "answered" else answer.answer
    return f"{words}.{sources}{nearest}".replace("..", ".")


def _quoted(answer: Answer, key: str) -> str:
    lines = [line for line in answer.answer.splitlines() if line.strip()]
    known = {citation.marker: citation for citation in answer.citations}
    headline, *rest = [_with_chips(line, known, f"{key}-{place}") for place, line in enumerate(lines)]
    shown = element("p", headline, class_="headline") + "".join(element("p", line, class_="words") for line in rest)
    return shown + _figures(answer) + _sources(_SOURCES, answer.citations)


def _refusal(answer: Answer) -> str:
    first, _, more = answer.answer.partition(". ")
    if answer.reason == "not_a_question":
        return element("p", text(answer.headline), class_="headline") + element("p", text(answer.answer))
    shown = element("p", text(first.rstrip(".") + "."), class_="headline") + (element("p", text(more)) if more else "")
    return shown + _sources(_NEAREST, answer.nearest, opening=True)


def _sources(heading: str, citations: tuple[Citation, ...], *, opening: bool = False) -> str:
    if not citations:
        return ""
    shown = items([reference(citation, opening=opening) for citation in citations], class_="sources")
    return element("p", text(heading), class_="label") + shown


def _with_chips(line: str, known: dict[int, Citation], key: str) -> str:
    """The line with its markers as chips; a number in brackets inside quoted words is the report's own: text."""
    parts, last = [], 0
    for found in _MARKER.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        quoted = before.count("“") > before.count("”") and after.strip(" .")
        if int(found[1]) in known and not quoted:
            parts += [text(line[last : found.start()]), chip(known[int(found[1])], f"card-{key}-{found.start()}")]
            last = found.end()
    return "".join([*parts, text(line[last:])])


def _figures(answer: Answer) -> str:
    lines = [_checked(figure, answer.citations) for figure in answer.figures]
    heading = element("p", "Figures checked against the sources", class_="label") if lines else ""
    return heading + items(lines, class_="figures")


def _checked(figure: Figure, citations: tuple[Citation, ...]) -> str:
    """The check of a figure as a sign and words, never a colour alone."""
    place = next((standing(citation) for citation in citations if citation.marker == figure.marker), "in the source")
    marker = f" [{figure.marker}]" if figure.marker else ""
    operands = f" from {' and '.join(figure.operands)}" if figure.operands else ""
    sign, words = {
        "verified": ("✓", f"verified {place}{marker}"),
        "found": ("○", f"stands {place}{marker}, but what it measures could not be confirmed: read it there"),
        "computed": ("=", f"computed{operands}{marker}"),
        "not_found": ("✗", "not found in the sources"),
    }[figure.status]
    sign = element("span", sign, class_="sign", aria_hidden="true")
    return f"{sign} {element('strong', text(figure.text))}: {text(words)}"
