"""Binding: which figure of a passage a statement speaks of, and whether the passage says the same of it.

The words of a passage belong to some of its figures or to all of them. A statement is bound to a figure when every
word that it says is grounded in words of that figure or of all, when its times and roles are the figure's, and when
no other figure of the passage fits as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.checking.grounding import CLOSE, Encode, Vectors, Word, similarity, spelt_out
from assistant.checking.roles import ELSEWHERE, JUDGES, Role, bound_at
from assistant.checking.statement import Statement
from assistant.checking.values import Value, in_words, same_value, value_of
from assistant.figures import PrintedFigure, figures_in
from assistant.times import quarter_ended, same_time

_CLEARLY = 0.10
_EXACT = 0.95
_ENOUGH = 0.4
_OPPOSED = ("move", "spend", "used", "side")


@dataclass(frozen=True)
class Candidate:
    """A figure of a passage with what its own words say of it.

    times: told for it alone; between: times that a change lies between; open_roles: may be said of it and need not be; change: `by`, `to` or `from`;
    measured: the unit of time or length behind it; a_part: told as part of the figure before it;
    elsewhere: told of the country or a region;
    in_text: in running text a minus is always meant, in a table a balance may be printed with one.
    """

    value: Value
    roles: frozenset[Role] = frozenset()
    open_roles: frozenset[Role] = frozenset()
    times: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    negations: int = 0
    bound: str | None = None
    change: str = "to"
    period: str | None = None
    measured: str | None = None
    in_text: bool = False
    a_part: bool = False
    elsewhere: bool = False


@dataclass(frozen=True)
class Ground:
    """A passage cut up for binding.

    owned: weight of each word for each candidate, shape (words, candidates), 0 where it does not belong to it.
    shared: whether a word belongs to all; lead: how many words stand before the sentence itself; times: told for all; dates: of the report; of_others: another sentence tells the same sort of figure of the
    council itself;
    needed: stems of which enough
    must be said (a row's label), or of needed_too (what it has in brackets); instead: names of which one must be said where there are any.
    """

    text: str
    words: Sequence[Word]
    owned: Vectors
    shared: np.ndarray
    candidates: Sequence[Candidate]
    times: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    lead: int = 0
    roles: frozenset[Role] = frozenset()
    of_others: bool = False
    needed: frozenset[str] = frozenset()
    needed_too: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()


def bound(statement: Statement, grounds: Sequence[Ground], encode: Encode | None) -> bool:
    """Whether the passage says of a figure what the statement says of it; each sentence, or the row, is a ground.

    A figure is not bound when another figure in another sentence could be told in the same words.
    """
    if not (statement.content or statement.roles) or JUDGES.search(statement.text):
        return False
    said = value_of(statement.figure)
    likenesses = [similarity(statement.text, statement.content, one.text, one.words, encode) for one in grounds]
    for ground, alike in zip(grounds, likenesses, strict=True):
        fitting = [place for place, one in enumerate(ground.candidates) if same_value(said, one.value)]
        if any(not against(place, statement, ground, alike) for place in fitting):
            others = [pair for pair in zip(grounds, likenesses, strict=True) if pair[0] is not ground]
            return not any(_could_be_told(statement, *pair) for pair in others)
    return False


def _could_be_told(statement: Statement, ground: Ground, alike: Vectors) -> bool:
    """Whether the statement's words, without its figure, fit another figure of the same sort."""
    if len(alike) and not (alike.max(axis=1, initial=0.0) >= CLOSE).all():
        return False
    said = value_of(statement.figure)
    return any(
        one.value.unit == said.unit
        and one.value.size != said.size
        and not _named(one, statement)
        and not disagreements(statement, one, ground)
        for one in ground.candidates
    )


def against(place: int, statement: Statement, ground: Ground, alike: Vectors) -> list[str]:
    """What speaks against binding the statement to one of the passage's figures, in a word or two each; empty when nothing does."""
    one = ground.candidates[place]
    here = {word.stem for word in ground.words[ground.lead :]}
    names = {word.stem for word in ground.words if word.name} - here
    if ground.of_others and any(word.stem in names and word.text[0].isupper() for word in statement.content):
        return ["another sentence tells this of the council"]
    found = [*disagreements(statement, one, ground), *_ungrounded(place, statement, ground, alike)]
    if not _subject_said(statement, ground, alike):
        found.append("its subject is not said")
    found += [
        f"{figure.text} is not said so" for figure in statement.others if not _said_too(figure, statement, ground)
    ]
    own = _support(place, statement, ground, alike)
    if ground.candidates[place].a_part and own <= 0:
        found.append("what makes it a part is not said")
    for rival in _rivals(place, statement, ground):
        fits = not disagreements(statement, ground.candidates[rival], ground)
        if fits and _support(rival, statement, ground, alike) >= own:
            found.append(f"{ground.candidates[rival].value.size} fits as well")
    return found


def _said_too(figure: PrintedFigure, statement: Statement, ground: Ground) -> bool:
    """Whether another figure of the statement stands in the passage, as the same sort of bound."""
    said, bound = value_of(figure), bound_at(statement.text, figure.start, figure.end)
    same = [one for one in ground.candidates if same_value(said, one.value)]
    others = [
        other for other in [*figures_in(ground.text), *in_words(ground.text)] if same_value(said, value_of(other))
    ]
    if same and any(one.bound == bound for one in same):
        return True
    return any(bound_at(ground.text, other.start, other.end) == bound for other in others)


def _rivals(place: int, statement: Statement, ground: Ground) -> list[int]:
    """The other figures that could be meant: of the same sort, and not named by the statement too."""
    own = ground.candidates[place].value
    return [
        other
        for other, candidate in enumerate(ground.candidates)
        if candidate.value.unit == own.unit and candidate.value.size != own.size and not _named(candidate, statement)
    ]


def _named(candidate: Candidate, statement: Statement) -> bool:
    return any(same_value(value_of(figure), candidate.value) for figure in statement.others)


def _ungrounded(place: int, statement: Statement, ground: Ground, alike: Vectors) -> list[str]:
    """The words of the statement that neither this figure's words say, nor those of all, nor of one it names too."""
    in_sentence = np.arange(len(ground.words)) >= ground.lead
    allowed = [
        other for other, candidate in enumerate(ground.candidates) if other == place or _named(candidate, statement)
    ]
    own = ground.shared | (ground.owned[:, allowed] > 0).any(axis=1)
    found = []
    for row, word in zip(alike, statement.content, strict=True):
        best = float(row[own].max()) if own.any() else 0.0
        rival = float(row[~own].max()) if (~own).any() else 0.0
        near = float(row[own & in_sentence].max(initial=0.0))
        stolen = rival >= CLOSE and rival > (near if rival >= _EXACT else best) + _CLEARLY
        if word.name and best < 1.0 and spelt_out(word.text, ground.text):
            continue
        if best < (1.0 if word.name else CLOSE) or stolen:
            found.append(f"“{word.text}” is not said of it")
    return found


def _subject_said(statement: Statement, ground: Ground, alike: Vectors) -> bool:
    """Whether the statement says enough of what names a row, and one of the names that stand for its table."""
    stems = {word.stem for word in statement.content}
    if ground.instead and not ground.instead & stems:
        return False
    best = {ground.words[int(row.argmax())].stem for row in alike if float(row.max(initial=0.0)) >= CLOSE}
    said = best | {word.stem for word in statement.around}
    names = [names for names in (ground.needed, ground.needed_too) if names]
    return not names or any(len(said & stems) >= _ENOUGH * len(stems) for stems in names)


def _support(place: int, statement: Statement, ground: Ground, alike: Vectors) -> float:
    """How much of the statement is said in words that belong to this figure, and not as well in words of all."""
    mine = ground.owned[:, place] > 0
    near = alike[:, mine].max(axis=1, initial=0.0)
    shared = alike[:, ground.shared].max(axis=1, initial=0.0)
    counts = (near >= CLOSE) & (near > shared + 1e-6)
    weighted = (alike * ground.owned[:, place]).max(axis=1, initial=0.0)
    stems = {word.stem for word, own in zip(ground.words, mine, strict=True) if own}
    beside = sum(word.stem in stems for word in statement.around)
    timed = any(_same(named, asked) for named in ground.candidates[place].times for asked in statement.times)
    return round(float(weighted[counts].sum()) + 0.5 * beside + timed, 4)


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
            *(time for time in (*ground.times, *ground.dates) if any(_same(own, time) for own in one.times)),
        ]
        return all(any(_same(named, asked) for named in told) for asked in statement.times)
    spanned = one.between if len(statement.times) > 1 else ()
    return all(
        any(_same(named, asked) for named in (*spanned, *ground.times, *ground.dates)) for asked in statement.times
    )


def _same(named: str, asked: str) -> bool:
    """Whether two times may be one: equal, one inside the other, a quarter without a year, a quarter and its last month."""
    if len(named) == 2 or len(asked) == 2:
        return named[:2] == asked[:2] or (quarter_ended(named) or "")[:2] == asked[:2]
    return (
        same_time(named, asked)
        or same_time(asked, named)
        or quarter_ended(named) == asked
        or quarter_ended(asked) == named
    )


def _changes_agree(statement: Statement, one: Candidate) -> bool:
    if statement.change == one.change:
        return True
    if one.change == "from" and any(_same(named, asked) for named in one.times for asked in statement.times):
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
