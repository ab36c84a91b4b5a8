"""A fragment (`and in Newport?`, `what about girls?`) put in the place of its like in the question before."""

from __future__ import annotations

import re

from assistant.conversation.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS, QUESTION_WORDS, SIBLINGS
from assistant.conversation.measured import measure, of_superlative, part, same_measure, without_the
from assistant.conversation.ones import alike, with_one
from assistant.conversation.phrases import (
    Phrase,
    content_of,
    names_in,
    noun_up_to_verb,
    phrases_in,
    words_of,
)
from assistant.conversation.retiming import appended, put

_SMALL = AUXILIARIES | QUESTION_WORDS | PREPOSITIONS | DETERMINERS
_ADVERBS = re.compile(r"^(?:every|each|in total|in all|overall|altogether|on average)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"^(?:nationally|regionally|locally|county[- ]?wide|across the (?:country|county|region))$", re.IGNORECASE
)
_AT = frozenset({"in", "at", "across"})
_THOSE = re.compile(
    r"^(?:the (?:ones|people)|those|that)\s+(?P<how>who|that|which|in|with|from|of)\b(?P<rest>.*)$", re.I
)
_NUMBERED = re.compile(r"[a-z]{3,} (?:[A-Z]|\d{1,2})")
_DOING = re.compile(r"\b(?:by|of|for|from|on)\s+(?=(?:\w+\s+){0,2}?\w{2,}ing\b)", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:how many|how much|number of|which)\s+(?P<what>[\w-]+(?:\s+[\w-]+)*)", re.IGNORECASE)


def replaced(before: str, text: str) -> str | None:
    """The question before with a fragment in the place of its like; None when nothing in it is like the fragment."""
    if _EVERYWHERE.match(text) and (placed := [item for item in names_in(before) if item.preposition in _AT]):
        place = placed[-1]
        lead = re.search(r"\b\w+\s+(?:the\s+)?$", before[: place.start])
        return put(before, lead.start() if lead else place.start, place.end, text)
    if _ADVERBS.match(text) or re.fullmatch(r"\w+ly", text):
        return appended(before, text)
    preposition, core = _split(text)
    ways = (
        _sibling,
        _shared,
        same_measure,
        _possessive,
        _those,
        part,
        of_superlative,
        with_one,
        _doing,
        _name,
        _same_place,
        measure,
        _last_words,
    )
    for way in ways:
        if done := way(before, preposition, core):
            return done
    return appended(before, text) if preposition else None


def replaced_word(before: str, text: str) -> str | None:
    """The question before with one or two words in the place of those that go in pairs with them or share a word."""
    return _sibling(before, "", text) or _shared(before, "", text)


def _shared(before: str, preposition: str, core: str) -> str | None:
    """`band E` for `band D`: as many words around one that both have; led by a preposition only where a letter or number tells them apart."""
    mine = core.split()
    if not 2 <= len(mine) <= 3 or (preposition and not _NUMBERED.fullmatch(core)):
        return None
    words = words_of(before)
    for at, word in enumerate(mine):
        for place, own in enumerate(words):
            first, last = place - at, place - at + len(mine) - 1
            fits = (
                first >= 0
                and last < len(words)
                and own.low == word.lower()
                and own.low not in PREPOSITIONS | DETERMINERS
            )
            around = words[first : last + 1] if fits else []
            if around and not any(w.low in _SMALL and w.text != "A" for w in around):
                return put(before, around[0].start, around[-1].end, core)
    return None


def _split(text: str) -> tuple[str, str]:
    """A fragment's preposition, if any, and the rest of it."""
    first, _, rest = text.partition(" ")
    return (first.lower(), rest.strip()) if first.lower() in PREPOSITIONS and rest else ("", text)


def _sibling(before: str, preposition: str, core: str) -> str | None:
    """`girls` for `boys`: words that go in pairs, whatever stands around them."""
    bare = without_the(core)
    for group in SIBLINGS:
        mine = next((one for one in sorted(group, key=len, reverse=True) if re.search(rf"\b{one}\b", bare, re.I)), None)
        if mine is None or len(bare.split()) > len(mine.split()) + 1:
            continue
        others = "|".join(sorted(group - {mine}, key=len, reverse=True))
        found = re.search(rf"(?!(?<=\bon )average)\b(?:{others})\b", before, re.IGNORECASE)
        if found:
            short = (
                mine if len(bare.split()) > len(mine.split()) and bare.split()[-1].lower() in before.lower() else bare
            )
            return put(before, found.start(), found.end(), short)
    return None


