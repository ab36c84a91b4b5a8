"""Where else a measure stands: the figures of all reports that are surely of one measure, with the date each holds for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import Answer, AsAtFrom, Citation, Figure
from assistant.citing import cite
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.measures.measure import Measure, is_of, measure_of
from assistant.times.sure_times import order_of, sort_of_time, time_of
from corpus.report import Particulars
from index.analysis import question_terms, terms
from index.catalogue import Catalogue, Copy
from index.passages import Passage
from index.search import Found

_READ_A_YEAR = 120


@dataclass(frozen=True)
class Told:
    """A figure of a measure with the time it holds for (ISO day, month, quarter or year) and where that is from."""

    fact: Fact
    as_at: str
    as_at_from: AsAtFrom

    @property
    def sort(self) -> str:
        """Whether the time is a day or month, a quarter, a financial year or a calendar year: these don't compare."""
        return sort_of_time(self.as_at)

    @property
    def report_id(self) -> str:
        return self.fact.found.passage.report_id


class Collection:
    """The reports of one catalogue, read for their figures: no model and no vectors are needed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._read: dict[str, list[Fact]] = {}
        self._own = _of_the_one_council({copy.report_id: copy.particulars for copy in reversed(catalogue.copies())})

    def copies(self, report_id: str) -> list[Copy]:
        """The places where a report stands."""
        return self.catalogue.copies(report_id)

    def measure(self, answer: Answer, figure: Figure) -> Measure | None:
        """What a figure of an answer measures; None when it is not where it is cited, or its measure is not sure."""
        fact = self.fact(answer, figure)
        return measure_of(fact, answer.question_used, self.catalogue.long_forms) if fact else None

    def fact(self, answer: Answer, figure: Figure) -> Fact | None:
        """The figure where it is cited, in the quoted words if it stands there; None when it is not, or told of two things."""
        citation = next((one for one in answer.citations if one.marker == figure.marker), None)
        passages = self.catalogue.passages([citation.passage_id]) if citation else []
        facts = [fact for one in passages for fact in self._facts(one) if fact.text == figure.text]
        chosen = [fact for fact in facts if citation and _is_quoted(fact, citation)] or facts
        return chosen[0] if len({(fact.near, fact.header) for fact in chosen}) == 1 else None

    def told(self, measure: Measure) -> list[Told]:
        """The measure's own figure and every other that is surely of it, each with a sure time, by time, then by report."""
        found = [
            Told(fact, *when)
            for passage in self._passages(measure)
            for fact in self._facts(passage)
            if fact.found.particulars.council == measure.of.found.particulars.council
            and (fact == measure.of or is_of(fact, measure, self.catalogue.long_forms))
            and (when := time_of(fact))
        ]
        return sorted(_unambiguous(found, measure.of), key=lambda one: (order_of(one.as_at), *_place(one.fact)))

    def cited(self, told: Told, marker: int) -> Citation:
        """The citation of a figure's sentence or row."""
        return cite(self, told.fact.found, [told.fact.span], marker, (told.as_at, told.as_at_from))

    def _facts(self, passage: Passage) -> list[Fact]:
        """The figures of a passage, read once."""
        if passage.id not in self._read:
            self._read[passage.id] = facts_of(Found(passage, self._own[passage.report_id], 0, 0.0))
        return self._read[passage.id]

    def _passages(self, measure: Measure) -> Iterator[Passage]:
        """The passages that name the measure, looked for in each year's reports, so that no year crowds another out."""
        named = sorted(measure.named)
        short = [acronym.lower() for acronym, _ in self.catalogue.short_forms(_in_order(measure))]
        for among in self._by_year():
            ids = [id for id, _ in self.catalogue.full_text([*named, *short], among, _READ_A_YEAR)]
            for passage in self.catalogue.passages(ids):
                held = set(terms(passage.text))
                if measure.named <= held or held & set(short):
                    yield passage

    def _by_year(self) -> list[list[str]]:
        years: dict[str, list[str]] = defaultdict(list)
        for report_id, own in sorted(self._own.items()):
            years[(own.report_date or "")[:4]].append(report_id)
        return [years[year] for year in sorted(years)]


def _of_the_one_council(own: dict[str, Particulars]) -> dict[str, Particulars]:
    """The particulars by report; one that names no council is of the only one that the others name."""
    named = {particulars.council for particulars in own.values() if particulars.council}
    if len(named) != 1:
        return own
    return {id: replace(particulars, council=next(iter(named))) for id, particulars in own.items()}


def _unambiguous(found: list[Told], own: Fact) -> list[Told]:
    """Without rows of a report that gives two figures for one time: its label does not tell one measure."""
    values = defaultdict(set)
    for one in found:
        values[one.report_id, one.as_at].add(one.fact.amount)
    doubtful = {report_id for (report_id, _), amounts in values.items() if len(amounts) > 1}
    return [one for one in found if one.report_id not in doubtful or one.fact == own]


def _in_order(measure: Measure) -> list[str]:
    """The terms that name the measure as the figure's own words have them, so that a run of them is known."""
    said = f"{measure.of.around} {measure.of.near}"
    return [term for term in dict.fromkeys(question_terms(said)) if term in measure.named]


def _is_quoted(fact: Fact, citation: Citation) -> bool:
    start = fact.found.passage.start
    return any(start + fact.span[0] < end and begin < start + fact.span[1] for begin, end in citation.spans)


def _place(fact: Fact) -> tuple[str, str, tuple[int, int], str]:
    own = fact.found.particulars
    return own.report_date or "", fact.found.passage.id, fact.span, fact.text
