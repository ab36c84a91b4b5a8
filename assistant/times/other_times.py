"""Other times: whether words tell of a time, and of none that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.times.column_times import closeness
from assistant.times.times import COMPARED_WITH, is_financial_year, named_times, one_time

_WHOLE_TIME = len("2021")
_OF_A_PAPER = re.compile(
    r"\b(?:(?:re)?published|dated|circulated|meetings?|papers?|reports?|minutes|letters?)(?: \w+){0,3}? (?:on|of|for|in)"
    r" [^.;:()]*?(?:19|20)\d\d\b|\bdated [^.;:()]*?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def tells_of_other_years(said: str, asked: Sequence[str]) -> bool:
    """Whether a text names times, and none in a year asked for; False where a quarter, month or day is asked for.

    What figures are only compared with (`against 7,052 in 2024/25`), and when a paper was made, does not count: a text
    that names nothing else is of the time of its report.
    """
    years = all(len(time) == _WHOLE_TIME or is_financial_year(time) for time in asked)
    own = _OF_A_PAPER.sub(" ", COMPARED_WITH.sub(" ", said))
    return bool(asked) and years and tells_of_other_times(said, asked) and tells_of_other_times(own, asked)


def tells_of_other_times(said: str, asked: Sequence[str]) -> bool:
    """Whether a text names times, and none of those asked for, nor one that lies inside the other."""
    named = [time for time in named_times(said) if len(time) >= _WHOLE_TIME]
    return bool(asked and named) and not any(
        one_time(time, one) or closeness(time, one) for time in named for one in asked
    )
