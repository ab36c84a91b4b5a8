"""What a figure measures: the words that name it, without times, the council's own name and words of counting.

Two figures are of one measure only when these words are the same, and so are sort, role, place and column. A word that is
not known to be free may narrow what is counted (`started being looked after`), so it tells two measures apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.checking.lexicon import say_the_opposite
from assistant.checking.regions import TIME
from assistant.fact import Fact
from assistant.figures import figures_in
from assistant.like_with_like import far_apart, same_sort
from assistant.roles import ELSEWHERE, roles_in
from assistant.sentences import sentences
from index.analysis import question_terms, terms

_FREE = """
a an the this that these those there here it its we our us and or of in on at as by to for from with since until which who
is are was were be been being has have had stand stands stood standing remain remains remained
number numbers figure figures total count level amount sum value result actual current currently now present presently latest
reduce reduced reduction fall falls fell fallen decrease decreased drop dropped decline declined rise rises rose risen
increase increased grow grew grown climbed down up peak height high low start end
during last worth noting note noted well overall respectively about around approximately roughly only just
per cent percent million billion thousand m bn k
year month quarter day council councils borough county city district metropolitan
"""
_CODE = re.compile(r"\b[A-Z]{1,4}\d{1,3}\b")
_OVER_A_TIME = re.compile(
    r"\b(?:year|months?|quarter|weeks?|period|days?)\s+(?:up )?(?:to|until|ending|ended)\b|\bup to\b|\bso far\b|\bto date\b"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:months?|weeks?|days|years)\b|\bduring\b|\bover the\b|\bsince\b|\bfor the (?:full )?year\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,7}(?=s?\b)")
_LEADING = re.compile(
    r"^\W*(?:in|of|for|at|among|amongst|within|with|across|under|excluding|including)\b(.*)", re.I | re.DOTALL
)
_TRAILING = re.compile(
    r"^\W*(?:aged|excluding|including|except|who|whose|with|without|in|at|under|over|placed|living|subject|from|not|only|"
    r"on|for|across|within|both|either)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Ww]ithin|[Aa]cross) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_TOKEN = re.compile(r"[A-Za-z][\w’'-]*")
_FEWEST = 2
_SAME_CAPTION = 0.5
_NARROWING = frozenset({("edge", "start"), ("edge", "end"), ("done", "no"), ("done", "yes"), ("extent", "to date")})
LongForms = Callable[[str], list[str]]


@dataclass(frozen=True)
class Measure:
    """What the figure `of` measures: terms that name it, terms of the question that stand by or over it, its column's."""

    of: Fact
    named: frozenset[str]
    told: frozenset[str]
    column: frozenset[str]

    @property
    def name(self) -> str:
        """The words that name it, as the report prints them."""
        row = self.of.found.passage.row
        if row is not None:
            return " ".join(
                [row.label.strip(" :"), *(self.of.header or ())[-1:]] if self.column else [row.label.strip(" :")]
            )
        return " ".join(dict.fromkeys(word for word in _TOKEN.findall(self.of.around) if set(terms(word)) & self.named))


def measure_of(fact: Fact, question: str, long_forms: LongForms) -> Measure | None:
    """What a figure measures, asked for as in the question; None when the words about it name too little to be sure."""
    named = _named(fact, long_forms)
    told = _terms(question, fact, long_forms) & _told(fact, long_forms)
    if not named or len(named | told) < _FEWEST:
        return None
    return Measure(fact, named, told, _column(fact, long_forms))


def is_of(fact: Fact, measure: Measure, long_forms: LongForms) -> bool:
    """Whether a figure is surely of the measure."""
    own = measure.of
    return (
        same_sort(fact, own)
        and fact.change in ("to", "from")
        and fact.bound is None
        and fact.roles == own.roles
        and roles_in(fact.near) & _NARROWING == roles_in(own.near) & _NARROWING
        and _over_a_time(fact) == _over_a_time(own)
        and _of_elsewhere(fact) == _of_elsewhere(own)
        and (_are_rows(fact, own) or not (far_apart(fact, own) or far_apart(own, fact)))
        and _named(fact, long_forms) == measure.named
        and _column(fact, long_forms) == measure.column
        and measure.told <= _told(fact, long_forms)
        and not _limited(fact)
        and _places_over(fact) - measure.told <= _places_over(own)
        and _like_tables(fact, own, long_forms)
    )


