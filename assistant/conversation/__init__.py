"""Conversation: a follow-up is completed from the user's own turns before it; nothing of earlier answers is carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.conversation.lexicon import AUXILIARIES, GENERIC, PREPOSITIONS, QUESTION_WORDS, VERBS
from assistant.conversation.ones import spelt_one
from assistant.conversation.phrases import content_of, names_in, own_words, words_of
from assistant.conversation.pointing import points
from assistant.conversation.referring import referred
from assistant.conversation.replacing import replaced
from assistant.conversation.retiming import appended, last_times, with_times
from assistant.conversation.statements import subject_matter
from assistant.conversation.timing import mentions, relative_in, untimed
from assistant.question import read_question

_LEAD = re.compile(
    r"^\W*(?:(?:and|but|or|so|ok(?:ay)?|right|then|also|yes|no|now|thanks|great|well|hmm|sorry)\b[\s,:–-]*)*"
    r"(?:(?:what|how) about(?: for)?|same (?:again )?for|(?:and )?back|i mean(?:t)?|the same for)?\b[\s,:–-]*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:what|how) about\b|^\W*(?:the )?same (?:again )?for\b", re.IGNORECASE)
_AND = re.compile(r"^\W*(?:and|but|or|so|then|also)\b", re.IGNORECASE)
_WHO_DID = re.compile(r"\b(?P<who>who|which \w+)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_ASKS_WHEN = re.compile(r"\bwhen\b|\bwhat (?:date|day|month|year|time)\b|\bhow (?:soon|long)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?P<which>(?:which|what|any) other|another|which)(?:\s+ones?|s)\b", re.IGNORECASE)
_COUNTS = re.compile(r"^(?:which|what|how many)\s+(?P<noun>[\w-]+)", re.IGNORECASE)
_SHORT_QUESTIONS = QUESTION_WORDS | {"who by", "by whom", "by who", "what for", "how much", "how many", "how come"}
_FEW = 3
_COMPARES = re.compile(r"\b(?:since|than|compared (?:with|to)|from|against)\b", re.IGNORECASE)


def completed(text: str, turns: Sequence[str]) -> str:
    """The question as it is searched: a follow-up takes what it leaves out from the question before it."""
    turns = [turn for turn in turns if not read_question(turn).small_talk and content_of(turn)]
    if not turns or read_question(text).small_talk or not text.strip():
        return text
    fragment = _is_fragment(text)
    if not fragment and not leans(text):
        return text
    before = completed(turns[-1], turns[:-1])
    bare = _LEAD.sub("", text).strip()
    return _sentence(_fragment_completed(before, bare, text) if fragment else _clause_completed(before, bare))


def leans(text: str) -> bool:
    """Whether a whole question leans on the one before: by how it starts, by a pronoun, or naming no topic of its own."""
    return bool(_AND.match(text)) or points(text) or _nothing_of_its_own(text)


def _is_fragment(text: str) -> bool:
    """Whether a message is no whole question: a time, a place, a name, `what about ...`."""
    bare = _LEAD.sub("", text).strip(" ?.!")
    if not bare or bare.lower() in _SHORT_QUESTIONS:
        return bool(bare)
    if _asks(bare):
        return False
    if _ABOUT.match(text) or _AND.match(text) or not content_of(untimed(_without(bare, relative_in(bare)))):
        return True
    return words_of(bare)[0].low in PREPOSITIONS and len(content_of(untimed(bare))) <= _FEW


def _asks(bare: str) -> bool:
    """Whether a question word or an auxiliary makes the text a question of its own; `adults who rent` does not."""
    words = words_of(bare)
    first = words[0].low.removesuffix("'s") if words else ""
    if first in QUESTION_WORDS or (first in AUXILIARIES and len(words) > 2):
        return True
    relative = QUESTION_WORDS - {"how", "what", "why"}
    return any(
        word.low in QUESTION_WORDS - relative
        or (word.low in relative and before.is_mark | (before.low in PREPOSITIONS))
        for before, word in pairwise(words)
    )


def _nothing_of_its_own(text: str) -> bool:
    """Whether no name and no word of a topic stands in a question: `who seconded?`, `how much can the new deal cost?`."""
    named = [item for item in names_in(text) if item.text.lower() not in GENERIC]
    return not named and 0 < len(content_of(text)) <= _FEW + 2 and not own_words(text)


def _fragment_completed(before: str, bare: str, text: str) -> str:
    stripped = bare.strip(" ?.!")
    if stripped.lower() in _SHORT_QUESTIONS:
        return _joined(before, bare)
    rest = untimed(_without(stripped, relative_in(stripped)))
    timed = with_times(before, stripped)
    if not content_of(rest) or _is_time(stripped, timed):
        return timed or _joined(before, text.strip())
    if words_of(stripped)[0].low in ("its", "their", "his", "her") or points(stripped):
        return _joined(before, bare)
    base = timed or before
    return replaced(base, rest if timed else stripped) or _joined(base, bare)


def _is_time(stripped: str, timed: str | None) -> bool:
    return timed is not None and not mentions(stripped) and relative_in(stripped) is None


def _without(text: str, found: re.Match[str] | None) -> str:
    return (text[: found.start()] + text[found.end() :]).strip() if found else text


def _clause_completed(before: str, bare: str) -> str:
    relative = relative_in(bare)
    if relative:
        whole = with_times(before, relative[0])
        time = mentions(whole)[-1].whole if whole and mentions(whole) else None
        bare = f"{bare[: relative.start()]}{time}{bare[relative.end() :]}" if time else bare
    if "one" in [word.low for word in words_of(bare)] and (with_one := _with_one(before, bare)):
        return _timed(before, with_one)
    if other := _OTHER.search(bare):
        noun = _COUNTS.match(before)
        return _joined(before, f"{bare[: other.end('which')]} {noun['noun']}{bare[other.end() :]}" if noun else bare)
    if points(bare):
        done = referred(before, bare)
        return _timed(before, done) if done else _joined(before, bare)
    if _nothing_of_its_own(bare):
        return _same_deed(before, bare) or _joined(before, bare)
    if _same_opening(before, bare):
        return _timed(before, bare)
    return _joined(before, bare) if len(own_words(bare)) <= _FEW and not names_in(bare) else bare


def _with_one(before: str, bare: str) -> str | None:
    """A clause in which `the place one` is spelt out by a name of the question before."""
    found = re.search(r"\bthe (?P<which>[\w&’'-]+(?: [\w&’'-]+)?) one\b", bare, re.IGNORECASE)
    names = [item for item in names_in(before) if len(item.text.split()) > 1]
    if not found or not names:
        return None
    return f"{bare[: found.start()]}the {spelt_one(names[-1], found['which'], '')}{bare[found.end() :]}"


def _same_deed(before: str, bare: str) -> str | None:
    """`who seconded?` after `who moved the amendment ...?`: the same deed or post with another word in its place."""
    words = [word.low for word in words_of(bare) if not word.is_mark]
    if len(words) == 2 and words[0] == "who":
        own = _WHO_DID.search(before)
        if own and own["verb"].lower() in VERBS:
            return f"{before[: own.start()]}who {words[1]}{before[own.end() :]}"
    post = re.match(r"^who (?:was|is|were|are) (?P<post>(?:the )?[\w-]+)\W*$", bare, re.IGNORECASE)
    own = _WHO_DID.search(before)
    if post and own and own["verb"].lower() in VERBS:
        joined = re.sub(r"\s+", " ", f"{bare.rstrip(' ?')} of{before[own.end() :]}")
        return joined
    return None


def _same_opening(before: str, bare: str) -> bool:
    return [word.low for word in words_of(before)[:2]] == [word.low for word in words_of(bare)[:2]]


def _timed(before: str, text: str) -> str:
    """The text with the times of the question before, unless it names one itself or asks for one."""
    if _ASKS_WHEN.search(text) or (mentions(text) and not _COMPARES.search(text)):
        return text
    times = last_times(before, text)
    return appended(text, times) if times else text


def _joined(before: str, text: str) -> str:
    """The new question first, so that it says what is wanted, then what the question before was about."""
    matter = subject_matter(before)
    matter = untimed(matter) if mentions(text) else matter
    return f"{text.rstrip(' ?.')} – {matter}?" if matter else text


def _sentence(text: str) -> str:
    tidy = re.sub(r"\s+([?,.])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return tidy[:1].upper() + tidy[1:]
