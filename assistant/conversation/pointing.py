"""Whether a pronoun of a message points out of it, to the question before."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.conversation.lexicon import AUXILIARIES, VERBS
from assistant.conversation.phrases import names_in, own_words, words_of

_POINTER = re.compile(
    r"(?P<last>\b(?:that|this|those|these)(?=\s*[?.]*$))|\b(?P<word>its|it|they|them|their|he|she|him|his|her|there)\b"
    r"|(?<!\w)(?P<that>(?:(?<=is )|(?<=was )|(?<=did )|(?<=does )|(?<=will )|(?<=would )|(?<=has )|(?<=had )|(?<=are )|(?<=were )"
    r"|(?<=of )|(?<=for )|(?<=by )|(?<=about )|(?<=on )|(?<=to )|(?<=with )|(?<=than )|(?<=have )|(?<=do )|(?<=can )|(?<=could )|(?<='s ))"
    r"(?:that|this|those|these)(?=$|\s*[?,.]|\s+(?:\w+ed|over|under|above|below|each|in|on|at|by|for|to|from|the|a|up|down|all"
    r"|within|against|compared?|cost|mean|come|go|be|raise|take|have|had|were|was|are|is|still|per|due|include|apply|start|save|more|less|fewer|higher|lower|better|worse|true|enough|still|now|then|than|too|not|as"
    r"|\w+ly|\w+ing"
    r"|(?:" + "|".join(sorted(VERBS)) + r"))\b))",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\bit\s+(?:true|likely|possible|legal|necessary|safe|worth|ok|okay|takes?|took|costs?|matters?|rain|snow|called)\b.*\b(?:to|that|if)\b"
    r"|\b(?:is|was)\s+there\b|\bthere\s+(?:is|are|was|were|been|be|any)\b|\b(?:are|were|have|has|will|would)\s+there\b",
    re.IGNORECASE,
)
_STARTERS = frozenset("how who what when where why which they it he she and but so if".split())
_JOINS = frozenset("if because that when where whether before after".split())
_SHORT = 5


def points(text: str) -> bool:
    """Whether a pronoun of the text has nothing in the text that it could stand for."""
    return not _EXPLETIVE.search(text) and pointer_in(text) is not None


def pointer_in(text: str) -> re.Match[str] | None:
    """The first pronoun that points out of the text."""
    return next((found for found in _POINTER.finditer(text) if not _inside(text, found)), None)


def _inside(text: str, found: re.Match[str]) -> bool:
    """Whether a pronoun stands for something in its own text.

    It does behind words of a topic, unless it is the object of a short sentence, as the object is never the subject
    (`what did the mayor say to her?`); `they` and `its` do so too before a topic (`when do they empty the bins in Elm Road?`).
    """
    left, right = text[: found.start()], text[found.end() :]
    low = found[0].lower()
    own, all_own = own_words(left), own_words(text)
    if low in ("they", "its", "their") and not own:
        return bool(names_in(text)) or (low == "they" and len(all_own) > 2)
    words = words_of(left)
    is_object = (
        low not in ("he", "she", "they")
        and bool(words)
        and not words[-1].is_mark
        and words[-1].low not in AUXILIARIES | _STARTERS
    )
    possessive = low in ("its", "their", "his") or (
        low == "her" and bool(re.match(r"\s+(?!about\b|in\b|on\b|for\b)[a-z]", right))
    )
    compares = bool(words) and words[-1].low in ("than", "as")
    alone = is_object and not compares and not possessive and not re.search(r"[.,;:?]\s", left) and not _clauses(left)
    return bool(own) and not (alone and len(all_own) <= _SHORT)


def _clauses(text: str) -> int:
    """How many clauses begin behind the first words of a text."""
    words = [word.low for word in words_of(text)]
    words = words[1:] if words[:1] and words[0] in ("until", "till", "since") else words  # `until when`
    starts = AUXILIARIES | _STARTERS
    joined = sum(word == "and" and after in starts for word, after in pairwise([*words, "who"]))
    return joined + sum(word in _JOINS for word in words[1:])
