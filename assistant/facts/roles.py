"""Roles: what the words around a figure make of it. Before or now, up or down, target or actual, at least or at most.

A role is a pair such as `("move", "up")`. Two stretches of text agree when neither has a role that the other lacks;
which role counts where is decided by those who bind text and table rows.
"""

from __future__ import annotations

import re

Role = tuple[str, str]

_MOVED = (
    r"(?:is|are|was|were|been|be|being|goes?|going|gone|went|mov\w+|com(?:e|es|ing)|came|push\w*|driv\w*|drove|crept|creep\w*|"
    r"edg\w+|tick\w*|nudg\w*|inch\w*|brought|bring\w*|shot|sent|and|,|–|-|:|\()\s+(?:\w+ly )?"
)
_AROUND: tuple[tuple[Role, str], ...] = (
    (("move", "up"), r"ris(?:e|es|en|ing)|rose|increas\w*|(?-i:growth)|grow(?:s|n|ing)?|grew|climb\w*|higher(?! education)|gain(?:s|ed|ing)?|"
                     r"lengthen\w*|widen\w*|doubl\w*|trebl\w*|tripl\w*|quadrupl\w*|surg\w*|soar\w*|jump\w*|leap\w*|leapt|swell\w*|"
                     r"swollen|expand\w*|escalat\w*|mount(?:s|ed|ing)|rocket\w*|spik\w*|rais\w*|uplift\w*|upturn|upward|boost\w*|"
                     r"topp\w+ up|dearer|↑|MOVEDup(?! to (?:date|the))|(?<!ended )(?<!end )(?<!ends )up (?=by\b|from\b|on (?:the|last)\b|\d|£)"),
    (("move", "down"), r"fall(?!s? (?:within|under|to the|into)\b)\w*|fell|decreas\w*|reduc(?:e[sd]?|ing|tions?)(?! (?:rate|charge|price|fee)s?\b)|"
                       r"declin\w*(?! to [a-z])|drop\w*|cuts?|cutting|lower(?:s|ed|ing)?|shr[iau]nk\w*|shorten\w*|narrow(?:s|ed|ing)?|"
                       r"halv\w*|plung\w*|dip|dips|dipp(?:ed|ing)|slump\w*|shed|shedding|slid|slid(?:es?|ing)|slip(?:s|ped|ping)?(?! (?:into|back))|sank|sink\w*|"
                       r"tumbl\w*|eas(?:ed|es|ing)|diminish\w*|dwindl\w*|taper\w*|trim(?:med|ming|s)?|downturn|downward|lost(?= £?\d)|"
                       r"los(?:e|ing)(?= £?\d)|cheaper|subsid(?:ed|es|ing)|reced\w*|↓|MOVEDdown|down (?=by\b|from\b|to\b|on (?:the|last)\b|\d|£)"),
    (("spend", "over"), r"over[- ]?spen[dt]\w*|over[- ]?sho[ot]t?\w*|deficit|(?:over|above)(?: (?:its|the|their))?(?: [\w-]+){0,2} budget|exceed\w*"),
    (("spend", "under"), r"under[- ]?spen[dt]\w*|under[- ]?sho[ot]t?\w*|surplus|(?:under|below|inside|within)(?: (?:its|the|their))?(?: [\w-]+){0,2} budget"),
    (("side", "above"), r"above|ahead of|in excess of|beyond|more .{0,30}than budgeted|(?<!no )more than (?:its|the|their|was)"),
    (("side", "below"), r"below|beneath|short of|shy of|behind|less .{0,30}than budgeted|under (?:its|the|their)"),
    (("stage", "before"), r"previous\w*|(?<!the )last (?:year|quarter|month|report|time)|prior|earlier|formerly|first reported|was reported|"
                          r"originally|original|baseline|initial\w*|opening|ago|before(?= (?:a|the) (?:year|quarter|month)|\W*$)|(?:year|quarter|month)s? before"),
    (("stage", "target"), r"targets?|aim(?:s|ed|ing)?|goals?|ambitions?|limits?|meant to|intend\w*"),
    (("stage", "forecast"), r"forecasts?|forecasted|project(?:ed|ions?)|expect\w*|estimat\w*|predict\w*|heading|on course|"
                            r"anticipat\w*|indicative|foreseen|foresees?|envisag\w*|should (?:end|finish|reach|be|come)"),
    (("stage", "budget"), r"budget(?:ed)?"),
    (("part", "total"), r"(?<!of the )totals?|overall|altogether|in all|all told|combined|together|(?<!as a )whole(?! of (?:the )?(?:year|20))|"
                        r"across (?:the (?:council|county|board|borough|two|three|four)|both|all)"),
    (("extent", "to date"), r"to date|so far|year[- ]to[- ]date"),
    (("used", "in"), r"add(?:ed|s)?|paid in(?:to)?|put in(?:to)?|contribut\w*|topp\w+ up"),
    (("used", "out"), r"us(?:ed?|es|ing)|drawn?|drew|drawdown|taken from|drawn on"),
    (("extreme", "most"), r"highest|largest|biggest|greatest|longest|dearest|most expensive|maximum|peak\w*|record (?:high|level)|all-time high|busiest|heaviest|oldest"),
    (("extreme", "least"), r"lowest|smallest|fewest|shortest|cheapest|minimum|all-time low|record low|lightest|youngest"),
    (("edge", "start"), r"start(?:s|ed|ing)?|beg[aiu]n\w*|outset|commenc\w*"),
    (("edge", "end"), r"end(?:s|ed|ing)?|clos(?:e|es|ed|ing)|finish\w*|year[- ]end|conclu\w*|ceas\w*|stopp\w*"),
    (("done", "no"), r"(?:still|yet|remains?) to (?:be )?\w+|outstanding|pending|awaiting|not yet"),
    (("done", "yes"), r"already"),
    (("edge", "on"), r"continu\w*|persist\w*|carr(?:y|ied) on|went on|go(?:es)? on"),
    (("money", "in"), r"income|takings|earn\w*|receipts"),
    (("money", "out"), r"spen[dt]\w*|expenditure|outlay|cost(?:s|ing)?"),
)  # fmt: skip
_PATTERNS = [
    (role, re.compile(rf"(?<![\w-])(?:{words.replace('MOVED', _MOVED)})(?![\w-])", re.IGNORECASE))
    for role, words in _AROUND
]
_NEGATION = re.compile(
    r"(?-i:\bno\b(?!\.))|\b(?:not|never|without|cannot|\w+n[’']t|unable|fail\w*|miss(?:ed|es|ing)?|none|nor|neither|nobody|nothing|"
    r"outside(?! of)|other than|rather than|instead of|hardly|barely|refus\w*|declin\w+ to (?!\d|£)|turn(?:ed|s|ing)? down|rul(?:e[sd]?|ing) out|reject\w*|den(?:y|ied|ies)|lack\w*|"
    r"avoid\w*|prevent\w*|exclud\w*|except|halt\w*|cancel\w*|withdr[ae]w\w*|withh[eo]ld\w*|abandon\w*|scrap(?:ped|ping|s)?|"
    r"oppos\w*|revers\w*|undo(?:es|ne|ing)?|undid|unneeded|unused|unspent|unfilled|unavailable)\b",
    re.I,
)
_BOUNDS: tuple[tuple[str, str, str], ...] = (
    ("at most", r"(?:no more than|not more than|at most|up to|a maximum of|maximum of|as many as|no higher than)\s*$", r"^\s*or (?:fewer|less|under|below)\b"),
    ("at least", r"(?:at least|no fewer than|no less than|not less than|a minimum of|minimum of)\s*$", r"^\s*(?:\w+\s)?or (?:more|over|above)\b"),
    ("more than", r"(?:more than|over|above|beyond|exceeding|in excess of|greater than|(?:longer|higher|later|older|larger|bigger) than)\s*$", r"^\+(?!\d)"),
    ("fewer than", r"(?:fewer than|less than|under|below|(?:shorter|lower|earlier|younger|smaller) than|short of)\s*$", r"^$a"),
)  # fmt: skip
_CHANGE_NOUN = r"(?:increase|rise|growth|decrease|reduction|fall|drop|decline|cut|variance|difference|movement|change|improvement)s?"
_BY_BEFORE = re.compile(
    rf"(?:\bby|\blos(?:t|es?|ing)|\bgain(?:s|ed|ing)?|\bshed|\b(?:additional|extra|further)|\b{_CHANGE_NOUN}(?:\s+(?!to\b|from\b|fell|rose|has|had)[a-z-]+){{0,4}}\s+(?:of|is|are|was|were|be|at|came to|com(?:es|ing) to|amount(?:s|ed) to|"
    r"stands? at|totall?(?:s|ed)|worth))\s+(?:no more than|not more than|at most|at least|up to|about|around|approximately|some|almost|nearly|(?:only )?just|[+-])?\s*$",
    re.I,
)
_BY_AFTER = re.compile(
    r"^\s*(?:percentage points?\s+|per cent\s+|[a-z]+\s)?(?:more(?! votes)|fewer|less|higher|lower|above|below|short|over|under|inside|within (?:its|the|their|budget)|"
    r"smaller|larger|bigger|longer|shorter|dearer|cheaper|better|worse|increase|decrease|reduction|rise|fall|drop|cut)\b",
    re.I,
)
_GAP_AFTER = re.compile(
    r"^\s*(?:percentage points?\s+|per cent\s+)?(?:over|under|above|below|inside|within|more than|less than|short of)\s+(?:(?:its|the|their|what was)\s+)?"
    r"(?:[\w-]+\s+){0,2}budget(?:ed)?\b",
    re.I,
)
_GAP_BEFORE = re.compile(
    r"\b(?:over|under)[- ]?(?:spent|shot|shooting|shoot|spend(?:ing)?(?= (?:its|the|their|it)\b))(?:\s+[\w/-]+){0,6}?\s+by\s+(?:about|around|some|almost|nearly)?\s*$",
    re.I,
)
_WAY_BEFORE = re.compile(r"\b(lost|los(?:es?|ing)|gain(?:s|ed|ing)?|shed|additional|extra|further)\s*$", re.IGNORECASE)
_WAYS = {
    "up": "more higher larger bigger longer dearer increase rise".split(),
    "down": "fewer less lower smaller shorter cheaper decrease reduction fall drop cut".split(),
}
_FROM_BEFORE = re.compile(
    r"\bfrom\s+(?:a |an |the )?(?:(?:figure|peak|high|low|level|average) of )?(?:about|around|approximately)?\s*$", re.I
)
_PERIOD = re.compile(
    r"\b(?:an?|per|each|every)\s+(day|week|fortnight|month|quarter|year|annum|hour|child|head|person|household|home|place|young person|employee|fte)\b"
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
VARIANCE = re.compile(r"\b(?:variance|difference|over|under)\b|(?:over|under)[- /(]*spend", re.IGNORECASE)
MOVEMENT = re.compile(r"\b(?:movement|change|increase|decrease)\b", re.IGNORECASE)
EARLIER = re.compile(r"\b(?:last|previous|prior)\b", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?|England|English|UK|Britain|regional(?:ly)?|country|statistical neighbours?|(?:north|south)[- ](?:east|west))\b",
    re.I,
)
_SAME_PERIOD = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year",
    "yearly": "year", "annum": "year",
}  # fmt: skip


