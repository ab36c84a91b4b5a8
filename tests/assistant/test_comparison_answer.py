"""Comparing questions answered: the difference with its working, both sides cited, or no difference at all."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "figure", "operands"),
    [
        ("How many more garden waste customers are there in Fernley than Castle Quay?", "1,060", ("1,580", "520")),
        (
            "How many fewer households were in temporary accommodation on 31 December 2022 than a year earlier?",
            "9",
            ("122", "131"),
        ),
        (
            "What did a week in a residential home cost in September 2022 compared with September 2021?",
            "£560",
            ("£5,420", "£4,860"),
        ),
    ],
)
def test_a_difference_is_computed_from_two_verified_figures(
    assistant: Assistant, question: str, figure: str, operands: tuple[str, str]
) -> None:
    answer = assistant.ask(question)
    computed = next(found for found in answer.figures if found.status == "computed")
    assert (computed.text, computed.operands) == (figure, operands)
    assert {(found.text, found.status) for found in answer.figures if found.marker} >= {
        (operand, "verified") for operand in operands
    }
    assert len(answer.answer.split()) <= 90 and len(answer.headline.split()) <= 25
    assert len(answer.citations) == 2 and all(
        operand in citation.quote for operand, citation in zip(operands, answer.citations, strict=True)
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many more garden waste customers are there in Fernley than in Zanzibar?",
        "How many more submarines were there in March 2021 than in March 2020?",
        "How many more children were looked after in March 1955 than in March 1954?",
        "What is the difference between the price of 12 Tern Street and the number of missed bins?",
    ],
)
def test_no_difference_is_shown_without_two_sides_that_are_alike(assistant: Assistant, question: str) -> None:
    assert not [figure for figure in assistant.ask(question).figures if figure.status == "computed"]


def test_the_same_comparison_is_answered_the_same_way_again(assistant: Assistant) -> None:
    question = "How many more garden waste customers are there in Fernley than Castle Quay?"
    assert assistant.ask(question).answer == assistant.ask(question).answer


def test_where_no_pair_is_sure_the_answer_says_that_nothing_is_computed(assistant: Assistant) -> None:
    answer = assistant.ask("how much did the garden waste charge rise from 2022/23 to 2023/24")
    assert answer.status == "answered" and not any(figure.status == "computed" for figure in answer.figures)
    assert answer.answer.splitlines()[-1].startswith("No difference is computed")
    assert len(answer.answer.split()) <= 90
