"""Happened: a question that takes something to have happened needs a passage that tells of it."""

import pytest

from assistant.asking.question import read_question
from assistant.finding.happened import not_yet, untold
from assistant.finding.weighing import Weighed
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


def told(asked: str, text: str) -> tuple[str, ...]:
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ())
    return untold(read_question(asked), Weighed(Found(passage, Particulars("Report"), 1, 0.1), 1.0, (), 3, 0.9))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Why did Ann Hall resign as Chair?", "Councillor Hall, Chair, spoke because she was asked to."),
        ("When did Council shut the Elm Centre?", "The group meets at the Elm Centre on Tuesdays."),
        ("How many staff will be made redundant?", "Twelve staff move to the new team."),
        ("Who took over from Ann Hall as Director?", "The Director, Ann Hall, and Bob Reed opened it."),
        ("Why did the panel recommend ending the pilot?", "The panel recommends that the pilot be carried on."),
        ("Which firm was chosen to run the ferry?", "The choice of a firm to run the ferry is on the agenda for May."),
        ("Who was Director before Councillor Hall?", "The Director, Councillor Hall, spoke of the ferry."),
    ],
)
def test_an_event_that_the_passage_does_not_tell_of_is_named(asked: str, text: str) -> None:
    assert len(told(asked, text)) == 1


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Why did Ann Hall resign as Chair?", "Councillor Hall stepped down as Chair because she moved away."),
        ("When did Council shut the Elm Centre?", "The closure of the Elm Centre took place on 3 May 2022."),
        ("Who took over from Ann Hall as Director?", "Bob Reed succeeded Ann Hall as Director."),
        ("Which firm was chosen to run the ferry?", "The contract to run the ferry was awarded to Reed Ltd."),
        ("Who was Director before Councillor Hall?", "Councillor Hall took over from Bob Reed as Director."),
        ("How much was in the reserve at the end of the year?", "The reserve held £2m on 31 March."),
        ("What was left when the year closed?", "The reserve held £2m on 31 March."),
    ],
)
def test_nothing_is_named_where_it_is_told_or_nothing_is_taken_for_granted(asked: str, text: str) -> None:
    assert told(asked, text) == ()


@pytest.mark.parametrize(
    ("asked", "said", "missing"),
    [
        ("When did the ferry stop?", "The group intends to stop the ferry on 3 May 2022.", True),
        ("When did the ferry stop?", "The ferry ran for the last time on 3 May 2022.", False),
        ("When will the ferry stop?", "The group intends to stop the ferry on 3 May 2022.", False),
        ("What did Mr Reed say about the ferry?", "Mr Reed, ferry master; 3 May 2022", True),
        ("What did Mr Reed say about the ferry?", "Mr Reed explained that the ferry was late.", False),
    ],
)
def test_what_is_only_intended_and_who_does_not_speak_tells_nothing(asked: str, said: str, missing: bool) -> None:
    assert not_yet(read_question(asked), said) is missing
