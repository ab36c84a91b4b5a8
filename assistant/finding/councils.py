"""Councils: where the reports are of several, a question that names one is asked of its reports and of what others say of it.

A report whose council is not known counts as that of the council whose place it names most often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.asking.question import Question
from corpus.particulars.council import SORTS, place_of
from index.analysis import terms
from index.search import Found, Index

_ENOUGH = 4


@dataclass(frozen=True)
class Councils:
    """The councils that a question names by their places: these places, and the reports that are theirs or may be."""

    places: tuple[str, ...]
    reports: frozenset[str]

    def without(self, question: Question) -> Question:
        """The question for its topic alone: the place is in few of the words of the council's own reports."""
        topic = self.left_out_of(question.topic)
        own = {term for place in self.places for term in terms(place)}
        left = tuple(term for term in question.terms if term not in own)
        names = tuple(name for name in question.names if not own & set(terms(name)))
        return replace(question, topic=topic, terms=left, names=names) if left else question

    def left_out_of(self, text: str) -> str:
        """A text without the names of the councils."""
        names = rf"\b(?:{'|'.join(map(re.escape, self.places))})(?:['’]s)?(?: {SORTS})*(?:['’]s)?(?!\w)"
        left = re.sub(
            rf"(?:\b(?:in|at|for|by|of|from) )?(?:the )?{names}(?=\W*$)|{names}", " ", text, flags=re.IGNORECASE
        )
        return re.sub(r"\s+(?=[?.,;:!])", "", " ".join(left.split())).strip(" ,;:-–")

    def are_named_in(self, text: str) -> bool:
        """Whether a part of the question names one of them."""
        return any(_means(place, text) for place in self.places)

    def may_answer(self, found: Found) -> bool:
        """Whether a passage is of one of the councils, or speaks of it."""
        passage, own = found.passage, found.particulars
        if passage.report_id in self.reports:
            return True
        said = " ".join([passage.text, passage.context or "", *passage.section[-1:], own.title])
        return any(_named(place, said) for place in self.places)


def councils_of(index: Index, text: str) -> Councils | None:
    """The councils that a question names; None where it names none, or all reports are theirs."""
    of = index.councils
    places = [place for place in {place_of(council) for council in of} if len(place) >= _ENOUGH and _means(place, text)]
    asked = {council for council in of if place_of(council) in places}
    if not asked or len(asked) == len(of):
        return None
    known = {report for reports in of.values() for report in reports}
    own = {report for council in asked for report in of[council]}
    most_named = index.most_named(tuple(sorted({place_of(council) for council in of})))
    likely = {report for report, place in most_named.items() if place in places and report not in known}
    return Councils(tuple(sorted(places)), frozenset(own | likely))


def _named(place: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text))


def _means(place: str, text: str) -> bool:
    """Whether a question names the place; in small letters only where it has no capitals to go by."""
    typed_small = not re.search(r"(?<!^)\b[A-Z][a-z]", text)
    return _named(place, text) or (typed_small and _named(place.lower(), text.lower()))
