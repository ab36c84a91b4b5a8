"""Grounding: whether a word of a statement says what some word of a passage says.

Words are the same when their stems are, or when their token vectors in their sentences are close (late interaction);
a word whose opposite the passage has, such as boys for girls, is not grounded, however close the vectors lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.checking.lexicon import (
    function_stems,
    is_strict,
    names_anybody,
    people_stems,
    say_the_opposite,
    say_the_same,
)
from index.analysis import terms

Vectors = NDArray[np.float32]
Encode = Callable[[str], tuple[list[tuple[int, int]], Vectors]]
CLOSE = 0.70
_OPENING = 0.80
_SYNONYM = 0.90
_WORD = re.compile(r"(?:in-house|(?:full|part)-time|(?:short|long)-term)\b|[A-Za-z][A-Za-z'’&]*", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """A word of a text at [start, end), its stem, and whether it is a name in the middle of a sentence."""

    text: str
    start: int
    end: int
    stem: str
    name: bool


def words_of(text: str) -> list[Word]:
    """The words of a text; figures are not words."""
    found = []
    for match in _WORD.finditer(text):
        stems = terms(match.group().replace("-", ""))
        if stems:
            opens = match.start() == 0 or bool(re.search(r"[.:;!?“\"]\s*$", text[: match.start()]))
            name = match.group()[0].isupper() and not opens
            found.append(Word(match.group(), match.start(), match.end(), stems[-1], name))
    return found


def spelt_out(acronym: str, text: str) -> bool:
    """Whether the initials of capitalised words that follow each other in a text make the acronym."""
    letters = re.sub(r"(?:'s|’s|s)$", "", acronym)
    if not (letters.isupper() and len(letters) > 1):
        return False
    initials = "".join(
        word.text[0] if word.text[0].isupper() else " "
        for word in words_of(text)
        if word.text.lower() not in ("and", "of", "the", "for")
    )
    return letters in initials


def similarity(
    statement: str, said: Sequence[Word], passage: str, held: Sequence[Word], encode: Encode | None, lead: int = 0
) -> Vectors:
    """How alike each word of the statement and each of the passage are, shape (said, held): 1 for the same stem.

    lead: how many of the passage's words stand before its sentence. A name is like itself only, and so is a word that has an opposite, apart from words that say the same.
    """
    alike = np.zeros((len(said), len(held)), np.float32)
    if encode is not None and said and held:
        alike = _word_vectors(statement, said, encode) @ _word_vectors(passage, held, encode).T
    empty = np.array([other.stem in function_stems() for other in held], bool)
    for row, word in enumerate(said):
        exact = np.array([word.stem == other.stem for other in held], bool)
        same = np.array([_stands_for(word.stem, other.stem) for other in held], bool)
        turned = _is_turned(word, held[lead:], (exact | same)[lead:]) or _is_turned(word, held, exact | same)
        if turned:
            alike[row] = 0.0
            continue
        alike[row] = 0.0 if word.name or is_strict(word.stem) else np.minimum(alike[row], 0.99)
        alike[row, empty] = 0.0
        if word.text[0].isupper():
            alike[row, alike[row] < _OPENING] = 0.0
        if not word.name:
            alike[row, same] = np.maximum(alike[row, same], _SYNONYM)
        alike[row, exact] = 1.0
    return alike


def _word_vectors(text: str, words: Sequence[Word], encode: Encode) -> Vectors:
    """One vector a word: the mean of those of its tokens, of length 1; nothing for words beyond what the model reads."""
    offsets, vectors = encode(text)
    starts = np.array([start for start, _ in offsets])
    ends = np.array([end for _, end in offsets])
    rows = []
    for word in words:
        held = (starts < word.end) & (ends > word.start) & (ends > starts)
        mean = vectors[held].mean(axis=0) if held.any() else np.zeros(vectors.shape[1], np.float32)
        rows.append(mean / max(float(np.linalg.norm(mean)), 1e-6))
    return np.asarray(rows, np.float32)


def _is_turned(word: Word, held: Sequence[Word], said: np.ndarray) -> bool:
    """Whether the words hold an opposite of the word, and not the word itself."""
    return not said.any() and any(opposite(word.stem, other.stem) for other in held)


def _stands_for(stem: str, other: str) -> bool:
    return say_the_same(stem, other) or (names_anybody(stem) and other in people_stems())


@lru_cache(50_000)
def opposite(stem: str, other: str) -> bool:
    return say_the_opposite(stem, other) or _turned(stem, other) or _turned(other, stem)


def _turned(stem: str, other: str) -> bool:
    """Whether one word is the other with a prefix that turns it round, as unoccupied is to occupancy."""
    bare = next(
        (stem.removeprefix(prefix) for prefix in ("un", "non", "dis", "in", "im") if stem.startswith(prefix)), ""
    )
    return len(bare) > 3 and bare[:4] == other[:4]
