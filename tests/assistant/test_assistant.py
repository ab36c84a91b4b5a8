"""The whole way on the sample reports: quoted, cited, checked, or refused."""

import re

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from evals.scoring.matching import folded

QUESTIONS = [
    "How many children were looked after in September 2022?",
    "What garden waste charge did Council set for 2023/24?",
    "What is the PSW?",
    "Who was Director of Children's Services in July 2021?",
    "What was the recycling rate in July to September 2022?",
    "forecast variance on home to school transport at Quarter 2 of 2021/22",
    "What is the Council Tax rise?",
]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> dict[str, Answer]:
    return {question: assistant.ask(question) for question in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_quote_is_the_reports_text_at_its_offsets(
    assistant: Assistant, answers: dict[str, Answer], question: str
) -> None:
    answer = answers[question]
    assert answer.status == "answered"
    for citation in answer.citations:
        text = assistant.index.catalogue.report_text(citation.report_id)
        assert citation.quote == " … ".join(text[start:end].replace("\n", " ") for start, end in citation.spans)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_keeps_to_ninety_words_and_to_its_own_markers(answers: dict[str, Answer], question: str) -> None:
    answer = answers[question]
    assert len(answer.answer.split()) <= 90
    assert {int(marker) for marker in re.findall(r"\[(\d+)\]", answer.answer)} == {c.marker for c in answer.citations}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_shown_as_verified_stands_in_its_citations_passage(
    assistant: Assistant, answers: dict[str, Answer], question: str
) -> None:
    answer = answers[question]
    for figure in answer.figures:
        if figure.status == "verified":
            citation = next(c for c in answer.citations if c.marker == figure.marker)
            passage = assistant.index.catalogue.passages([citation.passage_id])[0]
            assert folded(figure.text) in folded(passage.text)


def test_the_figure_asked_for_is_given_with_paragraph_and_page(answers: dict[str, Answer]) -> None:
    answer = answers["How many children were looked after in September 2022?"]
    first = answer.citations[0]
    assert "398" in answer.headline
    assert (first.paragraph, first.page, first.report_date) == ("3", 1, "2022-12-06")


@pytest.mark.parametrize(
    "question",
    [
        "How do I renew my passport?",
        "Who won the football world cup in 2018?",
        "How many children were looked after in March 2009?",
    ],
)
def test_what_is_not_in_the_reports_is_refused_with_a_reason_and_the_nearest_passages(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.answer.startswith("Not found in these reports.")
    assert answer.reason and not answer.citations and not answer.figures
    assert 0 < len(answer.nearest) <= 3


@pytest.mark.parametrize("question", ["hello", "what can you do?", "", "?!"])
def test_small_talk_and_nothing_at_all_get_a_plain_reply(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == ("not_found", "not_a_question")
    assert "reports are loaded" in answer.answer


def test_a_follow_up_is_completed_from_the_turn_before(assistant: Assistant) -> None:
    answer = assistant.ask("and in September 2021?", turns=["How many children were looked after in September 2022?"])
    assert "looked after" in answer.question_used
    assert "425" in answer.answer


def test_a_new_topic_is_not_mixed_with_the_one_before(assistant: Assistant) -> None:
    text = "How many bins were missed across the borough during 2021/22?"
    assert assistant.ask(text, turns=["Who is the Mayor of Westmere?"]).question_used == text


def test_the_same_question_gives_the_same_answer(assistant: Assistant, answers: dict[str, Answer]) -> None:
    for question, answer in answers.items():
        again = assistant.ask(question)
        assert (again.answer, again.citations) == (answer.answer, answer.citations)
