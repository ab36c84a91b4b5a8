"""Naming: `the recovery plan` said of what the passage calls `the plan`, where only one plan stands over or before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.writing.checks.tokens import lemma
from corpus.report import Particulars
from index.passages import Passage

_NAMED = re.compile(r"\b[Tt]he(?= (?P<words>[A-Za-z'’-]+(?: [A-Za-z'’-]+){1,3}))")
_WORD = re.compile(r"[A-Za-z'’-]+")
_BEFORE = re.compile(r"(?:[A-Za-z'’-]+ )*$")
_LEADS = ".:;–—(·|"  # behind one of these a phrase begins
_ARTICLES = frozenset("the this that".split())
_ENDS = _ARTICLES | frozenset("a an of for in on to by with from at about under".split())
_BEHIND = re.compile(
    r"\s*(?:$|[.,:;–—()·|]|(?:in|on|at|for|by|to|with|from|of|under|until|since|and|that|which|is|was|are|were|be|has|have|had|will|would|"
    r"should|can|could|may|must|now|also|costs?|covers?|starts?|began|begins?|ends?|opens?|opened|closes?|closed|runs?|serves?|includes?)\b)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s?\b|s['’]")
_SAYS_WHICH = re.compile(r"\s*(?:of|for|and|or|to|that|which)\b", re.IGNORECASE)
_UNTOLD = frozenset(
    """and or nor but no not any some all each every many most few several more other another either there we they it is are was
    were be been has have had will would should can could may must do does did who which what how when where within between
    across against into during such said new further additional same own""".split()
)
_MEASURES = frozenset(
    lemma(word)
    for word in """rate figure number total cost share average amount sum percentage proportion increase decrease rise
    fall change difference level overspend underspend saving deficit surplus balance income expenditure spend budget use year quarter month period week day date time target forecast actual result""".split()
)


def shortly_named(sentence: str, passage: Passage, own: Particulars) -> str:
    """The sentence with each `the M N` as `the N` where that is sure to be the same; the sentence itself where none is."""
    for found in reversed(list(_NAMED.finditer(sentence))):
        words = found["words"].split()
        for number in range(1, len(words)):
            named = " ".join(words[:number])
            if _is_the_only(named.lower(), words[number], passage, own):
                sentence = f"{sentence[: found.end()]}{sentence[found.end() + 1 + len(named) :]}"
                break
    return sentence


def _is_the_only(named: str, noun: str, passage: Passage, own: Particulars) -> bool:
    """Whether the passage says `the N`, its heading or what it says before says `M N`, and no other N is spoken of."""
    text = " ".join(passage.text.split())
    short = re.search(rf"\bthe {re.escape(noun)}\b", text, re.IGNORECASE)
    if (
        short is None
        or lemma(noun.lower()) in _MEASURES
        or _OWNED.search(named)
        or not _UNTOLD.isdisjoint(named.split())
    ):
        return False
    over = [*passage.section[-1:], text[: short.start()]]
    around = [own.title, *passage.section, passage.context or "", text]
    return named in _told_of(noun, over) and set(_told_of(noun, around)) <= {"", named}


def _told_of(noun: str, texts: Sequence[str]) -> list[str | None]:
    """What stands before each mention of a noun: `garden waste`, nothing behind `the`, None where it cannot be told."""
    wanted = lemma(noun.lower())
    mentions = [
        (text, word) for text in texts for word in _WORD.finditer(text) if lemma(word.group().lower()) == wanted
    ]
    return [_told_at(text, *word.span()) for text, word in mentions]


def _told_at(text: str, start: int, end: int) -> str | None:
    told = _modifier(text[:start]) if _BEHIND.match(text, end) else None
    return None if told == "" and _SAYS_WHICH.match(text, end) else told


def _modifier(text: str) -> str | None:
    found = _BEFORE.search(text)
    words, lead = found.group().lower().split() if found else [], text[: found.start() if found else 0].rstrip()
    first = next((place for place in range(len(words), 0, -1) if words[place - 1] in _ENDS), 0)
    if not first and lead and lead[-1] not in _LEADS:
        return None
    if first == len(words):
        return "" if words and words[-1] in _ARTICLES else None
    return " ".join(words[first:])