def _possessive(before: str, preposition: str, core: str) -> str | None:
    if not re.search(r"['’]s?$", core) or preposition:
        return None
    owner = re.search(r"(?:\b[A-Z][\w-]*\s+)*\b[A-Z][\w-]*['’]s?(?!\w)", before)
    return put(before, owner.start(), owner.end(), core) if owner else None


def _those(before: str, preposition: str, core: str) -> str | None:
    """`those who rent` for `adults who own`: the words behind the noun, up to a mark or the main verb."""
    found = _THOSE.match(core)
    if not found:
        return None
    marks = "who|that|which" if found["how"].lower() in ("who", "that", "which") else found["how"]
    own = re.search(rf"(?<=\w)\s+(?:{marks})\s+", before, re.IGNORECASE)
    if not own:
        return None
    end = len(before.rstrip(" ?"))
    for place, word in enumerate(words_of(before[own.end() : end])):
        if word.text in ",;" or (place > 0 and word.low in AUXILIARIES):
            end = own.end() + word.start
            break
    return put(before, own.start(), len(before[:end].rstrip()), f" {found['how']}{found['rest']}")


def _doing(before: str, preposition: str, core: str) -> str | None:
    """`scrapping the fee` for what follows `by closing ...` up to the end of the question."""
    if not re.match(r"^(?:not |no longer )?\w{2,}ing\b\s+\w", core, re.IGNORECASE):
        return None
    found = _DOING.search(before)
    return f"{before[: found.end()]}{core}{'?' if before.endswith('?') else ''}" if found else None


def _name(before: str, preposition: str, core: str) -> str | None:
    """A name in the place of a name: the one with the same preposition or the same last word, else the last."""
    bare = without_the(core)
    names = names_in(before)
    listed = " and " in bare and any(" and " in item.text for item in names)  # `highways, transport and waste`
    if not listed and not any(word.capital for word in words_of(bare)):
        return None
    inside = next((item for item in reversed(names) if preposition and f" {preposition} " in item.text), None)
    if inside:  # `Member for Finance`, and `for Housing`
        at = inside.start + before[inside.start : inside.end].rindex(f" {preposition} ") + 1
        return put(before, at, inside.end, f"{preposition} {core}")
    if not names:
        return appended(before, f"{preposition or 'for'} {core}")

    def likeness(item: Phrase) -> tuple[int, int]:
        ends = item.head == bare.split()[-1].lower()
        placed = alike(item.preposition, preposition) if preposition else bool(item.preposition)
        both = " and " in item.text and " and " in bare
        return 2 * ends + placed + both, item.start

    best = max(names, key=likeness)
    if preposition and not likeness(best)[0] and not best.preposition:
        return appended(before, f"{preposition} {core}")
    new = bare if best.determiner else core
    return put(before, best.start, best.end, new)


def _same_place(before: str, preposition: str, core: str) -> str | None:
    """The words behind the same preposition."""
    if not preposition:
        return None
    same = [item for item in phrases_in(before) if alike(item.preposition, preposition)]
    if not same:
        return None
    like = same[-1]
    start = like.start - (len(like.determiner) + 1 if like.determiner else 0)
    if preposition in ("under", "over"):
        start, core = start - len(like.preposition) - 1, f"{preposition} {core}"
    return put(before, start, like.end, core)


def _last_words(before: str, preposition: str, core: str) -> str | None:
    """A bare word or two: for the last words of that sort behind a preposition, else for what is counted."""
    bare = without_the(core)
    if preposition or len(content_of(bare)) > 3 or any(word.low in AUXILIARIES for word in words_of(core)):
        return None
    plain = [item for item in phrases_in(before) if not item.is_name and len(item.text.split()) <= 3]
    if plain:
        return put(before, plain[-1].start, plain[-1].end, bare if plain[-1].determiner else core)
    counted = _COUNTED.search(before)
    noun = noun_up_to_verb(counted["what"]) if counted else ""
    bare = re.sub(r"\bones?$", noun, bare)
    return put(before, counted.start("what"), counted.start("what") + len(noun), bare) if counted and noun else None
