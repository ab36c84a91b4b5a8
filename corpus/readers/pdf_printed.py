"""Says where text is printed: the stretches of a page's characters that its words were made of."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.readers.pdf_layout import Word
from corpus.report import Stretch

_LINE_END = 2


def printed(words: Iterable[Word]) -> tuple[Stretch, ...]:
    """The words' characters in the order of the text; what only white space keeps apart is one stretch."""
    stretches: list[Stretch] = []
    for word in words:
        page, first, count = word.stretch
        if stretches and stretches[-1][0] == page and 0 <= first - sum(stretches[-1][1:]) <= _LINE_END:
            stretches[-1] = (page, stretches[-1][1], first + count - stretches[-1][1])
        elif count:
            stretches.append(word.stretch)
    return tuple(stretches)
