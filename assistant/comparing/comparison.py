"""Comparing questions: what is compared with what, and how. `How many more in March 2021 than in March 2020?` has two sides,
a question that lists several times, names or things has one for each.

Each side becomes a question of its own: the words that both share, with the words of the one side in their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.asking.question import read_question
from assistant.comparing.enumerated import enumerated
from assistant.comparing.parallel import Split, led
from assistant.comparing.sides import SIDES, held_against
from assistant.sentences import Span
from assistant.times.full_times import with_full_times
from assistant.times.time_spans import is_time, time_spans

Relation = Literal["difference", "percentage", "ratio", "larger", "total", "each", "share"]

_SEVERAL, _ALTOGETHER = 3, 2
LATEST = "latest"
_SINCE = re.compile(r"since\b", re.IGNORECASE)

_CHANGES = (
    r"ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|grow(?:n|s|th)?|grew|shr[iau]nk|increas\w+|decreas\w+|"
    r"reduc\w+|declin\w+|(?:go|went|gone|going|come|came|gone) (?:up|down)|cut|lose|lost|gain\w*|chang\w+|mov(?:e|ed)|climb\w*|"
    r"improv\w+|worsen\w*|better|worse|sav(?:e|ed)|swing|swung|var(?:y|ied)|shift\w*|jump\w*|exceed\w*|outnumber\w*|outstrip\w*|surpass\w*|widen\w*|narrow\w*"
)
_MORE = (
    r"more|less|fewer|further|extra|higher|lower|bigger|smaller|larger|greater|cheaper|dearer|longer|shorter|faster|slower|"
    r"older|younger|better|worse|earlier|later|heavier|costlier|busier|ahead|behind|above|below|short|over|under"
)
_DIFFERENCE = re.compile(
    rf"\bby (?:about |roughly )?how (?:much|many)\b|\bhow (?:much|many|far)\b.{{0,60}}?\b(?:{_MORE})\b|\bhow (?:much|far|many)\b.*\b(?:{_CHANGES})\b"
    rf"|\bdifferen(?:ce|t|tly)\b|\bdiffer\b|\bgap\b|\bapart\b|\b(?:what|which) (?:was|is|were) the (?:{_CHANGES})\b|\bcompar\w+|\brelative to\b|\b(?:what|how big|how large|how great) (?:is|was|were) the (?:rise|fall|drop|increase|decrease|reduction|change|growth|cut|"
    r"saving)s?\b|\bhow (?:does|do|did|has|have|is|are|was|were)\b.*\b(?:change\w*|compare\w*)\b",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\bhow (?:much|many|far)(?: \w+){0,3} (?:more|higher|bigger|larger|greater|dearer|longer|ahead|above)\b|\bmore\b.*\bthan\b"
    r"|\b(?:rise|risen|rose|grow|grown|grew|increas\w+|(?:go|gone|went) up|gain\w*|climb\w*|higher|bigger|ahead of)\b",
    re.IGNORECASE,
)
_FALLING = re.compile(
    r"\b(?:fewer|less|lower|smaller|cheaper|shorter|behind|below|short of|fall|fallen|fell|drop\w*|declin\w*|decreas\w+|reduc\w+|"
    r"shr[iau]nk|(?:go|gone|went|come|came) down|lose|lost|cut)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"\b(?:differ\w*|gap|apart|compar\w+)\b", re.IGNORECASE)
_PERCENTAGE = re.compile(
    rf"\b(?:by )?what (?:percentage|per ?cent|%)\b.*\b(?:{_CHANGES}|{_MORE})\b|\bpercentage (?:change|increase|decrease|rise|fall|reduction|growth|difference)\b"
    rf"|\bhow many per ?cent\b|\bin percentage terms\b|\bper ?cent (?:{_MORE})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(rf"\bhow many times (?=(?:{_MORE})\b|as\b|the\b|what\b|that\b)|\bwhat multiple of\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:altogether|combined|in total|all told|put together|taken together|added (?:up|together)|(?:the )?(?:sum|total) of)\b"
    r"|\b(?:have|had|has|get|got|spend|spent|cost|did|receive[d]?|were|are)\b.*\bbetween them\b|\btogether\s*[?.]?\s*$",
    re.IGNORECASE,
)
_LARGER = re.compile(
    rf"\b(?:which|who|whose|where|when)\b.*\b(?:{_MORE}|most|fewest|least|biggest|largest|smallest|highest|lowest|dearest|cheapest)\b"
    rf"|\b(?:were|was|are|is|did|do|does|has|have)\b.*\b(?:{_MORE})\b.*\bthan\b|^(?:did|does|do|has|have|is|are|was|were)\b(?=.* or ).*\b(?:{_MORE})\b|\b(?:up or down|rise or fall|go up|go down)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\bagainst\b|\bcompared?\b|\b(?:both|each)\b\W*$|\bhow (?:far|much|many)\b.*\b(?:above|below|short of|ahead of|behind)\b",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(
    r"\b(?P<first>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) (?:and|or) (?P<second>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_ALSO = re.compile(
    r"\band (?:what|how|who|when|which)\b(?!.*\b(?:gap|difference|figures?|totals?|numbers?)\b)", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?:what|which) (?:percentage|per ?cent|proportion|share|fraction|%)\b|\bhow much of\b.*\b(?:%|per ?cent|percentage)",
    re.IGNORECASE,
)
_MOVED = (
    r"changed?|rise|risen|fall|fallen|drop|dropped|grow|grown|shr[iau]nk|increased?|decreased?|declined?|reduced?|(?:go|gone|come|came) (?:up|down)|"
    r"improved?|worsened?|lose|lost|moved?|swing|climbed?|differ|compare"
)
_ASKING: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_MORE}) or (?:{_MORE})\b",
        r"\b(?:(?:go|gone|went|come|came|rise|risen) )?(?:up or down|or fall(?:en)?)\b|^how (?:did|does|do|has|have|is|are|was|were)\b",
        rf"\bhow many times (?:as (?:many|much|high|large|big|great|long)(?: as)?|{_MORE}|the)\b|\b(?:how many times|what multiple of)\b",
        r"\b(?:and )?(?:by )?how far apart(?: (?:are|is|were|was) (?:they|these|the two))?",
        r"\b(?:and )?(?:by )?(?:roughly |about )?how many (?:percentage )?points?(?: apart)?(?: (?:are|is|were|was) they)?",
        r"\b(?:and )?how many (?:more|fewer|less) [\w -]{0,40}\b(?:is|was) (?:that|this|it)\b",
        r"\b(?:and )?(?:by )?(?:roughly |about )?(?:how (?:much|many|far)|what (?:percentage|per ?cent))\b"
        r"(?: of an? (?:rise|fall|drop|increase|reduction|change|gap|difference)\b)?(?: (?:behind|below|above|ahead of|short of|short))?",
        r"\b(?:and )?what(?:['’]?s| is| was| are| were|) (?:the )?(?:gap|difference|change)(?: (?:is|was) there)?(?: (?:in|between))?",
        r"(?:,| and| -|) (?:the )?(?:difference|gap|change)(?: please)?\s*$",
        r"\b(?:the )?(?:difference|gap|change) (?:in|of|between)\b|\bapart\b",
        r"\b(?:which|who|where)(?: of these)? (?:is|was|are|were|has|had|have|got|gets|spent|saw)(?: the)?\b|\bwhich\b",
        r"\b(?:is|are|was|were) (?:given |put |shown |told )?differently\b|\bcompare(?:d|s)?(?: (?:with|to))?\b|\bdiffers?\b|\bbetween\b",
        r"\b(?:do|does|did|has|have|had|is|are|was|were|will) (?:it|they|there|that|we)(?: (?:go|gone|come) (?:up|down))?\b",
        rf"(?<=\bdid\b)(?P<a>.*)\b(?:{_MOVED})\b|(?<=\bhas\b)(?P<b>.*)\b(?:{_MOVED})\b|(?<=\bhave\b)(?P<c>.*)\b(?:{_MOVED})\b",
        r"\b(?:percentage|per cent) (?:change|difference|increase|decrease)(?: in)?\b",
        r"\b(?:more|less|fewer|bigger|smaller|larger|higher|lower|greater|longer|shorter|better|worse|further|extra|ahead|behind)\b(?! education)",
        r"^\s*(?:did|does|do|has|have|had|is|are|was|were)\b|(?<=[:;?.,–-] )(?:did|does|do|has|have|had|is|are|was|were)\b",
    )
)

_TOGETHER = re.compile(
    r"(?:, |\b)(?:altogether|combined|in total|all told|put together|taken together|added (?:up|together)|between them|together)\b|\b(?:the )?(?:sum|total) of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Side:
    """One of what is compared: its words as they stand in the question, and the question that asks for it alone.

    reports: ids of the reports that it names, in which alone it is asked; words: what it then says beside naming them.
    """

    name: str
    question: str
    reports: tuple[str, ...] = ()
    words: str | None = None

    @property
    def said(self) -> str:
        """The words that tell its figure from the other sides'."""
        return self.name if self.words is None else self.words

    @property
    def times(self) -> tuple[str, ...]:
        """The times that its words name; a quarter without a year (`Q2`) where they are nothing else."""
        named = read_question(self.said).times
        alone = not named and is_time(self.said, (0, len(self.said)))
        return tuple(time for one in time_spans(self.said) for time in one.iso) if alone else named


