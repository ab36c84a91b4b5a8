"""What a question asks for: a figure, a date, a person, a list; of which time; about what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.times.full_times import with_full_times
from corpus.dates import MONTHS, days_in, financial_years_in, months_in, period_in, quarters_in
from index.analysis import question_terms

Wants = Literal["figure", "date", "person", "reason", "list", "definition", "words"]

_MEASURES = (
    r"(?:number|rate|percentage|percent|proportion|costs?|price|amount|total|average|budget|spend|spending|value|figure|size|"
    r"emissions|forecast|overspend|underspend|variance|(?<!\bwe )(?<!\bthey )(?<!\bto )share|level|ratio|income|savings?|reserves?|target)\b"
)
_CHANGES = (
    r"(?:increase|rise|fall|drop|decrease|reduction|growth|charge|fee|fine|deficit|surplus|shortfall|gap|balance)\b"
)
_VERBS = r"(?:did|do|does|is|was|are|were|has|have|had|will|would|should|can|could|happened|happens)\b"
_SUMS = r"(?:fees|charges|fines|takings|receipts|proceeds|rents?|salar(?:y|ies)|wages?|caseloads?|turnover)\b"
_CHARGES = (
    r"(?:council tax|tax|precept|rent|levy|charge|fee|fare|increase|wage|salary|allowance|fine|bill|rateable value)s?"
)
_ASKED_OF = r"(?=\W*$|,|\s+(?:of|for|in|on|at|by|from|to|per|a|did|does|do|is|was|are|were|has|have|had|will|would|should|since)\b)"
_WITHIN = rf"(?: (?!{_VERBS}|(?:of|for|to|in|on|behind|about|that|from|by|with|reasons?|causes?)\b)[\w'’£-]+){{0,4}}?"
_WANTS: tuple[tuple[Wants, re.Pattern[str]], ...] = (
    ("person", re.compile(r"\bwho(?:se|m)?\b|\bwhich (?:councillor|member|officer|person)\b|\bnames? of\b", re.I)),
    (
        "date",
        re.compile(
            r"(?:^\W*|[,;:.–-]\s*|\b(?:and|or|but|so|by|since|until|till|from|me|say|says|know)\s+)when\b|\bwhen\s*\?"
            r"|\b(?:what|which) (?:date|day|month|year)\b|^\W*(?:the )?dates? ",
            re.I,
        ),
    ),
    (
        "reason",
        re.compile(r"^\W*(?:and |so |but )?why\b|\b(?:what|which) (?:reasons?|explanations?)\b|\bwhat caused\b", re.I),
    ),
    (
        "definition",
        re.compile(
            r"\bstands? for\b|\bmeaning of\b|\bwhat does .{1,40} mean\b|\bdefin|\bwhat(?:'s| is| are) an?\b"
            r"|\bwhat(?:'s| is| are) meant by\b|^\W*(?:(?:please|can you|could you) )*(?:explain|describe) (?!the\b|why|how|wh[aeo]|to\b|any)",
            re.I,
        ),
    ),
    (
        "figure",
        re.compile(
            r"\bhow (?:many|much|old|long|far|often|high|low|big|large)\b|\b(?:what|which) (?:percentage|proportion|share|number)\b"
            rf"|\b(?:what|which)\b(?:\W+[\w'’-]+){{0,7}}?\W+{_MEASURES}"
            rf"|\bwhat(?:['’]s| is| was| will| are| were){_WITHIN} {_CHANGES}"
            rf"|\b(?:what|which(?! \w+s\b))(?: (?:is|was|are|were)\b)?(?! {_VERBS}){_WITHIN} {_CHARGES}{_ASKED_OF}"
            r"|\bwhat (?:is|was|are|were)\b.*\bworth\b(?! \w+ing\b)|\bin pounds\b"
            rf"|\bwhat (?:did|do|does|will|would|has|have)\b(?:\W+[\w'’-]+){{1,6}}? (?:pay|paid|spend|spent|cost|charge[ds]?)\b(?! (?:attention|tribute))"
            r"|\bwhat (?:was|is|were|has been) (?:spent|paid|charged|borrowed|saved)\b|\bper \d"
            rf"|^(?!.*\b(?:what|which|who|when|where|why|how|did|does|do|is|are|was|were)\b).*\b(?:{_MEASURES}|{_CHANGES}|{_SUMS})|[%£]",
            re.I,
        ),
    ),
    (
        "list",
        re.compile(
            r"\bwhat (?:are|were)\b|\bwhich \w+s\b|\blist\b|\bname the\b|\b(?:themes|priorities|recommendations|objectives|aims)\b",
            re.I,
        ),
    ),
)
_RELATIVE = re.compile(
    r"\b(?!(?:is|was|has|does|as|this|us)\b)(\w+s|people|children|\w*men|staff|those|anyone|someone|everyone|person|child|adult|"
    r"pupil|member|officer|resident|carer|one|time|day|year|month|date)\s+(?:who(?:se|m)?|when)\b",
    re.I,
)
_EXPLAIN = re.compile(r"^\W*(?:(?:please|can you|could you) )*(?:explain|describe|define)\b\W*", re.IGNORECASE)
_SMALL_TALK = re.compile(
    r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|thanks?(?: you)?|thank you|cheers|bye|goodbye|ok(?:ay)?|help|"
    r"(?:(?:thanks?|thank you|ok(?:ay)?|no)\W+)?(?:that['’]s (?:all|it|everything)|nothing (?:else|more))(?: for (?:now|today))?|"
    r"what can you do|who are you|what are you|how (?:do|does) (?:you|this|it) work|what (?:can|should) i ask|test(?:ing)?)"
    r"(?:\s+(?:there|all|everyone|please|very much))?\W*$",
    re.I,
)
_LAWS = (
    "Act",
    "Act,",
    "Acts",
    "Regulations",
    "Order",
    "Rules",
    "Directive",
    r"Wales\)",
    r"England\)",
    r"Scotland\)",
)
_NO_LAW_BEFORE = "".join(rf"(?<!\b(?i:{law}) )" for law in _LAWS)  # the year of `Care Act 2014` is part of its name
_NO_LAW_BEHIND = r"(?! (?i:acts?|regulations|order)\b)"
_YEAR = re.compile(rf"(?<![\d£.,/-]){_NO_LAW_BEFORE}((?:19|20)\d\d)(?![\d%]|[/–-]\d|,\d){_NO_LAW_BEHIND}")
_MONTH_NAMES = "|".join(
    sorted({name[:length] for name in MONTHS for length in (3, 4, len(name))}, key=len, reverse=True)
)
_TIMES = re.compile(
    rf"\b(?:{_MONTH_NAMES})\.?\s?(?:to|and|[-–])\s?(?:{_MONTH_NAMES})\.?,?\s+(?:19|20)\d\d\b|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH_NAMES})\.?,?\s+(?:19|20)\d\d\b"
    r"|(?<![\d£.,/-])20\d\d\s?[/–-]\s?(?:20)?\d\d(?!\d)|(?<![\d£.,/-])"
    rf"{_NO_LAW_BEFORE}(?:19|20)\d\d(?![\d%/-]|,\d){_NO_LAW_BEHIND}|\b\d\d?/\d\d?/(?:20)?\d\d\b",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(rf"\b({_MONTH_NAMES}) \(((?:19|20)\d\d)\)", re.IGNORECASE)
_YEAR_OF_NAME = re.compile(
    rf"\b((?!(?i:{_MONTH_NAMES}|in|by|since|during|for|from|spring|summer|autumn|winter|christmas|easter|end|q[1-4]|quarter)\b)[A-Z][a-z]+) (?:19|20)\d\d\b(?![/–-]\d|,? (?:v|vs|versus|against|compared|and|to|or|than|with)\.? (?:in )?(?:19|20)\d\d)"
)
_LATEST = re.compile(
    r"\b(?:latest|most recent(?:ly)?|newest|currently|current|now|to date|at present|up to date)\b", re.IGNORECASE
)
_QUARTERS = re.compile(r"\b(?:Q|Qtr\.?\s?|quarter\s)(?:[1-4]|one|two|three|four)\b(?:\s+of\b)?", re.IGNORECASE)
_ACRONYM = re.compile(r"\b([A-Z][A-Z&0-9]{1,7}|[A-Z][a-z]?[A-Z]{1,4})(?:s|'s)?\b")
_STANDS_FOR = re.compile(r"\bwhat (?:does|do|is) ([a-z]{2,8}) (?:stands? for|short for|mean)\b", re.IGNORECASE)
_WRITTEN_SHORT = {
    "rd": "road",
    "st": "street",
    "ave": "avenu",
    "ln": "lane",
    "sq": "squar",
    "dept": "depart",
    "govt": "govern",
    "lib": "liber",
    "dem": "democrat",
}
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b([A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*)\b")
_NOT_NAMES = {month[:length].capitalize() for month in MONTHS for length in (3, 4, len(month))} | set(
    "I Council Councillor Councillors Cllr Mr Mrs Ms Dr Executive Cabinet Member Members Report Board Committee Panel "
    "Director Service Services Children Quarter Scrutiny Overview The Mayor Leader Head Chief Officer County Plan".split()
)


@dataclass(frozen=True)
class Question:
    """A question read: `times` are ISO months, days, financial years or years that it names, narrowest first."""

    text: str
    topic: str
    wants: Wants
    terms: tuple[str, ...]
    expansions: tuple[tuple[str, ...], ...]
    times: tuple[str, ...]
    names: tuple[str, ...]
    small_talk: bool
    latest: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to search for."""
        return not self.terms


