"""Words marked in text: those that have one of the terms searched for."""

from __future__ import annotations

import re

from assistant.web.markup import element, text
from index.analysis import terms

_WORD = re.compile(r"[£\w][\w’'&.,%-]*[\w%]|[£\w]")


def marked(said: str, wanted: frozenset[str]) -> str:
    """The text as markup, each word of the wanted terms in `mark`."""
    if not wanted:
        return text(said)
    parts, last = [], 0
    for found in _WORD.finditer(said):
        if wanted.intersection(terms(found.group())):
            parts += [text(said[last : found.start()]), element("mark", text(found.group()))]
            last = found.end()
    return "".join([*parts, text(said[last:])])
