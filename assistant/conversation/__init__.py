"""Conversation: a follow-up is completed from the user's own turns before it; nothing of earlier answers is carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.question import read_question
from assistant.conversation.apart import asked_together, asks_apart
from assistant.conversation.clauses import asks_of_meeting, clause_completed, nothing_of_its_own
from assistant.conversation.doers import by_doer
from assistant.conversation.lexicon import AUXILIARIES, NOUNS_TOO, PREPOSITIONS, QUESTION_WORDS, SUPERLATIVES, VERBS
from assistant.conversation.phrases import content_of, own_words, words_of
from assistant.conversation.pointing import points
from assistant.conversation.replacing import replaced, replaced_word
from assistant.conversation.retiming import with_times, without_that_time
from assistant.conversation.statements import joined
from assistant.conversation.timing import mentions, relative_in, untimed
from assistant.times.full_times import with_full_times

_LEAD = re.compile(
    r"^\W*(?:(?:and|but|or|so|ok(?:ay)?|right|then|also|yes|no|now|thanks|great|well|hmm|sorry)\b[\s,:–-]*)*"
    r"(?:(?:what|how) about(?: for)?|same (?:again )?for|(?:and )?back|i mean(?:t)?|the same for)?\b[\s,:–-]*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:what|how) about\b|^\W*(?:the )?same (?:again )?for\b", re.IGNORECASE)
_AND = re.compile(r"^\W*(?:and|but|or|so|then|also)\b", re.IGNORECASE)
_SHORT_QUESTION = re.compile(
    r"^(?:(?:by|since|until|from|for|to|in|on) )?(?:who|whom|whose|what|which|when|where|why|how)"
    r"(?: (?:not|by|for|to|from|come|much|many|often|long|far|soon|year|month|date|day|so \w+))?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:that|this|those|these|the same) (?:year|month|quarter|time|meeting|day|report|period)s?\b", re.I
)
_UNCOUNTED = re.compile(rf"^\W*how many\s+(?:{'|'.join(sorted(AUXILIARIES - {chr(39) + 's'}))})\b", re.IGNORECASE)
_COUNTS_AGAIN = re.compile(
    rf"^\W*(?:and )?how (?:many|much)\s+(?P<rest>(?:(?:{'|'.join(sorted(PREPOSITIONS - {'of'}))})\s|the (?:year|month|quarter)\b)"
    rf"(?:(?!\b(?:{'|'.join(sorted(AUXILIARIES - {chr(39) + 's'}))})\b).)*)$",
    re.IGNORECASE,
)
_ONES_OR_QUARTER = re.compile(r"^(?:(?:[\w-]+ ){1,2}ones?|q[1-4])$", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b", re.IGNORECASE)
_OF_WHAT = re.compile(rf"\bthe (?:{'|'.join(sorted(SUPERLATIVES))})\W*$", re.IGNORECASE)
_MORE = re.compile(
    r"^\W*(?:please |can you |could you )*(?:explain|elaborate|expand|go on|(?:tell me |say |any )?(?:a bit )?more"
    r"(?: (?:detail|details|information|info|please|about (?:it|that|this)))*|(?:give )?(?:me )?(?:some )?details?)\W*$",
    re.I,
)
_FEW = 3


def completed(text: str, turns: Sequence[str]) -> str:
    """The question as it is searched: a follow-up takes what it leaves out from the question before it."""
    turns = [turn for place, turn in enumerate(turns) if content_of(turn) and not _is_aside(turn, first=not place)]
    if not turns or read_question(text).small_talk or not text.strip():
        return text
    turns, asked, text = [with_full_times(turn) for turn in turns], text, with_full_times(text)
    if asks_apart(text) and len(turns) > 1:
        earlier, before = (completed(turns[at], turns[:at]) for at in (-2, -1))
        if together := asked_together(earlier, before, text):
            return _sentence(together)
    if (again := _COUNTS_AGAIN.match(text)) and _COUNTED.search(turns[-1]):
        text = f"and {again['rest']}"  # `how many under 5?` counts what was counted
    fragment = _is_fragment(text)
    asks_more = bool(_MORE.match(text))
    if not fragment and not asks_more and not leans(text) and not _may_replace(text):
        return asked
    before = completed(turns[-1], turns[:-1])
    bare = _LEAD.sub("", text).strip()
    if asks_more:
        return _sentence(joined(before, bare))
    if not fragment and not leans(text):
        word = replaced_word(before, bare.rstrip(" ?"))
        return _sentence(word) if word else asked
    return _sentence(_fragment_completed(before, bare, text) if fragment else clause_completed(before, bare))


def leans(text: str) -> bool:
    """Whether a whole question leans on the one before: by how it starts, by a pronoun, or naming no topic of its own."""
    opened = any(pattern.search(text) for pattern in (_AND, _THEN, _OF_WHAT))
    uncounted = bool(_UNCOUNTED.match(text)) and len(own_words(text)) <= _FEW
    return opened or uncounted or points(text) or nothing_of_its_own(text) or _has_no_verb(text)


def _has_no_verb(text: str) -> bool:
    """`how many places?`, `at what interest?`: a question word and a noun, which ask nothing alone."""
    words = words_of(_LEAD.sub("", text).rstrip(" ?."))
    at = 1 if words and words[0].low in PREPOSITIONS else 0
    noun = words[at + 1 :]
    asks = len(words) > at and words[at].low in ("what", "which", "how") and 0 < len(noun) < _FEW
    return asks and not any(word.is_mark or word.low in AUXILIARIES | (VERBS - NOUNS_TOO) for word in noun)


def _is_aside(turn: str, *, first: bool) -> bool:
    """Whether what was spoken of before a message stays the topic after it."""
    bare = _LEAD.sub("", turn)
    return read_question(turn).small_talk or (not first and (asks_apart(turn) or asks_of_meeting(bare)))


def _is_fragment(text: str) -> bool:
    """Whether a message is no whole question: a time, a place, a name, `what about ...`."""
    bare = _LEAD.sub("", text).strip(" ?.!")
    if not bare or _SHORT_QUESTION.match(bare):
        return bool(bare)
    if _asks(bare):
        return False
    if _ONES_OR_QUARTER.match(bare):
        return True
    if _ABOUT.match(text) or _AND.match(text) or not content_of(untimed(_without(bare, relative_in(bare)))):
        return True
    return words_of(bare)[0].low in PREPOSITIONS and len(content_of(untimed(bare))) <= _FEW


def _may_replace(text: str) -> bool:
    """Whether a message is so short that it may be one word for another of the question before: `band E?`, `secondary?`."""
    return text.rstrip().endswith("?") and len(text.split()) <= _FEW and not _asks(text.strip(" ?"))


def _asks(bare: str) -> bool:
    """Whether a question word or an auxiliary makes the text a question of its own; `adults who rent` does not."""
    words = words_of(bare)
    first = words[0].low.removesuffix("'s") if words else ""
    if first in QUESTION_WORDS or (first in AUXILIARIES and len(words) > 2):
        return True
    relative = QUESTION_WORDS - {"how", "what", "why"}
    return any(
        word.low in QUESTION_WORDS - relative
        or (word.low in relative and before.is_mark | (before.low in PREPOSITIONS | {"until", "till", "since"}))
        for before, word in pairwise(words)
    )


def _fragment_completed(before: str, bare: str, text: str) -> str:
    stripped = without_that_time(before, bare.strip(" ?.!")).strip() or bare.strip(" ?.!")
    if done := by_doer(before, stripped) or (not content_of(stripped) and replaced_word(before, stripped)):
        return done
    if words_of(stripped) and words_of(stripped)[0].low in PREPOSITIONS:
        stripped = stripped[:1].lower() + stripped[1:]
    if _SHORT_QUESTION.match(stripped):
        return joined(before, bare)
    rest = untimed(_without(stripped, relative_in(stripped)))
    timed = with_times(before, stripped)
    if not content_of(rest) or _is_time(stripped, timed):
        return timed or _followed(before, text.strip())
    if words_of(stripped)[0].low in ("its", "their", "his", "her") or points(stripped):
        return _followed(before, text.strip())
    base = timed or before
    return replaced(base, rest if timed else stripped) or _followed(base, text.strip())


def _followed(before: str, text: str) -> str:
    """The question before with a fragment behind it that fits nowhere in it: the question asked is still that one."""
    return f"{before.rstrip(' ?')} – {text}"


def _is_time(stripped: str, timed: str | None) -> bool:
    return timed is not None and not mentions(stripped) and relative_in(stripped) is None


def _without(text: str, found: re.Match[str] | None) -> str:
    return (text[: found.start()] + text[found.end() :]).strip() if found else text


def _sentence(text: str) -> str:
    tidy = re.sub(r"\s+([?,.])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return tidy[:1].upper() + tidy[1:]
