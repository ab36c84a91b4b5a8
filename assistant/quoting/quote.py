"""The quoting writer: the sentences or table cells that say what was asked, verbatim, under a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from assistant.addressed import said_to_readers
from assistant.answer import AsAtFrom
from assistant.asking.question import Question, times_in
from assistant.asking.wanted import answers_to, holds_what_is_asked
from assistant.finding.reading import RELEVANCE, row_to_read, sentences_to_read
from assistant.finding.weighing import Weighed
from assistant.papers.deciding import asks_for_decision, decides, put_forward
from assistant.quoting.cell_holding import row_holds
from assistant.quoting.columns import asked_cells, label_said
from assistant.quoting.listing import asks_for_several, leads_in
from assistant.quoting.table_cells import cell_name, cells_headline, row_headline
from assistant.sentences import Span, clauses, sentences
from assistant.times.other_times import tells_of_other_years
from assistant.times.times import as_at, names_time
from corpus.dates import written
from corpus.report import Cell
from index.analysis import different_terms
from index.passages import Passage
from index.search import Found, Index

_HEADLINE_WORDS = 25
_HOLDS = 0.10
_SHARE = 0.15
OTHER_SCOPE = re.compile(
    r"\b(?:England|Wales|UK|United Kingdom|Britain|nation(?:al|ally|wide)|country)\b", re.IGNORECASE
)
_SUPERLATIVE = re.compile(
    r"\b(?:highest|lowest|dearest|cheapest|longest|shortest|biggest|largest|smallest|maximum|minimum|most expensive)\b",
    re.I,
)
_AVERAGE = re.compile(r"\baverages?\b|\bmean\b|\bmedian\b", re.IGNORECASE)
_COMPANIONS = 0.40
_REACH = 2
_QUOTED_WORDS, _MOST_QUOTED_WORDS = 50, 65
_NAMED, _ONE_CELL, _UNNAMED = 0.10, 0.02, 0.05
_ELSEWHERE = 0.12
_HELD_BESIDE = 0.06
_LISTED, _MINUTED, _PUT_FORWARD = 0.06, 0.06, 0.06
_READS = 0.02
_ASKS = 1.0
_LABELLED = 0.10
_TIMED, _OTHER_TIME = 0.05, 0.10
_FROM_THE_START, _OF_THE_TIME = 0.1, 0.15
_BEGINS_A_PHRASE = re.compile(r"(?:an?|the|[£$€]?\d[\d,.]*)\b")
_REFERS = re.compile(r"(?:This|These|That|Those|It|They|He|She|Both|The (?:latter|former|same|remaining|rest|other))\b")
_SETS_ASIDE = re.compile(r"(?:and |but )?(?:excluding|including|except|apart from|other than)\b")
_JOINS = re.compile(r"^(?:and|but|or)\s+")


@dataclass(frozen=True)
class Quote:
    """What is quoted of one passage: spans in its text, best first, and the clause or cell that answers.

    score: the passage's weight and its best sentence's together; holds: whether it has the sort of thing asked for;
    leads_in: whether the first span leads in the list that the others are; relevance: the cross-encoder's logit of
    the passage or of its best sentence, None where it read neither.
    """

    weighed: Weighed
    spans: tuple[Span, ...]
    headline: str
    score: float
    holds: bool
    leads_in: bool = False
    relevance: float | None = None

    @property
    def passage(self) -> Passage:
        return self.weighed.found.passage


def quotes(index: Index, question: Question, weighed: Sequence[Weighed], rare: Mapping[str, float]) -> list[Quote]:
    """The best that each passage has to say to the question; the cross-encoder reads for all of them at once."""
    read = [
        (_Row if item.found.passage.row is not None else _Sentences)(index, question, item, rare) for item in weighed
    ]
    texts = [text for one in read for text in one.to_read]
    logits = iter(index.relevance(question.text, texts) or [] if texts else [])
    return [one.quote(list(islice(logits, len(one.to_read)))) for one in read]


class _Sentences:
    """The sentences of one passage, scored against one question."""

    def __init__(self, index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> None:
        self.question, self.weighed, self.rare = question, weighed, rare
        self.text = weighed.found.passage.text
        self.spans = said_to_readers(self.text) or sentences(self.text)
        late = index.score_spans(question.topic, weighed.found.passage, self.spans)
        self.scores = [self._score(place, late[place] if late else None) for place in range(len(self.spans))]
        self._to_read = sentences_to_read(weighed, self.spans, self.scores)
        self.read: dict[int, float] = {}

    @property
    def to_read(self) -> list[str]:
        """What the cross-encoder is to read."""
        return list(self._to_read.values())

    def quote(self, logits: Sequence[float]) -> Quote:
        """The quote, with the logits of what was read."""
        self.read = dict(zip(self._to_read, logits, strict=False))
        place = max(range(len(self.spans)), key=lambda place: (self._answering(place), -place))
        best = self.spans[place]
        listed = self._list(place)
        chosen = listed or self._companions(place)
        best = chosen[0] if listed else best
        said = " ".join(self.text[start:end] for start, end in chosen)
        holds = holds_what_is_asked(self.question, said)
        headline = self._headline(best)
        score = self.weighed.score + 0.5 * (self.scores[place] - (self.weighed.found.late or 0.0))
        score += _weight_of_kind(self.question, self.weighed.found)
        if holds and not holds_what_is_asked(self.question, self.text[slice(*best)]):
            score -= _HELD_BESIDE
        if self._elsewhere(headline):
            score -= _ELSEWHERE / 2
        relevance = self.weighed.relevance
        if relevance is not None and self.read:
            relevance = max(relevance, *self.read.values())
            score += RELEVANCE * (relevance - (self.weighed.relevance or 0.0))
        return Quote(self.weighed, chosen, headline, round(score, 4), holds, len(listed) > 1, relevance)

    def _answering(self, place: int) -> float:
        """A sentence's score with what the cross-encoder made of it; one that it did not read counts as its lowest.

        A figure told for the time asked for comes before others, and one told for another time behind them.
        """
        read = self.read.get(place, min(self.read.values(), default=0.0))
        return self.scores[place] + _READS * read + self._timed(self.text[slice(*self.spans[place])])

    def _timed(self, said: str) -> float:
        """What speaks for a sentence by the times that it names, where one of the passage names the time asked for."""
        if not self._tells_time or not holds_what_is_asked(self.question, said):
            return 0.0
        if self._names_time(said):
            return _TIMED
        return -_OTHER_TIME if times_in(said) else 0.0

    def _names_time(self, said: str) -> bool:
        return any(names_time(said, time) for time in self.question.times)

    @cached_property
    def _tells_time(self) -> bool:
        """Whether a figure or a person of a time is asked for, and a sentence of several names that time."""
        asked = self.question.wants in ("figure", "person") and len(self.spans) > 1
        return asked and any(self._names_time(self.text[slice(*span)]) for span in self.spans)

    def _score(self, place: int, late: float | None) -> float:
        start, end = self.spans[place]
        said = self.text[start:end]
        share = self._share(said)
        base = late if late is not None else share
        stands_under = f"{said} {' '.join(self.weighed.found.passage.section[-1:])}"
        holds = _HOLDS if holds_what_is_asked(self.question, said) else 0.0
        averaged = _HOLDS if _SUPERLATIVE.search(self.question.text) and _says_average(said) else 0.0
        asks = _ASKS if said.rstrip("”\"’' ").endswith("?") else 0.0
        decided = _HOLDS if asks_for_decision(self.question) and decides(said) else 0.0
        return (
            base
            + _SHARE * share
            + holds
            + decided
            + (_LABELLED if holds and answers_to(self.question, said) else 0.0)
            - averaged
            - asks
            - (_ELSEWHERE if self._elsewhere(stands_under) else 0.0)
            - (_ELSEWHERE if tells_of_other_years(said, self.question.times) else 0.0)
        )

    def _elsewhere(self, said: str) -> bool:
        """Whether words speak of the whole country where the question does not."""
        return bool(OTHER_SCOPE.search(said)) and not OTHER_SCOPE.search(self.question.text)

    def _share(self, said: str) -> float:
        return share_said(self.question, said, self.rare)

    def _list(self, place: int) -> tuple[Span, ...]:
        """When the sentence leads a list in, or is an item of a list that is asked for: the lead-in and the items."""
        leads = [p for p, (start, end) in enumerate(self.spans) if re.search(r":[-–]?$", self.text[start:end])]
        if place in leads:
            return tuple(self.spans[place:])
        if self.question.wants == "list" and leads and leads[0] < place:
            return tuple(self.spans[leads[0] :])
        return ()

    def _companions(self, place: int) -> tuple[Span, ...]:
        """The sentence and those around it that speak of the question too, as they stand, in at most 50 words or so.

        Where the first of them refers to the sentence before it (`This tonnage ...`), that one too.
        """
        kept = {place}
        words = self._words(place)
        for other in sorted(range(len(self.spans)), key=lambda other: (abs(other - place), -self.scores[other])):
            beside = 0 < abs(other - place) <= _REACH and (other - 1 in kept or other + 1 in kept)
            said_too = self.scores[other] >= self.scores[place] - _COMPANIONS
            if beside and said_too and words + self._words(other) <= _QUOTED_WORDS:
                kept.add(other)
                words += self._words(other)
        while (first := min(kept)) and _REFERS.match(self.text, self.spans[first][0]):
            words += self._words(first - 1)
            if words > _MOST_QUOTED_WORDS:
                break
            kept.add(first - 1)
        return tuple(self.spans[other] for other in sorted(kept))

    def _words(self, place: int) -> int:
        return len(self.text[slice(*self.spans[place])].split())

    def _headline(self, sentence: Span) -> str:
        return shortest_run(self.question, self.text, sentence, self.rare)


def _says_average(said: str) -> bool:
    """Whether a sentence gives an average, and no highest or lowest with it."""
    return bool(_AVERAGE.search(said)) and not _SUPERLATIVE.search(said)


def share_said(question: Question, said: str, rare: Mapping[str, float]) -> float:
    """The share of the question's terms, by rarity, that the words say; between 0 and 1."""
    held = different_terms(said)
    return sum(rare[term] for term in question.terms if term in held) / (sum(rare.values()) or 1.0)


