"""Finding: search, weigh and read the passages for one question, and say why they may not be used, if so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.addressed import said_to_readers
from assistant.asking.question import Question
from assistant.finding.councils import councils_of
from assistant.finding.reading import read_passages
from assistant.finding.refusing import (
    Refusal,
    given_for_another_time,
    in_time,
    refusal_by_name,
    refusal_of,
    refusal_of_all,
)
from assistant.finding.weighing import Weighed, rarity, weigh
from assistant.quoting.quote import Quote, quotes
from assistant.times.times import is_financial_year, reported_between
from index.search import Filters, Found, Index

_SEARCHED = 40
_READ = 8
_ROWS_READ = 24
_AS_WELL, _TRIED, _SURELY = 0.10, 2, 0.6


@dataclass(frozen=True)
class Read:
    """What was found for one question: passages weighed, quotes ranked, and why they may not be used, if so.

    relevance: the highest logit that the cross-encoder gave, None where it read nothing.
    """

    weighed: list[Weighed]
    quotes: list[Quote]
    refusal: Refusal | None
    relevance: float | None = None


@dataclass(frozen=True)
class Finder:
    """Finds in one version of the index, within filters; `refusing` and `checking` say whether these steps take part."""

    index: Index
    filters: Filters
    refusing: bool = True
    checking: bool = True

    def read(self, question: Question, filters: Filters | None = None) -> Read:
        """Search, weigh and read the passages for one question about one time, within other filters where they are given."""
        found = self.found(question, filters)
        if councils := councils_of(self.index, question.text):
            question = councils.without(question)
        rare = rarity(self.index, question)
        weighed = read_passages(self.index, question, weigh(question, found, rare))
        best_first = quotes(self.index, question, _to_read(weighed), rare)
        relevance = max((item.relevance for item in best_first if item.relevance is not None), default=None)
        refusal = refusal_of_all(self.index, question, best_first)
        if refusal and (self.refusing or not weighed):
            return Read(weighed, [], refusal, relevance)
        if not self.refusing:
            return Read(weighed, ranked(best_first), None, relevance)
        ordered = ranked(in_time(question, best_first))
        naming, refusal = refusal_by_name(self.index, question, ordered, rare)
        if refusal is None:
            refusal = refusal_of(self.index, question, naming[0], ordered, rare)
            if refusal and (second := self._next_best(question, naming, ordered, rare)):
                naming, refusal = [second, *(quote for quote in naming if quote is not second)], None
        if refusal and (other := given_for_another_time(self.index, question, weighed)):
            return Read([other, *weighed], naming, Refusal("date_not_covered"), relevance)
        return Read(weighed, naming, refusal, relevance)

    def _next_best(
        self, question: Question, naming: Sequence[Quote], ordered: Sequence[Quote], rare: Mapping[str, float]
    ) -> Quote | None:
        """Where the first of the quotes that speak of the names may not answer, one that reads about as well and surely does."""
        near = [quote for quote in naming[1:] if quote.score >= naming[0].score - _AS_WELL][:_TRIED]
        sure = (one for one in near if refusal_of(self.index, question, one, ordered, rare, _SURELY) is None)
        return next(sure, None)

    def among(self, reports: tuple[str, ...]) -> Finder:
        """What finds in some reports alone, where there are any."""
        return replace(self, filters=replace(self.filters, reports=reports)) if reports else self

    def best(self, question: Question) -> Quote | None:
        """The quote that answers a question, or None where it is refused."""
        read = self.read(question)
        return None if read.refusal else read.quotes[0]

    def found(self, question: Question, filters: Filters | None = None) -> list[Found]:
        """What the topic finds everywhere, and in the reports of the time that the question names; no orders to a model.

        Where it names one of several councils, what its reports say, and what others say of it.
        """
        within = filters or self.filters
        found = self.index.search(question.topic, within, _SEARCHED)
        councils = None if within.reports else councils_of(self.index, question.text)
        if councils:
            question = councils.without(question)
            within = replace(within, reports=tuple(sorted(councils.reports)))
            found = [item for item in found if councils.may_answer(item)]
            found += self.index.search(question.topic, within, _SEARCHED)
        for time_asked in question.times:
            if within.from_date or within.to_date or is_financial_year(time_asked):
                continue
            first, last = reported_between(time_asked)
            then = replace(within, from_date=first, to_date=last)
            found += self.index.search(question.topic, then, _SEARCHED // 2)
        return list({item.passage.id: item for item in found if said_to_readers(item.passage.text)}.values())


def _to_read(weighed: list[Weighed]) -> list[Weighed]:
    """The first few passages, and the table rows behind them: rows are alike, and which of them holds what is asked is told by their cells."""
    rows = [item for item in weighed[_READ:_ROWS_READ] if item.found.passage.row is not None]
    return [*weighed[:_READ], *rows]


def ranked(quotes: list[Quote]) -> list[Quote]:
    """Quotes in the order in which they answer: those that hold what was asked before those that are close to it."""
    return sorted(quotes, key=lambda item: (-round(item.score + (0.08 if item.holds else 0.0), 4), item.passage.id))
