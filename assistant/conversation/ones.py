"""`The library one`, `one in Newport`: the noun that `one` stands for, and what stands about it now."""

from __future__ import annotations

import re

from assistant.conversation.lexicon import ALIKE, PREPOSITIONS, SUPERLATIVES
from assistant.conversation.phrases import Phrase, names_in, noun_phrase_from, phrases_in
from assistant.conversation.retiming import put

_ONE = re.compile(r"^(?:the |a |an )?(?P<which>.*?)\s*\bones?\b\s*(?P<after>.*)$", re.IGNORECASE)


def with_one(before: str, preposition: str, core: str) -> str | None:
    """`the library one`, `one in Newport`: the noun that `one` stands for is that of the phrase it replaces."""
    found = _ONE.match(core)
    if not found:
        return None
    article = core[: found.start("which")].strip()
    like = _phrase_for_one(before, preposition, article, found["which"])
    if like is None:
        return None
    new = spelt_one(like, found["which"], found["after"])
    article = article or ("an" if like.determiner in ("a", "an") and new[0] in "aeiou" else like.determiner)
    article = "a" if article == "an" and new[0] not in "aeiou" else article
    start = like.start - (len(like.determiner) + 1 if like.determiner else 0)
    if found["which"].lower() in SUPERLATIVES:  # the dearest of them is no average
        before = before[: like.end] + re.sub(r" on average\b", "", before[like.end :])
    return put(before, start, like.end, f"{article} {new}".strip())


def spelt_one(like: Phrase, which: str, after: str) -> str:
    """The phrase that `one` stands for with the new words about it: `the place [scrutiny panel]`, `reserve [for works]`."""
    nouns = like.text.split()
    kept = len(which.split()) if which and which.lower() not in SUPERLATIVES else 0
    left = nouns[-1:] if after or (kept and kept >= len(nouns)) else nouns[kept:]
    return " ".join(part for part in (which, *left, after) if part)


def alike(first: str, second: str) -> bool:
    """Whether two prepositions place a thing alike, as `in` and `at`."""
    return bool(first) and (first == second or any(first in group and second in group for group in ALIKE))


def _phrase_for_one(before: str, preposition: str, article: str, which: str) -> Phrase | None:
    """The last phrase of several words, one with the same preposition or article first."""
    several = [item for item in _all_phrases(before) if len(item.text.split()) > 1]
    same = [item for item in several if alike(item.preposition, preposition)]
    same = same or [item for item in several if article and item.determiner.lower() == article.lower()]
    if which.lower() in SUPERLATIVES:
        several = several[:1]
    liked = same or several
    return liked[-1] if liked else None


def _all_phrases(text: str) -> list[Phrase]:
    """The phrases behind prepositions and those behind articles, in order."""
    found = {item.start: item for item in [*phrases_in(text), *names_in(text)]}
    for article in re.finditer(r"\b(?:the|an?|our)\s+", text, re.IGNORECASE):
        whole = noun_phrase_from(text, article.end())
        words: list[str] = []
        for word in whole.split():
            if word.lower() in PREPOSITIONS:
                break
            words.append(word)
        if words and article.end() not in found:
            short = " ".join(words)
            found[article.end()] = Phrase("", article[0].strip(), article.end(), article.end() + len(short), short)
    return [found[start] for start in sorted(found)]
