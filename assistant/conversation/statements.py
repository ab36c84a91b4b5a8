"""A question turned into what it is about: `how many meals did it serve?` into `the meals it served`."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.conversation.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    NOUNS_TOO,
    PAST,
    PAST_FORMS,
    PREPOSITIONS,
    VERBS,
)
from assistant.conversation.phrases import words_of
from assistant.conversation.timing import mentions, untimed

OPENING = re.compile(
    r"^(?P<front>(?:(?:in|on|at|by|for)\s+(?!what\b|which\b|when\b|how\b)[^,?]*?,?\s+)?)(?:(?:by|at|in|for|on|to|until|till|since)\s+)?"
    r"(?P<asks>how (?:many|much)|what|which|whose|whom|who|when|where|why|how)(?:['’]s)?\b\s*",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"^(?:please\s+)?(?:(?:can|could) you\s+)?(?:tell me|show me|give me|find|list|explain|i want to know)\s+(?:about\s+)?",
    re.I,
)
_MEANS = re.compile(r"\s+(?:stands? for|mean|be \w+ (?:on|for))$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:the council|we|you|they|it)\s+\w+ing\s+(?:about|on|for|with|to)\s+", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:g[eo]t to|achieved?|manage[d]?|reach(?:ed)?|hit|met|meet|actual(?:ly)?|spen[dt]|end(?:ed)? up|turn(?:ed)? out|c[ao]me out|do|done)\b",
    re.I,
)
_SPENT = re.compile(r"\bspen[dt]\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"^(?:the |our )?(?P<when>(?:[\w/-]+ ){0,2}?)(?:target|budget|forecast|estimate|plan|aim) (?:for|of|on) (?:the )?(?=\w)",
    re.IGNORECASE,
)
_WE = frozenset({"we", "you", "they"})


def joined(before: str, text: str) -> str:
    """The new question first, so that it says what is wanted, then what the question before was about."""
    matter = subject_matter(before)
    if _RESULT.search(text) and (planned := _PLANNED.match(matter)):
        when = mentions(planned["when"] or "")
        matter = matter[planned.end() :] + (f" in {when[0].time}" if when else "")
        if not _SPENT.search(text):
            return _figure_of(matter, text)
    matter = untimed(matter) if mentions(text) else matter
    return f"{text.rstrip(' ?.')} – {matter}?" if matter else text


def _figure_of(matter: str, text: str) -> str:
    """The figure that is reached of a target's matter: at the time that the new question names, else at its own."""
    times = " ".join(time.whole if time.whole != time.time else f"in {time.time}" for time in mentions(text))
    return f"What was the figure for {untimed(matter) if times else matter} {times}".strip() + "?"


def subject_matter(before: str) -> str:
    """The question without its question words, to be named behind another: `who runs the depot?` is `the depot`."""
    if " – " in before:
        return before.split(" – ", 1)[1].strip(" ?")
    bare = TOLD.sub("", before.strip().rstrip("?").strip())
    opening = OPENING.match(bare)
    rest = bare[opening.end() :] if opening else bare
    asks = opening["asks"].lower() if opening else ""
    if asks in ("how many", "how much", "which", "what"):
        words = words_of(rest)
        if asks == "how many" and len(words) > 1 and words[0].low in PAST_FORMS and words[1].low not in PREPOSITIONS:
            rest = rest[words[0].end :].strip()  # `how many backed the plan`
        rest = _done(rest) or (counted(rest) or rest).removeprefix("the ")
    if asks == "how" and len(words_of(rest)) > 2 and words_of(rest)[1].low in AUXILIARIES:
        rest = rest[words_of(rest)[1].end :]  # `how long is the list`
    front = opening["front"].strip(" ,") if opening else ""
    words = words_of(rest)
    while words and words[0].low in AUXILIARIES | {"there"}:
        rest = rest[words[0].end :].strip()
        rest = _past(rest) if words[0].low == "did" else rest
        words = words_of(rest)
    if opening and opening["asks"].lower() in ("who", "whom") and words and words[0].low in VERBS:
        rest = re.sub(r"^(?:off|up|out)\s+", "", rest[words[0].end :].strip())
    rest = _ABOUT.sub("", _MEANS.sub("", rest))
    return " ".join(part for part in (rest, front) if part)


def counted(rest: str) -> str | None:
    """What `how many` counts, as a noun phrase: `meals did it serve in May` is `the meals it served in May`."""
    whole = re.sub(r"^of (?:the|our|its|their) ", "", rest)
    part, rest = whole != rest, whole
    words = words_of(rest)
    place = next((at for at, word in enumerate(words) if word.low in AUXILIARIES), None)
    verbs = [at for at, word in enumerate(words[1:], 1) if word.low in PAST_FORMS and not word.capital]
    verb = (verbs[-1] if part else verbs[0]) if verbs else None  # of a part, the first verb only says of what
    if place is None or (verb is not None and verb < place and not part):
        if verb is None:
            return None
        return f"the {rest[: words[verb].start].strip()} that {rest[words[verb].start :]}"
    noun, tail = rest[: words[place].start].strip(), rest[words[place].end :].strip()
    if not noun:
        return None
    if words[place].low in BE:
        tail = re.sub(r"^there\b\s*", "", tail)
        said = (
            tail
            if _predicate(tail)
            else f"{'' if tail.split()[0].lower() in _WE else 'that '}{_moved(words[place].text, tail)}"
        )
        return f"the {noun} {said}".strip()
    if words[place].low in ("did", "do", "does"):
        return f"the {noun} {_past(tail) if words[place].low == 'did' else tail}"
    return f"the {noun} that {_moved(words[place].text, tail)}"


def _done(rest: str) -> str | None:
    """`the route` of `firm runs the route`: what is done, where the question asks for who does it."""
    words = words_of(rest)
    verb = next(
        (word for word in words[1:3] if word.low in VERBS and word.low.endswith("s") and not word.capital), None
    )
    return rest[verb.end :].strip() if verb and verb.end < len(rest) else None


def _predicate(tail: str) -> bool:
    """Whether what follows `were` says something of the noun, rather than naming who does something to it."""
    first = tail.split()[0].lower() if tail else ""
    return first not in DETERMINERS | _WE


def _moved(auxiliary: str, tail: str) -> str:
    """`has the council built` as `the council has built`."""
    words = words_of(tail)
    if words and words[0].low in _WE:
        return f"{words[0].text} {auxiliary}{tail[words[0].end :]}"
    if _predicate(tail) and not tail[:1].isupper():
        return f"{auxiliary} {tail}"
    verb = next((word for word in words[1:] if word.low in VERBS and not word.capital), None)
    return f"{tail[: verb.start]}{auxiliary} {tail[verb.start :]}" if verb else f"{auxiliary} {tail}"


def _past(tail: str) -> str:
    """`the team serve in May` as `the team served in May`."""
    after = pairwise(words_of(tail))
    verbs = [
        word for last, word in after if word.low in PAST and not word.capital and last.low not in DETERMINERS | {"to"}
    ]
    word = next((word for word in verbs if word.low not in NOUNS_TOO), verbs[0] if verbs else None)
    return f"{tail[: word.start]}{PAST[word.low]}{tail[word.end :]}" if word else tail
