"""How text becomes search terms: words stemmed, figures and acronyms kept as they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

_TERM = re.compile(
    r"£?\d[\d,]*(?:\.\d+)?(?:%|(?:m|k|bn|million|billion)\b)?|[A-Za-z][A-Za-z’']*(?:&[A-Za-z]+)?|\d+", re.UNICODE
)
_RAISED = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_STOP = frozenset(
    "a an and any are as at be been being by can could did do does for from had has have how i if in into is it its "
    "many me more most much my no of on or our s so some such t tell than that the their them then there these they "
    "this those to us was we were what when where which who whom whose why will with would you your please".split()
)
_stem = lru_cache(maxsize=100_000)(snowballstemmer.stemmer("english").stemWord)


def terms(text: str) -> list[str]:
    """The search terms of a text, in order: `£3.3million` gives `3.3`, `£3.3m`; `Councillors'` gives `councillor`."""
    return [form for word in _TERM.findall(_folded(text)) for form in _forms(word)]


@lru_cache(maxsize=4_000)
def different_terms(text: str) -> frozenset[str]:
    """The search terms of a text, each once; kept, as the same passages are weighed again and again."""
    return frozenset(form for word in set(_TERM.findall(_folded(text))) for form in _forms(word))


def question_terms(text: str) -> list[str]:
    """The terms of a question without the words that every question has, each once."""
    kept = [
        form
        for word in _TERM.findall(_folded(text))
        if word.lower().removesuffix("'s") not in _STOP or (word.isupper() and len(word) > 1)
        for form in _forms(word)
    ]
    return list(dict.fromkeys(kept))


def side_by_side(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the wanted terms stand in this order, with nothing between them, among those said."""
    length = len(wanted)
    return any(list(said[start : start + length]) == list(wanted) for start in range(len(said) - length + 1))


def _folded(text: str) -> str:
    """Compatible forms made one; a raised footnote mark (`609¹`) must not become part of the figure."""
    return unicodedata.normalize("NFKC", _RAISED.sub(" ", text)).replace("’", "'")


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, ...]:
    if word[0].isdigit() or word[0] == "£":
        plain = word.replace(",", "").lower().replace("million", "m").replace("billion", "bn")
        number = re.sub(r"[£%a-z]", "", plain)
        return (number,) if number == plain else (number, plain)
    bare = re.sub(r"'s?$", "", word)
    if len(bare) > 1 and bare[:-1].isupper() and bare.endswith("s"):
        bare = bare[:-1]
    lowered = bare.lower()
    stem = _stem(lowered)
    if bare.isupper() and len(bare) > 1:
        return tuple(dict.fromkeys([lowered, stem]))
    return (stem,) if stem else ()
