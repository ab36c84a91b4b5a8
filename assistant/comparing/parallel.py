"""Parallel sides: what stands behind a joining word (`than`, `v`), and what before it is like that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.question import times_in
from assistant.sentences import Span
from assistant.times.time_spans import MONTH, is_time, time_spans

PREPOSITION = r"in|on|at|for|by|under|from|during|to|of|with|among|across|through|within"
_BOUNDARY = re.compile(r"[,;:?]|\s[-–—]\s|\.\s|\.$|\band (?:by )?(?:how|what)\b", re.IGNORECASE)
_STAND_IN = re.compile(
    r"\s*(?:(?:there|it|they|we|you|she|he) )?(?:(?:was|were|is|are|had been|did|does|do|has|have|had) )?"
    rf"(?:(?:the ones?|those|that|the (?:figure|number|amount|sum|total)|it) (?=(?:{PREPOSITION}|set|given|shown|budgeted|reported|told|printed)\b))?",
    re.IGNORECASE,
)
LEADS = re.compile(rf"(?:{PREPOSITION})\b", re.IGNORECASE)
LEADS_IN = re.compile(rf"\b({PREPOSITION}) (?=\w)", re.IGNORECASE)
NAME = re.compile(r"(?:the |a |an )?[A-Z][\w’'&-]*(?: (?:(?:of|and|the|&) )?[A-Z][\w’'&-]*)*")
_GENERAL_NOUN = r"(?:average|rate|figure|number|mean|level|share|total|one)s?"
_NOUN_OF = re.compile(r"(?:the |an? )?(?P<who>[\w/-]+(?: [\w/-]+)?) (?P<noun>[a-z]+)(?=\s*(?:[?.,;:]|$))")
COMPARATIVE = r"(?:more|less|fewer|higher|lower|bigger|smaller|larger|greater|\w{3,}er)"


@dataclass(frozen=True)
class Split:
    """Where the two sides stand in a question, and the words that only join them; in_order: from the first to the second."""

    first: Span
    second: Span
    joins: tuple[Span, ...] = ()
    in_order: bool = False


def led(text: str, span: Span) -> int:
    """The length of the preposition that leads a side, 0 when none does."""
    found = LEADS.match(text[slice(*span)])
    return found.end() if found else 0


def without_lead(name: str) -> str:
    """The name of a side without the words that lead it: `in March 2021` is March 2021."""
    return re.sub(rf"^(?:(?:{PREPOSITION}|since|until|the|our|its|their)\b\s*)+", "", name, flags=re.IGNORECASE) or name


def phrases_in(name: str) -> tuple[str, ...]:
    """The proper names of several words in a side, in small letters: they name one thing only as a whole."""
    found = [
        re.sub(r"^(?:the|an?|cllr|councillor|mr|mrs|ms|dr) |['’]s?$", "", match.group().lower())
        for match in NAME.finditer(as_inside(name))
    ]
    return tuple(phrase for phrase in found if " " in phrase and not re.search(rf"\b(?:{MONTH})\b", phrase))


def stop_of(text: str, start: int) -> int:
    """Where the stretch that begins at `start` ends."""
    found = _BOUNDARY.search(text, start)
    return found.start() if found else len(text)


def begin_of(text: str, end: int) -> int:
    """Where the stretch that ends at `end` begins."""
    return max((found.end() for found in _BOUNDARY.finditer(text, 0, end)), default=0)


def trimmed(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    span = (start + len(said) - len(said.lstrip(" ,")), start + len(said.rstrip(" ,")))
    return span if span[1] > span[0] else None


def as_inside(text: str) -> str:
    """The text with a small first letter: how it begins is no name."""
    return text[:1].lower() + text[1:]


def parallel(text: str, end: int, start: int) -> Split | None:
    """The side that begins behind a joining word, and its like before it, which ends at `end` or further left."""
    stand_in = _STAND_IN.match(text, start)
    begins = stand_in.end() if stand_in else start
    begins += len(text[begins:]) - len(text[begins:].lstrip())
    if split := _of_one_noun(text, end, begins) or _does_more(text, end, begins):
        return split
    second = _second(text, begins)
    first = _first(text, end, second)
    if first and is_time(text, first) and NAME.match(text, second[0]) and not times_in(text[slice(*second)]):
        first = _last_name(text, first[0]) or first
    return Split(first, second, ((end, begins),)) if first else None


def _of_one_noun(text: str, end: int, begins: int) -> Split | None:
    """`Oakham's rate ... the national rate`, `the Q3 figure ... the Q1 figure`: what tells the two of one noun apart."""
    second = _NOUN_OF.match(text, begins)
    if not second or second.end() < stop_of(text, begins):
        return None
    noun = rf"(?:{second['noun']}|{_GENERAL_NOUN})" if re.fullmatch(_GENERAL_NOUN, second["noun"]) else second["noun"]
    whose = [
        *re.finditer(
            r"\b(?P<who>(?!(?:How|Is|Are|Was|Were|Did|Does|Do|Has|Have)\b)[A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s? (?=[^,;:?]*?\w)",
            text[:end],
        )
    ]
    like = [*re.finditer(rf"\b[Tt]he (?P<who>[\w/-]+(?: [\w/-]+)?) {noun}\b", text[:end])]
    if not like and re.fullmatch(_GENERAL_NOUN, second["noun"]) and time_spans(second["who"]):
        like = [*re.finditer(r"\b[Tt]he (?P<who>[\w/-]+(?: [\w/-]+)?) [a-z]+\b", text[:end])]
        like = [one for one in like if time_spans(one["who"])]
    if like:
        first, joined = like[-1].span("who"), (like[-1].end("who"), like[-1].end())
    elif whose and re.fullmatch(_GENERAL_NOUN, second["noun"]):
        first, joined = whose[-1].span("who"), (whose[-1].end("who"), whose[-1].end())
    else:
        return None
    kept = () if like else (joined,)
    return Split(first, second.span("who"), (*kept, (end, second.start("who")), (second.end("who"), second.end())))


def _does_more(text: str, end: int, begins: int) -> Split | None:
    """`how much more does A pay than B in 2024`, `how many more A than B are looked after`: what is said of both stays with both."""
    asked = re.search(
        r"\bhow (?:much|many|far)\b[^,;:?]*?\b(?:does|did|do|will) (?P<first>[^,;:?]+?) \w+$",
        text[:end].rstrip(),
        re.IGNORECASE,
    )
    stop = stop_of(text, begins)
    if asked and not LEADS.match(text, begins) and not times_in(text[begins:stop]) == times_in(asked["first"]) != ():
        tail = LEADS_IN.search(text, begins + 1, stop)
        second = (begins, tail.start() if tail else stop)
        return Split(asked.span("first"), _trimmed(text, *second), ((end, begins),))
    told = re.match(
        r"(?P<second>[a-z][\w-]*(?: [a-z][\w-]*)?) (?=(?:are|were|is|was|have|had|has|did|do|does) )", text[begins:stop]
    )
    before = re.search(r"\b(?:more|fewer|less) (?P<first>[a-z][\w-]*(?: [a-z][\w-]*)?)\s*$", text[:end], re.IGNORECASE)
    if told and before and not re.match(r"(?:there|it|they|we)\b", told["second"]):
        return Split(before.span("first"), (begins, begins + told.end("second")), ((end, begins),))
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    return trimmed(text, start, end) or (start, end)


def _second(text: str, begins: int) -> Span:
    """The side behind a joining word: a time, a name with what leads to it, or all up to the next boundary."""
    stop = stop_of(text, begins)
    for one in time_spans(text[begins:stop]):
        if one.start == 0:
            tail = text[begins + one.end : stop]
            return (
                (begins, begins + one.end)
                if not re.match(r"['’]?s\b| [a-z]+", tail) or LEADS.match(tail.strip())
                else (begins, stop)
            )
    lead = LEADS.match(text, begins)
    name = NAME.match(text, lead.end() + 1 if lead else begins)
    if (
        name
        and not re.search(rf"['’]s?\b|\b(?:{MONTH})\b", name.group(), re.I)
        and text[name.end() : name.end() + 2] != " ("
    ):
        rest = text[name.end() : stop].split()
        if not rest or len(rest) > 2 or LEADS.match(rest[0]):
            return begins, name.end()
    return begins, stop


def _first(text: str, end: int, second: Span) -> Span | None:
    """The side before a joining word that is like the second: a time, led by the same word, or what stands right before."""
    said = text[slice(*second)]
    between = re.search(
        rf"\b(?:is|was|are|were) ((?:the |our |its |their |an? )?\S.+?) {COMPARATIVE}(?: or {COMPARATIVE})?\s*$",
        text[:end],
        re.IGNORECASE,
    )
    if between and not is_time(text, second):
        return between.span(1)
    if is_time(text, second):
        return _last_time(text, end)
    lead = LEADS.match(said)
    if lead:
        led = [match.start() for match in re.finditer(rf"\b{lead.group()} (?=\w)", text[:end], re.IGNORECASE)]
        named = said[lead.end() + 1 : lead.end() + 2].isupper()
        led = [start for start in led if not named or re.search("[A-Z]", text[start + 1 : end])]
        if led:
            return _until_comparative(text, led[-1], end)
        return _last_time(text, end) if times_in(said) else _last_name(text, end)
    return _right_before(text, end, said)


def _right_before(text: str, end: int, said: str) -> Span | None:
    """What stands right before the joining word: behind `more`, behind the last preposition, or the whole stretch."""
    begin = begin_of(text, end)
    asking = re.match(r"\s*how (?:do|does|did|is|are|was|were) ", text[begin:end], re.IGNORECASE)
    begin += asking.end() if asking else 0
    left = text[begin:end]
    more = list(re.finditer(r"\b(?:more|fewer|less) (?=\w)", left, re.IGNORECASE))
    led = list(LEADS_IN.finditer(left))
    if led and led[-1].group(1).lower() not in said.lower().split() and (not more or led[-1].end() > more[-1].end()):
        begin += led[-1].end()
    elif more:
        begin += more[-1].end()
    return trimmed(text, begin, end)


def _until_comparative(text: str, start: int, end: int) -> Span | None:
    found = re.search(rf",|\b{COMPARATIVE}\s*$", text[start:end], re.IGNORECASE)
    return trimmed(text, start, start + found.start() if found else end)


def _last_time(text: str, end: int) -> Span | None:
    times = time_spans(text[:end])
    return (times[-1].start, times[-1].end) if times else None


def _last_name(text: str, end: int) -> Span | None:
    names = list(NAME.finditer(as_inside(text), 0, end))
    return names[-1].span() if names else None
