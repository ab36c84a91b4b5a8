"""The sides of a comparing question: where in it the two things stand that are compared.

Each way of comparing is a function that finds its two spans, or None: `A than B`, `A v B`, `between A and B`,
`A or B`, `by A and by B`, `how far below B is A`, or simply two times.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking.question import times_in
from assistant.comparing.parallel import (
    LEADS,
    LEADS_IN,
    NAME,
    PREPOSITION,
    Split,
    as_inside,
    begin_of,
    parallel,
    stop_of,
    trimmed,
)
from assistant.sentences import Span
from assistant.times.time_spans import MONTH, is_time, sort_of, time_spans

_FEW = 3
_USED_TO = r" (?:it|they|we|there|he|she) (?:used to(?: be)?|did|does|do|was|were|had)\W*(?:[?.,;:]|$)"
_BESIDE = ("beside", "next to", "alongside")
_COPULA = r"(?:is|was|are|were|did|does|do|has|have|will|would)"


def _than(text: str) -> Split | None:
    """`more in A than in B`, `more boys than girls`, `is A lower than B`."""
    found = re.search(rf"(?<!\bother )(?<!\brather )\bthan\b(?! \d{{1,3}}\b| £|{_USED_TO})", text, re.IGNORECASE)
    return parallel(text, found.start(), found.end()) if found else None


def _times_as(text: str) -> Split | None:
    """`how many times as many in A as in B`, `how many times as much as B did A cost`, `how many times B is A`."""
    found = re.search(
        rf"\btimes as (?:many|much|high|large|big|great|long) as ([^,;:?]+?) {_COPULA} ([^,;:?]+)", text, re.IGNORECASE
    )
    if found:
        name = NAME.match(text, found.start(2))
        first = (found.start(2), name.end()) if name else found.span(2)
        return Split(first, found.span(1), ((found.end(1), first[0]),))
    found = re.search(r"\btimes as (?:many|much|high|large|big|great|long)\b.*?(?P<join> as )", text, re.IGNORECASE)
    if found:
        return parallel(text, found.start("join"), found.end("join"))
    found = re.search(
        rf"\b(?:how many times|what multiple of) (?=the\b|that\b|what\b)([^,;:?]+?) {_COPULA} ([^,;:?]+)",
        text,
        re.IGNORECASE,
    )
    return Split(found.span(2), found.span(1), ((found.end(1), found.start(2)),)) if found else None


def _against(text: str) -> Split | None:
    """`A v B`, `A compared with B`, `A against B`; of two times also `A beside B`."""
    for found in re.finditer(
        rf"\b(?:vs?\.?|versus|as against|compare[ds]? (?:with|to)|relative to|against|{'|'.join(_BESIDE)})(?= )",
        text,
        re.IGNORECASE,
    ):
        split, join = parallel(text, found.start(), found.end()), found.group().lower()
        if split and (
            join not in ("against", *_BESIDE)
            or _of_two_times(text, split)
            or (join == "against" and _short(text, split))
        ):
            return split
    return None


def held_against(text: str) -> bool:
    """Whether a question sets a figure of one time against that of another: `A in Q2 against B in Q1`."""
    split = _against(text)
    return split is not None and _of_two_times(text, split)


def _of_two_times(text: str, split: Split) -> bool:
    """Whether each side names a time, and not the same."""
    one, other = times_in(text[slice(*split.first)]), times_in(text[slice(*split.second)])
    return bool(one and other) and set(one) != set(other)


def _compare(text: str) -> Split | None:
    """`compare A with B`."""
    found = re.match(
        r"(?:please )?compare (?P<first>[^,;:?]+?) (?P<join>with|to|against) (?P<second>[^,;:?]+)", text, re.IGNORECASE
    )
    return parallel(text, found.end("first"), found.start("second")) if found else None


def _short(text: str, split: Split) -> bool:
    """Whether both sides are times or a few words each: `against` joins much else."""
    sides = (split.first, split.second)
    return all(is_time(text, side) for side in sides) or all(len(text[slice(*side)].split()) <= _FEW for side in sides)


def _between(text: str) -> Split | None:
    """`between A and B`; two times also `from A to B`."""
    for found in re.finditer(r"\bbetween\b|\bfrom\b", text, re.IGNORECASE):
        joins = "and" if found.group().lower() == "between" else "to"
        stop = stop_of(text, found.end())
        pairs = [
            ((found.end() + 1, found.end() + join.start()), (found.end() + join.end(), stop))
            for join in re.finditer(rf" (?:{joins}) ", text[found.end() : stop])
        ]
        if joins == "to":
            pairs = [pair for pair in pairs if times_in(text[slice(*pair[0])]) and times_in(text[slice(*pair[1])])]
        if pairs:
            first, second = next((pair for pair in pairs if _alike(text, *pair)), pairs[0])
            second = _without_tail(text, first, second)
            begins, first = first[0], _like_led(text, first, second)
            between = (found.start(), found.end() if first[0] > begins else begins)
            return _with_head(text, Split(first, second, (between, (first[1], second[0])), in_order=True))
    return None


def _like_led(text: str, first: Span, second: Span) -> Span:
    """The first side without what is said of both, where a word leads the second: from that word on, or the last word alone."""
    lead, said = LEADS.match(text, second[0]), text[slice(*first)]
    if not lead or LEADS.match(said) or is_time(text, first):
        return first
    led = list(re.finditer(rf"\b{lead.group()} (?=\w)", said, re.IGNORECASE))
    start = led[-1].start() if led else -1 if LEADS_IN.search(said) else said.rfind(" ") + 1
    return (first[0] + start, first[1]) if start > 0 else first


def _with_head(text: str, split: Split) -> Split:
    """`the spending told in A and the figure told in B`: what the stand-in stands for belongs to both sides."""
    stand_in = re.match(
        rf"(?:the (?:ones?|figure|number|amount|sum|total)|those|that) (?=(?P<lead>{PREPOSITION}|\w+ed|\w+en|set|put)\b)",
        text[slice(*split.second)],
        re.IGNORECASE,
    )
    if not stand_in:
        return split
    same = r"\w+ed|\w+en|set|put" if not re.fullmatch(PREPOSITION, stand_in["lead"]) else stand_in["lead"]
    said = text[slice(*split.first)]
    head = re.search(rf" (?=(?:{same})\b)", said, re.IGNORECASE) or re.search(rf"\w+ \w+ (?={LEADS.pattern})", said)
    if not head:
        return split
    first = split.first[0] + head.end(), split.first[1]
    second = split.second[0] + stand_in.end(), split.second[1]
    return Split(first, second, (split.joins[0], (split.first[1], second[0])), in_order=True)


def _alike(text: str, first: Span, second: Span) -> bool:
    one, other = text[slice(*first)], text[slice(*second)]
    return bool(times_in(one)) == bool(times_in(other)) and one.split()[:1] == other.split()[:1]


def _without_tail(text: str, first: Span, second: Span) -> Span:
    """The second side without what is said of both: a phrase led by a word that the first side does not have."""
    one, other = text[slice(*first)], text[slice(*second)]
    if is_time(text, first):
        found = next(iter(time_spans(other)), None)
        return (second[0], second[0] + found.end) if found else second
    for lead in LEADS_IN.finditer(other):
        later = re.search(rf"\b(?:{MONTH}|20\d\d)\b", other[lead.start() :], re.IGNORECASE)
        if later and re.search(rf"\b(?:{MONTH}|20\d\d)\b", one, re.IGNORECASE):
            continue
        if (
            lead.start() > 0
            and lead.group(1).lower() != "to"
            and not re.search(rf"\b{lead.group(1)}\b", one, re.IGNORECASE)
        ):
            return trimmed(text, second[0], second[0] + lead.start()) or second
    return second


def _either(text: str) -> Split | None:
    """`which is bigger, A or B`."""
    if not re.search(
        r"\b(?:which|who|where|whether|was it|is it|did|does|do|has|have|is|are|was|were)\b", text, re.IGNORECASE
    ):
        return None
    for found in re.finditer(r" or ", text):
        begin, stop = begin_of(text, found.start()), stop_of(text, found.end())
        if begin == 0:
            names = [
                match for match in NAME.finditer(as_inside(text), 0, found.start()) if match.end() == found.start()
            ]
            second = NAME.match(text, found.end())
            if not names or not second:
                continue
            return Split(names[-1].span(), second.span(), (found.span(),))
        first = trimmed(text, begin, found.start())
        if first:
            return Split(first, _without_tail(text, first, (found.end(), stop)), (found.span(),))
    return None


def _both(text: str) -> Split | None:
    """`by A and by B`, and with a word that compares two names, `A and B`."""
    if not re.search(r"\b(?:apart|differ\w*|gap|compar\w+)\b", text, re.IGNORECASE):
        return None
    led = re.search(rf"\b({PREPOSITION}) ((?:(?!\b\1\b)[^,;:?.])+?) and (\1 )([^,;:?.]+)", text, re.IGNORECASE)
    if led:
        return Split((led.start(1), led.end(2)), (led.start(3), led.end(4)), ((led.end(2), led.start(3)),))
    named = re.search(rf"({NAME.pattern}) and ({NAME.pattern})", as_inside(text))
    return Split(named.span(1), named.span(2), ((named.end(1), named.start(2)),)) if named else None


def _how_far(text: str) -> Split | None:
    """`how far below B is A`, `how far short did A fall of B`."""
    found = re.search(
        rf"\bhow (?:far|much|many \w+) (?:behind|below|above|ahead of|short of|over|under|beyond) ((?:(?!\b{_COPULA}\b).)+?) {_COPULA} ([^,;:?]+)",
        text,
        re.IGNORECASE,
    )
    if found and (" " in found[1] or found[1][0].isupper()):
        first = _without_tail(text, found.span(1), found.span(2))
        return Split(first, found.span(1), ((found.end(1), found.start(2)),))
    found = re.search(
        rf"\bhow (?:far|much) (?:short|behind|below|above) {_COPULA} ([^,;:?]+?) (?:fall|come|lie|stand) (?:of|to) ([^,;:?]+)",
        text,
        re.IGNORECASE,
    )
    return Split(found.span(1), found.span(2), ((found.end(1), found.start(2)),)) if found else None


def _exceeds(text: str) -> Split | None:
    """`by how much did A exceed B`."""
    found = re.search(
        rf"\b{_COPULA} ([^,;:?]+?) (?:exceed\w*|outnumber\w*|outstrip\w*|surpass\w*|overtak\w*|trail(?:s|ed)?|lag(?:s|ged)?(?: behind)?) ([^,;:?]+)",
        text,
        re.IGNORECASE,
    )
    if not found:
        return None
    return Split(found.span(1), _without_tail(text, found.span(1), found.span(2)), ((found.end(1), found.start(2)),))


def _two_times(text: str) -> Split | None:
    """Two times of the same sort, and no other way of comparing."""
    times = time_spans(text)
    if len(times) > 2:
        times = [one for one in times if sort_of(one) == sort_of(times[-1])]
    if len(times) != 2 or times[0].iso == times[1].iso or sort_of(times[0]) != sort_of(times[1]):
        return None
    return Split((times[0].start, times[0].end), (times[1].start, times[1].end))


SIDES: tuple[Callable[[str], Split | None], ...] = (
    _times_as,
    _than,
    _how_far,
    _between,
    _against,
    _compare,
    _exceeds,
    _either,
    _both,
    _two_times,
)
