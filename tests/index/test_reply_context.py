"""Replies stand under the question before them: it is their context, searched with them and never quoted as theirs."""

import pytest

from corpus.report import Block, Particulars, Report
from index.passages import Passage, passages_of

ASKED = (
    "Mrs Reed said that she kept a boat at the old pier. How many moorings are free there, and what does one cost by the "
    "year for somebody who lives outside of the town?"
)


def passages(*blocks: tuple[str, str]) -> list[Passage]:
    """The passages of a report of (heading, text)."""
    text, read = "", []
    for heading, words in blocks:
        read.append(Block("paragraph", words, len(text), len(text) + len(words), (heading,)))
        text += words + "\n"
    return passages_of(Report(Particulars("Questions"), text, tuple(read)))


@pytest.mark.parametrize(
    "reply", ["Supplementary: would more of them be made?", "Answer: eleven.", "In reply, eleven."]
)
def test_a_reply_has_the_question_before_it_as_its_context(reply: str) -> None:
    found = passages(("Public questions", ASKED), ("Public questions", reply))
    assert [passage.context for passage in found] == [None, ASKED.split(". ", 1)[1]]
    assert found[1].text == reply


def test_what_follows_a_reply_stands_under_the_same_question() -> None:
    found = passages(
        *[("Public questions", text) for text in (ASKED, "Answer: eleven.", "Supplementary: is that all?")]
    )
    assert found[-1].context == ASKED.split(". ", 1)[1]


@pytest.mark.parametrize("text", ["Response rates rose to 40%.", "Eleven moorings are free.", "Response to the survey"])
def test_other_words_stand_under_no_question(text: str) -> None:
    assert passages(("Public questions", ASKED), ("Public questions", text))[1].context is None


def test_a_question_under_another_heading_is_not_theirs() -> None:
    assert passages(("Public questions", ASKED), ("Motions", "Answer: eleven."))[1].context is None