@dataclass(frozen=True)
class Comparison:
    """Two sides or more and what is asked of them; the difference is the first less the second.

    shared: the words that all sides are asked about; asked: the whole question; in_time: whether the sides are times, of two the later
    one first, more than two as they are listed; listed: the list as it stands, None where the sides are not listed.
    """

    sides: tuple[Side, ...]
    relation: Relation
    shared: str
    asked: str = ""
    in_time: bool = False
    listed: str | None = None

    @property
    def since(self) -> bool:
        """Whether the first side is the latest figure, of whatever time that is."""
        return self.sides[0].name == LATEST

    @property
    def rising(self) -> bool | None:
        """Whether the question takes the first side to be the larger, or the smaller; None when it does not say."""
        up, down = bool(_RISING.search(self.asked)), bool(_FALLING.search(self.asked))
        return up if up != down else None


def read_comparison(text: str) -> Comparison | None:
    """What a question compares, or None when it asks for one thing only."""
    full = with_full_times(re.sub(r"\s+", " ", text).strip())
    relation = _relation(full) or ("difference" if held_against(full) else None)
    members = enumerated(full, _ALTOGETHER if _TOTAL.search(full) else _SEVERAL)
    if members and (relation or _asks_for_figures(full)):
        return _of_several(full, members, "total" if _TOTAL.search(full) else relation or "each")
    if relation is None:
        return None
    if since := _since(full, relation):
        return since
    for split_in in SIDES:
        split = split_in(full)
        if split and _are_two(full, split):
            return _comparison(full, split, relation)
    return None


