"""The phrases of a question: its question words, names, and what follows a preposition, found by small lexicons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation.lexicon import (
    AUXILIARIES,
    DETERMINERS,
    DOING,
    GENERIC,
    NOUNS_TOO,
    PREPOSITIONS,
    QUESTION_WORDS,
    VERBS,
)
from assistant.conversation.timing import free_mentions, mentions, untimed
from corpus.dates import MONTHS

_WORD = re.compile(r"[\w£%&][\w£%&'’/.-]*[\w%&]|[\w£%&]|[,;:?()–]")
_INSIDE_NAMES = frozenset("of and & for the on in".split())
_NO_NAMES = {month.capitalize() for month in MONTHS} | set(
    "I Council Executive Cabinet Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays "
    "Thursdays Fridays Saturdays Sundays Easter Christmas".split()
)


@dataclass(frozen=True)
class Word:
    """A word or mark with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum() and self.text[0] not in "£%&"

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True)
class Phrase:
    """A stretch of the text: its preposition, when it has one, its determiner and the words themselves."""

    preposition: str
    determiner: str
    start: int
    end: int
    text: str

    @property
    def is_name(self) -> bool:
        """Whether a word of it is capitalised."""
        return any(word.capital and word.text not in _NO_NAMES for word in words_of(self.text))

    @property
    def head(self) -> str:
        return self.text.split()[-1].lower()


def words_of(text: str) -> list[Word]:
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


def content_of(text: str) -> list[str]:
    """The words in lower case that are no function words."""
    small = (
        AUXILIARIES
        | DETERMINERS
        | PREPOSITIONS
        | QUESTION_WORDS
        | frozenset("and or but not so if it they them i you we me us".split())
    )
    words = [word.low for word in words_of(text) if not word.is_mark]
    return [
        word for word in words if word not in small and word.removesuffix("'s") not in QUESTION_WORDS | {"it", "that"}
    ]


def own_words(text: str) -> list[str]:
    """The words of a text that name a topic: no function words, no times, none that every topic may have."""
    words = content_of(untimed(text))
    return [word for word in words if not {word, word.rstrip("s")} & GENERIC and not re.fullmatch("q[1-4]", word)]


def names_in(text: str) -> list[Phrase]:
    """Runs of capitalised words behind the first word, months and times left out; `Feast of Fun` is one."""
    times = [(time.start, time.end) for time in mentions(text)]
    words = [word for word in words_of(text) if not any(start <= word.start < end for start, end in times)]
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        if not _names(words[at], at):
            at += 1
            continue
        end = at
        while end + 1 < len(words):
            ahead = 2 if words[end + 1].low in _INSIDE_NAMES and end + 2 < len(words) else 1
            follows = words[end + ahead]
            if not follows.capital or follows.is_mark or follows.text in _NO_NAMES:
                break
            end += ahead
        found.append(_phrase(words, at, end))
        at = end + 1
    return found


def phrases_in(text: str) -> list[Phrase]:
    """What follows each preposition, up to the next preposition, verb, mark or time."""
    times = [(time.start, time.end) for time in mentions(text)]
    words = words_of(text)
    found: list[Phrase] = []
    for at, word in enumerate(words):
        if word.low not in PREPOSITIONS or any(start <= word.start < end for start, end in times):
            continue
        first = at + 1
        while first < len(words) and words[first].low in DETERMINERS:
            first += 1
        end = first
        while (
            end < len(words) and not _ends(words, first, end) and not any(s <= words[end].start < e for s, e in times)
        ):
            end += 1
        if end > first:
            found.append(_phrase(words, first, end - 1))
    return found


def noun_phrase_from(text: str, start: int = 0) -> str:
    """The noun phrase that begins at an offset with what hangs on it by prepositions, up to a verb, mark or time."""
    times = [time.start for time in free_mentions(text)]
    kept: list[Word] = []
    for word in words_of(text[start:]):
        begins_time = any(abs(time - (word.start + start)) <= 1 for time in times)
        if (
            begins_time
            or word.is_mark
            or word.low in AUXILIARIES | QUESTION_WORDS
            or (kept and _is_verb(kept[-1], word))
        ):
            break
        kept.append(word)
    while kept and kept[-1].low in PREPOSITIONS | DETERMINERS | {"and", "or"}:
        kept.pop()
    return text[start + kept[0].start : start + kept[-1].end] if kept else ""


def noun_up_to_verb(text: str) -> str:
    """The noun that `how many` is followed by: words up to an auxiliary, a verb or a preposition."""
    kept: list[str] = []
    for word in words_of(text):
        if word.low in AUXILIARIES | PREPOSITIONS or (kept and word.low in VERBS) or mentions(word.text):
            break
        kept.append(word.text)
    return " ".join(kept)


def _names(word: Word, at: int) -> bool:
    return word.capital and not word.is_mark and word.text not in _NO_NAMES and (at > 0 or not _opens(word))


def _opens(word: Word) -> bool:
    return word.low in QUESTION_WORDS | AUXILIARIES | PREPOSITIONS | DETERMINERS or not word.text.isupper()


def _ends(words: list[Word], first: int, at: int) -> bool:
    """Whether a phrase that begins at `first` ends before the word at `at`."""
    word = words[at]
    if word.is_mark:
        listed = word.text == "," and any(later.low in ("and", "&") for later in words[at + 1 : at + 4])
        return not (listed and not any(later.is_mark for later in words[at + 1 : at + 4]))
    inside_name = at > first and words[at - 1].capital and at + 1 < len(words) and words[at + 1].capital
    if word.low in PREPOSITIONS:
        return not (inside_name and word.low in _INSIDE_NAMES)
    return word.low in AUXILIARIES | QUESTION_WORDS | {"that"} or (at > first and _is_verb(words[at - 1], word))


def _is_verb(before: Word, word: Word) -> bool:
    """Whether a word ends the noun phrase before it as its verb; what may be a noun is taken for one."""
    return word.low in DOING or (
        word.low in VERBS
        and word.low not in NOUNS_TOO
        and not word.capital
        and before.low not in DETERMINERS | (PREPOSITIONS - {"to"})
    )


def _phrase(words: list[Word], first: int, last: int) -> Phrase:
    lead = first - 1
    determiner = words[lead].text if lead >= 0 and words[lead].low in DETERMINERS else ""
    lead -= bool(determiner)
    preposition = words[lead].text.lower() if lead >= 0 and words[lead].low in PREPOSITIONS else ""
    start, end = words[first].start, words[last].end
    text = " ".join(word.text for word in words[first : last + 1])
    return Phrase(preposition, determiner, start, end, text.replace(" ,", ","))