def read_question(
    text: str,
    long_forms: Callable[[str], list[str]] = lambda acronym: [],
    short_forms: Callable[[Sequence[str]], list[tuple[str, tuple[str, ...]]]] = lambda terms: [],
) -> Question:
    """Read a question as typed; nothing in it is an error.

    long_forms: what the reports say that an acronym stands for. The first long form joins the topic, and the terms of
    any count together as much as the acronym.
    short_forms: the acronyms that stand for a run of terms. They join the topic, and count as much as the run.
    """
    folded = _MONTH_AND_YEAR.sub(r"\1 \2", re.sub(r"\s+", " ", text).strip())
    asked = _RELATIVE.sub(r"\1", folded)  # `adults who smoke` asks for no person
    wants: Wants = next((name for name, pattern in _WANTS if pattern.search(asked)), "words")
    full = with_full_times(folded)
    times = _times_asked(full)
    topic = _EXPLAIN.sub("", without_times(full) if times else folded)
    shorts = [*_ACRONYM.findall(topic), *(word.upper() for word in _STANDS_FOR.findall(topic))]
    spelt = {word: long_forms(word) for word in dict.fromkeys(shorts)}
    names = tuple(dict.fromkeys(name for name in _NAME.findall(topic) if re.sub(r"['’]s$", "", name) not in _NOT_NAMES))
    terms = tuple(question_terms(topic)) or tuple(question_terms(folded))
    spelt_out = {
        word: tuple(dict.fromkeys(tuple(question_terms(form)) for form in forms)) for word, forms in spelt.items()
    }
    called = [(short, run) for short, run in short_forms(terms) if short.lower() not in terms]
    called += [  # another acronym of the same words, as CLA is of LAC
        (short, (word.lower(),))
        for word, longs in spelt_out.items()
        for short, run in (short_forms(longs[0]) if longs else [])
        if set(run) == set(longs[0]) and short.lower() not in terms
    ]
    expansions = (
        *((term, _WRITTEN_SHORT[term]) for term in terms if term in _WRITTEN_SHORT),
        *((word.lower(), *long) for word, longs in spelt_out.items() for long in longs),
        *((term, short.lower()) for short, run in called for term in run),
    )
    added = dict.fromkeys([*(forms[0] for forms in spelt.values() if forms), *(short for short, _ in called)])
    named = " ".join([topic, *(f"({other})" for other in added)])
    latest = bool(_LATEST.search(folded)) and not times
    return Question(folded, named, wants, terms, expansions, times, names, bool(_SMALL_TALK.match(folded)), latest)