def _since(text: str, relation: Relation) -> Comparison | None:
    """How much something has changed since the one time that is named: the latest against that time."""
    times = time_spans(text)
    if relation not in ("difference", "percentage") or len(times) != 1 or not _SINCE.match(text, times[0].start):
        return None
    span = (times[0].start, times[0].end)
    shared = _shared(text, Split(span, (span[1], span[1])), "")
    then = re.sub(r"^since", "in", _named(text, span), flags=re.IGNORECASE)
    if not read_question(shared).terms or not re.search(r"\b(?:has|have)\b", text, re.IGNORECASE):
        return None
    sides = (Side(LATEST, f"latest {shared}"), Side(then, f"{shared} {then}"))
    return Comparison(sides, relation, shared, text, in_time=True)


def _asks_for_figures(text: str) -> bool:
    """Whether figures may be asked for: a figure or a thing is, or nothing but a topic is named."""
    return read_question(text).wants in ("figure", "words") and not re.search(
        r"\b(?:who|whom|whose|when|where|why)\b|^\W*(?:how (?!much|many)|did|does|do|is|are|was|were|can|will|should)\b",
        text,
        re.IGNORECASE,
    )


def relation_of(text: str) -> Relation | None:
    """How a question compares, where its sides need not be told apart by its words; None when it does not compare."""
    full = with_full_times(re.sub(r"\s+", " ", text).strip())
    if relation := _relation(full):
        return relation
    if _SHARE.search(full):
        return "share"
    if _BESIDE.search(full) and not _ALSO.search(full):
        return "difference"
    return "each" if _TWO_NAMES.search(full) and _asks_for_figures(full) else None


