"""The quoting writer: the sentences or table cells that say what was asked, verbatim, under a headline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import AsAtFrom
from assistant.figures import figures_in
from assistant.question import Question, times_in
from assistant.sentences import Span, clauses, sentences
from assistant.times import as_at
from assistant.weighing import Weighed
from corpus.dates import written
from corpus.report import Cell
from corpus.units import is_figure
from index.analysis import terms
from index.passages import Passage

_HEADLINE_WORDS = 25
_PERSON = re.compile(r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|[A-Z][a-z]+(?:-[A-Z][a-z]+)?)\s+(?:[A-Z]\s)?[A-Z][a-z]+")


@dataclass(frozen=True)
class Quote:
    """What is quoted of one passage: spans in its text, and the clause or cell that answers."""

    weighed: Weighed
    spans: tuple[Span, ...]
    headline: str
    score: float

    @property
    def passage(self) -> Passage:
        return self.weighed.found.passage


def quote(question: Question, weighed: Weighed, rare: Mapping[str, float]) -> Quote:
    """The best that one passage has to say to the question."""
    if weighed.found.passage.row is not None:
        return _row_quote(question, weighed)
    return _sentence_quote(question, weighed, rare)


def _sentence_quote(question: Question, weighed: Weighed, rare: Mapping[str, float]) -> Quote:
    text = weighed.found.passage.text
    spans = sentences(text)
    scored = [(_sentence_score(question, text[start:end], rare), -place, (start, end)) for place, (start, end) in enumerate(spans)]
    score, place, best = max(scored)
    return Quote(weighed, _with_list(question, text, spans, -place), _clause(question, text, best, rare), score)


def _sentence_score(question: Question, sentence: str, rare: Mapping[str, float]) -> float:
    """Share of the question's terms, by rarity, and whether the sentence holds the sort of thing asked for."""
    held = set(terms(sentence))
    total = sum(rare.values()) or 1.0
    share = sum(rare[term] for term in question.terms if term in held) / total
    return share + (0.25 if _holds(question, sentence) else 0.0)


def _holds(question: Question, text: str) -> bool:
    """Whether the text holds a figure, date or person where the question asks for one that it does not itself give."""
    if question.wants == "figure":
        asked = {figure.value for figure in figures_in(question.text)}
        return any(figure.value not in asked for figure in figures_in(text))
    if question.wants == "date":
        return bool(set(times_in(text)) - set(question.times)) or bool(re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\b", text))
    if question.wants == "person":
        return bool(_PERSON.search(text))
    return False


def _with_list(question: Question, text: str, spans: list[Span], place: int) -> tuple[Span, ...]:
    """The sentence; and when it leads a list in, or a list is asked for, the items after it."""
    if not re.search(r":[-–]?$", text[slice(*spans[place])]) and question.wants != "list":
        return (spans[place],)
    words, kept = 0, []
    for start, end in spans[place:]:
        words += len(text[start:end].split())
        if kept and words > 60:
            break
        kept.append((start, end))
    return tuple(kept)


def _clause(question: Question, text: str, sentence: Span, rare: Mapping[str, float]) -> str:
    """The shortest run of clauses of the sentence that holds what was asked for, in at most 25 words."""
    start, end = sentence
    if len(text[start:end].split()) <= _HEADLINE_WORDS:
        return text[start:end]
    parts = clauses(text, sentence)
    runs = [(parts[i][0], parts[j][1]) for i in range(len(parts)) for j in range(i, len(parts))]
    fitting = [run for run in runs if 3 <= len(text[slice(*run)].split()) <= _HEADLINE_WORDS]
    if not fitting:
        return " ".join(text[start:end].split()[:_HEADLINE_WORDS]) + " …"
    return text[slice(*max(fitting, key=lambda run: (_sentence_score(question, text[slice(*run)], rare), run[0] - run[1])))]


def _row_quote(question: Question, weighed: Weighed) -> Quote:
    passage = weighed.found.passage
    row = passage.row
    assert row is not None
    cell = best_cell(question, passage)
    whole: tuple[Span, ...] = ((0, len(passage.text)),)
    score = weighed.coverage + (0.25 if cell else 0.0)
    if cell is None:
        named = [f"{' '.join(cell.column[-1:])} {cell.text}".strip() for cell in row.cells]
        return Quote(weighed, whole, " ".join("; ".join(named).split()[:_HEADLINE_WORDS]), score)
    unit = f" ({row.unit})" if row.unit and row.unit.strip("£%").lower() and row.unit not in " ".join(cell.column) else ""
    header = ", ".join(part for part in cell.column if part)
    label = row.label if row.label != cell.text else ""
    return Quote(weighed, whole, f"{', '.join(part for part in (label, header) if part)}{unit}: {cell.text}", score)


def best_cell(question: Question, passage: Passage) -> Cell | None:
    """The cell under the column that the question names, or the row's only figure; None when no column stands out."""
    row = passage.row
    if row is None:
        return None
    figures = [cell for cell in row.cells if is_figure(cell.text)]
    candidates = figures if question.wants == "figure" or len(figures) >= len(row.cells) - 1 else list(row.cells)
    candidates = [cell for cell in candidates if cell.text != row.label]
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    outside = set(terms(row.label))
    scores = [_column_score(question, cell, outside) for cell in candidates]
    best = max(scores)
    if best <= 0 or scores.count(best) > 1:
        return None
    return candidates[scores.index(best)]


def _column_score(question: Question, cell: Cell, outside: set[str]) -> float:
    header = " ".join(cell.column)
    held = set(terms(header)) - outside
    shared = len(held & set(question.terms))
    times = len(set(times_in(header)) & set(question.times))
    return shared + 2 * times - 0.05 * len(held)


def dated(headline: str, date: str | None, origin: str | None, report_date: str | None) -> str:
    """The headline with the date that its figure holds for, unless its words give one."""
    if times_in(headline):
        return headline
    if origin == "report_date" or date is None:
        return f"{headline} (report of {written(report_date)})" if report_date else headline
    return f"{headline} (as at {written(date)})"


def as_at_of(chosen: Quote, column: tuple[str, ...] = ()) -> tuple[str | None, AsAtFrom | None]:
    """The date that the quoted words hold for, and where it comes from."""
    text = " ".join(chosen.passage.text[start:end] for start, end in chosen.spans[:1])
    return as_at(text, chosen.weighed.found, column)
