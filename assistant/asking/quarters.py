"""Quarters that a question names without a year, in a collection whose reports are about that quarter of one year only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.asking.question import times_in
from assistant.times.full_times import with_full_times

_QUARTER = re.compile(
    r"\b(?:(?:Q|Qtr\.? ?|quarter )(?P<number>[1-4]|one|two|three|four)|(?P<nth>first|second|third|fourth) quarter)\b",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}


def names_bare_quarter(text: str) -> bool:
    """Whether a question names a quarter, and no time that tells its year."""
    return bool(_QUARTER.search(text)) and not times_in(with_full_times(text))


def with_the_one_year(text: str, periods: Iterable[str]) -> str:
    """The question, each quarter with the one financial year that reports are about it (`Q2 2023-24`); as it is where there are several."""
    known = set(periods)

    def full(found: re.Match[str]) -> str:
        said = (found["number"] or found["nth"]).lower()
        quarter = f"Q{_NUMBERS.get(said, said)}"
        years = {period.split()[1] for period in known if period.startswith(f"{quarter} ")}
        return f"{quarter} {next(iter(years))}" if len(years) == 1 else found.group()

    return _QUARTER.sub(full, text)
