"""Reading a question: what it asks for and of which time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.question import read_question, times_in, without_times


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("How many children were looked after?", "figure"),
        ("average caseload", "figure"),
        ("Who chaired the panel?", "person"),
        ("When does the scheme start?", "date"),
        ("What is an SGO?", "definition"),
        ("Which councils took part?", "list"),
        ("What is the council tax increase for 2025-26?", "figure"),
        ("What is the charge for garden waste?", "figure"),
        ("Why did the charge rise?", "reason"),
        ("What is the cause of the increase?", "words"),
        ("With which town did we share the hall?", "words"),
        ("What Band D council tax did Aston approve?", "figure"),
        ("What is the average dwelling rent?", "figure"),
        ("what are the fares for a single from April", "figure"),
        ("What did the Council decide about the council tax?", "words"),
        ("Which wards pay the levy?", "list"),
        ("what did the council pay for the pier", "figure"),
        ("fees for a mooring", "figure"),
        ("Date the pier was sold?", "date"),
        ("explain slipway licence", "definition"),
        ("explain why the pier was sold", "words"),
    ],
)
def test_a_question_tells_what_it_wants(text: str, wants: str) -> None:
    assert read_question(text).wants == wants


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("in March 2021", ("2021-03",)),
        ("on 24 March 2021", ("2021-03-24",)),
        ("dec 2017", ("2017-12",)),
        ("for 2024-25", ("2024-25",)),
        ("for 2024/25", ("2024-25",)),
        ("in 2019", ("2019",)),
        ("between Nov 2020 and Nov 2021", ("2020-11", "2021-11")),
        ("2,021 children", ()),
        ("£2020 each", ()),
    ],
)
def test_times_are_read_as_iso(text: str, times: tuple[str, ...]) -> None:
    assert times_in(text) == times


def test_the_year_in_a_name_is_not_asked_for_where_another_time_is() -> None:
    assert read_question("What did the Autumn Budget 2024 bring in for 2028-29?").times == ("2028-29",)
    assert read_question("What was in the Autumn Budget 2024?").times == ("2024",)


def test_times_are_taken_out_of_the_topic() -> None:
    assert (
        without_times("How many children were looked after in March 2021?") == "How many children were looked after ?"
    )


def test_an_acronym_brings_its_long_form_into_the_topic() -> None:
    question = read_question("Who is the PSW?", lambda acronym: ["principal social worker"] if acronym == "PSW" else [])
    assert "principal social worker" in question.topic
    assert ("psw", "princip", "social", "worker") in question.expansions


def test_an_acronym_that_is_a_word_is_known_where_it_is_asked_for() -> None:
    def long_forms(acronym: str) -> list[str]:
        return ["safe entry network depot"] if acronym == "SEND" else []

    assert "safe entry" in read_question("How many use SEND?", long_forms).topic
    assert "safe entry" in read_question("what does send stand for", long_forms).topic
    assert "safe entry" not in read_question("Where do I send the form?", long_forms).topic


def test_every_long_form_counts_as_much_as_the_acronym_and_the_first_is_searched() -> None:
    question = read_question("How many LPS?", lambda acronym: ["licensed premises supervisors", "local planning staff"])
    assert "(licensed premises supervisors)" in question.topic and "staff" not in question.topic
    assert [long for acronym, *long in question.expansions] == [
        ["licens", "premis", "supervisor"],
        ["local", "plan", "staff"],
    ]


def test_the_acronym_of_words_joins_the_topic_and_counts_as_much_as_they() -> None:
    question = read_question(
        "Who are licensed premises supervisors?", short_forms=lambda terms: [("LPS", tuple(terms))]
    )
    assert question.topic.endswith("(LPS)")
    assert ("premis", "lps") in question.expansions


def test_another_acronym_of_the_same_words_is_searched_too() -> None:
    question = read_question(
        "How many PTK?",
        lambda acronym: ["public trees kept"],
        lambda terms: [("TKP", tuple(terms))] if "tree" in terms else [],
    )
    assert question.topic.endswith("(public trees kept) (TKP)")
    assert ("ptk", "tkp") in question.expansions


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("What share of adults who smoke have tried to stop?", "figure"),
        ("Who moved it?", "person"),
        ("In January who proposed the route?", "person"),
        ("How many were in arrears on the day when the scheme began?", "figure"),
    ],
)
def test_a_relative_who_asks_for_no_person(text: str, wants: str) -> None:
    assert read_question(text).wants == wants


@pytest.mark.parametrize("text", ["hello", "Thanks!", "What can you do?", "hi there"])
def test_small_talk_is_no_question(text: str) -> None:
    assert read_question(text).small_talk


@given(st.text())
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    assert read_question(text).text == " ".join(text.split())


def test_a_year_in_brackets_behind_a_month_belongs_to_it() -> None:
    assert read_question("What was the fare last December (2023)?").times == ("2023-12",)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("What are our duties under the Care Act 2014?", ()),
        ("What does the children act 1989 say?", ()),
        ("Is it a duty of the 1972 Act?", ()),
        ("Social Services (Wales) Act 2014 duties in 2023", ("2023",)),
        ("Did the council act in 2014?", ("2014",)),
        ("TOTAL NUMBER OF CONTACTS 2014", ("2014",)),
        ("How many impacts 2014, how many in 2015?", ("2014", "2015")),
    ],
)
def test_the_year_of_a_law_is_no_time(text: str, times: tuple[str, ...]) -> None:
    asked = read_question(text)
    assert asked.times == times
    assert ("2014" in asked.topic) == ("Act 2014" in text)