def _times_asked(text: str) -> tuple[str, ...]:
    """The times that a question names; what it tells before it asks is not asked for, when what it asks has its own.

    The year in a name (`Autumn Budget 2024`) is not asked for, where another time is.
    """
    nameless = _YEAR_OF_NAME.sub(r"\1", text)
    asked = re.split(r"[.!;]\s+(?=[A-Z])", nameless)[-1]
    return times_in(asked) or times_in(nameless) or times_in(text)


def without_times(text: str) -> str:
    """The question without the times it names: they are matched as times, not as words."""
    left = _QUARTERS.sub(" ", _TIMES.sub(" ", text))
    left = re.sub(
        r"\b(?:in|on|at|by|for|of|as at|during|since|from|to|between|end of|the end of)\s*(?=[?.,;)]|\s*$)",
        " ",
        left,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\s+", " ", left).strip()


@lru_cache(maxsize=8_000)
def times_in(text: str) -> tuple[str, ...]:
    """The times that a text names, narrowest first: days, then months, financial years, years.

    A year or month that is part of a narrower time is not named again. A quarter is `Q3 2024-25`. What was read is
    kept, as the words of one passage are asked for their times by every step.
    """
    if not any(letter.isdigit() for letter in text):
        return ()
    spans = quarters_in(text)
    quarters = [iso for _, _, iso in spans]

    def alone(found: list[tuple[int, str]]) -> list[str]:
        return [iso for place, iso in found if not any(start <= place < end for start, end, _ in spans)]

    days = [iso for _, iso in days_in(text)]
    months = [iso for iso in alone(months_in(text)) if not any(day.startswith(iso) for day in days)]
    years_of_finance = alone(financial_years_in(text))
    quarter = "" if quarters else period_in(text) or ""
    if quarter.startswith("Q") and " " in quarter:
        years_of_finance = [quarter if year == quarter.split()[1] else year for year in years_of_finance]
    narrower = [*days, *months, *quarters]
    years = [
        year
        for year in alone([(match.start(), match[1]) for match in _YEAR.finditer(text)])
        if not any(year in iso for iso in [*narrower, *years_of_finance])
    ]
    return tuple(dict.fromkeys([*narrower, *years_of_finance, *years]))
