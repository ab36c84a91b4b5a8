"""Agreement: whether a statement gives a figure the time, role, sign, bound and unit that the passage gives it."""

from __future__ import annotations

import re

from assistant.checking.ground import Candidate, Ground
from assistant.checking.statement import Statement
from assistant.checking.values import value_of
from assistant.facts.roles import ELSEWHERE, Role, roles_in
from assistant.times.times import one_time, quarter_of_month

_EACH = re.compile(r"\b(?:each|every|apiece|per (?!cent))\b", re.IGNORECASE)
_VARIANCE = re.compile(r"\b(?:variance|difference|gap|shortfall)\b", re.IGNORECASE)
_MOVE = {"above": "up", "below": "down"}
_OPPOSED = ("move", "spend", "used", "side", "edge", "money", "done")


def disagreements(statement: Statement, one: Candidate, ground: Ground) -> list[str]:
    """Which of time, role, negation, bound, change, period, sign, measure, direction and scope the statement gives otherwise."""
    checks = {
        "time": _times_agree(statement, one, ground),
        "month": _months_agree(statement, one, ground),
        "role": _roles_agree(statement, one, ground),
        "negation": statement.negations % 2 == one.negations % 2,
        "bound": statement.bound == one.bound,
        "change": _changes_agree(statement, one, ground),
        "period": _periods_agree(statement, one, ground),
        "sign": _sign_agrees(statement, one),
        "measure": statement.measured is None or one.measured in (None, statement.measured),
        "direction": _direction_agrees(statement, one, ground),
        "whole": statement.a_whole or not one.a_whole,
        "scope": _scopes_agree(statement, one),
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


def _scopes_agree(statement: Statement, one: Candidate) -> bool:
    """Whether what is told of the country is told of the country, and nothing else is."""
    said = bool(ELSEWHERE.search(statement.text))
    return (said or not one.elsewhere) and (not said or one.near_elsewhere or not one.in_text)


def _months_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether each month that the statement names without a year is one of the figure's, or of the whole passage's."""
    told = one.times or (*one.between, *ground.times, *ground.dates)
    ended = [quarter_of_month(month) for month in range(1, 13)]
    return all(
        any(
            time[4:7] == f"-{month:02d}" or (ended[month - 1] and time.startswith(str(ended[month - 1])))
            for time in told
        )
        for month in statement.months
    )


def _changes_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    if statement.change == one.change or _of_a_gap(statement, one):
        return True
    alone = [time for time in one.times if time not in ground.times]
    if one.change == "from" and any(one_time(named, asked) for named in alone for asked in statement.times):
        return statement.change == "to"
    return {statement.change, one.change} == {"to", "from"} and ("stage", "before") in statement.roles


def _of_a_gap(statement: Statement, one: Candidate) -> bool:
    """Whether both tell the size of an overspend or an underspend, or of a use of money: `£2m over budget`, `of £2m`."""
    told = one.roles | (one.open_roles if one.change == "gap" else frozenset())
    same = {role for role in statement.roles & told if role[0] in ("spend", "used")}
    if same and {statement.change, one.change} <= {"to", "gap"} | ({"by"} if ("used", "in") in same else set()):
        return True
    return one.variance and statement.change in ("to", "gap", "by") and _gap_said(statement)


def _gap_said(statement: Statement) -> bool:
    return bool({name for name, _ in statement.roles} & {"spend", "side"}) or bool(_VARIANCE.search(statement.text))


def _periods_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    if statement.period == "each":
        return one.period is not None or bool(_EACH.search(ground.text))
    if statement.period is None or one.period is not None:
        return statement.period is None or statement.period == one.period
    return any(word.stem == statement.period for word in ground.words)


def _roles_agree(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether no role of the statement is denied, and no role that changes the sense is left out."""
    around = one.roles | one.open_roles | ground.roles
    if one.variance or any(name == "spend" for name, _ in around):
        around |= {("stage", "budget")}  # what is over- or underspent is a budget
    if ("money", "in") in statement.roles and ("money", "in") not in roles_in(ground.text):
        return False
    return all(
        _role_agrees(
            name,
            frozenset(role for role in statement.roles if role[0] == name),
            frozenset(role for role in one.roles if role[0] == name),
            frozenset(role for role in around if role[0] == name),
            one,
        )
        for name in {name for name, _ in statement.roles | one.roles}
    )


def _role_agrees(name: str, said: frozenset[Role], own: frozenset[Role], held: frozenset[Role], one: Candidate) -> bool:
    """Whether one sort of role agrees; own: told of the figure itself, held: told of it or of all around."""
    if name in _OPPOSED and said and own and said != own and not (name == "move" and said & own):
        return False
    if name == "spend":
        return said <= held or one.variance
    if name == "side" and said and one.change == "by":
        return bool(said & held or one.value.sign or {("move", _MOVE[way]) for _, way in said} <= one.roles)
    if name == "done":
        return (("done", "no") in said) == (("done", "no") in held)
    if name == "extreme":
        return said <= own | {role for role in one.open_roles if role[0] == "extreme"}
    if name in ("stage", "extent"):
        return said <= held and own <= said
    return not (("part", "total") in said and not held)


def _direction_agrees(statement: Statement, one: Candidate, ground: Ground) -> bool:
    """Whether a level that is said to have risen or fallen has a word for it, or in a row a lower or higher value beside it."""
    said = {value for name, value in statement.roles if name == "move"}
    if not said or one.change == "by":
        return True
    if one.in_text:
        told = {value for name, value in (*one.roles, *one.open_roles, *ground.roles) if name == "move"}
        return said <= told
    told = {value for name, value in ground.roles if name == "move"}
    if told and not said & told:
        return False
    beside = [other.value.size for other in ground.candidates if other.value.unit == one.value.unit and other.times]
    lower, higher = any(size < one.value.size for size in beside), any(size > one.value.size for size in beside)
    return not ("up" in said and not lower) and not ("down" in said and not higher)


def _sign_agrees(statement: Statement, one: Candidate) -> bool:
    """Whether a change, or a figure with a sign, is told with words of its sign, or its sign printed."""
    up = bool({("move", "up"), ("spend", "over"), ("used", "in"), ("side", "above")} & statement.roles)
    down = bool({("move", "down"), ("spend", "under"), ("used", "out"), ("side", "below")} & statement.roles)
    said = value_of(statement.figure).sign
    if one.value.sign:
        if said:
            return said == one.value.sign
        if one.value.sign < 0 and (one.change == "by" or one.in_text):
            return down and not up
        return not (up if one.value.sign < 0 else down)
    told_up = bool({("move", "up"), ("spend", "over"), ("used", "in"), ("side", "above")} & one.roles)
    told_down = bool({("move", "down"), ("spend", "under"), ("used", "out"), ("side", "below")} & one.roles)
    if one.change == "to" and not one.variance:
        return said >= 0
    return said >= 0 and not (down and not up and not told_down) and not (up and not down and told_down and not told_up)
