"""Weighing and reading again: in which order passages are read, and how many of them."""

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.finding.reading import read_passages
from assistant.finding.weighing import weigh
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found

QUESTION = read_question("When was the pier repaired?")
PIER = "The pier was repaired in May 2021."


def found(id: str, late: float, fused: float, text: str = "Ferries go at noon.") -> Found:
    passage = Passage(id, "r", 0, 0, len(text), text, "paragraph", embed_hash=id)
    return Found(passage, Particulars("Harbour"), 1, fused, late=late)


def order(items: list[Found]) -> list[str]:
    return [item.found.passage.id for item in weigh(QUESTION, items, dict.fromkeys(QUESTION.terms, 1.0))]


def test_what_the_other_lists_have_first_is_fourth_at_the_latest() -> None:
    items = [found(id, 0.9 - 0.01 * place, 0.01) for place, id in enumerate("abcde")]
    assert order([*items, found("z", 0.5, 0.03)]) == ["a", "b", "c", "z", "d", "e"]
    assert order([*items, found("z", 0.5, 0.009)]) == ["a", "b", "c", "d", "e", "z"]


def test_passages_far_below_one_that_answers_are_not_read(assistant: Assistant) -> None:
    rare = dict.fromkeys(QUESTION.terms, 1.0)
    far = found("far", 0.5, 0.01)
    answered = read_passages(assistant.index, QUESTION, weigh(QUESTION, [found("near", 0.9, 0.03, PIER), far], rare))
    unanswered = read_passages(assistant.index, QUESTION, weigh(QUESTION, [found("near", 0.9, 0.03), far], rare))
    assert [item.relevance is None for item in answered] == [False, True]
    assert [item.relevance is None for item in unanswered] == [False, False]
