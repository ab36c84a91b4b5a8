"""Two questions in one sentence that ask the same of two things: `how many were there in May and how many by July 2024?`.

They are a question and the one that follows it up, and each is asked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer import Answer
from assistant.asking.question import Question
from assistant.conversation import completed
from assistant.finding.finder import Finder
from assistant.quoting.quoted_answer import quoted_answer
from index.analysis import question_terms

_ASKS = r"(?:(?:by|until|till|since|from|at|in|for) )?(?:how (?:many|much|long|far|often|high|old)|what|when|where|who|which)"
_SAME = re.compile(
    rf"^(?P<over>(?:[^:?]*: )?)(?P<first>(?P<asks>{_ASKS})\b[^?]*?)(?:,? (?:and|but) |\? (?:and |but )?|; )(?P<second>(?P=asks)\b[^?]*)\??$",
    re.IGNORECASE,
)
_FEWEST, _ENOUGH = 2, 3


def read_double(text: str) -> tuple[str, str] | None:
    """The two questions that a sentence asks with the same question word, each whole; None where it asks one."""
    found = _SAME.match(re.sub(r"\s+", " ", text).strip())
    if found is None or len(question_terms(found["over"] + found["first"])) < _FEWEST:
        return None
    first = f"{found['over']}{found['first']}?"
    if found["over"]:
        return first, f"{found['over']}{found['second']}?"
    own = set(question_terms(found["second"])) - set(question_terms(first))
    alone = f"{found['second'][0].upper()}{found['second'][1:]}?"
    second = alone if len(own) >= _ENOUGH else completed(f"and {found['second']}?", [first])
    return (first, second) if set(question_terms(second)) != set(question_terms(first)) else None


def double_answer(
    finder: Finder, text: str, used: str, parts: Sequence[str], read: Callable[[str], Question], most_words: int
) -> Answer | None:
    """The answers of both questions, each from its own passage; None where one has no answer of its own. `read` reads a question."""
    found = [finder.best(read(part)) for part in parts]
    quotes = [quote for quote in found if quote is not None and quote.holds]
    if not finder.refusing or len(quotes) < len(parts) or len({quote.passage.id for quote in quotes}) < len(parts):
        return None
    return quoted_answer(finder.index, text, used, quotes, (), most_words, checking=finder.checking)
