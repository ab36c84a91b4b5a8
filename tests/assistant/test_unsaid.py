"""What a passage leaves unsaid of a question, and the refusal that comes of it."""

from dataclasses import replace

import pytest

from assistant.asking.question import Question, read_question
from assistant.assistant import Assistant
from assistant.finding.refusing import Refusal, refusal_of
from assistant.finding.unsaid import asked_words, stands_in_full
from assistant.finding.weighing import Weighed, rarity, weigh
from assistant.quoting.quote import Quote, quotes


def first(assistant: Assistant, question: Question) -> Weighed:
    return weigh(question, assistant.finder().found(question), rarity(assistant.index, question))[0]


def unsaid(assistant: Assistant, asked: str) -> list[str]:
    question = read_question(asked)
    words = asked_words(assistant.index, question, first(assistant, question), rarity(assistant.index, question))
    return [word.text for word in words if word.unsaid]


def refused(assistant: Assistant, question: Question, quote: Quote) -> Refusal | None:
    return refusal_of(assistant.index, question, quote, [quote], rarity(assistant.index, question))


def test_nothing_is_unsaid_where_the_passage_says_it(assistant: Assistant) -> None:
    assert unsaid(assistant, "How many children were looked after in September 2022?") == []


def test_the_words_that_no_passage_says_are_named(assistant: Assistant) -> None:
    assert "lottery" in unsaid(assistant, "How many skateparks were refurbished with lottery money?")


def test_a_short_form_is_said_where_it_stands_in_full(assistant: Assistant) -> None:
    question = read_question("How many GWC sites are there?")
    found = first(assistant, question)
    passage = replace(found.found.passage, text="There are four garden-waste collection sites.")
    weighed = replace(found, found=replace(found.found, passage=passage))
    words = asked_words(assistant.index, question, weighed, rarity(assistant.index, question))
    assert [word.said for word in words if word.text == "GWC"] == [1.0]


@pytest.mark.parametrize(
    ("short", "text", "held"),
    [
        ("CIN", "Children in need (all open cases)", True),
        ("OHID", "from the Office for Health Improvement & Disparities", True),
        ("CINs", "the children in need", True),
        ("CIN", "children in care, no longer needed", False),
        ("NE", "no evidence", False),
        ("ASBO", "anti-social behaviour", False),
    ],
)
def test_a_short_form_of_more_than_two_letters_may_stand_in_full(short: str, text: str, held: bool) -> None:
    assert stands_in_full(short, text) is held


def test_words_that_only_put_a_question_do_not_count(assistant: Assistant) -> None:
    assert unsaid(assistant, "What exactly was the number?") == []


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
    [quote] = quotes(assistant.index, question, [first(assistant, question)], rare)
    quote = replace(quote, relevance=4.0)
    assert refused(assistant, question, quote) is None
    undated = replace(quote, weighed=replace(quote.weighed, time=0))
    refusal = refused(assistant, question, undated)
    assert refusal is not None and refusal.reason == "date_not_covered"


def test_a_forecast_is_no_final_figure(assistant: Assistant) -> None:
    question = read_question("How many children were looked after in September 2022?")
    [quote] = quotes(assistant.index, question, [first(assistant, question)], rarity(assistant.index, question))
    quote = replace(quote, relevance=4.0, headline="The projected outturn is £4m.")
    asked = replace(question, times=(), text="What was the final outturn for children's services?")
    refusal = refused(assistant, asked, quote)
    assert refusal is not None and refusal.reason == "measure_not_given"
    settled = replace(quote, headline="The final outturn is £4m, £1m above what was forecast.")
    assert refused(assistant, asked, settled) is None
