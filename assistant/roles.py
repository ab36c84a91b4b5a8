"""Roles: what the words around a figure make of it. Before or now, up or down, target or actual, at least or at most.

A role is a pair such as `("move", "up")`. Two stretches of text agree when neither has a role that the other lacks;
which role counts where is decided by those who bind text and table rows.
"""

from __future__ import annotations

import re

Role = tuple[str, str]

_AROUND: tuple[tuple[Role, str], ...] = (
    (("move", "up"), r"ris(?:e|es|en|ing)|rose|increas\w*|grow\w*|grew|(?<!made )(?<!make )(?<!makes )(?<!making )up(?! to\b)|climb\w*|higher|gain\w*|lengthen\w*|widen\w*|doubl\w*|surg\w*|soar\w*|jump\w*|swell\w*|↑"),
    (("move", "down"), r"fall\w*|fell|decreas\w*|reduc\w*|declin\w*|down|drop\w*|cut|lower|shr[iau]nk\w*|shorten\w*|narrow\w*|halv\w*|plung\w*|dipp?\w*|slump\w*|shed|↓"),
    (("spend", "over"), r"over[- ]?spen[dt]\w*|deficit|(?:over|above)(?: (?:its|the|their))?(?: [\w-]+)? budget|exceed\w*"),
    (("spend", "under"), r"under[- ]?spen[dt]\w*|surplus|(?:under|below|inside|within)(?: (?:its|the|their))?(?: [\w-]+)? budget"),
    (("side", "above"), r"above|ahead of|in excess of|beyond|more .{0,30}than budgeted|(?<!no )more than (?:its|the|their|was)"),
    (("side", "below"), r"below|beneath|short of|shy of|behind|less .{0,30}than budgeted|under (?:its|the|their)"),
    (("stage", "before"), r"previous\w*|(?<!the )last (?:year|quarter|month|report|time)|prior|earlier|formerly|first reported|was reported|"
                          r"originally|original|baseline|initial\w*|opening|ago|before"),
    (("stage", "target"), r"targets?|aim(?:s|ed|ing)?|goals?|ambition|limits?"),
    (("stage", "forecast"), r"forecasts?|forecasted|project(?:ed|s|ion)|expect\w*|estimat\w*|predict\w*|heading|on course|"
                            r"anticipat\w*|indicative"),
    (("stage", "budget"), r"budget(?:ed)?"),
    (("part", "total"), r"(?<!of the )totals?|overall|altogether|in all|combined|together|whole|across"),
    (("extent", "to date"), r"to date|so far|year[- ]to[- ]date"),
    (("used", "in"), r"add(?:ed|s)?|paid in(?:to)?|put in(?:to)?|contribut\w*"),
    (("used", "out"), r"us(?:ed?|es|ing)|drawn?|drew|drawdown|taken from"),
)  # fmt: skip
_PATTERNS = [(role, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)) for role, words in _AROUND]
_NEGATION = re.compile(
    r"(?-i:\bno\b(?!\.))|\b(?:not|never|without|cannot|\w+n[’']t|unable|fail\w*|miss(?:ed|es|ing)?|none|nor|outside)\b",
    re.I,
)
_BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("at most", r"(?:no more than|not more than|at most|up to|a maximum of|maximum of|as many as|no higher than)\s*$", r"^\s*or (?:fewer|less|under|below)\b"),
    ("at least", r"(?:at least|no fewer than|no less than|not less than|a minimum of|minimum of)\s*$", r"^\s*(?:\w+\s)?or (?:more|over|above)\b"),
    ("more than", r"(?:more than|over|above|exceeding|in excess of|greater than)\s*$", r"^\+(?!\d)"),
    ("fewer than", r"(?:fewer than|less than|under|below)\s*$", r"^$a"),
)  # fmt: skip
_CHANGE_NOUN = (
    r"(?:increase|rise|growth|decrease|reduction|fall|drop|decline|cut|overspend|underspend|surplus|deficit|saving|"
    r"variance|difference|movement|change|improvement|gap)s?"
)
_BY_BEFORE = re.compile(
    rf"(?:\bby|\b{_CHANGE_NOUN}\s+(?:[a-z-]+\s+){{0,3}}of)\s+(?:about|around|approximately|some|almost|nearly|[+-])?\s*$",
    re.I,
)
_BY_AFTER = re.compile(
    r"^\s*(?:percentage points?\s+|per cent\s+|[a-z]+\s)?(?:more|fewer|less|higher|lower|above|below|short|over|under|"
    r"increase|decrease|reduction|rise|fall|drop|saving|overspend|underspend)\b",
    re.I,
)
_TO_BEFORE = re.compile(
    r"\b(?:to|at|of|is|are|was|were|reache[sd]|reaching|stands?|stood)\s+(?:about|around|approximately)?\s*$", re.I
)
_FROM_BEFORE = re.compile(
    r"\bfrom\s+(?:a |an |the )?(?:(?:figure|peak|high|low|level|average) of )?(?:about|around|approximately)?\s*$", re.I
)
_PERIOD = re.compile(
    r"\b(?:an?|per|each|every)\s+(day|week|fortnight|month|quarter|year|annum|hour|child|head|person|household|home|place|young person)\b"
    r"|\b(daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b|\b(each)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"[\s-]*(second|minute|hour|day|week|month|quarter|year|mile|metre|kilometre|tonne|acre|hectare)s?\b", re.I
)
# Whether a target was met is a judgement of two figures, which no single figure of a passage can bear out.
JUDGES = re.compile(
    r"\b(?:targets?|limits?|goals?|deadline)\b.{0,60}\b(?:was|were|been|is|be|being) (?:\w+ )?(?:met|missed|hit|achieved|cleared|reached|beaten|exceeded|kept|broken)\b"
    r"|\b(?:meets?|met|miss(?:es|ed)|hits?|achieve[sd]?|clear(?:s|ed)|beats?|exceed(?:s|ed)|kept|broke) (?:\w+ ){0,3}(?:targets?|limits?|goals?|deadline)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(r"\b(?:change|variance|difference|movement|increase|decrease|variation)\b|\+/-", re.IGNORECASE)
EARLIER = re.compile(r"\b(?:last|previous|prior)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|England|English|UK|Britain|regional(?:ly)?|country|statistical neighbours?)\b", re.I
)
_SAME_PERIOD = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year",
    "yearly": "year", "annum": "year",
}  # fmt: skip


