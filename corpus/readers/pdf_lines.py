"""Puts words that stand on one baseline into lines, from the top of the page down."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.readers.pdf_layout import Line, Word

_SAME_BASELINE = 0.22
_RAISED_SIZE = 0.8
_GLUED_NUMBER = re.compile(
    r"^(\d{1,3}\.|\d{1,2}(?:\.\d{1,2}){1,2}\.?|\((?:[a-z]|[ivx]{1,4})\))([A-Z‘“][a-z’ ].*|[A-Z‘“]{2,}.*|[AI])$"
)


def lines_of(words: list[Word]) -> list[Line]:
    """Lines from top to bottom; a raised or lowered small word joins the line that it touches."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.baseline):
        if rows and _stands_with(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [Line(_number_apart(sorted(row, key=lambda each: each.left))) for row in rows]
    return _with_raised_words(lines)


def _number_apart(words: list[Word]) -> list[Word]:
    """A paragraph number that touches its text, as in `95.The budget`, becomes a word of its own."""
    first = words[0]
    match = _GLUED_NUMBER.match(first.text)
    if match is None:
        return words
    number, rest = match.groups()
    middle = first.left + (first.right - first.left) * len(number) / len(first.text)
    page, start, count = first.stretch
    cut = min(len(number), count)
    return [
        replace(first, text=number, right=middle - 0.2 * first.size, stretch=(page, start, cut)),
        replace(
            first,
            text=rest,
            left=middle + 0.3 * first.size,
            flows=False,
            stretch=(page, start + cut, count - cut),
        ),
        *words[1:],
    ]


def _stands_with(word: Word, row: list[Word]) -> bool:
    first = row[0]
    return word.baseline - first.baseline < _SAME_BASELINE * min(word.size, first.size)


def _with_raised_words(lines: list[Line]) -> list[Line]:
    """Superscripts stand on a baseline of their own: put them back beside the word that they mark."""
    kept: list[Line] = []
    for position, line in enumerate(lines):
        near = lines[max(0, position - 2) : position] + lines[position + 1 : position + 3]
        host = next((other for other in near if _is_raised_from(line, other)), None)
        if host is None:
            kept.append(line)
            continue
        host.words.extend(line.words)
        host.words.sort(key=lambda word: word.left)
        _forget(host)
    return kept


def _is_raised_from(line: Line, host: Line) -> bool:
    """Whether every word of `line` is small and touches a larger word of `host` at its height."""
    return all(
        any(
            word.size < _RAISED_SIZE * other.size
            and other.top - 0.2 * other.size <= (word.top + word.bottom) / 2 <= other.bottom
            and _is_beside(word, other)
            for other in host.words
        )
        for word in line.words
    )


def _is_beside(word: Word, other: Word) -> bool:
    """Whether the small word touches the other: a reference behind it, or a footnote's mark before it."""
    behind, before = word.left - other.right, other.left - word.right
    return -0.3 * other.size <= behind <= 0.35 * other.size or -0.1 * other.size <= before <= 0.7 * other.size


def _forget(line: Line) -> None:
    """Drops what was computed of the line before words were added to it."""
    words = line.words
    line.__dict__.clear()
    line.words = words
