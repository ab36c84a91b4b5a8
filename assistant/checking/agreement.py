"""Agreement: whether a statement gives a figure the time, role, sign, bound and unit that the passage gives it."""

from __future__ import annotations

from assistant.checking.ground import Candidate, Ground
from assistant.checking.statement import Statement
from assistant.checking.values import value_of
from assistant.roles import ELSEWHERE
from assistant.times import one_time

_OPPOSED = ("move", "spend", "used", "side")


def disagreements(statement: Statement, one: Candidate, ground: Ground) -> list[str]:
    """Which of time, role, negation, bound, change, period, sign, measure, direction and scope the statement gives otherwise."""
    checks = {
        "time": _times_agree(statement, one, ground),
        "role": _roles_agree(statement, one, ground),
        "negation": statement.negations % 2 == one.negations % 2,
        "bound": statement.bound == one.bound,
        "change": _changes_agree(statement, one),
        "period": _periods_agree(statement, one, ground),
        "sign": _sign_agrees(statement, one),
        "measure": statement.measured is None or one.measured in (None, statement.measured),
        "direction": _direction_agrees(statement, one, ground),
        "scope": not (one.elsewhere and not ELSEWHERE.search(statement.text)),
    }
    return [name for name, agrees in checks.items() if not agrees]


def _times_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether each time of the statement is told for the figure, or for the whole passage where it has none of its own."""
    if one.times:
        told = [
            *one.times,
            *(time for time in (*ground.times, *ground.dates) if any(one_time(own, time) for own in one.times)),
        ]
        return all(any(one_time(named, asked) for named in told) for asked in statement.times)
    spanned = one.between if len(statement.times) > 1 else ()
    return all(
        any(one_time(named, asked) for named in (*spanned, *ground.times, *ground.dates)) for asked in statement.times
    )


def _changes_agree(statement: Statement, one: Candidate) -> bool:
    if statement.change == one.change:
        return True
    if one.change == "from" and any(one_time(named, asked) for named in one.times for asked in statement.times):
        return statement.change == "to"
    return {statement.change, one.change} == {"to", "from"} and ("stage", "before") in statement.roles


def _periods_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    if statement.period is None or one.period is not None:
        return statement.period is None or statement.period == one.period
    return any(word.stem == statement.period for word in ground.words)


def _roles_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether no role of the statement is denied, and no role that changes the sense is left out."""
    around = one.roles | one.open_roles | ground.roles
    for dimension in {name for name, _ in statement.roles | one.roles}:
        said = {role for role in statement.roles if role[0] == dimension}
        own = {role for role in one.roles if role[0] == dimension}
        held = {role for role in around if role[0] == dimension}
        if dimension in _OPPOSED and said and own and said != own and not (dimension == "move" and said & own):
            return False
        if dimension == "side" and said and one.change == "by" and not said & held and not one.value.sign:
            return False
        if dimension in ("stage", "extent") and not (said <= held and own <= said):
            return False
        if ("part", "total") in said and not held:
            return False
    return True


def _direction_agrees(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether a level that is said to have risen or fallen has a word for it, or in a row a lower or higher value beside it."""
    said = {value for name, value in statement.roles if name == "move"}
    if not said or one.change == "by":
        return True
    if one.in_text:
        told = {value for name, value in (*one.roles, *one.open_roles, *ground.roles) if name == "move"}
        return said <= told
    beside = [other.value.size for other in ground.candidates if other.value.unit == one.value.unit and other.times]
    lower, higher = any(size < one.value.size for size in beside), any(size > one.value.size for size in beside)
    return not ("up" in said and not lower) and not ("down" in said and not higher)


def _sign_agrees(statement: Statement, one: Candidate) -> bool:
    """Whether a change, or a figure with a sign, is told with words of its sign, or its sign printed."""
    up = bool({("move", "up"), ("spend", "over"), ("used", "in")} & statement.roles)
    down = bool({("move", "down"), ("spend", "under"), ("used", "out")} & statement.roles)
    said = value_of(statement.figure).sign
    if one.value.sign:
        if said:
            return said == one.value.sign
        if one.value.sign < 0 and (one.change == "by" or one.in_text):
            return down and not up
        return not (up if one.value.sign < 0 else down)
    told_down = bool({("move", "down"), ("spend", "under"), ("used", "out")} & one.roles)
    return said >= 0 and not (one.change == "by" and down and not up and not told_down)