def two_names(text: str) -> tuple[str, str] | None:
    """The two names that a question for figures of each joins; `Housing and Regeneration` may be one."""
    found = _TWO_NAMES.search(text)
    return (found["first"], found["second"]) if found else None


def without_share(text: str) -> str:
    """A question for a share as one for the figures that it is of."""
    return _SHARE.sub("how many", text)


def _of_several(text: str, members: Sequence[Span], relation: Relation) -> Comparison | None:
    """The comparison of all that a question lists; each side is asked in the place of the whole list."""
    whole = Split((members[0][0], members[-1][1]), (members[-1][1], members[-1][1]))
    lead = text[members[0][0] : members[0][0] + led(text, members[0])]
    sides = tuple(
        Side(
            _named(text, member),
            _shared(text, whole, _named(text, member) if led(text, member) else f"{lead} {_named(text, member)}"),
        )
        for member in members
    )
    shared = _shared(text, whole, "")
    if not read_question(shared).terms:
        return None
    return Comparison(
        sides, relation, shared, text, all(is_time(text, member) for member in members), text[slice(*whole.first)]
    )


def _relation(text: str) -> Relation | None:
    if _RATIO.search(text):
        return "ratio"
    if _PERCENTAGE.search(text):
        return "percentage"
    if _DIFFERENCE.search(text) or re.search(r"\b(?:vs?|versus)\b", text, re.IGNORECASE):
        return "difference"
    return "larger" if _LARGER.search(text) else None


def _are_two(text: str, split: Split) -> bool:
    """Whether both sides say something, and not the same."""
    first, second = (text[slice(*span)].strip(" ,") for span in (split.first, split.second))
    return bool(re.search(r"\w{2}", first) and re.search(r"\w{2}", second)) and first.lower() != second.lower()


def _comparison(text: str, split: Split, relation: Relation) -> Comparison:
    first, second = split.first, split.second
    in_time = is_time(text, first) and is_time(text, second)
    if _earlier(text, first, second) or (split.in_order and not _GAP.search(text) and not in_time):
        first, second = second, first
    shared = _shared(text, split, "")
    alone = not led(text, split.first)
    sides = [Side(_named(text, span), _shared(text, split, _put(text, span, alone))) for span in (first, second)]
    return Comparison((sides[0], sides[1]), relation, shared, text, in_time)


def without_comparing(text: str) -> str:
    """A question without the words that compare."""
    for pattern in (_TOGETHER, *_ASKING):
        text = pattern.sub(lambda found: f" {next((kept for kept in found.groups() if kept), '')} ", text)
    return re.sub(r"\s+", " ", text).strip()


def _named(text: str, span: Span) -> str:
    return text[slice(*span)].strip(" ,.;:?")


def _put(text: str, span: Span, alone: bool) -> str:
    """The words of a side as they stand in the question of its own: a leading word goes where the first side has none."""
    said = text[slice(*span)]
    return said[led(text, span) :].lstrip() if alone and not is_time(text, span) else said


def _earlier(text: str, first: Span, second: Span) -> bool:
    """Whether both sides name a time and the first side's is the earlier one."""
    times = [time_spans(text[slice(*span)]) for span in (first, second)]
    return all(times) and times[0][0].order < times[1][0].order


def _shared(text: str, split: Split, side: str) -> str:
    """The question with one side in the place of the first, without the words that compare."""
    cuts = sorted([split.first, split.second, *split.joins])
    place, kept = 0, []
    for start, end in cuts:
        kept.append(text[place:start])
        kept.append(" \0 " if start == split.first[0] else " ")
        place = max(place, end)
    kept.append(text[place:])
    left = "".join(kept)
    for pattern in _ASKING if _RATIO.search(text) else (_TOGETHER, *_ASKING):
        left = pattern.sub(lambda found: f" {next((kept for kept in found.groups() if kept), '')} ", left)
    left = re.sub(r"\s+([,.;:?])", r"\1", re.sub(r"\s+", " ", left.replace("\0", side.strip(" ,"))))
    return re.sub(r"(?:[,;:–-]\s*)+(?=[,;:?]|$)| or\s*$", "", left).strip(" ,;:-–?")
