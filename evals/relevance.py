"""Relevance: which passages of an index hold the evidence of a question."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from evals.known_answers import Evidence, KnownAnswer
from evals.scoring.matching import folded
from evals.scoring.paragraph_right import number
from index.catalogue import Copy
from index.passages import Passage
from index.search import Index


class Relevance:
    """Finds the passages of an index that hold a piece of evidence; each report is read once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._passages: dict[str, list[tuple[Passage, str]]] = {}

    def relevant(self, question: KnownAnswer) -> list[str]:
        """The ids of all passages that hold evidence of the question; empty when the index has none."""
        return list(dict.fromkeys(passage.id for place in question.places for passage in self.holding(place)))

    def holding(self, place: Evidence) -> list[Passage]:
        """The passages that hold the evidence in its file: on its page, or under its number where there are no pages."""
        wanted = folded(place.evidence)
        found = [
            passage
            for copy in self._copies[place.report]
            for passage, text in self._texts(copy.report_id)
            if wanted in text
        ]
        return [passage for passage in found if _stands_at(passage, place)] or found

    def cluster(self, question: KnownAnswer) -> str:
        """The report that a question is about, `file#position`; its own id when it is about none."""
        if not question.places:
            return question.id
        first = question.places[0]
        holding = {passage.report_id for passage in self.holding(first)}
        position = next((copy.position for copy in self._copies[first.report] if copy.report_id in holding), 0)
        return f"{first.report}#{position}"

    @cached_property
    def _copies(self) -> dict[str, list[Copy]]:
        copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in self._index.catalogue.copies():
            copies[copy.file].append(copy)
        return copies

    def _texts(self, report_id: str) -> list[tuple[Passage, str]]:
        if report_id not in self._passages:
            passages = self._index.catalogue.passages_of(report_id)
            self._passages[report_id] = [(passage, folded(passage.text)) for passage in passages]
        return self._passages[report_id]


def _stands_at(passage: Passage, place: Evidence) -> bool:
    if place.page is not None and passage.page is not None:
        return passage.page <= place.page <= (passage.page_end or passage.page)
    return not place.paragraph or number(passage.paragraph) == number(place.paragraph)
