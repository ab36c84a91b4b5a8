"""Meetings and reports as wholes, asked of the sample reports: cited, within the words, and refused where not there."""

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("What was decided on 23 February 2023?", ["4 decisions of the Council", "£172.4 million", "FERRY"]),
        ("What did Council resolve on 23 February 2023 about the garden waste charge?", ["£38 a year"]),
        ("How did the vote on the garden waste amendment go?", ["13 votes to 10", "Simon Dace moved"]),
        ("Who abstained on the garden waste amendment?", ["Councillor Tilley"]),
        ("Who seconded the budget at Council in February 2023?", ["Margaret Ellwood seconded"]),
        ("How did Council vote on the budget in February 2023?", ["17 votes to 5"]),
        ("What garden waste charge was agreed by Council on 23 February 2023?", ["£38 a year from 1 April"]),
        ("Who chaired the Council meeting in February 2023?", ["Helen Marlowe"]),
        ("Who wrote the report on business grants?", ["Richard Ollerton", "Sandra Kell"]),
        ("What is the report on missed bins about?", ["why so many bins were missed"]),
        ("Which reports mention Hallowell Library?", ["1 report mentions", "14 September 2021"]),
    ],
)
def test_the_answer_says_it_and_cites_it(assistant: Assistant, asked: str, holds: list[str]) -> None:
    answer = assistant.ask(asked)
    assert answer.status == "answered" and answer.citations
    assert [words for words in holds if words not in answer.answer] == []
    assert len(answer.answer.split()) <= 90 and len(answer.headline.split()) <= 40
    for citation in answer.citations:
        text = assistant.index.catalogue.report_text(citation.report_id)
        assert citation.quote == " … ".join(text[start:end].replace("\n", " ") for start, end in citation.spans)


def test_every_figure_that_they_quote_is_verified(assistant: Assistant) -> None:
    answer = assistant.ask("What was decided on 23 February 2023?")
    assert answer.figures and {figure.status for figure in answer.figures} == {"verified"}


def test_where_no_minutes_are_there_recommendations_are_said_to_be_such(assistant: Assistant) -> None:
    answer = assistant.ask("What was decided on 7 December 2021?")
    assert "No minutes of 7 December 2021" in answer.headline
    assert answer.answer.endswith("These are recommendations, not decisions.")


def test_a_recommendation_is_not_told_as_a_decision(assistant: Assistant) -> None:
    answer = assistant.ask("What did the Executive agree about the Hardship Fund?")
    assert answer.answer.endswith("no decision on it was found.")
    assert len(answer.answer.split()) <= 90


def test_names_that_the_minutes_do_not_give_are_refused(assistant: Assistant) -> None:
    assert assistant.ask("Who abstained on the Ferry Road bridge motion?").status == "not_found"


def test_a_reason_for_what_was_not_decided_is_refused_with_what_was(assistant: Assistant) -> None:
    answer = assistant.ask("Why was the garden waste amendment rejected?")
    assert (answer.status, answer.reason) == ("not_found", "premise_not_found")
    assert "CARRIED by 13 votes to 10" in answer.answer and answer.nearest


def test_a_seconder_that_the_minutes_do_not_name_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Who seconded the motion on Ferry Road bridge?")
    assert (answer.status, answer.reason) == ("not_found", "person_or_body_not_covered")


def test_a_word_in_no_report_is_refused_with_the_nearest_passages(assistant: Assistant) -> None:
    answer = assistant.ask("Which reports mention elephants?")
    assert (answer.status, answer.reason) == ("not_found", "nothing_close")


def test_this_report_without_one_before_it_is_asked_back(assistant: Assistant) -> None:
    answer = assistant.ask("What is this report about?")
    assert (answer.status, answer.reason) == ("not_found", "not_a_question")
