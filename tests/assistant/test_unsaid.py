"""What a passage leaves unsaid of a question, and the refusal that comes of it."""

from dataclasses import replace

import pytest

from assistant.asking.question import read_question
from assistant.assistant import Assistant
from assistant.finding.refusing import refusal_of
from assistant.finding.unsaid import unsaid
from assistant.finding.weighing import rarity, weigh
from assistant.quoting.quote import quotes


def left(assistant: Assistant, asked: str) -> tuple[float, list[str]]:
    question = read_question(asked)
    rare = rarity(assistant.index, question)
    first = weigh(question, assistant.finder().found(question), rare)[0]
    return unsaid(assistant.index, question, first, rare)


def test_nothing_is_unsaid_where_the_passage_says_it(assistant: Assistant) -> None:
    assert left(assistant, "How many children were looked after in September 2022?")[0] == 0.0


def test_the_words_that_no_passage_says_are_named(assistant: Assistant) -> None:
    share, words = left(assistant, "How many skateparks were refurbished with lottery money?")
    assert share > 0.33 and "lottery" in words


def test_words_that_only_put_a_question_do_not_count(assistant: Assistant) -> None:
    assert left(assistant, "What exactly was the number?") == (0.0, [])


@pytest.mark.parametrize(
    "asked",
    ["How do I renew a passport?", "What is the capital of Peru?", "Who won the cup final?"],
)
def test_what_the_reports_do_not_speak_of_is_refused(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(asked)
    assert (answer.status, answer.reason) == ("not_found", "nothing_close")


def test_the_passage_that_answers_has_to_hold_for_the_time_asked(assistant: Assistant) -> None:
    question = read_question("How many children were looked after in September 2022?")
    rare = rarity(assistant.index, question)
    [quote] = quotes(assistant.index, question, weigh(question, assistant.finder().found(question), rare)[:1], rare)
    assert refusal_of(assistant.index, question, quote, rare) is None
    undated = replace(quote, weighed=replace(quote.weighed, time=0))
    refusal = refusal_of(assistant.index, question, undated, rare)
    assert refusal is not None and refusal.reason == "date_not_covered"
