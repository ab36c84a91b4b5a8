"""The assistant: search, weigh, quote, check, cite, or refuse. One question in, one answer out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.age import how_old
from assistant.answer import Answer, Reason
from assistant.attendance_answer import attendance_answer
from assistant.citing import cite, place_of
from assistant.compared import found_pairs, sure
from assistant.comparing import Comparison, read_comparison
from assistant.comparison_answer import comparison_answer
from assistant.conversation import completed
from assistant.deciding import NOT_DECIDED, only_proposed
from assistant.decision_answer import decision_answer
from assistant.list_answer import list_answer
from assistant.listing import Listing, asks_for_several, leads_in, list_of
from assistant.question import Question, read_question
from assistant.quoted_answer import quoted_answer
from assistant.quoting import Quote, quote
from assistant.reading import read_passages
from assistant.refusal_words import in_words
from assistant.refusing import Refusal, given_for_another_time, refusal_by_name, refusal_of, refusal_of_all
from assistant.report_answer import report_answer
from assistant.sentences import Span
from assistant.spelling import corrected
from assistant.times import is_financial_year, reported_between
from assistant.versions import says_otherwise, versions
from assistant.vote_answer import vote_answer
from assistant.weighing import Weighed, rarity, weigh
from corpus.dates import written
from corpus.settings import Settings, settings
from index.search import Filters, Found, Index, Models, Stages

_SEARCHED = 40
_READ = 8
_NEAREST = 3
_FURTHER = 0.1
_NOT_COMPUTED = "No difference is computed: these figures may not be of one measure."


@dataclass(frozen=True)
class Read:
    """What was found for one question: passages weighed, quotes ranked, and why they may not be used, if so.

    relevance: the highest logit that the cross-encoder gave, None where it read nothing.
    """

    weighed: list[Weighed]
    quotes: list[Quote]
    refusal: Refusal | None
    relevance: float | None = None


class Assistant:
    """Answers questions from the index in a folder; a newly built index is used from the next question on."""

    def __init__(
        self,
        folder: Path,
        configured: Settings | None = None,
        *,
        stages: Stages | None = None,
        refusing: bool = True,
        checking: bool = True,
    ) -> None:
        """`stages`, `refusing` and `checking` leave a step out, to measure what it brings; a page never does."""
        self._folder = folder
        self._settings = configured or settings()
        self._stages, self._refusing, self._checking = stages or Stages(), refusing, checking
        self.models = Models(self._settings)
        self._index: Index | None = None
        self._lock = threading.RLock()
        self._answering = False

    @property
    def index(self) -> Index:
        """The current version, opened anew when a build has put another in its place, but never within one answer."""
        with self._lock:
            if self._index is not None and not self._answering and not self._index.is_current(self._folder):
                self._index.close()
                self._index = None
            if self._index is None:
                self._index = Index.open(self._folder, self._settings, self.models, self._stages)
            return self._index

    def close(self) -> None:
        """Let go of the index, when the answer that is being made is finished."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def ask(
        self, text: str, *, turns: Sequence[str] = (), filters: Filters | None = None, id: str | None = None
    ) -> Answer:
        """Answer the question; `turns` are the messages before it, oldest first. Threads are answered one after another."""
        started = time.perf_counter()
        with self._lock:
            self.index  # noqa: B018  a newer version is taken now, and this one kept to the end of the answer
            used = self.searched(text, turns)
            self._answering = True
            try:
                answer = self._answer(text, used, filters or Filters())
            finally:
                self._answering = False
        return replace(answer, id=id, seconds=round(time.perf_counter() - started, 3))

    def searched(self, text: str, turns: Sequence[str]) -> str:
        """The question as it is searched: a follow-up completed from the turns before it, typing errors set right."""
        return corrected(completed(text, turns), self.index.catalogue, self.models.dense.knows)

    def _answer(self, text: str, used: str, filters: Filters) -> Answer:
        question = read_question(used, self.index.catalogue.long_forms, self.index.catalogue.short_forms)
        if question.small_talk or question.empty:
            return self._greeting(text, used)
        if papers := self._of_papers(text, question, filters):
            return papers
        comparison = read_comparison(used)
        if comparison is None:
            return self._decided(text, question, filters)
        if answer := self._compared(text, question, comparison, filters):
            return answer
        told = self._told(text, question, filters, self._settings.answer_words - len(_NOT_COMPUTED.split()))
        two_told = comparison.in_time and told.status == "answered" and len(told.citations) > 1
        return replace(told, answer=f"{told.answer}\n{_NOT_COMPUTED}") if two_told else told

    def _of_papers(self, text: str, question: Question, filters: Filters) -> Answer | None:
        """The answer to a question on meetings and papers as such, which no single passage gives; None for others."""

        def search(asked: Question, within: Filters) -> tuple[list[Weighed], Reason | None]:
            read = self.read(asked, within)
            return read.weighed, read.refusal.reason if read.refusal else None

        index, most_words = self.index, self._settings.answer_words
        return (
            decision_answer(index, text, question, filters, most_words, search)
            or vote_answer(index, text, question, filters, most_words, search)
            or attendance_answer(index, text, question, filters, most_words)
            or report_answer(index, text, question, filters, most_words, search)
        )

    def _decided(self, text: str, question: Question, filters: Filters) -> Answer:
        """The answer in quotes; a recommendation that answers a question for a decision is said to be no more than that."""
        told = self._told(text, question, filters, self._settings.answer_words)
        if not only_proposed(question, told):
            return told
        told = self._told(text, question, filters, self._settings.answer_words - len(NOT_DECIDED.split()))
        return replace(told, answer=f"{told.answer}\n{NOT_DECIDED}")

    def _told(self, text: str, question: Question, filters: Filters, most_words: int) -> Answer:
        """The answer in quotes, of each time that the question names, or the refusal."""
        parts = (
            [replace(question, times=(asked,)) for asked in question.times] if len(question.times) > 1 else [question]
        )
        read = [self.read(part, filters) for part in parts]
        if len(read) > 1 and any(part.refusal for part in read):
            read = [self.read(question, filters)]
        refused = next((part for part in read if part.refusal), None)
        if refused and refused.refusal:
            return self._refusal(refused.refusal, text, question, refused.weighed)
        if len(read) > 1:
            firsts = [part.quotes[0] for part in read]
            return quoted_answer(self.index, text, question.text, firsts, (), most_words, checking=self._checking)
        best, *others = versions(question, read[0].quotes)
        if listing := self._listing(question, best):
            found = best.weighed.found
            return list_answer(self.index, text, question.text, listing, found, most_words)
        age = how_old(question, best, read[0].quotes, self.index.newest_date)
        left = most_words - len((age or "").split())
        changed = [other for other in others if says_otherwise(best, other)]
        further = [*changed[:1], *_further(best, [item for item in read[0].quotes if item not in others])]
        answer = quoted_answer(
            self.index, text, question.text, [best], further, left,
            aged=age is not None, changed=changed[:1], checking=self._checking,
        )  # fmt: skip
        also = tuple(place_of(self.index, item.passage) for item in others if item not in changed)
        first = replace(answer.citations[0], also_in=tuple(dict.fromkeys((*answer.citations[0].also_in, *also))))
        body = f"{answer.answer}\n{age}" if age else answer.answer
        return replace(answer, answer=body, citations=(first, *answer.citations[1:]))

    def _listing(self, question: Question, best: Quote) -> Listing | None:
        """The list to tell whole: when all of it is asked for, or when what was found only leads it in."""
        listing = list_of(self.index, best.passage)
        if listing is None or not (asks_for_several(question) or leads_in(best.passage)):
            return None
        return listing

    def _compared(self, text: str, question: Question, comparison: Comparison, filters: Filters) -> Answer | None:
        """The difference of two figures that are like each other, or None when no such pair is sure."""
        if not (self._checking and self._refusing):
            return None
        encode = self.models.late.encode if self.models.late else None
        pair = sure(
            found_pairs(self.index, comparison, lambda side: self.found(side, filters), encode), comparison.asked
        )
        return comparison_answer(self.index, text, question.text, comparison, pair) if pair else None

    def read(self, question: Question, filters: Filters) -> Read:
        """Search, weigh and read the passages for one question about one time."""
        rare = rarity(self.index, question)
        weighed = read_passages(self.index, question, weigh(question, self.found(question, filters), rare))
        best_first = [quote(self.index, question, item, rare) for item in weighed[:_READ]]
        relevance = max((item.relevance for item in best_first if item.relevance is not None), default=None)
        refusal = refusal_of_all(self.index, question, best_first)
        if refusal and (self._refusing or not weighed):
            return Read(weighed, [], refusal, relevance)
        quotes = ranked(best_first)
        if not self._refusing:
            return Read(weighed, quotes, None, relevance)
        naming, refusal = refusal_by_name(self.index, question, quotes, rare)
        refusal = refusal or refusal_of(self.index, question, naming[0], rare)
        if refusal and (other := given_for_another_time(self.index, question, weighed)):
            return Read([other, *weighed], naming, Refusal("date_not_covered"), relevance)
        return Read(weighed, naming, refusal, relevance)

    def found(self, question: Question, filters: Filters) -> list[Found]:
        """What the topic finds everywhere, and in the reports of the time that the question names."""
        found = self.index.search(question.topic, filters, _SEARCHED)
        for time_asked in question.times:
            if filters.from_date or filters.to_date or is_financial_year(time_asked):
                continue
            first, last = reported_between(time_asked)
            then = replace(filters, from_date=first, to_date=last)
            found += self.index.search(question.topic, then, _SEARCHED // 2)
        return list({item.passage.id: item for item in found}.values())

    def _refusal(self, refusal: Refusal, text: str, question: Question, weighed: Sequence[Weighed]) -> Answer:
        nearest = tuple(
            cite(self.index, item.found, [_opening(item)], marker, (None, None))
            for marker, item in enumerate(weighed[:_NEAREST], 1)
        )
        said = in_words(refusal.reason, question, weighed[:_NEAREST], refusal.untold)
        head = "Not found in these reports"
        return Answer(None, "not_found", text, question.text, head, said, reason=refusal.reason, nearest=nearest)

    def _greeting(self, text: str, used: str) -> Answer:
        return Answer(None, "not_found", text, used, "Ask about these reports", self.loaded(), reason="not_a_question")

    def loaded(self) -> str:
        """What is loaded and what can be asked, in plain words."""
        copies = list({copy.report_id: copy for copy in self.index.catalogue.copies()}.values())
        dates = sorted(date for copy in copies if (date := copy.particulars.report_date))
        bodies = sorted({copy.particulars.body for copy in copies if copy.particulars.body})
        span = f", {written(dates[0][:7])} to {written(dates[-1][:7])}" if dates else ""
        named = f" They went to {_listed(bodies)}." if bodies else ""
        return (
            f"{len(copies)} reports are loaded{span}.{named} Ask for a figure, a date, a person or a decision. "
            "Answers quote the reports and name paragraph and page."
        )


def _listed(names: list[str]) -> str:
    shown = names[:5]
    return ", ".join(shown) + (f" and {len(names) - 5} more bodies" if len(names) > 5 else "")


def ranked(quotes: list[Quote]) -> list[Quote]:
    """Quotes in the order in which they answer: those that hold what was asked before those that are close to it."""
    return sorted(quotes, key=lambda item: (-round(item.score + (0.08 if item.holds else 0.0), 4), item.passage.id))


def _further(best: Quote, quotes: list[Quote]) -> list[Quote]:
    """Other passages that say something to the question almost as well as the first."""
    near = [item for item in quotes if item is not best and item.holds and item.score >= best.score - _FURTHER]
    return [item for item in near if item.passage.text_hash != best.passage.text_hash]


def _opening(item: Weighed) -> Span:
    """The first words of a passage, for a list of nearest passages."""
    text = item.found.passage.text
    if len(text) <= 300:
        return 0, len(text)
    return 0, text.rfind(" ", 0, 300)
