"""What is asked for is in the words, or only looks as if it were."""

import pytest

from assistant.asking.question import read_question
from assistant.asking.wanted import holds_what_is_asked, persons_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillor Ann Bell moved the motion.", ["Councillor Ann"]),
        ("The Executive Member for Neighbourhood Safety will reply.", []),
        ("It was signed off by Priya Raman, Head of Legal Services.", ["Priya Raman"]),
        ("Dr Osei spoke for the Public Health team.", ["Dr Osei"]),
        ("The Overview and Scrutiny Board met in North Street.", []),
        ("In June two posts were vacant. That Members note the work of the Directors.", []),
    ],
)
def test_a_post_or_a_body_is_no_person(text: str, names: list[str]) -> None:
    assert [name for name in persons_in(text) if not name.startswith("The ")] == names


def test_a_question_for_a_person_is_not_answered_by_a_post() -> None:
    question = read_question("Who is Executive Member for Highways?")
    assert not holds_what_is_asked(question, "The Executive Member for Highways has responsibility for bridges.")
    assert holds_what_is_asked(question, "Executive Member for Highways: Colin Marsh")


def test_what_stands_behind_the_label_that_is_asked_for_answers_be_it_a_firm() -> None:
    question = read_question("Who was the applicant?")
    assert holds_what_is_asked(question, "Change of use to 18 flats. Applicant: FERRYSIDE LTD.")
    assert not holds_what_is_asked(question, "Change of use to 18 flats. Agent: FERRYSIDE LTD.")


@pytest.mark.parametrize(
    ("asked", "wants"),
    [
        ("What is Council being asked to do with the statement when it sets the budget?", "words"),
        ("what's the budget for parks", "figure"),
        ("parks budget 2022/23", "figure"),
        ("What was the total cost of the bridge works?", "figure"),
        ("Why was the target missed?", "reason"),
        ("What was spent on the ferry in 2022?", "figure"),
        ("late ferries per 1,000 sailings", "figure"),
    ],
)
def test_a_word_of_measure_asks_for_a_figure_only_where_it_is_asked_for(asked: str, wants: str) -> None:
    assert read_question(asked).wants == wants


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Why was the boathouse refused a grant?", "Grants: Rowers £50; Boathouse refused (no accounts sent in)."),
        (
            "Why did Mr Reed declare an interest?",
            "Mr Reed declared an interest in item 4 as a trustee of the boathouse.",
        ),
        ("Why are visits booked?", "Booking began in 2020, on account of the floods."),
        ("explain a slipway licence", "Slipway licence: leave to launch a boat for one season."),
        ("What did the council pay for the pier?", "The pier was bought at a price of £9,500."),
    ],
)
def test_what_is_asked_for_is_held_in_few_words(asked: str, text: str) -> None:
    assert holds_what_is_asked(read_question(asked), text)


def test_a_label_that_is_not_asked_for_explains_nothing() -> None:
    assert not holds_what_is_asked(read_question("explain a slipway licence"), "Mooring: leave to tie a boat up.")


def test_a_count_is_neither_a_share_nor_a_sum() -> None:
    question = read_question("How many ferries sailed?")
    assert not holds_what_is_asked(question, "The ferries cost £4m, 18% more than before.")
    assert holds_what_is_asked(question, "The ferries cost £4m and sailed 40 times.")
