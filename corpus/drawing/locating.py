"""Locating: each character of a block's text is given the character of the page that it was read from, exactly.

The reader kept the printed characters of each block in the order of its text. White space is free, and a hyphen at a
line's end may be gone; everything else has to be the same, sign by sign, or nothing is located.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf_characters import spelt_out
from corpus.readers.pdf_hyphens import HYPHENS

_MOST_BEFORE = 40
NOWHERE = -1


def located(text: str, signs: Sequence[str]) -> list[int] | None:
    """For each character of `text` the position in `signs` that it was read from, `NOWHERE` for white space.

    signs: the printed characters, in order; a paragraph number or bullet that is no part of the text may stand
        before it. None where text and signs are not the same.
    """
    inked = [(letter, at) for at, sign in enumerate(signs) for letter in spelt_out(sign) if not letter.isspace()]
    places = [NOWHERE] * len(text)
    for position in range(len(text) - 1, -1, -1):
        if text[position].isspace():
            continue
        while inked and not _are_one(text[position], inked[-1][0]):
            if inked[-1][0] not in HYPHENS:
                return None
            inked.pop()  # a break that the reader healed
        if not inked:
            return None
        places[position] = inked.pop()[1]
    return places if len(inked) <= _MOST_BEFORE else None


def _are_one(letter: str, printed: str) -> bool:
    return letter == printed or (letter in HYPHENS and printed in HYPHENS)
