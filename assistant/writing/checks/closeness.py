"""Closeness: whether a written sentence is made of whole clauses of the passage, each in its own words and order.

A sentence that is so needs no further proof: nothing in it can be told of something else. One that orders words
otherwise, or names what it speaks of by a word that stands before, is close only together with the figure checker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checking.regions import BOUNDARY, times_told
from assistant.facts.figures import figures_in
from assistant.facts.roles import bound_at, change_at, measured_in, period_at
from assistant.times.times import one_time, same_time
from assistant.writing.checks.clauses import Clause
from assistant.writing.checks.tokens import Token, lemma, tie_at

_ADDABLE = frozenset(
    lemma(word) for word in "now currently only just also stand number respectively however therefore".split()
)
_DROPPABLE = frozenset(lemma(word) for word in "only just also now still however therefore respectively".split())
_MOST_STEPS = 4000
_MOST_FRONTED = 8
_PHRASE_ENDS = re.compile(
    r"\W*$|\W*[,;)]|\s+(?:from|to|by|is|are|was|were|has|have|had|will|would|should)\b", re.IGNORECASE
)


def whole_of(tokens: Sequence[Token], clauses: Sequence[Clause], around: Sequence[str] = ()) -> list[Clause]:
    """The clauses that the tokens say whole, each with those of its parts that they say whole too."""

    def says(held: Sequence[Token]) -> bool:
        return all(one.key in _DROPPABLE or any(alike(one, said, around) for said in tokens) for one in held)

    return [clause.told(says) for clause in clauses if says(clause.needed)]


def alike(held: Token, said: Token, around: Sequence[str] = ()) -> bool:
    """Whether a token of a sentence is one of the passage; a time may be told more widely: `March 2021` for a day in it."""
    if held.kind != said.kind:
        return False
    if held.kind != "time":
        return held.key == said.key
    if held.key == said.key:
        return True
    return bool(held.times and said.times) and all(
        any(_same(own, time, around) for own in held.times) for time in said.times
    )


def _same(held: str, said: str, around: Sequence[str]) -> bool:
    """A quarter without its year is that of the report's period."""
    if len(held) == 2 or len(said) == 2:
        return one_time(held, said) and (len(said) == 2 or said in around)
    return same_time(held, said)


def in_order(
    tokens: Sequence[Token], clauses: Sequence[Clause], around: Sequence[str] = (), opens_with: str = ""
) -> tuple[Clause, ...] | None:
    """The clauses that the tokens are made of, one after another, each whole and in its order; None when they are not.

    Times may stand elsewhere in their clause; what they are told of is for `told_alike` to see. opens_with: the
    preposition of a phrase that may have been put to the front (`For a Band D home, ...`); its words stand together
    in the clause, behind the same preposition.
    """
    said = [token for token in tokens if not (token.kind == "word" and token.key in _ADDABLE)]
    whole = whole_of(tokens, clauses, around)
    steps = [0]
    timeless = [token for token in said if token.kind != "time"]
    ways = list(_walks(timeless, whole, steps))
    for count in range(1, _MOST_FRONTED + 1) if opens_with and not ways else ():
        front, rest = timeless[:count], timeless[count:]
        if any(_holds_phrase(clause, opens_with, front) for clause in whole):
            ways += [
                used
                for used in _walks(rest, whole, steps)
                if any(_holds_phrase(one, opens_with, front) for one in used)
            ]
    for used in ways:
        times = [token for clause in used for token in clause.tokens if token.kind == "time"]
        if all(any(alike(held, token, around) for held in times) for token in said if token.kind == "time"):
            return tuple(used)
    return None


def _holds_phrase(clause: Clause, opens_with: str, front: Sequence[Token]) -> bool:
    """Whether tokens stand one after another in a clause, from the preposition on, as far as its phrase goes."""
    keys, wanted = [token.key for token in clause.tokens], [token.key for token in front]
    for place in range(len(keys) - len(wanted) + 1):
        if keys[place : place + len(wanted)] != wanted:
            continue
        before, last = clause.text[: clause.tokens[place].start], clause.tokens[place + len(wanted) - 1]
        begins = re.search(rf"\b{opens_with}\s+(?:(?:the|an?|its|their|this|that)\s+)?\W*$", before, re.IGNORECASE)
        if begins and _PHRASE_ENDS.match(clause.text, last.end):
            return True
    return False


