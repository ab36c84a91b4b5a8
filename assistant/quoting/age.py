"""Age: how old the report is that answers a question about the present, told without a clock by the newest report loaded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.quoting.quote import Quote
from corpus.dates import written

_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|who['’]s|what['’]s|how['’]s)\b", re.IGNORECASE)
_PAST_OR_PLAN = re.compile(
    r"\b(?:was|were|did|had|been|will|would|should|could|going to|when|why|recommend\w*|propos\w*)\b", re.IGNORECASE
)


def about_the_present(question: Question) -> bool:
    """Whether a question asks for the latest, or for a figure or a person in the present tense without naming a time."""
    if question.latest:
        return True
    present = _PRESENT.search(question.text) and not _PAST_OR_PLAN.search(question.text)
    return bool(present) and not question.times and question.wants in ("figure", "person")


def how_old(question: Question, told: Quote, quotes: Sequence[Quote], newest: str | None) -> str | None:
    """The date of the report that answers a question about the present, and of the newest loaded; None for other questions.

    It is called the latest that gives the answer when no other quote that holds what is asked is of a newer one.
    """
    date = told.weighed.found.particulars.report_date
    if not date or not about_the_present(question):
        return None
    if newest is None or newest <= date:
        return f"From the newest report here, of {written(date)}."
    dates = [item.weighed.found.particulars.report_date or "" for item in quotes if item.holds]
    latest = ", the latest found that gives it" if max(dates, default="") <= date else ""
    return f"From the report of {written(date)}{latest}; the newest report here is of {written(newest)}."
