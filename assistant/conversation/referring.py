"""What a pronoun of a follow-up stands for in the question before, and the question with that in its place."""

from __future__ import annotations

import re
from itertools import zip_longest

from assistant.conversation.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DOING,
    PAST,
    PAST_FORMS,
    PREPOSITIONS,
    QUANTITY,
    VERBS,
)
from assistant.conversation.phrases import names_in, noun_phrase_from, noun_up_to_verb, own_words, words_of
from assistant.conversation.pointing import pointer_in
from assistant.conversation.statements import OPENING, TOLD, counted, subject_matter
from assistant.conversation.timing import untimed

_WHEN_WAS_IT = re.compile(r"^when (?:was|is) (?:it|that|this)\W*$", re.IGNORECASE)
_NAME_DOING = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)*) [a-z]+ing")
_DOES = re.compile(rf"\s+(?:{'|'.join(sorted(DOING))})\b.*$")


def referred(before: str, text: str) -> str | None:
    """The text with its pronoun replaced by what the question before speaks of; None when that cannot be told."""
    found = pointer_in(text)
    if found is None:
        return None
    low = found[0].lower()
    stands_for = _referent(before, low, text)
    if not stands_for:
        return None
    owner = low in ("its", "their", "his") or (low == "her" and bool(re.match(r"\s+[a-z]", text[found.end() :])))
    owner = owner and not re.match(r"\s+(?:about|in|on|at|for|to|by)\b", text[found.end() :])
    new = f"{stands_for}{'’' if stands_for.endswith('s') else '’s'}" if owner else stands_for
    new = f"in {new}" if low == "there" else new
    start, end = found.span()
    return re.sub(r"\s+", " ", f"{text[:start]}{new}{text[end:]}").strip()


def _referent(before: str, pronoun: str, text: str) -> str | None:
    question = before.split(" – ")[-1] if " – " in before else before
    bare = TOLD.sub("", question.strip().rstrip("?").strip())
    if pronoun == "there":
        placed = [item for item in names_in(untimed(bare)) if item.preposition in ("in", "at", "for", "of", "to")]
        return placed[-1].text if placed else None
    if " – " in before and pronoun in ("he", "she", "him", "his", "her"):
        return _person("", bare)
    if " – " in before:
        if pronoun in ("them", "those", "these") and not noun_up_to_verb(bare).endswith("s"):
            return None
        return bare if words_of(bare)[:1] and words_of(bare)[0].low in DETERMINERS else _single(bare) or bare
    opening = OPENING.match(bare)
    asks = opening["asks"].lower() if opening else ""
    rest = bare[opening.end() :] if opening else bare
    if pronoun in ("he", "she", "him", "his", "her"):
        return _person(asks, rest)
    if asks in ("how many", "how much", "which", "what", "") or opening is None:
        return _thing(asks, rest, pronoun, text)
    if asks in ("who", "whom", "whose"):
        return _behind_the_verb(untimed(rest))
    return _done_to(rest, pronoun) or _subject(rest)


def _done_to(rest: str, pronoun: str) -> str | None:
    """The baths of `did Council want the baths kept open`: a body is no `it`, nor `them`, where something is done by it."""
    subject = _subject(untimed(rest))
    if not subject or own_words(subject) or pronoun in ("they", "their"):
        return None
    tail = rest[rest.index(subject) + len(subject) :] if subject in rest else ""
    words = words_of(tail)
    if len(words) < 2 or words[0].low not in VERBS or not (words[1].low in DETERMINERS or words[1].capital):
        return None
    return noun_phrase_from(tail, words[1].start) or None


def _thing(asks: str, rest: str, pronoun: str, text: str) -> str | None:
    many = pronoun in ("they", "them", "their", "those", "these")
    named = words_of(rest)[0].low not in AUXILIARIES | DETERMINERS if rest else False
    if asks in ("how many", "which") or (asks in ("how much", "what") and named):
        whole = counted(rest)
        single = _single(rest)
        of_it = re.search(r"\bof it\b", text, re.IGNORECASE)
        if pronoun in ("it", "its") and single and not of_it and not _of_quantity(text):
            return single
        asks_if = bool(re.match(r"^(?:is|was)\s+(?:that|this|it)\b", text, re.IGNORECASE))
        if whole and not many and (_of_quantity(text) or asks_if):
            if asks == "what":
                return whole
            return f"the {'amount' if asks == 'how much' else 'number'} of {whole.removeprefix('the ')}"
        return whole
    if asks == "how much":
        of_amount = pronoun in ("that", "this") or _of_quantity(text)
        return f"the amount {subject_matter(f'how much {rest}')}" if of_amount else _subject(untimed(rest))
    if asks == "":
        if words_of(rest)[0].low in AUXILIARIES:
            return None
        return rest if words_of(rest)[0].low in DETERMINERS or names_in(f"– {rest}")[:1] else f"the {rest}"
    verb = words_of(rest)[0].low if rest else ""
    if verb in BE or (asks == "what" and re.match(r"^(?:the|a|an|our)\b", rest)):
        behind = _DOES.sub("", _undone(rest.split(" ", 1)[1] if verb in BE and " " in rest else rest))
        behind = behind if not behind.lower().startswith("there ") else behind[6:]
        return behind if not many or asks == "what" else None
    return _acted_on(rest, pronoun, text)


