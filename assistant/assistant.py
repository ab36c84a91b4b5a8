"""The assistant: search, weigh, quote, check, cite, or refuse. One question in, one answer out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.answer import Answer
from assistant.asking.quarters import names_bare_quarter, with_the_one_year
from assistant.asking.question import Question, read_question
from assistant.asking.spelling import corrected
from assistant.comparing.comparing_answer import between_answer, compared
from assistant.comparing.comparison import read_comparison
from assistant.comparing.days_between import read_between
from assistant.comparing.double import double_answer, read_double
from assistant.comparing.extremes import extremes_answer
from assistant.comparing.over_time import over_time_answer
from assistant.conversation import completed
from assistant.finding.councils import councils_of
from assistant.finding.finder import Finder
from assistant.papers.papers_answer import papers_answer
from assistant.quoting.told import told
from assistant.writing.client import OnText
from assistant.writing.material import Material, material
from assistant.writing.writer import Writer
from corpus.dates import written
from corpus.settings import Settings, settings
from index.search import Filters, Index, Models, Stages


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
        self.writer = Writer(self._settings, encode) if self._settings.writer_address else None
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
        own = completed(text, turns)
        followed = self.writer.completed(text, turns) if self.writer and own != text else None
        with self._lock:
            self.index  # noqa: B018  a newer version is taken now, and this one kept to the end of the answer
            used = self._spelt(followed or own)
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
        """The question as it is searched without a model: a follow-up completed from the turns before, typing errors set right."""
        return self._spelt(completed(text, turns))

    def _spelt(self, used: str) -> str:
        spelt = corrected(used, self.index.catalogue, self.models.dense.knows)
        if not names_bare_quarter(spelt):
            return spelt
        return with_the_one_year(spelt, {copy.particulars.period or "" for copy in self.index.catalogue.copies()})

    def question(self, used: str) -> Question:
        """A question as it is searched, read with the short and long forms of the reports."""
        return read_question(used, self.index.catalogue.long_forms, self.index.catalogue.short_forms)

    def finder(self, filters: Filters | None = None) -> Finder:
        """What finds in the current version of the index."""
        return Finder(self.index, filters or Filters(), refusing=self._refusing, checking=self._checking)

    def _answer(self, text: str, used: str, filters: Filters) -> Answer:
        """The answer; where one of several councils is named, its own reports are asked before all others."""
        councils = None if filters.reports else councils_of(self.index, used)
        comparison = read_comparison(used)
        a_side = councils and comparison and any(map(councils.are_named_in, (side.name for side in comparison.sides)))
        if councils and len(councils.places) == 1 and not a_side:
            own = replace(filters, reports=tuple(sorted(councils.reports)))
            answer = self._of_reports(text, councils.left_out_of(used), own)
            if answer.status == "answered":
                return replace(answer, question_used=used)
        return self._of_reports(text, used, filters)

    def _of_reports(self, text: str, used: str, filters: Filters) -> Answer:
        question, finder, most_words = self.question(used), self.finder(filters), self._settings.answer_words
        if question.small_talk or question.empty:
            return self._greeting(text, used)
        if answer := papers_answer(finder, text, question, most_words):
            return answer
        between = read_between(used)
        if between and (answer := between_answer(finder, text, used, between, self.question)):
            return answer
        if answer := over_time_answer(finder, text, used, self.question):
            return answer
        double = read_double(used)
        if double and (answer := double_answer(finder, text, used, double, self.question, most_words)):
            return answer
        if answer := extremes_answer(finder, text, question):
            return answer
        if question.wants == "reason":
            return self._told(finder, text, question, most_words)
        encode = self.models.late.encode if self.models.late else None
        if answer := compared(finder, text, question, most_words, encode):
            return answer
        return self._told(finder, text, question, most_words)

    def _told(self, finder: Finder, text: str, question: Question, most_words: int) -> Answer:
        answered = told(finder, text, question, most_words)
        if self.writer and answered.quotes:
            self._to_write = material(self.index, question.text, answered.answer, answered.quotes)
        return answered.answer

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
