"""The assistant: search, weigh, quote, check, cite, or refuse. One question in, one answer out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answer import Answer, Citation, Reason
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.compared import found_pairs, sure
from assistant.comparing import Comparison, read_comparison
from assistant.comparison_answer import comparison_answer
from assistant.conversation import completed
from assistant.list_answer import list_answer
from assistant.listing import Listing, asks_for_several, leads_in, list_of
from assistant.question import Question, read_question
from assistant.quoting import Quote, as_at_of, dated, quote
from assistant.refusing import in_words, names_missing, reason_against, reason_to_refuse, reason_unsaid
from assistant.sentences import Span
from assistant.spelling import corrected
from assistant.times import is_financial_year, reported_between
from assistant.weighing import Weighed, rarity, read_again, weigh
from assistant.writing.client import OnText
from assistant.writing.material import Material, material
from assistant.writing.writer import Writer
from corpus.dates import written
from corpus.settings import Settings, settings
from index.search import Filters, Found, Index, Models, Stages

_SEARCHED = 40
_READ = 8
_NEAREST = 3
_MOST_CITED = 3
_ENOUGH = 45
_FURTHER = 0.1
_NOT_COMPUTED = "No difference is computed: these figures may not be of one measure."


@dataclass(frozen=True)
class Read:
    """What was found for one question: passages weighed, quotes ranked, and why they may not be used, if so."""

    weighed: list[Weighed]
    quotes: list[Quote]
    reason: Reason | None


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
        encode = self.models.late.encode if self.models.late else None
        self.writer = Writer(self._settings, encode, checking=checking) if self._settings.writer_address else None
        self._to_write: Material | None = None
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
        if self.writer:
            self.writer.close()

    def ask(
        self,
        text: str,
        *,
        turns: Sequence[str] = (),
        filters: Filters | None = None,
        id: str | None = None,
        on_text: OnText | None = None,
    ) -> Answer:
        """Answer the question; `turns` are the messages before it, oldest first. Threads are answered one after another.

        on_text: where a model writes, it is told the text as it comes, which is unchecked until the answer is returned.
        """
        started = time.perf_counter()
        with self._lock:
            self.index  # noqa: B018  a newer version is taken now, and this one kept to the end of the answer
            used = self.searched(text, turns)
            self._answering, self._to_write = True, None
            try:
                answer = self._answer(text, used, filters or Filters())
            finally:
                self._answering = False
            to_write = self._to_write
        if self.writer and to_write:  # outside of the lock: a slow model keeps no other question waiting
            answer = self.writer.write(to_write, self._settings.answer_words, on_text)
        return replace(answer, id=id, seconds=round(time.perf_counter() - started, 3))

    def searched(self, text: str, turns: Sequence[str]) -> str:
        """The question as it is searched: a follow-up completed from the turns before it, typing errors set right."""
        return corrected(completed(text, turns), self.index.catalogue, self.models.dense.knows)

    def _answer(self, text: str, used: str, filters: Filters) -> Answer:
        question = read_question(used, self.index.catalogue.long_forms, self.index.catalogue.short_forms)
        if question.small_talk or question.empty:
            return self._greeting(text, used)
        comparison = read_comparison(used)
        if comparison is None:
            return self._told(text, question, filters, self._settings.answer_words)
        if answer := self._compared(text, question, comparison, filters):
            return answer
        told = self._told(text, question, filters, self._settings.answer_words - len(_NOT_COMPUTED.split()))
        self._to_write = None
        two_told = comparison.in_time and told.status == "answered" and len(told.citations) > 1
        return replace(told, answer=f"{told.answer}\n{_NOT_COMPUTED}") if two_told else told

    def _told(self, text: str, question: Question, filters: Filters, most_words: int) -> Answer:
        """The answer in quotes, of each time that the question names, or the refusal."""
        parts = (
            [replace(question, times=(asked,)) for asked in question.times] if len(question.times) > 1 else [question]
        )
        read = [self.read(part, filters) for part in parts]
        if len(read) > 1 and any(part.reason for part in read):
            read = [self.read(question, filters)]
        refused = next((part for part in read if part.reason), None)
        if refused and refused.reason:
            return self._refusal(refused.reason, text, question, refused.weighed)
        if len(read) > 1:
            return self._quoted(text, question, [part.quotes[0] for part in read], (), most_words)
        best = read[0].quotes[0]
        if listing := self._listing(question, best):
            found = best.weighed.found
            return list_answer(self.index, text, question.text, listing, found, most_words)
        quoted = self._quoted(text, question, [best], _further(read[0].quotes), most_words)
        if self.writer:
            self._to_write = material(self.index, question.text, quoted, read[0].quotes)
        return quoted

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
        weighed = read_again(self.index, question, weigh(question, self.found(question, filters), rare))
        reason = reason_to_refuse(self.index, question, weighed)
        if reason and (self._refusing or not weighed):
            return Read(weighed, [], reason)
        quotes = ranked([quote(self.index, question, item, rare) for item in weighed[:_READ]])
        if not self._refusing:
            return Read(weighed, quotes, None)
        naming = [item for item in quotes if not names_missing(question, item, rare)]
        if not naming:
            return Read(weighed, quotes, "place_not_covered")
        reason = reason_against(question, naming[0]) or reason_unsaid(self.index, question, naming[0], rare)
        return Read(weighed, naming, reason)

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

    def _quoted(
        self, text: str, question: Question, answers: list[Quote], further: Sequence[Quote], most_words: int
    ) -> Answer:
        """Headlines, then quotes, within the limit of words; every line ends in the marker of what it stands on."""
        answers = list({item.passage.id: item for item in answers}.values())
        heads = [dated(item.headline, *as_at_of(item), item.weighed.found.particulars.report_date) for item in answers]
        lines = [f"{line} [{marker}]" for marker, head in enumerate(heads, 1) for line in head.split("\n")]
        citations: list[Citation] = []
        for chosen in [*answers, *further]:
            left = most_words - _count(lines) - 2
            spans, said = _fitting(chosen, left)
            marker = len(citations) + 1
            if marker > len(answers) and (not spans or marker > _MOST_CITED or _count(lines) > _ENOUGH):
                break
            citations.append(
                cite(self.index, chosen.weighed.found, spans or chosen.spans[:1], marker, as_at_of(chosen))
            )
            if said and (marker > len(answers) or said != chosen.headline):
                lines.append(f"“{said}” [{marker}]")
        body = "\n".join(lines)
        cited = {item.passage.id: (item.passage, item.weighed.found.particulars) for item in [*answers, *further]}
        figures = check_answer(body, citations, cited) if self._checking else ()
        return Answer(
            None, "answered", text, question.text, "; ".join(heads).replace("\n", "; "), body, tuple(citations), figures
        )

    def _refusal(self, reason: Reason, text: str, question: Question, weighed: Sequence[Weighed]) -> Answer:
        nearest = tuple(
            cite(self.index, item.found, [_opening(item)], marker, (None, None))
            for marker, item in enumerate(weighed[:_NEAREST], 1)
        )
        dates = list(dict.fromkeys(citation.report_date for citation in nearest if citation.report_date))
        said = in_words(reason, question, dates)
        return Answer(
            None, "not_found", text, question.text, "Not found in these reports", said, reason=reason, nearest=nearest
        )

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


def _further(quotes: list[Quote]) -> list[Quote]:
    """Other passages that say something to the question almost as well as the first."""
    best = quotes[0]
    near = [item for item in quotes[1:] if item.holds and item.score >= best.score - _FURTHER]
    return [item for item in near if item.passage.text_hash != best.passage.text_hash]


def _count(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _fitting(chosen: Quote, most: int) -> tuple[tuple[Span, ...], str]:
    """As many of the quote's spans as fit into the words left, and their text; a headline's lead-in is not said twice."""
    kept: list[Span] = []
    words = 0
    for place, (start, end) in enumerate(chosen.spans):
        words += 0 if chosen.leads_in and place == 0 else len(chosen.passage.text[start:end].split()) + 1
        if words > most:
            break
        kept.append((start, end))
    shown = kept[1:] if chosen.leads_in else kept
    return tuple(kept), " … ".join(" ".join(chosen.passage.text[start:end].split()) for start, end in shown)


def _opening(item: Weighed) -> Span:
    """The first words of a passage, for a list of nearest passages."""
    text = item.found.passage.text
    if len(text) <= 300:
        return 0, len(text)
    return 0, text.rfind(" ", 0, 300)
