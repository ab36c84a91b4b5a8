"""What a figure measures: the words that name it, without times, the council's own name and words of counting.

Two figures are of one measure only when these words are the same, and so are sort, role, place and column. A word that is
not known to be free may narrow what is counted (`started being looked after`), so it tells two measures apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.checking.lexicon import say_the_opposite
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.facts.like_with_like import far_apart, same_sort
from assistant.facts.roles import roles_in
from assistant.measures.limiting import in_a_range, limited, of_elsewhere, over_a_time, places_over, supposed
from assistant.measures.measure_naming import LongForms, naming_terms
from index.analysis import terms

_TOKEN = re.compile(r"[A-Za-z][\w’'-]*")
_FEWEST = 2
_SAME_CAPTION = 0.5
_NARROWING = frozenset({("edge", "start"), ("edge", "end"), ("done", "no"), ("done", "yes"), ("extent", "to date")})


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
    told = naming_terms(question, fact, long_forms) & _told(fact, long_forms)
    if not named or len(named | told) < _FEWEST or in_a_range(fact):
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
        and over_a_time(fact) == over_a_time(own)
        and of_elsewhere(fact) == of_elsewhere(own)
        and supposed(fact) == supposed(own)
        and not in_a_range(fact)
        and (_are_rows(fact, own) or not (far_apart(fact, own) or far_apart(own, fact)))
        and _named(fact, long_forms) == measure.named
        and _column(fact, long_forms) == measure.column
        and measure.told <= _told(fact, long_forms)
        and not limited(fact)
        and places_over(fact) - measure.told <= places_over(own)
        and _like_tables(fact, own, long_forms)
    )


def _named(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    """The terms that name what a figure counts: its row's label, or the words of its sentence that are about it."""
    row = fact.found.passage.row
    return naming_terms(row.label if row is not None else _about(fact, long_forms), fact, long_forms)


def _about(fact: Fact, long_forms: LongForms) -> str:
    """The words about a figure of a sentence; where its own say nothing (`which stands at 609`) those before it do.

    With another figure before it only B of `from A to B` is about what is said before A.
    """
    if naming_terms(fact.near, fact, long_forms):
        return fact.near
    before = fact.around[: max(0, fact.around.find(fact.near))]
    leading = re.split(r"\bfrom\b", before)[0]
    return fact.near if figures_in(leading) else f"{leading} {fact.near}"


def _column(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    """The words of a column's header; numbers in it count years (`2025-26 Year 1`)."""
    return frozenset(term for term in naming_terms(" ".join(fact.header or ()), fact, long_forms) if term.isalpha())


def _told(fact: Fact, long_forms: LongForms) -> frozenset[str]:
    return naming_terms(f"{fact.near} {fact.around} {fact.over}", fact, long_forms)


def _like_tables(fact: Fact, own: Fact, long_forms: LongForms) -> bool:
    """Whether the captions of two rows agree, and nothing over the two figures excludes the other (`revenue`, `capital`)."""
    over = [naming_terms(one.over, one, long_forms) for one in (fact, own)]
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
    return naming_terms(" ".join([passage.row.caption if passage.row else "", *passage.section[-1:]]), fact, long_forms)
