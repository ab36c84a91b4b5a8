"""The highest and the lowest of a table: `which ward had the most missed bins?`, read down the column that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Figure
from assistant.asking.question import Question
from assistant.comparing.reckoning import difference, with_unit
from assistant.comparing.side_lines import side_lines
from assistant.facts.fact import Fact
from assistant.facts.of_passage import facts_of
from assistant.finding.finder import Finder
from assistant.quoting.quote import Quote
from assistant.quoting.table_cells import cell_headline
from index.analysis import question_terms
from index.search import Found, Index

_MOST = re.compile(
    r"\b(?:most(?! recent\w*)|highest|largest|biggest|greatest|longest|dearest|busiest|maximum)\b", re.IGNORECASE
)
_LEAST = re.compile(r"\b(?:fewest|(?<!at )least|lowest|smallest|shortest|cheapest|quietest|minimum)\b", re.IGNORECASE)
_BOTH = re.compile(r"\bbest and (?:the )?worst\b|\bworst and (?:the )?best\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:which|who|where|what (?:is|was|are|were) the|gap|range)\b", re.IGNORECASE)
_GAP = re.compile(r"\b(?:gap|range|difference|apart)\b", re.IGNORECASE)
_SUMS = re.compile(
    r"\b(?:totals?|sub-?totals?|all|overall|averages?|mean|median|england|wales|national|region\w*|county|borough|district|city|council|target|net|gross)\b",
    re.IGNORECASE,
)
_FEWEST_ROWS, _LEAST_TOLD = 3, 0.5


def extremes_answer(finder: Finder, text: str, question: Question) -> Answer | None:
    """The rows with the largest and the smallest figure, as asked; None where no such thing is asked, or no one table gives it."""
    most, least = bool(_MOST.search(question.text)), bool(_LEAST.search(question.text))
    both = bool(_BOTH.search(question.text)) or (most and least)
    if not (most or least or both) or not _ASKS.search(question.text) or not finder.refusing:
        return None
    read = finder.read(replace(question, wants="figure"))
    told = _cell_of(read.quotes[0], question) if read.quotes and not read.refusal else None
    column = _column(finder.index, told) if told else []
    ordered = sorted(column, key=lambda fact: fact.amount)
    if (
        len(ordered) < _FEWEST_ROWS
        or ordered[0].amount == ordered[1].amount
        or ordered[-1].amount == ordered[-2].amount
    ):
        return None
    chosen = [*([ordered[-1]] if most or both else []), *([ordered[0]] if least or both else [])]
    return _answer(finder.index, text, question, chosen, len(ordered), most or both)


def _cell_of(quote: Quote, question: Question) -> Fact | None:
    """The one figure of a row that a quote tells, where what stands over it tells half of the question's words."""
    if quote.passage.row is None:
        return None
    cells = [fact for fact in facts_of(quote.weighed.found) if fact.cell is not None]
    told = [fact for fact in cells if fact.cell and cell_headline(quote.passage, fact.cell) == quote.headline]
    if len(told) != 1:
        return None
    fact = told[0]
    said = set(question_terms(f"{fact.near} {fact.around} {fact.over}"))
    asked = set(question_terms(_BOTH.sub(" ", _LEAST.sub(" ", _MOST.sub(" ", question.text)))))
    return fact if asked and len(asked & said) / len(asked) >= _LEAST_TOLD else None


def _column(index: Index, told: Fact) -> list[Fact]:
    """The figures of a table's column, row by row, without totals and averages; nothing where a row has none or two."""
    own = told.found.passage
    rows = [
        row
        for row in index.catalogue.passages_of(own.report_id)
        if row.row and (row.section, row.context) == (own.section, own.context) and not _SUMS.search(row.row.label)
    ]
    every = [
        [fact for fact in facts_of(Found(row, told.found.particulars, 0, 0.0)) if fact.header == told.header]
        for row in rows
    ]
    facts = [facts[0] for facts in every if len(facts) == 1]
    labels = {fact.found.passage.row.label for fact in facts if fact.found.passage.row}
    alike = all(fact.value.unit == told.value.unit for fact in facts)
    return facts if len(facts) == len(rows) == len(labels) and alike else []


def _answer(
    index: Index, text: str, question: Question, chosen: Sequence[Fact], rows: int, most_first: bool
) -> Answer | None:
    names = [_label(fact) for fact in chosen]
    told = side_lines(index, names, chosen)
    if told is None:
        return None
    ways = ("Highest", "lowest") if most_first else ("Lowest", "")
    said = [f"{way}: {name} {with_unit(fact)}" for way, name, fact in zip(ways, names, chosen, strict=False)]
    headline = f"{'; '.join(said)} (of {rows} rows)"
    figures: tuple[Figure, ...] = told.figures
    lines = list(told.lines)
    if len(chosen) == 2 and _GAP.search(question.text) and (gap := difference(chosen[0], chosen[1])):
        lines.insert(0, f"Working: {gap.working}")
        figures = (Figure(gap.figure, None, "computed", tuple(fact.text for fact in chosen)), *figures)
    closing = " ".join(f"[{marker}]" for marker in dict.fromkeys(told.markers))
    return Answer(
        None,
        "answered",
        text,
        question.text,
        headline,
        "\n".join([f"{headline} {closing}", *lines]),
        told.citations,
        figures,
    )


def _label(fact: Fact) -> str:
    row = fact.found.passage.row
    return row.label if row else ""
