"""The quoting writer: the sentences or table cells that say what was asked, verbatim, under a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import AsAtFrom
from assistant.question import Question, times_in
from assistant.sentences import Span, clauses, sentences
from assistant.table_cells import best_cell, cell_headline, row_headline
from assistant.times import as_at
from assistant.wanted import holds_what_is_asked
from assistant.weighing import Weighed
from corpus.dates import written
from index.analysis import terms
from index.passages import Passage
from index.search import Index

_HEADLINE_WORDS = 25
_HOLDS = 0.10
_SHARE = 0.15
_OTHER_SCOPE = re.compile(
    r"\b(?:England|Wales|UK|United Kingdom|Britain|nation(?:al|ally|wide)|country)\b", re.IGNORECASE
)
_COMPANIONS = 0.12
_ELSEWHERE = 0.12


@dataclass(frozen=True)
class Quote:
    """What is quoted of one passage: spans in its text, best first, and the clause or cell that answers.

    score: the passage's weight and its best sentence's together; holds: whether it has the sort of thing asked for;
    leads_in: whether the first span leads in the list that the others are.
    """

    weighed: Weighed
    spans: tuple[Span, ...]
    headline: str
    score: float
    holds: bool
    leads_in: bool = False

    @property
    def passage(self) -> Passage:
        return self.weighed.found.passage


def quote(index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> Quote:
    """The best that one passage has to say to the question."""
    if weighed.found.passage.row is not None:
        return _row_quote(question, weighed)
    return _Sentences(index, question, weighed, rare).quote()


class _Sentences:
    """The sentences of one passage, scored against one question."""

    def __init__(self, index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> None:
        self.question, self.weighed, self.rare = question, weighed, rare
        self.text = weighed.found.passage.text
        self.spans = sentences(self.text)
        late = index.score_spans(question.topic, weighed.found.passage, self.spans)
        self.scores = [self._score(place, late[place] if late else None) for place in range(len(self.spans))]

    def quote(self) -> Quote:
        place = max(range(len(self.spans)), key=lambda place: (self.scores[place], -place))
        best = self.spans[place]
        listed = self._list(place)
        chosen = listed or self._companions(place)
        best = chosen[0] if listed else best
        said = " ".join(self.text[start:end] for start, end in chosen)
        holds = holds_what_is_asked(self.question, said)
        score = self.weighed.score + 0.5 * (self.scores[place] - (self.weighed.found.late or 0.0))
        return Quote(self.weighed, chosen, self._headline(best), round(score, 4), holds, len(listed) > 1)

    def _score(self, place: int, late: float | None) -> float:
        start, end = self.spans[place]
        said = self.text[start:end]
        share = self._share(said)
        base = late if late is not None else share
        stands_under = f"{said} {' '.join(self.weighed.found.passage.section[-1:])}"
        elsewhere = _OTHER_SCOPE.search(stands_under) and not _OTHER_SCOPE.search(self.question.text)
        holds = _HOLDS if holds_what_is_asked(self.question, said) else 0.0
        return base + _SHARE * share + holds - (_ELSEWHERE if elsewhere else 0.0)

    def _share(self, said: str) -> float:
        held = set(terms(said))
        total = sum(self.rare.values()) or 1.0
        return sum(self.rare[term] for term in self.question.terms if term in held) / total

    def _list(self, place: int) -> tuple[Span, ...]:
        """When the sentence leads a list in, or is an item of a list that is asked for: the lead-in and the items."""
        leads = [p for p, (start, end) in enumerate(self.spans) if re.search(r":[-–]?$", self.text[start:end])]
        if place in leads:
            return tuple(self.spans[place:])
        if self.question.wants == "list" and leads and leads[0] < place:
            return tuple(self.spans[leads[0] :])
        return ()

    def _companions(self, place: int) -> tuple[Span, ...]:
        """The sentence, and its neighbours that score almost as well, in the order in which they stand."""
        least = self.scores[place] - _COMPANIONS
        near = {place} | {p for p in (place - 1, place + 1) if 0 <= p < len(self.spans) and self.scores[p] >= least}
        return tuple(self.spans[p] for p in sorted(near))

    def _headline(self, sentence: Span) -> str:
        """The shortest run of clauses that holds what was asked for, in at most 25 words."""
        start, end = sentence
        if len(self.text[start:end].split()) <= _HEADLINE_WORDS:
            return self.text[start:end]
        parts = clauses(self.text, sentence)
        runs = [(parts[i][0], parts[j][1]) for i in range(len(parts)) for j in range(i, len(parts))]
        fitting = [run for run in runs if 3 <= len(self.text[slice(*run)].split()) <= _HEADLINE_WORDS]
        if not fitting:
            return " ".join(self.text[start:end].split()[:_HEADLINE_WORDS]) + " …"
        return self.text[slice(*max(fitting, key=self._clause_rank))]

    def _clause_rank(self, run: Span) -> tuple[float, int]:
        said = self.text[slice(*run)]
        return self._share(said) + (0.5 if holds_what_is_asked(self.question, said) else 0.0), run[0] - run[1]


def _row_quote(question: Question, weighed: Weighed) -> Quote:
    """The row, with the cell that answers as its headline where one column stands out."""
    passage = weighed.found.passage
    assert passage.row is not None
    cell = best_cell(question, passage)
    headline = cell_headline(passage, cell) if cell else row_headline(passage)
    beside_label = " ".join(other.text for other in passage.row.cells if other.text != passage.row.label)
    holds = holds_what_is_asked(question, cell.text if cell else beside_label)
    score = weighed.score + 0.5 * (_SHARE * weighed.coverage + (_HOLDS if holds else 0.0))
    return Quote(weighed, ((0, len(passage.text)),), headline, round(score, 4), holds)


def dated(headline: str, date: str | None, origin: str | None, report_date: str | None) -> str:
    """The headline with the date that its figure holds for, unless its words give one."""
    if times_in(headline):
        return headline
    if origin == "report_date" or date is None:
        return f"{headline} (report of {written(report_date)})" if report_date else headline
    return f"{headline} (as at {written(date)})"


def as_at_of(chosen: Quote) -> tuple[str | None, AsAtFrom | None]:
    """The date that the headline's sentence holds for, and where it comes from; a neighbour's date is not its own."""
    said = [chosen.passage.text[start:end] for start, end in chosen.spans]
    headline = chosen.headline.removesuffix(" …")
    return as_at(next((text for text in said if headline in text), said[0]), chosen.weighed.found)