def shortest_run(question: Question, text: str, sentence: Span, rare: Mapping[str, float]) -> str:
    """The shortest run of a sentence's clauses that holds what was asked for, in at most 25 words."""
    start, end = sentence
    if len(text[start:end].split()) <= _HEADLINE_WORDS:
        return text[start:end]
    fitting = _runs(text, sentence)
    if not fitting:
        return " ".join(text[start:end].split()[:_HEADLINE_WORDS]) + " …"

    def rank(run: Span) -> tuple[float, int]:
        said = text[slice(*run)]
        holds = 1.0 if holds_what_is_asked(question, said) else 0.0
        whole = _FROM_THE_START if run[0] == start else -_FROM_THE_START if _SETS_ASIDE.match(said) else 0.0
        timed = _OF_THE_TIME if any(names_time(said, time.split()[-1]) for time in question.times) else 0.0
        return share_said(question, said, rare) + holds + whole + timed, run[0] - run[1]

    first, last = max(fitting, key=rank)
    said = text[first:last]
    shown = said if first == start else f"… {_JOINS.sub('', said)}"
    return f"{shown} …" if re.match(r"\s*[\w(]", text[last:end]) and not re.search(r"[,;:–—]$", said) else shown


def _runs(text: str, sentence: Span) -> list[Span]:
    """The runs of a sentence that may be a headline: of whole clauses, or of a clause that is too long for one."""
    parts = clauses(text, sentence)
    whole = [(parts[i][0], parts[j][1]) for i in range(len(parts)) for j in range(i, len(parts))]
    runs = [run for run in whole if 3 <= len(text[slice(*run)].split()) <= _HEADLINE_WORDS]
    for start, end in parts:
        words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
        for place in range(len(words) - _HEADLINE_WORDS + 1):
            if place == 0 or _BEGINS_A_PHRASE.match(text, words[place][0]):
                runs.append((words[place][0], words[min(place + _HEADLINE_WORDS - 1, len(words)) - 1][1]))
    return runs