def _named(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    """The terms that name what a figure counts: its row's label, or the words of its sentence that are about it."""
    row = fact.found.passage.row
    return _terms(row.label if row is not None else _about(fact, long_forms), fact, long_forms)


def _about(fact: Fact, long_forms: LongForms) -> str:
    """The words about a figure of a sentence; where its own say nothing (`which stands at 609`) those before it do.

    With another figure before it only B of `from A to B` is about what is said before A.
    """
    if _terms(fact.near, fact, long_forms):
        return fact.near
    before = fact.around[: max(0, fact.around.find(fact.near))]
    leading = re.split(r"\bfrom\b", before)[0]
    return fact.near if figures_in(leading) else f"{leading} {fact.near}"


def _column(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    return _terms(" ".join(fact.header or ()), fact, long_forms)


def _told(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    return _terms(f"{fact.near} {fact.around} {fact.over}", fact, long_forms)


def _over_a_time(fact: Fact) -> bool:
    """Whether a figure of a sentence is told for a stretch of time that ends then, not for a moment or a named period."""
    start = fact.around.find(fact.near)
    if fact.header is not None or start < 0:
        return False
    before = fact.around[:start]
    return bool(_OVER_A_TIME.search(fact.near if figures_in(before) else before + fact.near))


def _of_elsewhere(fact: Fact) -> bool:
    """Whether a figure is the country's or a neighbour's, by its own words or by what stands over it."""
    passage = fact.found.passage
    return fact.elsewhere or bool(ELSEWHERE.search(" ".join([passage.context or "", *passage.section[-2:]])))


def _limited(fact: Fact) -> bool:
    """Whether a clause beside the figure's own may limit what it counts: `In foster care, there were 40 children`."""
    start = fact.around.find(fact.near)
    if fact.header is not None or start < 0:
        return False
    before, after = fact.around[:start], fact.around[start + len(fact.near) :]
    leading = _LEADING.match(TIME.sub(" ", before))
    led = leading is not None and not figures_in(before) and bool(_terms(leading[1], fact, lambda acronym: []))
    return led or bool(_TRAILING.match(after))


def _places_over(fact: Fact) -> frozenset[str]:
    """The names that a heading, a caption or the sentence before says it is about: `in North Ormesby`."""
    passage = fact.found.passage
    before = sentences(passage.text[: fact.span[0]]) if fact.header is None else []
    said = [passage.context or "", *passage.section[-2:], *(passage.text[slice(*span)] for span in before[-1:])]
    named = [name for part in said for name in _PLACE.findall(TIME.sub(" ", part))]
    return _terms(" ".join(named), fact, lambda acronym: [])


def _like_tables(fact: Fact, own: Fact, long_forms: LongForms) -> bool:
    """Whether the captions of two rows agree, and nothing over the two figures excludes the other (`revenue`, `capital`)."""
    over = [_terms(one.over, one, long_forms) for one in (fact, own)]
    if any(say_the_opposite(one, other) for one in over[0] - over[1] for other in over[1] - over[0]):
        return False
    if not _are_rows(fact, own):
        return True
    captions = [_caption(one, long_forms) for one in (fact, own)]
    every = captions[0] | captions[1]
    return not every or len(captions[0] & captions[1]) / len(every) >= _SAME_CAPTION


def _are_rows(fact: Fact, own: Fact) -> bool:
    return fact.header is not None and own.header is not None


def _caption(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    """The terms of a row's caption and of the heading that it stands under."""
    passage = fact.found.passage
    return _terms(" ".join([passage.row.caption if passage.row else "", *passage.section[-1:]]), fact, long_forms)


def _terms(said: str, fact: Fact, long_forms: LongForms) -> frozenset[str]:
    """The terms that name a measure; an acronym stands for its one long form."""
    words = _CODE.sub(" ", TIME.sub(" ", said))
    for acronym in set(_ACRONYM.findall(words)):
        words = _spelt_out(words, acronym, long_forms(acronym))
    free = _free() | set(terms(fact.found.particulars.council or ""))
    return frozenset(term for term in question_terms(words) if term.isalpha() and term not in free)


def _spelt_out(words: str, acronym: str, spelt: Sequence[str]) -> str:
    """The words without an acronym that repeats them, or with the one thing that it stands for in its place."""
    mark = re.compile(rf"\b{re.escape(acronym)}s?\b")
    rest = set(question_terms(mark.sub(" ", words)))
    if any(set(question_terms(form)) <= rest for form in spelt):
        return mark.sub(" ", words)
    return mark.sub(spelt[0], words) if len(spelt) == 1 else words


@cache
def _free() -> frozenset[str]:
    return frozenset(terms(_FREE))
