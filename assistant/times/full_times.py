"""The times of a question written in full, so that they can be read: `25-26`, `30.06.24`, `dec 23`, `the spring quarter of 2021`.

What a questioner leaves out is filled in only where nothing else can be meant; all other words stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.times.relative_times import relative_in_full
from corpus.dates import MONTHS, first_day, quarter_ending, quarters_in, written

_NAME = rf"(?:{'|'.join(sorted({name[:n] for name in MONTHS for n in (3, 4, len(name))}, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = r"(?P<first>20\d\d)\s?[/–-]\s?(?:20)?\d\d(?![\d/-])"
_ENDS = r"(?:end|close|finish)"
_SHORT_YEAR = re.compile(
    rf"(?<![\d£/.,–-])(?:(?<!\d )|(?<=\bQ\d )|(?<=\bquarter \d ))(?<!\bage )(?<!\baged )(?<!\bages )(?P<first>\d\d)\s?[/–-]\s?(?P<second>\d\d)"
    rf"(?![\d/%–-]|[.,]\d|\s?{_NAME}|[\s-]years?[\s-]olds?)",
    re.IGNORECASE,
)
_DAY_IN_NUMBERS = re.compile(
    r"(?<![\d/.£-])(?<!para )(?<!paragraph )(?<!section )(?<!version )(?<!item )(?<!rule )(?<!clause )(?:\d\d?(?P<mark>[/.])\d\d?(?P=mark)(?:20)?\d\d|20\d\d-\d\d-\d\d)(?![\d/]|\.\d)"
)
_SHORT_MONTH = re.compile(
    rf"\b(?P<month>{_NAME}) ?['’]?(?P<year>[0-3]\d)(?=\W*$|\s?[?,;:)–/-]|\.\s|\s(?:and|to|or|vs?|versus|than|against|compared|with|for|in|till|until)\b)",
    re.IGNORECASE,
)
_EVE = re.compile(rf"\bnew year['’]?s? (?P<which>eve|day)(?:,| of| in)? (?P<year>{_YEAR})", re.IGNORECASE)
_CLOSE = re.compile(
    rf"\b{_ENDS} of (?:the )?(?:calendar year |year )?(?P<year>{_YEAR})(?!\s?[/–-]\s?\d|\d)", re.IGNORECASE
)
_YEAR_CLOSED = re.compile(
    rf"\b{_ENDS} of (?:the )?(?:financial )?(?:year )?{_FINANCIAL}|\b(?:when|as) (?:the )?(?:financial year )?(?P<first_2>20\d\d)\s?[/–-]\s?(?:20)?\d\d"
    r"(?: financial year| year)? (?:ended|closed|finished|was over)",
    re.IGNORECASE,
)
_THREE_MONTHS = re.compile(
    rf"\b(?P<which>first|second|third|last|final) (?:three months|quarter) of (?:the )?(?:calendar year )?(?P<year>{_YEAR})(?!\s?[/–-]\s?\d|\d)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"\b(?P<season>spring|summer|autumn|winter) quarter,? (?:of |in )?(?P<year>{_YEAR})(?!\s?[/–-]\s?\d|\d)",
    re.IGNORECASE,
)
_ELIDED_YEAR = re.compile(
    rf"(?P<first>\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_NAME})(?P<join>,? (?:and|to|than|or|v|vs|versus|against)(?: in| on| at| by)? )"
    rf"(?P<second>(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_NAME},? (?P<year>{_YEAR}))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"\b(?:{_NAME}(?:, {_NAME})+,? (?:and|or|v|vs|to) {_NAME} (?P<year>{_YEAR})(?!\s?[/–-]\s?\d|\d)"
    rf"|(?:Q|quarters? )[1-4](?:(?:, |,? (?:and|or|v|vs|to|than|against) (?:in )?)(?:Q|quarter )?[1-4])+,?(?: of| in)? (?P<financial>20\d\d\s?[/–-]\s?\d\d))",
    re.IGNORECASE,
)
_ORDER = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
}
_QUARTER_IN_WORDS = re.compile(
    rf"\b(?:quarter (?P<word>one|two|three|four)|(?P<nth>first|second|third|fourth|(?:final|last)(?= quarter of (?:the )?20\d\d\s?[/–-])) quarter)\b(?! of (?:the )?(?:calendar year )?{_YEAR}(?!\s?[/–-]))",
    re.IGNORECASE,
)
_BARE_QUARTER = re.compile(r"\b(?:Q|Quarter )(?P<number>[1-4])\b(?!,? (?:of |in )?20\d\d)", re.IGNORECASE)
_SEASONS = {"winter": 3, "spring": 6, "summer": 9, "autumn": 12}
_QUARTERS = {"first": 3, "second": 6, "third": 9, "last": 12, "final": 12}


def with_full_times(text: str) -> str:
    """The question with its short and relative times written as days, months, quarters or financial years."""
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_SHORT_YEAR, _financial_year),
        (
            _DAY_IN_NUMBERS,
            lambda found: written(first_day(found.group())) if first_day(found.group()) else found.group(),
        ),
        (_SHORT_MONTH, lambda found: f"{found['month'].rstrip('.')} 20{found['year']}"),
        (_EVE, lambda found: f"{'31 December' if found['which'].lower() == 'eve' else '1 January'} {found['year']}"),
        (_YEAR_CLOSED, lambda found: f"end of March {int(found['first'] or found['first_2']) + 1}"),
        (_CLOSE, lambda found: f"end of December {found['year']}"),
        (
            _THREE_MONTHS,
            lambda found: f"Quarter {quarter_ending(int(found['year']), _QUARTERS[found['which'].lower()])[1:]}",
        ),
        (_SEASON, lambda found: quarter_ending(int(found["year"]), _SEASONS[found["season"].lower()])),
        (_QUARTER_IN_WORDS, lambda found: f"Quarter {_ORDER[(found['word'] or found['nth']).lower()]}"),
        (_LISTED, _each_with_year),
        (_ELIDED_YEAR, _with_year),
    )
    for pattern, full in steps:
        text = pattern.sub(full, text)
    return relative_in_full(_quarters_of_one_year(text))


def _quarters_of_one_year(text: str) -> str:
    """Of two or more quarters those without a year, each with the one financial year that the text names."""
    years = list(dict.fromkeys(found.group() for found in re.finditer(rf"(?<!\d){_FINANCIAL}", text)))
    if len(years) != 1 or len(set(re.findall(r"\b(?:Q|Quarter )([1-4])\b", text, re.IGNORECASE))) < 2:
        return text
    return _BARE_QUARTER.sub(lambda found: f"{found.group()} {years[0]}", text)


def _financial_year(found: re.Match[str]) -> str:
    first, second = int(found["first"]), int(found["second"])
    return f"20{first:02d}-{second:02d}" if first >= 5 and second == (first + 1) % 100 else found.group()


def _each_with_year(found: re.Match[str]) -> str:
    """Listed months or quarters, each with the year that stands behind the last."""
    if found["year"]:
        return re.sub(
            rf"{_NAME}(?! {_YEAR})", lambda name: f"{name.group()} {found['year']}", found.group(), flags=re.IGNORECASE
        )
    listed = found.group()[: found.start("financial") - found.start()]
    each = re.sub(
        r"(?:Q|quarters? )?([1-4])\b(?:,? (?:of|in)(?= $))?", rf"Q\1 {found['financial']}", listed, flags=re.IGNORECASE
    )
    return each.rstrip(" ,")


def _with_year(found: re.Match[str]) -> str:
    """Both of two times with the year that stands behind the second; the months of a quarter stay together."""
    if quarters_in(found.group()):
        return found.group()
    return f"{found['first']} {found['year']}{found['join']}{found['second']}"
