"""Two figures that stand together: the pair of one sentence, paragraph, row or column that tells most of a comparing question.

This is the third way to the sides. The question need not be split: what tells the one figure and not the other are its sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.asking.question import Question
from assistant.checking.grounding import Encode, similarity, words_of
from assistant.comparing.comparison import Relation
from assistant.comparing.standing_pair import NEAR, AskedTogether, StandingPair, said_of
from assistant.facts.fact import Fact
from assistant.facts.like_with_like import same_sort
from assistant.facts.of_passage import facts_of
from assistant.finding.finder import Read
from assistant.finding.weighing import Weighed
from assistant.quoting.columns import asked_cells
from index.analysis import terms
from index.search import Found, Index

_PASSAGES, _ROWS, _WEIGHED, _ANCHORS = 6, 12, 8, 2
_MEANT = 0.6
_LEAST, _MARGIN, _SAME_ROWS = 1.5, 0.04, 0.01


@dataclass(frozen=True)
class Together:
    """Two figures that stand together and how well they tell the question."""

    first: Fact
    second: Fact
    score: float


def told_together(
    index: Index, question: Question, relation: Relation, read: Read, encode: Encode | None
) -> tuple[Fact, Fact] | None:
    """The two figures that surely are the sides of a comparing question: the larger first, for a share the part.

    One of them stands in one of the two passages that answer the whole question best. None where no pair tells enough
    of the question, or another one nearly as much.
    """
    asked = AskedTogether(index, question, relation)
    best_told = [quote.weighed for quote in read.quotes[:_ANCHORS]]
    anchors = {item.found.passage.id for item in best_told}
    pairs = _pairs(index, question, asked, [*best_told, *read.weighed[:_PASSAGES]])
    pairs = [pair for pair in pairs if _ids(pair) & anchors]
    best = _by_meaning(sorted(pairs, key=_order)[:_WEIGHED], asked, encode)
    if not best or best[0].score < _LEAST:
        return None
    first, second = best[0].first, best[0].second
    if any(_rivals(best[0], pair) and best[0].score - pair.score < _margin(best[0], pair) for pair in best[1:]):
        return None
    larger_first = first.value.size >= second.value.size
    return (first, second) if larger_first != asked.share else (second, first)


def _rivals(best: Together, other: Together) -> bool:
    """Whether another pair tells other figures."""
    return {best.first.value.size, best.second.value.size} != {other.first.value.size, other.second.value.size}


def _margin(best: Together, other: Together) -> float:
    """By how much the best pair has to be better; of two columns of the same rows the one that is asked for is told by little."""
    return _SAME_ROWS if len(_ids(best)) == 2 and _ids(best) == _ids(other) and best.first.header else _MARGIN


def _ids(pair: Together) -> set[str]:
    return {pair.first.found.passage.id, pair.second.found.passage.id}


def _order(pair: Together) -> tuple[float, str, str]:
    return -pair.score, pair.first.found.passage.id, pair.first.text


def _pairs(index: Index, question: Question, asked: AskedTogether, weighed: Sequence[Weighed]) -> list[Together]:
    read: dict[str, tuple[Found, float]] = {
        item.found.passage.id: (item.found, item.found.late or 0.0) for item in weighed
    }
    for report_id in {item.found.passage.report_id for item in weighed if item.found.passage.row is not None}:
        own = next(item.found.particulars for item in weighed if item.found.passage.report_id == report_id)
        ids = [id for id, _ in index.catalogue.full_text(asked.row_terms, [report_id], _ROWS)]
        for passage in index.catalogue.passages(ids):
            if passage.row is not None:
                read.setdefault(passage.id, (Found(passage, own, 0, 0.0), 0.0))
    columns = {id: _columns(index, question, found) for id, (found, _) in read.items()}
    facts = [fact for found, _ in read.values() for fact in facts_of(found) if fact.change != "by"]
    said = {fact.place: said_of(fact) for fact in facts}
    base = {id: late for id, (_, late) in read.items()}
    pairs = [
        StandingPair(asked, (first, second), _said_apart(first, second, (said[first.place], said[second.place])))
        for first, second in combinations(facts, 2)
        if _stand_together(first, second) and same_sort(first, second) and first.value.size != second.value.size
    ]
    return [Together(*pair.facts, pair.score(columns, base)) for pair in pairs if pair.may_be_meant()]


def _said_apart(
    first: Fact, second: Fact, said: tuple[dict[str, float], dict[str, float]]
) -> tuple[dict[str, float], dict[str, float]]:
    """What is told of each figure; of rows by one name, what only the one stands under tells it as its label does."""
    one, other = (dict.fromkeys(terms(words), NEAR) for words in captions_apart(first, second))
    return said[0] | one, said[1] | other


def captions_apart(first: Fact, second: Fact) -> tuple[str, str]:
    """Of two rows with one label under one header, the captions that only the one stands under, and only the other."""
    rows = [fact.found.passage.row for fact in (first, second)]
    if rows[0] is None or rows[1] is None or rows[0] == rows[1] or rows[0].label != rows[1].label:
        return "", ""
    parts = [
        dict.fromkeys([*re.split(r" · | \| | – ", fact.found.passage.context or ""), *fact.found.passage.section])
        for fact in (first, second)
    ]
    one, other = (" ".join(part for part in parts[at] if part not in parts[1 - at]) for at in (0, 1))
    return one, other


def _columns(index: Index, question: Question, found: Found) -> set[tuple[str, ...]]:
    """The columns of a row that the question asks for."""
    if found.passage.row is None:
        return set()
    cells = asked_cells(
        replace(question, wants="figure"), found.passage, found.particulars.period, index.catalogue.long_forms
    )
    return {cell.column for cell in cells}


def _stand_together(first: Fact, second: Fact) -> bool:
    one, other = first.found.passage, second.found.passage
    if first.header is None or second.header is None:
        return first.header == second.header and one.id == other.id
    return one.id == other.id or (one.report_id == other.report_id and first.header == second.header)


def _by_meaning(found: list[Together], asked: AskedTogether, encode: Encode | None) -> list[Together]:
    """The pairs with the words that are told in other words counted in part."""
    if encode is None:
        return found
    said = [word for word in words_of(asked.topic) if word.stem in asked.rare]
    total = sum(asked.rare[word.stem] for word in said) or 1.0
    weighed = []
    for pair in found:
        text = f"{pair.first.near}. {pair.second.near}. {pair.first.around}. {pair.second.around if pair.second.around != pair.first.around else ''} {pair.first.over}"[
            :700
        ]
        alike = similarity(asked.topic, said, text, words_of(text), encode)
        share = (
            sum(asked.rare[word.stem] * float(row.max(initial=0.0)) for word, row in zip(said, alike, strict=True))
            / total
        )
        weighed.append(replace(pair, score=pair.score + _MEANT * share))
    return sorted(weighed, key=_order)


def names_of(pair: tuple[Fact, Fact]) -> tuple[str, str]:
    """What tells two figures apart where they stand: their rows, or their columns; nothing where they stand in sentences."""
    rows = [fact.found.passage.row for fact in pair]
    if rows[0] is None or rows[1] is None:
        return "", ""
    if rows[0].label != rows[1].label:
        return rows[0].label, rows[1].label
    if all(apart := captions_apart(*pair)):
        return apart
    one, other = (pair[0].header or (), pair[1].header or ())
    return " ".join(part for part in one if part not in other), " ".join(part for part in other if part not in one)
