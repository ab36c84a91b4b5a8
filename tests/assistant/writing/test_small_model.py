"""A real small model that is often wrong: nothing wrong of it is shown as verified. It is asked 15 questions.

Short passages and answers keep this to about a minute on two idle processors.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.facts.figures import figures_in
from assistant.sentences import sentences
from corpus.settings import Settings
from evals.small_model import NAME
from index.build import build
from index.search import Models

QUESTIONS = (
    "How many children were looked after on 30 June 2021?",
    "What was the average caseload at the end of March 2022?",
    "How many EHCPs were issued in Quarter 2 of 2021/22?",
    "What is the forecast overspend for 2022/23?",
    "How many households were in temporary accommodation on 30 September 2022?",
    "What does the Castle Quay leisure centre cost?",
    "How many bins were missed in Castle Quay?",
    "Who is the Director of Children's Services?",
    "What was the recycling rate in Quarter 1 of 2022/23?",
    "How much was spent on consultants in 2021/22?",
    "How many subscribers does the garden waste service have?",
    "How many Councillors voted for the amendment to the budget?",
    "What did Westmere get from the Household Support Fund?",
)
SHORT_CONTEXT, SHORT_ANSWER = 1200, 45
CASELOAD = """Report to Executive
24 March 2021

Caseloads

1. The average caseload is 19.5, a reduction from 21.
"""


@pytest.fixture(scope="module")
def caseloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("caseloads")
    (folder / "reports").mkdir()
    (folder / "reports" / "caseloads.txt").write_text(CASELOAD, encoding="utf-8")
    build(folder / "reports", folder / "index", Settings())
    return folder / "index"


def asks(index: Path, address: str, models: Models) -> Assistant:
    settings = Settings(
        writer_address=address,
        writer_model=NAME,
        writer_context=SHORT_CONTEXT,
        writer_seconds=60,
        answer_words=SHORT_ANSWER,
    )
    one = Assistant(index, settings)
    one.models = models
    assert one.writer is not None
    one.writer.load()
    return one


def written_lines(answer: Answer) -> list[tuple[str, int]]:
    """The sentences in the model's words with their markers; quotes and told cells stand on lines of their own."""
    told = []
    for line in answer.answer.split("\n") if answer.writer == NAME else []:
        told += [(found[1], int(found[2])) for found in re.finditer(r"([^\[\]“”]+?) \[(\d+)\]\.(?: |$)", line)]
    return told


def test_each_figure_in_its_own_words_stands_in_the_cited_passage(
    small_model: str, sample_index: Path, models: Models
) -> None:
    one = asks(sample_index, small_model, models)
    answers = [one.ask(question) for question in QUESTIONS]
    one.close()
    assert any(answer.writing and answer.writing.draft_sentences for answer in answers), (
        "the model wrote nothing in time"
    )
    for answer in answers:
        quotes = {citation.marker: citation.quote for citation in answer.citations}
        for text, marker in written_lines(answer):
            assert {figure.value for figure in figures_in(text)} <= {
                figure.value
                for start, end in sentences(quotes[marker])
                for figure in figures_in(quotes[marker][start:end])
            }, answer.answer
        if answer.fallback:
            assert answer.writer == "quotes"


@pytest.mark.parametrize("question", ["What was the previous average caseload?", "What is the average caseload?"])
def test_the_caseload_of_before_is_never_the_present_one(
    question: str, small_model: str, caseloads: Path, models: Models
) -> None:
    one = asks(caseloads, small_model, models)
    answer = one.ask(question)
    one.close()
    assert answer.status == "answered"
    for text, _ in written_lines(answer):
        assert not re.search(r"previous\w*|before|earlier", text) or "21" in text
        assert not re.search(r"\bfrom 19\.5\b|\bto 21\b|\bis 21\b|increase", text), answer.answer