def _weight_of_kind(question: Question, found: Found) -> float:
    """What speaks for a passage by its sort: a list for several things, minutes for a decision, recommendations for plans."""
    passage = found.passage
    of_list = (passage.block_kind == "list_item" and bool(passage.context)) or leads_in(passage)
    listed = _LISTED if of_list and asks_for_several(question) else 0.0
    minuted = _MINUTED if found.particulars.report_kind == "minutes" and asks_for_decision(question) else 0.0
    return listed + minuted + (_PUT_FORWARD if put_forward(question, passage.section) else 0.0)


class _Row:
    """A table row, quoted with the cells that answer as its headline where they stand out."""

    def __init__(self, index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> None:
        self.index, self.question, self.weighed, self.rare = index, question, weighed, rare
        self.to_read = row_to_read(weighed)

    def quote(self, logits: Sequence[float]) -> Quote:
        """The quote, with the logits of what was read."""
        question, weighed = self.question, self.weighed
        passage, period = weighed.found.passage, weighed.found.particulars.period
        assert passage.row is not None
        cells = asked_cells(question, passage, period, self.index.catalogue.long_forms)
        beside_label = [cell for cell in passage.row.cells if cell.text != passage.row.label]
        holds = row_holds(question, cells or beside_label, passage)
        if len(cells) == 1 and len(cells[0].text.split()) > _HEADLINE_WORDS:
            headline = f"{cell_name(passage, cells[0])}: “{_run_of_cell(question, passage, cells[0], self.rare)}”"
        else:
            headline = cells_headline(passage, cells) if cells else row_headline(passage)
        named = _NAMED * label_said(question, passage.row.label) + (_ONE_CELL if len(cells) == 1 else 0.0) - _UNNAMED
        score = weighed.score + 0.5 * (_SHARE * weighed.coverage + (_HOLDS if holds else 0.0)) + named
        relevance = weighed.relevance
        if relevance is not None:
            relevance = max([relevance, *logits])
            score += RELEVANCE * (relevance - (weighed.relevance or 0.0))
        return Quote(weighed, ((0, len(passage.text)),), headline, round(score, 4), holds, relevance=relevance)


def _run_of_cell(question: Question, passage: Passage, cell: Cell, rare: Mapping[str, float]) -> str:
    """The words of a long cell that answer."""
    start = passage.text.find(cell.text)
    said = [(start + first, start + last) for first, last in sentences(cell.text)]

    def rank(span: Span) -> tuple[float, int]:
        words = passage.text[slice(*span)]
        return share_said(question, words, rare) + _HOLDS * holds_what_is_asked(question, words), -span[0]

    return shortest_run(question, passage.text, max(said, key=rank), rare) if start >= 0 else cell.text


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
    headline = chosen.headline.removeprefix("… ").removesuffix(" …")
    return as_at(next((text for text in said if headline in text), said[0]), chosen.weighed.found)
