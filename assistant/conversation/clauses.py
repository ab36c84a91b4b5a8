"""A follow-up that is a whole question (`who seconded it?`, `how many of them were boys?`), completed from the one before."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.conversation.doers import by_doer
from assistant.conversation.lexicon import AUXILIARIES, GENERIC, NOUNS_TOO, PAST, PREPOSITIONS, SUPERLATIVES, VERBS
from assistant.conversation.ones import spelt_one
from assistant.conversation.phrases import content_of, names_in, noun_up_to_verb, own_words, words_of
from assistant.conversation.pointing import points
from assistant.conversation.referring import referred
from assistant.conversation.replacing import replaced_word
from assistant.conversation.retiming import appended, last_times, put, with_times, without_that_time
from assistant.conversation.statements import joined
from assistant.conversation.timing import QUARTER, filled_in, mentions, relative_in, untimed, yearless

_WHO_DID = re.compile(r"\b(?P<who>who|which \w+)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_ASKS_WHEN = re.compile(r"\bwhen\b|\bwhat (?:date|day|month|year|time)\b|\bhow (?:soon|long)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?P<which>(?:which|what|any) other|another|which)\s+ones?\b", re.IGNORECASE)
_COUNTS = re.compile(r"^(?:which|what|how many)\s+(?P<noun>[\w-]+)", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow (?P<much>many|much)\s+(?P<noun>[\w-]+(?:\s+[\w-]+)*)", re.IGNORECASE)
_SAME_AGAIN = re.compile(
    r"^(?:what|how (?:many|much|high|low|big|long|far))\s+(?:was|is|were|are|would|will)\s+(?:it|that|this|they)"
    r"(?:\s+(?:be|like|then|now))?\b(?P<when>.*)$",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:since|than|compared (?:with|to)|from|against)\b", re.IGNORECASE)
_WHAT_IS_THE = re.compile(r"^(?:what|which)(?:['’]s| is| was| are| were) the (?P<which>\w+)\W*$", re.IGNORECASE)
_ATTENDS = re.compile(
    r"^(?P<asks>who (?:else )?(?:chaired|attended|was (?:there|present|in the chair)|(?:sent|gave)(?: (?:their|his|her))? apologies))"
    r"(?:\s+(?:at |for )?(?:it|that|there|the meeting|that meeting))?\W*$",
    re.IGNORECASE,
)
_VOTED_ON = re.compile(  # a vote on something that is named is no vote on what was asked before
    r"\b(?:vote[ds]?|voting|decide[ds]?|decisions?)\s+(?:on|about)\s+(?:the\s+)?"
    r"(?!(?:it|that|this|them|those|these|amendments?|motions?|proposals?|recommendations?|report|matter|scheme|plan|policy)\b)\w",
    re.IGNORECASE,
)
_THEY_VOTED = re.compile(r"\bdid (?:they|it) vote\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?P<body>(?:[A-Z][\w&’'-]*,? (?:(?:and|of|for|the) )?)*(?:Council|Cabinet|Executive|Committee|Panel|Board|Forum)\b(?! (?:Member|Tax|Director))(?: meeting)?)"
)
_THING_DONE = re.compile(
    r"^(?P<thing>(?:what|which|how (?:many|much))\s+\w.*?)\s+(?:did|does|do)\s+(?P<rest>.+)$", re.I
)
_ANOTHER_DID = re.compile(
    r"^what did (?P<who>(?:the )?(?:[\w&’'-]+ ){1,3}?)(?P<verb>\w+)(?: (?:in the end|instead|then|finally|actually|eventually))?\W*$",
    re.IGNORECASE,
)
_FEW = 3


def nothing_of_its_own(text: str) -> bool:
    """Whether no name and no word of a topic stands in a question: `who seconded?`, `how much can the new deal cost?`."""
    named = [item for item in names_in(text) if item.text.lower() not in GENERIC and not QUARTER.fullmatch(item.text)]
    return not named and 0 < len(content_of(text)) <= _FEW + 2 and not own_words(text) and not _VOTED_ON.search(text)


def asks_of_meeting(text: str) -> bool:
    """Whether a message only asks who chaired or was there: what was spoken of before stays the topic."""
    return bool(_ATTENDS.match(text))


def clause_completed(before: str, bare: str) -> str:
    """The clause with what it leaves out of the question before; alone when it leaves out nothing."""
    bare = _spelt_time(before, bare)
    for way in (
        by_doer,
        _same_again,
        _superlative,
        _one,
        _other,
        _of_meeting,
        _by_another,
        _pointing,
        _lacking,
        _counting,
    ):
        if done := way(before, bare):
            return done
    alone = len(own_words(bare)) > _FEW or bool(names_in(bare)) or bool(_VOTED_ON.search(bare))
    if _same_opening(before, bare) and (alone or _same_end(before, bare) != bare):
        return _timed(before, _same_end(before, bare))
    return bare if alone else joined(before, bare)


def _spelt_time(before: str, bare: str) -> str:
    """The clause with the time that its `the year before` means, without a bare `that year`: the times are carried on."""
    bare = filled_in(without_that_time(before, bare), before)
    relative = relative_in(bare)
    whole = with_times(before, relative[0]) if relative else None
    if relative is None or not whole or not mentions(whole):
        return bare
    return put(bare, relative.start(), relative.end(), mentions(whole)[-1].whole)


def _same_again(before: str, bare: str) -> str | None:
    """`what was it in 2019?`: the question before, of that time."""
    found = _SAME_AGAIN.match(bare.rstrip(" ?."))
    if not found or before[:3].lower() == "did":
        return None
    if content_of(untimed(found["when"])) and not yearless(before, found["when"].strip()):
        return None
    return with_times(before, found["when"].strip()) if found["when"].strip() else before


def _superlative(before: str, bare: str) -> str | None:
    """`what was the highest?` after a question for the average, or for the lowest."""
    found = _WHAT_IS_THE.match(bare)
    return replaced_word(before, found["which"]) if found and found["which"].lower() in SUPERLATIVES else None


def _one(before: str, bare: str) -> str | None:
    """A clause in which `the place one` is spelt out by a name of the question before."""
    found = re.search(r"\bthe (?P<which>[\w&’'-]+(?: [\w&’'-]+)?) one\b", bare, re.IGNORECASE)
    names = [item for item in names_in(before) if len(item.text.split()) > 1]
    if not found or not names:
        return None
    return _timed(before, put(bare, found.start(), found.end(), f"the {spelt_one(names[-1], found['which'], '')}"))


def _other(before: str, bare: str) -> str | None:
    """`which other one applied?`: the noun that the question before asks for."""
    other, noun = _OTHER.search(bare), _COUNTS.match(before)
    if not other:
        return None
    return joined(before, put(bare, other.end("which"), other.end(), f" {noun['noun']}") if noun else bare)


def _of_meeting(before: str, bare: str) -> str | None:
    """`who chaired it?`, `who sent apologies?` after a question that says when a meeting was: of that meeting."""
    asks, times = _ATTENDS.match(bare), last_times(before, bare)
    if not asks or not times:
        return None
    body = _BODY.search(before)
    named = (
        f"the {body['body']}{'' if body['body'].lower().endswith('meeting') else ' meeting'}" if body else "the meeting"
    )
    linked = "" if asks["asks"].lower().split()[-1] in ("chaired", "attended") else "at "
    return f"{asks['asks']} {linked}{named} {times}?"


def _by_another(before: str, bare: str) -> str | None:
    """`what did Council agree in the end?` after `what charge did the report recommend for 2023?`: that charge, by another."""
    own, other = _THING_DONE.match(before), _ANOTHER_DID.match(bare)
    if not own or not other or points(bare) or other["verb"].lower() not in VERBS or own_words(other["who"]):
        return None
    words = takewhile(lambda word: word.low not in PREPOSITIONS and not word.is_mark, words_of(own["rest"]))
    done = next((word for word in reversed(list(words)) if word.low in PAST and not word.capital), None)
    return f"{own['thing']} did {other['who'].strip()} {other['verb']}{own['rest'][done.end :]}" if done else None


def _pointing(before: str, bare: str) -> str | None:
    if not points(bare):
        return None
    again = before if not mentions(bare) or _COMPARES.search(bare) else untimed(before)
    done = None if _THEY_VOTED.search(bare) else referred(again, bare)
    if (
        done and nothing_of_its_own(done) and re.search(r"\b(?:they|them|he|she)\b", bare, re.IGNORECASE)
    ):  # `how much did they spend?` names who, not what
        return joined(before, done)
    return _timed(before, done) if done else joined(before, bare)


def _lacking(before: str, bare: str) -> str | None:
    """A question that names no topic takes the deed, the post or the whole matter of the one before."""
    if not nothing_of_its_own(bare) or _counting(before, bare):
        return None
    words = [word.low for word in words_of(bare) if not word.is_mark]
    own = _WHO_DID.search(before)
    if own and own["verb"].lower() in VERBS:
        if len(words) == 2 and words[0] == "who":
            return put(before, own.start(), own.end(), f"who {words[1]}")
        if re.match(r"^who(?:'s)? (?:(?:was|is|were|are) )?(?:the )?[\w-]+\W*$", bare, re.IGNORECASE):
            return f"{bare.rstrip(' ?')} of{before[own.end() :]}"
    return joined(before, bare)


def _counting(before: str, bare: str) -> str | None:
    """`how many were boys?` counts what the question before counts; `how many vacancies?` counts something else there."""
    own = _COUNTED.search(before)
    found = re.match(r"^how (?:many|much)\b\s*(?P<rest>.*?)[ ?.]*$", bare, re.IGNORECASE)
    if not own or not found or not found["rest"]:
        return None
    first = words_of(found["rest"])[0].low
    noun = noun_up_to_verb(own["noun"])
    if noun and (first in AUXILIARIES or (first in VERBS - NOUNS_TOO and first not in own["noun"].lower().split()[:1])):
        return _timed(before, f"how {own['much']} {noun} {found['rest']}?")
    short = not any(word.low in AUXILIARIES | VERBS | PREPOSITIONS for word in words_of(found["rest"]))
    return put(before, own.start("noun"), own.start("noun") + len(noun), found["rest"]) if noun and short else None


def _same_opening(before: str, bare: str) -> bool:
    return [word.low for word in words_of(before)[:2]] == [word.low for word in words_of(bare)[:2]]


def _same_end(before: str, bare: str) -> str:
    """`what did the leader say?` after `what did the mayor say about the tip?`: what follows the same verb there."""
    last = words_of(bare.rstrip(" ?."))[-1].low
    found = re.search(rf"\b{re.escape(last)}(?P<rest>\s.*)$", before, re.IGNORECASE)
    return f"{bare.rstrip(' ?.')}{found['rest']}" if found and last in VERBS else bare


def _timed(before: str, text: str) -> str:
    """The text with the times of the question before, unless it names one itself or asks for one."""
    if _ASKS_WHEN.search(text) or mentions(text):
        return text
    times = last_times(before, text)
    return appended(text, times) if times else text