def roles_in(text: str) -> frozenset[Role]:
    """The roles that the words of a stretch give, wherever they stand in it."""
    return frozenset(role for role, pattern in _PATTERNS if pattern.search(text))


def role_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that give a stretch its roles."""
    return [found.span() for _, pattern in _PATTERNS for found in pattern.finditer(text)]


def change_span(text: str, end: int) -> tuple[int, int]:
    """Where the words stand behind a figure that make it a change: `more`, `percentage points smaller`."""
    found = _BY_AFTER.search(text[end : end + 40])
    return (end, end + found.end()) if found else (end, end)


def negation_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that turn the sense of a stretch round."""
    return [found.span() for found in _NEGATION.finditer(text)]


def told_roles(stretch: str, text: str, start: int, end: int) -> frozenset[Role]:
    """The roles of a stretch around the figure at [start, end) of a text, the direction of `27 fewer than` with them."""
    roles, beside = roles_in(stretch), _direction_beside(text, start, end)
    return frozenset(role for role in roles if role[0] != "move") | beside if beside else roles


def _direction_beside(text: str, start: int, end: int) -> frozenset[Role]:
    """The direction that the word right beside a change gives it: `27 fewer`, `an additional 230`, `lost 40`."""
    if change_at(text, start, end) != "by":
        return frozenset()
    before = _WAY_BEFORE.search(text[max(0, start - 20) : start])
    if before:
        return frozenset({("move", "down" if re.match(r"los|shed", before[1], re.I) else "up")})
    found = _BY_AFTER.search(text[end : end + 40])
    word = found.group().split()[-1].lower() if found else ""
    return frozenset({("move", way) for way, words in _WAYS.items() if word in words})


def way_of_label(label: str) -> frozenset[Role]:
    """The direction in the name of a measure: `moves that cost less`."""
    ways = (("up", r"more|higher|greater|increased"), ("down", r"less|fewer|lower|reduced"))
    return frozenset(("move", way) for way, words in ways if re.search(rf"\b(?:{words})\b", label, re.IGNORECASE))


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
    """What a figure is: a change (`by`), an amount over or under a budget (`gap`), what was before (`from`), a level (`to`)."""
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _FROM_BEFORE.search(before):
        return "from"
    if _GAP_AFTER.search(after) or _GAP_BEFORE.search(before):
        return "gap"
    return "by" if _BY_BEFORE.search(before) or _BY_AFTER.search(after) else "to"


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
