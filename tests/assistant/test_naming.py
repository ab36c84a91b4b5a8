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


def missing(
    assistant: Assistant, asked: str, text: str, short: str = "", headline: str = "", rarity: float = 3.0
) -> tuple[str, ...]:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ())
    quote = Quote(
        Weighed(Found(passage, Particulars("Report"), 1, 0.1, late=0.8), 1.0, (), 3, 0.9),
        ((0, 9),),
        headline or text,
        1.0,
        True,
    )
    question = read_question(asked, short_forms=lambda terms: [(short, tuple(terms[-2:]))] if short else [])
    return missing_names(assistant.index, question, quote, dict.fromkeys(question.terms, rarity))


@pytest.mark.parametrize(
    ("asked", "text", "names"),
    [
        ("How many bins were missed in Saltmarsh?", "In Fernley 12 bins were missed.", ("Saltmarsh",)),
        ("How many bins were missed in Saltmarsh?", "In Saltmarsh 12 bins were missed.", ()),
        ("How many bins were missed in Saltmarsh?", "There were 12 missed bins (excluding Saltmarsh).", ("Saltmarsh",)),
        ("What did the XQZW say of the bins?", "Bins were missed.", ("XQZW",)),
        ("What does Elmford Council spend on bins?", "Bins for Elmford cost £2m.", ("Elmford Council",)),
        ("What does Elmford Council spend on bins?", "Elmford Borough Council spends £2m on bins.", ()),
        ("How many pupils has Elm Primary School?", "Elm school has 40 pupils.", ("Primary", "Elm Primary School")),
        ("What does Elmford Council charge for bins?", "Elmford raised its charge for bins to £50.", ()),
        ("How many pupils has Elm Primary School?", "Elm Primary has 40 pupils. The school is full.", ()),
        ("When was the Section 114 notice issued?", "The notice was issued on 3 May.", ("Section 114 notice",)),
        ("When was the Section 114 notice issued?", "A notice under section 114 was issued on 3 May.", ()),
        ("What did item 27 say of the bins?", "Bins were missed.", ()),
        ("Who waits for a four-bedroom house?", "Ten wait for a three-bedroom house.", ("four-bedroom",)),
        ("Who waits for a four-bedroom house?", "Ten wait for a 4-bedroom house.", ()),
        (
            "Who is in the third cohort?",
            "Ann Hall is in the first cohort, Bob Reed in the second cohort.",
            ("third cohort",),
        ),
        ("Who is in the third cohort?", "There are two cohorts.", ()),
        ("Who are the Lib Dem members?", "Members of the Liberal Democrat Group are Ann Hall and Bob Reed.", ()),
        (
            "Who is now the Director of Public Health?",
            "Ann Hall, Public Health, and Bob Reed, Chief Executive.",
            ("Director of Public Health",),
        ),
        (
            "Who is now the Head of Public Health?",
            "Ann Hall (Head of Roads and Bridges) and Bob Reed (Public Health Officer)",
            ("Head of Public Health",),
        ),
        ("Who is now the Director of Public Health?", "Ann Hall is the Public Health Director.", ()),
    ],
)
def test_a_name_that_the_passage_does_not_speak_of_is_missing(
    assistant: Assistant, asked: str, text: str, names: tuple[str, ...]
) -> None:
    assert missing(assistant, asked, text) == names


def test_a_name_is_spoken_of_in_its_short_form(assistant: Assistant) -> None:
    asked, text = "How many pupils are paid for from the Gull Fund?", "Average number of GLF pupils: 12."
    assert missing(assistant, asked, text, rarity=4.0) == ("Gull", "Fund")
    assert missing(assistant, asked, text, "GLF", rarity=4.0) == ()


def test_words_on_the_whole_country_do_not_speak_of_a_place(assistant: Assistant) -> None:
    asked, nationally = "How many bins were missed in Saltmarsh?", "Nationally 900 bins were missed."
    text = f"Saltmarsh is a ward. {nationally}"
    assert missing(assistant, asked, text, headline=nationally) == ("Saltmarsh",)
    assert missing(assistant, f"{asked} And in England?", text, headline=nationally) == ("England",)


def test_a_word_that_the_reports_write_small_is_no_place(assistant: Assistant) -> None:
    assert not is_place(assistant.index, "the number of Children in Need", "Need")
    assert is_place(assistant.index, "the bins in Saltmarsh ward", "Saltmarsh")


def test_an_office_asked_for_has_to_be_named(assistant: Assistant) -> None:
    asked = "Who is the leader of Saltmarsh Council?"
    assert "leader" in missing(assistant, asked, "Saltmarsh Council raised its charge, said Councillor Ann Bell.")
    assert missing(assistant, asked, "The Leader of Saltmarsh Council, Councillor Ann Bell, spoke.") == ()