def _walks(said: Sequence[Token], clauses: Sequence[Clause], steps: list[int]) -> Iterator[list[Clause]]:
    """Each way to read the tokens as clauses one after another; steps: a count that ends a search without end."""

    def walk(place: int, used: list[Clause], at: int) -> Iterator[list[Clause]]:
        steps[0] += 1
        if steps[0] > _MOST_STEPS:
            return
        if place == len(said):
            yield used
            return
        starts = [(used, position) for position in _places(said[place], used[-1], at)] if used else []
        starts += [
            ([*used, one], position) for one in clauses if one not in used for position in _places(said[place], one)
        ]
        for longer, position in starts:
            yield from walk(place + 1, longer, position + 1)

    yield from walk(0, [], 0)


def _places(said: Token, clause: Clause, start: int = 0) -> list[int]:
    return [place for place in range(start, len(clause.tokens)) if alike(clause.tokens[place], said)]


def anchored(
    tokens: Sequence[Token], clauses: Sequence[Clause], around: Sequence[str] = ()
) -> tuple[Clause, ...] | None:
    """The whole clauses that hold what anchors the tokens; None when an anchor stands in no clause that is said whole."""
    whole = whole_of(tokens, clauses, around)
    used: list[Clause] = []
    for token in tokens:
        if token.anchors:
            holding = [one for one in whole if any(alike(held, token, around) for held in one.tokens)]
            if not holding:
                return None
            if not any(one in used for one in holding):
                used.append(holding[0])
    return tuple(used) if all(_tells_one(clause) or _ordered(tokens, clause, around) for clause in used) else None


def _tells_one(clause: Clause) -> bool:
    """Whether no two figures of a clause are of one sort, so that none can take the place of another."""
    units = [re.sub(r"[\d.-]", "", token.key) for token in clause.tokens if token.kind == "figure"]
    return len(units) == len(set(units))


def _ordered(tokens: Sequence[Token], clause: Clause, around: Sequence[str]) -> bool:
    """Whether what the tokens say of a clause is said in its order."""
    own = [
        token for token in tokens if token.kind != "time" and any(alike(held, token, around) for held in clause.tokens)
    ]
    return any(True for _ in _walks(own, [clause], [0])) or _between_figures(own) == _between_figures(
        [token for token in clause.tokens if token.kind != "time"]
    )


def _between_figures(tokens: Sequence[Token]) -> list[tuple[str, tuple[str, ...]]]:
    """Each figure or name with the words before it, in any order: `62 lorry drivers` is `62 drivers of lorries`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    words: list[str] = []
    for token in tokens:
        if token.anchors:
            found.append((token.key, tuple(sorted(words))))
            words = []
        else:
            words.append(token.key)
    return [*found, ("", tuple(sorted(words)))]


def nothing_added(tokens: Sequence[Token], used: Sequence[Clause], before: Sequence[str]) -> bool:
    """Whether each word is one of the clauses, or of what stands before them."""
    held = {token.key for clause in used for token in clause.tokens} | set(before) | _ADDABLE
    return all(token.key in held for token in tokens if token.kind == "word" and not token.name)


def turned(used: Sequence[Clause], clauses: Sequence[Clause]) -> bool:
    """Whether a clause that is left out turns one that is used: `but`, `unless`, `except`."""
    sentences = {clause.sentence for clause in used}
    left_out = [clause for clause in clauses if not any(one.is_of(clause) for one in used)]
    return any(clause.turns for clause in left_out if clause.sentence in sentences)


def told_alike(text: str, used: Sequence[Clause], report_date: str | None) -> bool:
    """Whether each figure is told as the passage tells it: same tie, bound, change, period, measure, and its own times."""
    figures = figures_in(text)
    told, _ = times_told(text, figures, report_date)
    for figure, times in zip(figures, told, strict=True):
        if not any(
            _figure_alike((text, figure.start, figure.end), times, clause.text, report_date, figure.value, figure.unit)
            for clause in used
        ):
            return False
    return True


def _figure_alike(
    said: tuple[str, int, int], times: tuple[str, ...], clause: str, report_date: str | None, value: object, unit: str
) -> bool:
    held = figures_in(clause)
    told, of_all = times_told(clause, held, report_date)
    for figure, own in zip(held, told, strict=True):
        if figure.value != value or figure.unit != unit:
            continue
        there = (clause, figure.start, figure.end)
        if (
            tie_at(*said[:2]) == tie_at(clause, figure.start)
            and bound_at(*said) == bound_at(*there)
            and change_at(*said) == change_at(*there)
            and _period(said[0], said[2]) == _period(clause, figure.end)
            and measured_in(said[0], said[2]) == measured_in(clause, figure.end)
            and all(any(one_time(time, asked) for time in (*own, *of_all)) for asked in times if own or of_all)
        ):
            return True
    return False


def _period(text: str, end: int) -> str | None:
    """The time or thing that a figure is told for, as far as its clause goes."""
    ends = BOUNDARY.search(text, end)
    return period_at(text[: ends.start()] if ends else text, end)
