"""Where the quote that reads best may not answer, the next that surely does takes its place; one that reads far worse does not."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.finding import finder
from assistant.finding.likely import LEAST_LIKELY
from assistant.finding.refusing import Refusal
from assistant.quoting.quote import Quote

ASKED = "How many children are looked after?"


def refusing(ids: set[str], asked_for: list[float]) -> object:
    """`refusal_of`, which refuses the passages of `ids` and keeps how likely each had to be."""

    def refusal_of(*given: object) -> Refusal | None:
        asked_for.extend(one for one in given[5:] if isinstance(one, float))
        return Refusal("measure_not_given") if isinstance(given[2], Quote) and given[2].passage.id in ids else None

    return refusal_of


def test_a_second_quote_answers_where_the_first_may_not(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    question = assistant.question(ASKED)
    first, second, *_ = assistant.finder().read(question).quotes
    monkeypatch.setattr(finder, "_AS_WELL", first.score - second.score + 0.001)
    asked_for: list[float] = []
    monkeypatch.setattr(finder, "refusal_of", refusing({first.passage.id}, asked_for))
    read = assistant.finder().read(question)
    assert read.refusal is None and read.quotes[0].passage.id == second.passage.id
    assert asked_for == [finder._SURELY] and finder._SURELY > LEAST_LIKELY


def test_one_that_reads_far_worse_does_not(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    question = assistant.question(ASKED)
    first = assistant.finder().read(question).quotes[0]
    monkeypatch.setattr(finder, "_AS_WELL", -1.0)
    monkeypatch.setattr(finder, "refusal_of", refusing({first.passage.id}, []))
    assert assistant.finder().read(question).refusal == Refusal("measure_not_given")


def test_where_no_quote_speaks_of_a_name_none_is_tried(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    unnamed = Refusal("place_not_covered", ("Atlantis",))
    monkeypatch.setattr(finder, "refusal_by_name", lambda index, question, quotes, rare: (list(quotes), unnamed))
    monkeypatch.setattr(finder, "refusal_of", refusing(set(), []))
    assert assistant.finder().read(assistant.question(ASKED)).refusal == unnamed