def _acted_on(rest: str, pronoun: str, text: str) -> str | None:
    """The plan of `what did Council decide on the plan`, where it is no person or body that `it` stands for."""
    subject = _subject(untimed(rest))
    acts_on = re.search(r"\s(?:on|about|for)\s+(?=\w)", untimed(rest))
    if pronoun in ("it", "its", "that", "this") and acts_on and subject and not own_words(subject):
        if _WHEN_WAS_IT.match(text):
            return None
        return noun_phrase_from(untimed(rest), acts_on.end())  # not who decided, but on what
    return subject


def _single(rest: str) -> str | None:
    """A name or a thing with an article that is the subject or object of the question, not a place."""
    bare = untimed(rest)
    name = next((item for item in names_in(f"– {bare}") if not item.preposition), None)
    if name:
        return f"{name.determiner} {name.text}".strip()
    article = re.search(r"\b(?:the|an?|our)\s+(?=\w)", bare, re.IGNORECASE)
    return noun_phrase_from(bare, article.start()) if article else None


def _subject(rest: str) -> str | None:
    """The noun phrase behind the auxiliary."""
    words = words_of(rest)
    at = 0
    while at < len(words) and words[at].low not in AUXILIARIES and any(word.low in AUXILIARIES for word in words):
        at += 1
    start = words[at].end if at < len(words) and words[at].low in AUXILIARIES else 0
    tail = untimed(rest[start:].strip())
    tail = _undone(tail)
    if words[at : at + 1] and words[at].low in ("do", "does", "did", "will", "would"):
        tail = _before_the_verb(tail)
    phrase = noun_phrase_from(tail)
    doing = words[at].low in BE and _NAME_DOING.fullmatch(phrase) if words[at : at + 1] else None
    return doing["name"] if doing else phrase or None


def _undone(tail: str) -> str:
    """`the charge` of `decided on the charge`, which `was` stands before."""
    passive = re.match(r"^(?:been\s+|be\s+)?(?P<done>[a-z]+)\s+(?:on|for|to|about)\s+", tail)
    return tail[passive.end() :] if passive and passive["done"] in PAST_FORMS else tail


def _before_the_verb(tail: str) -> str:
    """`the office` of `the office open on Monday`: behind `does` the verb is one even when it may be a noun."""
    words = words_of(tail)
    first = 2 if words and words[0].low in DETERMINERS else 1
    for word, after in zip_longest(words[first:], words[first + 1 :]):
        ends = after is None or after.is_mark or after.low in PREPOSITIONS | DETERMINERS
        if word.low in PAST and not word.capital and ends:
            return tail[: word.start].strip()
    return tail


def _behind_the_verb(rest: str) -> str | None:
    """`the panel` of `chaired the panel`; what `is` is followed by stays whole."""
    words = words_of(rest)
    if len(words) < 2:
        return None
    doing = words[0].low in BE and words[1].low.endswith("ing")
    if not doing and words[0].low in BE | DETERMINERS:  # a person is no `it`: what the post is for may be
        post = re.search(r"\b(?:of|for|in|on)\s+(?=\w)", rest)
        return noun_phrase_from(rest, post.end()) if post else None
    start = 1 if words[0].low in VERBS or words[0].low in BE else 0
    if words[0].low in AUXILIARIES and (doing or words[1].low in VERBS):
        start = 2
    while start < len(words) and words[start].low in ("to", "for", "with", "on", "by", "off", "up", "out"):
        start += 1
    return noun_phrase_from(rest, words[start].start) if start < len(words) else None


def _person(asks: str, rest: str) -> str | None:
    words = words_of(rest)
    if asks in ("who", "whom") and words:
        if words[0].low in BE:
            return rest[words[0].end :].strip() or None
        return f"the person who {rest}"
    called = re.search(r"\bnames? of\s+(?P<post>.+)$", rest, re.IGNORECASE)
    if called:
        return called["post"]
    titled = re.search(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?", rest)
    named = titled[0] if titled else None
    role = re.search(
        r"\bthe\s+(?:[\w-]+\s+){0,3}?(?:mayor|leader|director|chair|head|commissioner|officer|executive)\b", rest, re.I
    )
    return named or (role[0] if role else None)


def _of_quantity(text: str) -> bool:
    return any(word.low in QUANTITY for word in words_of(text))
