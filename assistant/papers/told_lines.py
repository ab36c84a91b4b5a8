"""An answer of several lines: a headline of ours, then quotes from several places, as many as fit, the rest counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.sentences import Span, sentences
from assistant.times.times import as_at
from index.passages import Passage
from index.search import Found, Index

_QUOTED_WORDS, _FEWER_WORDS = 24, 14
_GOES_ON = re.compile(r"(?:[:–-]|\b(?:that|to))\s*$", re.IGNORECASE)
_MOST_LINES = 20


@dataclass(frozen=True)
class Line:
    """One line: what it is called, the words quoted at a span of a passage, and what of them is left out.

    name: our words before the quote, such as the heading it stands under; left: how many further points it has.
    """

    found: Found
    span: Span
    name: str = ""
    left: int = 0
    quoted: bool = True


def found_alone(index: Index, passage: Passage) -> Found:
    """A passage that was not searched for, as if it had been found first."""
    return Found(passage, index.particulars(passage.report_id), rank=1, fused=0.0)


def first_words(text: str, span: Span, most: int = _QUOTED_WORDS) -> Span:
    """The first sentence of a stretch of text, or its first words where that is long; `that` and a colon go on."""
    start, end = span
    for first, last in sentences(text):
        if start <= first and last <= end and not _GOES_ON.search(text[first:last]):
            end = last
            break
    words = text[start:end].split()
    if len(words) <= most:
        return start, end
    kept = words[:most]
    while len(kept) > 1 and any(letter.isdigit() for letter in kept[-1]):
        kept.pop()  # a figure is not cut from what it counts, nor a day from its month
    stop = start
    for word in kept:
        stop = text.index(word, stop) + len(word)
    return start, stop


def first_sentences(text: str, most: int) -> Span:
    """As many whole sentences from the start of a text as fit; the first words of the first where that is long."""
    spans = sentences(text)
    fitting = [span for span in spans if len(text[spans[0][0] : span[1]].split()) <= most]
    return (spans[0][0], fitting[-1][1]) if fitting else first_words(text, (0, len(text)), most)


def lines_answer(
    index: Index, asked: str, used: str, headline: str, lines: Sequence[Line], most_words: int, note: str = ""
) -> Answer:
    """The headline and the lines that fit into `most_words`, shortened if need be; the others are counted and cited."""
    most = most_words - len(headline.split()) - 1 - len(note.split())
    told = list(lines[:_MOST_LINES])
    shown = _fitting(told, len(lines), most)
    if shown < len(lines):
        told = [_shortened(line) for line in told]
        shown = _fitting(told, len(lines), most)
    said = [_said(line, marker) for marker, line in enumerate(told, 1)]
    body = [f"{headline} [1]", *said[:shown]]
    if shown < len(lines):
        body.append(f"and {len(lines) - shown} more of {len(lines)} {_markers(range(shown + 1, len(told) + 1))}")
    if note:
        body.append(note)
    citations = tuple(
        cite(index, line.found, [line.span], marker, as_at(line.found.passage.text[slice(*line.span)], line.found))
        for marker, line in enumerate(told, 1)
    )
    cited = {line.found.passage.id: (line.found.passage, line.found.particulars) for line in told}
    quoted = "\n".join(
        f"“{line.found.passage.text[start:end]}” [{marker}]"
        for marker, line in enumerate(told[:shown], 1)
        for start, end in (_sentences_at(line) if line.quoted else [])
    )
    figures = check_answer(quoted, citations, cited)
    return Answer(None, "answered", asked, used, headline, "\n".join(body), citations, figures)


def _sentences_at(line: Line) -> list[Span]:
    """The quoted words of a line, sentence by sentence."""
    start, end = line.span
    spans = [(max(first, start), min(last, end)) for first, last in sentences(line.found.passage.text)]
    return [(first, last) for first, last in spans if first < last]


def _shortened(line: Line) -> Line:
    """A line that quotes fewer words, so that more lines fit."""
    if not line.quoted:
        return line
    return replace(line, span=first_words(line.found.passage.text, line.span, _FEWER_WORDS))


def _fitting(told: list[Line], count: int, most: int) -> int:
    """How many lines fit into the words, the count of the others included; at least one."""
    said = [_said(line, marker) for marker, line in enumerate(told, 1)]
    for shown in range(len(said), 1, -1):
        rest = 0 if shown == count else 5 + len(said) - shown
        if sum(len(line.split()) for line in said[:shown]) + rest <= most:
            return shown
    return 1


def _said(line: Line, marker: int) -> str:
    name = f"{line.name}: " if line.name and line.quoted else line.name
    more = f" and {line.left} more" if line.left else ""
    return (
        f"{name}“{words_at(line.found.passage.text, line.span)}”{more} [{marker}]"
        if line.quoted
        else f"{name} [{marker}]"
    )


def words_at(text: str, span: Span) -> str:
    """The words of a stretch on one line, with ` …` where it ends within a sentence."""
    cut = not any(last == span[1] for _, last in sentences(text))
    return " ".join(text[slice(*span)].split()) + (" …" if cut else "")


def _markers(range_of: range) -> str:
    return " ".join(f"[{marker}]" for marker in range_of)