def roles_in(text: str) -> frozenset[Role]:
    """The roles that the words of a stretch give, wherever they stand in it."""
    return frozenset(role for role, pattern in _PATTERNS if pattern.search(text))


def negations_in(text: str) -> int:
    """How many words of a stretch turn its sense round; the `not` of `not more than` makes a bound."""
    return len(
        _NEGATION.findall(
            re.sub(r"\b(?:not|no) (?:more|less|fewer|higher|lower) than\b", " ", text, flags=re.IGNORECASE)
        )
    )


def bound_at(text: str, start: int, end: int) -> str | None:
    """Whether a figure at [start, end) is said to be a bound: `at most`, `at least`, `more than`, `fewer than`."""
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    return next(
        (name for name, left, right in _BOUNDS if re.search(left, before, re.I) or re.search(right, after, re.I)), None
    )


def change_at(text: str, start: int, end: int) -> str:
    """Whether a figure is the size of a change (`by`), what it started from (`from`), or a level (`to`)."""
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if _FROM_BEFORE.search(before):
        return "from"
    if _BY_BEFORE.search(before) or (_BY_AFTER.search(after) and not _TO_BEFORE.search(before)):
        return "by"
    return "by" if _BY_AFTER.search(after) else "to"


def measured_in(text: str, end: int) -> str | None:
    """The unit of time, length or weight right behind a figure: `week` of `31 weeks`."""
    found = _MEASURED.match(text[end : end + 20])
    return found[1].lower() if found else None


def period_at(text: str, end: int) -> str | None:
    """The time or thing that a figure is told for: `week` of `£3,200 a week`."""
    found = _PERIOD.search(text[end : end + 40])
    if not found:
        return None
    word = (found[1] or found[2] or found[3]).lower()
    return _SAME_PERIOD.get(word, word)
