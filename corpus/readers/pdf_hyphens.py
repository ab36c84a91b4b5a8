"""Decides what a hyphen at a line's end was: a break of one word, or part of a compound.

The file's own words decide: `take-` + `up` stays `take-up` where the file writes so elsewhere, or where
both halves are words of it and the whole is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.readers.pdf_layout import Word

BROKEN_BY_LAYOUT = "\u00ad"
MARKED_HYPHEN = "\x02"
HYPHENS = frozenset({MARKED_HYPHEN, BROKEN_BY_LAYOUT, "-", "\u2010", "\u2011"})
_BROKEN_PERIOD = re.compile(r"^-\d{2}$")
_EDGES = re.compile(r"^\W+|\W+$")


class Vocabulary:
    """How often each word stands in the file, in lower case and without punctuation at its edges."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, words: Iterable[Word]) -> None:
        """Counts the words of a page."""
        self._seen.update(_EDGES.sub("", word.text).lower().replace(MARKED_HYPHEN, "-") for word in words)

    def join(self, first: str, second: str) -> str | None:
        """Two line ends as one word, or None when the first does not end in a hyphen within a word."""
        if first.endswith(BROKEN_BY_LAYOUT):
            return first[:-1] + second
        if first[-1:] not in HYPHENS or not first[:-1][-1:].isalnum():
            return None
        if not second[:1].isalnum():
            return None
        stem = first[:-1]
        hyphen = "-" if first.endswith(MARKED_HYPHEN) else first[-1]
        return stem + hyphen + second if self._is_compound(stem, second) else stem + second

    def _is_compound(self, stem: str, rest: str) -> bool:
        if not rest[0].islower() or not stem[-1].isalpha():
            return True
        before = _EDGES.sub("", stem).lower()
        after = _EDGES.sub("", rest).lower()
        hyphened, whole = self._seen[f"{before}-{after}"], self._seen[before + after]
        if hyphened or whole:
            return hyphened >= whole
        return "-" in before or (self._seen[before] > 0 and self._seen[after] > 0)

    def heals(self, first: str, second: str) -> bool:
        """Whether a narrow column broke one word in two without a hyphen: `Revenu` + `e`."""
        if not (first[-1:].isalpha() and second[:1].islower() and len(second) <= 4):
            return False
        whole = self._seen[_EDGES.sub("", first + second).lower()]
        part = self._seen[_EDGES.sub("", first).lower()]
        return whole > 3 * part or (len(second) <= 2 and whole >= part > 0)


def join_cell_lines(parts: Iterable[str], vocabulary: Vocabulary) -> str:
    """The lines of a table cell as one text, words that a narrow column broke made whole."""
    healed: list[str] = []
    for part in parts:
        if healed and _is_one_word(healed[-1], part, vocabulary):
            healed[-1] += part
        else:
            healed.append(part)
    return join_texts(healed, vocabulary)


def _is_one_word(before: str, part: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell's line goes on in the middle of the word or period that the line above began."""
    if not before or not part:
        return False
    is_period = bool(_BROKEN_PERIOD.match(part)) and before[-1].isalpha()
    return is_period or vocabulary.heals(before.split()[-1], part.split()[0])


def join_texts(parts: Iterable[str], vocabulary: Vocabulary) -> str:
    """Wrapped lines as one text: a space between them, or a broken word made whole."""
    joined = ""
    for part in parts:
        if not joined or not part:
            joined = joined or part
            continue
        joined = _joined(joined, part, vocabulary)
    return clean(joined)


def _joined(before: str, part: str, vocabulary: Vocabulary) -> str:
    last = before.rsplit(None, 1)[-1]
    first, _, rest = part.partition(" ")
    whole = vocabulary.join(last, first)
    if whole is None:
        is_rest_of_address = "@" in last and first.startswith(".") and first[1:2].isalpha()
        return before + part if is_rest_of_address else f"{before} {part}"
    stem = before[: len(before) - len(last)] + whole
    return f"{stem} {rest}" if rest else stem


def clean(text: str) -> str:
    """Line-end marks that are left inside a line become the hyphens that they print."""
    return text.replace(MARKED_HYPHEN, "-").replace(BROKEN_BY_LAYOUT, "")
