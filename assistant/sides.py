"""The sides of a comparing question: where in it the two things stand that are compared.

Each way of comparing is a function that finds its two spans, or None: `A than B`, `A v B`, `between A and B`,
`A or B`, `by A and by B`, `how far below B is A`, or simply two times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.question import times_in
from assistant.times import is_financial_year
from corpus.dates import MONTHS

Span = tuple[int, int]

_MONTH = "|".join(sorted({name[:n] for name in MONTHS for n in (3, 4, len(name))}, key=len, reverse=True))
_PREPOSITION = r"in|on|at|for|by|under|from|during|to|of|with|among|across|through|within"
_TIME = re.compile(
    r"\b(?:(?:in|on|at|by|for|during|since|from|to|until|as at|of) )?(?:the )?(?:(?:end|start|close|beginning|middle|month|quarter|year|twelve months|"
    r"financial year|spring|summer|autumn|winter|week|early|late|mid) ?-?(?:of |to |ended |ending |in )?(?:the )?)*"
    rf"(?:(?:Q|Quarter )[1-4](?: of| in|,)? 20\d\d\s?[/–-]\s?\d\d(?:\d\d)?\b|(?:{_MONTH})\.?(?:\s?(?:to|and|-|–)\s?)(?:{_MONTH})\.? (?:19|20)\d\d\b"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{_MONTH})\.?,? (?:19|20)\d\d\b|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?<![\d£.,/-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?![\d%]|,\d))",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[,;:?]|\s[-–—]\s|\.\s|\.$|\band (?:by )?(?:how|what)\b", re.IGNORECASE)
_STAND_IN = re.compile(
    r"\s*(?:(?:there|it|they|we|you|she|he) )?(?:(?:was|were|is|are|had been|did|does|do|has|have|had) )?"
    rf"(?:(?:the ones?|those|that|the (?:figure|number|amount|sum|total)|it) (?=(?:{_PREPOSITION}|set|given|shown|budgeted|reported|told|printed)\b))?",
    re.IGNORECASE,
)
_LEADS = re.compile(rf"(?:{_PREPOSITION})\b", re.IGNORECASE)
_NAME = re.compile(r"(?:the |a |an )?[A-Z][\w’'&-]*(?: (?:(?:of|and|the|&) )?[A-Z][\w’'&-]*)*")
_FEW = 3
_COPULA = r"(?:is|was|are|were|did|does|do|has|have|will|would)"
_COMPARATIVE = r"(?:more|less|fewer|higher|lower|bigger|smaller|larger|greater|\w{3,}er)"


@dataclass(frozen=True)
class Split:
    """Where the two sides stand in a question, and the words that only join them; in_order: from the first to the second."""

    first: Span
    second: Span
    joins: tuple[Span, ...] = ()
    in_order: bool = False


@dataclass(frozen=True)
class TimeSpan:
    """A time at [start, end) with the words that lead to it; `order` sorts times, `iso` are the times it names."""

    start: int
    end: int
    iso: tuple[str, ...]
    order: str


def time_spans(text: str) -> list[TimeSpan]:
    """The times of a text with the words that lead to them, in order."""
    found = []
    for match in _TIME.finditer(text):
        iso = times_in(match.group())
        if iso:
            found.append(TimeSpan(match.start(), match.end(), iso, _order(iso[0])))
    return found


def _order(iso: str) -> str:
    """A key that sorts days, months, quarters and years as they follow each other."""
    if iso.startswith("Q"):
        after = int(iso[3:7]) * 12 + 3 * int(iso[1])
        return f"{after // 12}-{after % 12 + 1:02d}"
    return iso


def _sort_of(one: TimeSpan) -> str:
    """Whether a time is a financial year, a calendar year or narrower; those do not compare with each other."""
    return "year" if is_financial_year(one.iso[0]) else "calendar" if len(one.iso[0]) == 4 else "narrow"


def is_time(text: str, span: Span) -> bool:
    """Whether a side is a time and nothing else."""
    start, end = span
    return any(
        not re.search(r"\w", text[start : one.start] + text[one.end : end])
        for one in time_spans(text[start:end])
        for one in [_moved(one, start)]
    )


def _moved(one: TimeSpan, by: int) -> TimeSpan:
    return TimeSpan(one.start + by, one.end + by, one.iso, one.order)


def led(text: str, span: Span) -> int:
    """The length of the preposition that leads a side, 0 when none does."""
    found = _LEADS.match(text[slice(*span)])
    return found.end() if found else 0


def bare_months(name: str) -> tuple[str, ...]:
    """The months, `01` to `12`, that a side names without a year."""
    named = re.findall(rf"\b({_MONTH})\b(?!\.?,? (?:19|20)\d\d|\.?,? \d)", name, re.IGNORECASE)
    named = [word for word in named if word != "may"]
    numbers = [next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word.lower()[:3])) for word in named]
    return tuple(f"{number:02d}" for number in numbers)


def without_lead(name: str) -> str:
    """The name of a side without the words that lead it: `in March 2021` is March 2021."""
    return (
        re.sub(rf"^(?:(?:{_PREPOSITION}|since|until|the|our|its|their)\b\s*)+", "", name, flags=re.IGNORECASE) or name
    )


def _stop(text: str, start: int) -> int:
    """Where the stretch that begins at `start` ends."""
    found = _BOUNDARY.search(text, start)
    return found.start() if found else len(text)


def _begin(text: str, end: int) -> int:
    """Where the stretch that ends at `end` begins."""
    return max((found.end() for found in _BOUNDARY.finditer(text, 0, end)), default=0)


def _than(text: str) -> Split | None:
    """`more in A than in B`, `more boys than girls`, `is A lower than B`."""
    found = re.search(r"(?<!\bother )(?<!\brather )\bthan\b(?! \d{1,3}\b| £)", text, re.IGNORECASE)
    return _parallel(text, found.start(), found.end()) if found else None


def _against(text: str) -> Split | None:
    """`A v B`, `A compared with B`, `A against B`."""
    for found in re.finditer(
        r"\b(?:vs?\.?|versus|as against|compared (?:with|to)|relative to|against)(?= )", text, re.IGNORECASE
    ):
        split = _parallel(text, found.start(), found.end())
        if split and (found.group().lower() != "against" or _short(text, split)):
            return split
    return None


def _short(text: str, split: Split) -> bool:
    """Whether both sides are times or a few words each: `against` joins much else."""
    sides = (split.first, split.second)
    return all(is_time(text, side) for side in sides) or all(len(text[slice(*side)].split()) <= _FEW for side in sides)


def _parallel(text: str, end: int, start: int) -> Split | None:
    """The side that begins behind a joining word, and its like before it, which ends at `end` or further left."""
    stand_in = _STAND_IN.match(text, start)
    begins = stand_in.end() if stand_in else start
    begins += len(text[begins:]) - len(text[begins:].lstrip())
    second = _second(text, begins)
    first = _first(text, end, second)
    return Split(first, second, ((end, begins),)) if first else None


def _second(text: str, begins: int) -> Span:
    """The side behind a joining word: a time, a name with what leads to it, or all up to the next boundary."""
    stop = _stop(text, begins)
    for one in time_spans(text[begins:stop]):
        if one.start == 0:
            tail = text[begins + one.end : stop]
            return (
                (begins, begins + one.end)
                if not re.match(r"['’]?s\b| [a-z]+", tail) or _LEADS.match(tail.strip())
                else (begins, stop)
            )
    lead = _LEADS.match(text, begins)
    name = _NAME.match(text, lead.end() + 1 if lead else begins)
    if (
        name
        and not re.search(rf"['’]s?\b|\b(?:{_MONTH})\b", name.group(), re.I)
        and text[name.end() : name.end() + 2] != " ("
    ):
        rest = text[name.end() : stop].split()
        if not rest or len(rest) > 2 or _LEADS.match(rest[0]):
            return begins, name.end()
    return begins, stop


def _first(text: str, end: int, second: Span) -> Span | None:
    """The side before a joining word that is like the second: a time, led by the same word, or what stands right before."""
    said = text[slice(*second)]
    between = re.search(
        rf"\b(?:is|was|are|were) ((?:the |our |its |their |an? )?\S.+?) {_COMPARATIVE}\s*$", text[:end], re.IGNORECASE
    )
    if between and not is_time(text, second):
        return between.span(1)
    if is_time(text, second):
        return _last_time(text, end)
    lead = _LEADS.match(said)
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
    begin = _begin(text, end)
    left = text[begin:end]
    more = list(re.finditer(r"\b(?:more|fewer|less) (?=\w)", left, re.IGNORECASE))
    led = list(_LEADS_IN.finditer(left))
    if led and led[-1].group(1).lower() not in said.lower().split() and (not more or led[-1].end() > more[-1].end()):
        begin += led[-1].end()
    elif more:
        begin += more[-1].end()
    return _trimmed(text, begin, end)


_LEADS_IN = re.compile(rf"\b({_PREPOSITION}) (?=\w)", re.IGNORECASE)


def _until_comparative(text: str, start: int, end: int) -> Span | None:
    found = re.search(rf",|\b{_COMPARATIVE}\s*$", text[start:end], re.IGNORECASE)
    return _trimmed(text, start, start + found.start() if found else end)


def _last_time(text: str, end: int) -> Span | None:
    times = time_spans(text[:end])
    return (times[-1].start, times[-1].end) if times else None


def _last_name(text: str, end: int) -> Span | None:
    names = list(_NAME.finditer(_as_inside(text), 0, end))
    return names[-1].span() if names else None


def _as_inside(text: str) -> str:
    """The text with a small first letter: how it begins is no name."""
    return text[:1].lower() + text[1:]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    span = (start + len(said) - len(said.lstrip(" ,")), start + len(said.rstrip(" ,")))
    return span if span[1] > span[0] else None


def _between(text: str) -> Split | None:
    """`between A and B`; two times also `from A to B`."""
    for found in re.finditer(r"\bbetween\b|\bfrom\b", text, re.IGNORECASE):
        joins = "and" if found.group().lower() == "between" else "to"
        stop = _stop(text, found.end())
        pairs = [
            ((found.end() + 1, found.end() + join.start()), (found.end() + join.end(), stop))
            for join in re.finditer(rf" (?:{joins}) ", text[found.end() : stop])
        ]
        if joins == "to":
            pairs = [pair for pair in pairs if times_in(text[slice(*pair[0])]) and times_in(text[slice(*pair[1])])]
        if pairs:
            first, second = next((pair for pair in pairs if _alike(text, *pair)), pairs[0])
            second = _without_tail(text, first, second)
            return _with_head(
                text, Split(first, second, ((found.start(), first[0]), (first[1], second[0])), in_order=True)
            )
    return None


def _with_head(text: str, split: Split) -> Split:
    """`the spending told in A and the figure told in B`: what the stand-in stands for belongs to both sides."""
    stand_in = re.match(
        rf"(?:the (?:ones?|figure|number|amount|sum|total)|those|that) (?=(?P<lead>{_PREPOSITION}|\w+ed|\w+en|set|put)\b)",
        text[slice(*split.second)],
        re.IGNORECASE,
    )
    if not stand_in:
        return split
    same = r"\w+ed|\w+en|set|put" if not re.fullmatch(_PREPOSITION, stand_in["lead"]) else stand_in["lead"]
    said = text[slice(*split.first)]
    head = re.search(rf" (?=(?:{same})\b)", said, re.IGNORECASE) or re.search(rf"\w+ \w+ (?={_LEADS.pattern})", said)
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
    for lead in _LEADS_IN.finditer(other):
        later = re.search(rf"\b(?:{_MONTH}|20\d\d)\b", other[lead.start() :], re.IGNORECASE)
        if later and re.search(rf"\b(?:{_MONTH}|20\d\d)\b", one, re.IGNORECASE):
            continue
        if (
            lead.start() > 0
            and lead.group(1).lower() != "to"
            and not re.search(rf"\b{lead.group(1)}\b", one, re.IGNORECASE)
        ):
            return _trimmed(text, second[0], second[0] + lead.start()) or second
    return second


def _either(text: str) -> Split | None:
    """`which is bigger, A or B`."""
    if not re.search(
        r"\b(?:which|who|where|whether|was it|is it|did|does|do|has|have|is|are|was|were)\b", text, re.IGNORECASE
    ):
        return None
    for found in re.finditer(r" or ", text):
        begin, stop = _begin(text, found.start()), _stop(text, found.end())
        if begin == 0:
            names = [
                match for match in _NAME.finditer(_as_inside(text), 0, found.start()) if match.end() == found.start()
            ]
            second = _NAME.match(text, found.end())
            if not names or not second:
                continue
            return Split(names[-1].span(), second.span(), (found.span(),))
        first = _trimmed(text, begin, found.start())
        if first:
            return Split(first, _without_tail(text, first, (found.end(), stop)), (found.span(),))
    return None


def _both(text: str) -> Split | None:
    """`by A and by B`, and with a word that compares two names, `A and B`."""
    if not re.search(r"\b(?:apart|differ\w*|gap|compar\w+)\b", text, re.IGNORECASE):
        return None
    led = re.search(rf"\b({_PREPOSITION}) ((?:(?!\b\1\b)[^,;:?.])+?) and (\1 )([^,;:?.]+)", text, re.IGNORECASE)
    if led:
        return Split((led.start(1), led.end(2)), (led.start(3), led.end(4)), ((led.end(2), led.start(3)),))
    named = re.search(rf"({_NAME.pattern}) and ({_NAME.pattern})", text)
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


def _two_times(text: str) -> Split | None:
    """Two times of the same sort, and no other way of comparing."""
    times = time_spans(text)
    if len(times) > 2:
        times = [one for one in times if _sort_of(one) == _sort_of(times[-1])]
    if len(times) != 2 or times[0].iso == times[1].iso or _sort_of(times[0]) != _sort_of(times[1]):
        return None
    return Split((times[0].start, times[0].end), (times[1].start, times[1].end))


SIDES: tuple[Callable[[str], Split | None], ...] = (_than, _how_far, _between, _against, _either, _both, _two_times)
