"""Naming: a passage has to speak of the place, body or short form that a question names."""

import pytest

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.finding.naming import is_place, missing_names
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def missing(assistant: Assistant, asked: str, text: str, short: str = "") -> tuple[str, ...]:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ())
    quote = Quote(
        Weighed(Found(passage, Particulars("Report"), 1, 0.1, late=0.8), 1.0, (), 3, 0.9), ((0, 9),), text, 1.0, True
    )
    question = read_question(asked, short_forms=lambda terms: [(short, tuple(terms[-2:]))] if short else [])
    return missing_names(assistant.index, question, quote, dict.fromkeys(question.terms, 4.0))


@pytest.mark.parametrize(
    ("asked", "text", "names"),
    [
        ("How many bins were missed in Saltmarsh?", "In Fernley 12 bins were missed.", ("Saltmarsh",)),
        ("How many bins were missed in Saltmarsh?", "In Saltmarsh 12 bins were missed.", ()),
        ("How many bins were missed in Saltmarsh?", "There were 12 missed bins (excluding Saltmarsh).", ("Saltmarsh",)),
        ("What did the XQZW say of the bins?", "Bins were missed.", ("XQZW",)),
    ],
)
def test_a_name_that_the_passage_does_not_speak_of_is_missing(
    assistant: Assistant, asked: str, text: str, names: tuple[str, ...]
) -> None:
    assert missing(assistant, asked, text) == names


def test_a_name_is_spoken_of_in_its_short_form(assistant: Assistant) -> None:
    asked, text = "How many pupils are paid for from the Gull Fund?", "Average number of GLF pupils: 12."
    assert missing(assistant, asked, text) == ("Gull", "Fund")
    assert missing(assistant, asked, text, "GLF") == ()


def test_a_word_that_the_reports_write_small_is_no_place(assistant: Assistant) -> None:
    assert not is_place(assistant.index, "the number of Children in Need", "Need")
    assert is_place(assistant.index, "the bins in Saltmarsh ward", "Saltmarsh")
