"""Likely: a figure that only a neighbouring sentence gives is not what was asked for."""

import pytest

from assistant.asking.question import read_question
from assistant.finding.likely import LEAST_LIKELY, likely, signs_of
from assistant.finding.weighing import Weighed
from assistant.quoting.quote import Quote
from corpus.report import Particulars
from index.passages import Passage
from index.search import Found


@pytest.mark.parametrize(
    ("asked", "headline", "answers"),
    [
        ("How much did the ferry contract cost?", "The ferry contract was let to Reed Ltd.", False),
        ("How much did the ferry contract cost?", "The ferry contract cost £40,000.", True),
        ("How many ferries sailed?", "Each of the ferries cost £12.95.", False),
        ("Who runs the ferry?", "The ferry contract was let to Reed Ltd.", True),
    ],
)
def test_a_figure_has_to_stand_in_the_headline(asked: str, headline: str, answers: bool) -> None:
    text = f"{headline} A ticket will be £12.95, and 40 are sold."
    passage = Passage("p", "r", 0, 0, len(text), text, "paragraph", ())
    weighed = Weighed(Found(passage, Particulars("Ferries"), 1, 0.1, late=0.8), 1.0, (), 3, 0.9)
    quote = Quote(weighed, ((0, len(headline)), (len(headline) + 1, len(text))), headline, 1.0, True, relevance=5.0)
    signs = signs_of(read_question(asked), quote, [quote], [], {"ferri": 3.0})
    assert signs is not None and (likely(signs) >= LEAST_LIKELY) is answers
