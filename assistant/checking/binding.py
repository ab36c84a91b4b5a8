"""Binding: which figure of a passage a statement speaks of, and whether the passage says the same of it.

The words of a passage belong to some of its figures or to all of them. A statement is bound to a figure when every
word that it says is grounded in words of that figure or of all, when its times and roles are the figure's, and when
no other figure of the passage fits as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from assistant.checking.agreement import disagreements
from assistant.checking.fitting import fit, support
from assistant.checking.ground import Candidate, Ground
from assistant.checking.grounding import CLOSE, Encode, Vectors, Word, opposite, similarity, spelt_out
from assistant.checking.lexicon import names_anybody, people_stems
from assistant.checking.regions import distance, is_denominator
from assistant.checking.statement import Statement
from assistant.checking.values import Value, in_words, same_value, value_of
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.roles import JUDGES, bound_at, measured_in
from assistant.times.times import one_time

_CLEARLY = 0.10
_BESIDE = 0.5
_PARTICIPLE = ("ed", "aid", "ent", "ought", "old", "ilt", "ept")
_MEANT_THE_SAME = 0.9
_NO_PART = "what makes it a part is not said"
_OTHERWISE = {"role", "whole", _NO_PART}
_EXACT = 0.95
_ENOUGH = 0.4


def bound(statement: Statement, grounds: Sequence[Ground], encode: Encode | None) -> bool:
    """Whether the passage says of a figure what the statement says of it; each sentence, or the row, is a ground.

    A figure is not bound when another figure in another sentence could be told in the same words.
    """
    if not (statement.content or statement.roles) or JUDGES.search(statement.text):
        return False
    said = value_of(statement.figure)
    hopeful = any(
        same_value(said, one.value) and not disagreements(statement, one, ground)
        for ground in grounds
        for one in ground.candidates
    )
    if not hopeful:
        return False
    once = cache(encode) if encode else None
    likenesses = [
        similarity(
            statement.text, statement.content, one.text, one.words, once if _has_unit(one, said) else None, one.opens
        )
        for one in grounds
    ]
    for ground, alike in zip(grounds, likenesses, strict=True):
        fitting = [place for place, one in enumerate(ground.candidates) if same_value(said, one.value)]
        if any(not against(place, statement, ground, alike) for place in fitting):
            if _told_otherwise(statement, grounds, likenesses):
                return False
            own = max(fit(place, statement, ground, alike) for place in fitting)
            others = [pair for pair in zip(grounds, likenesses, strict=True) if pair[0] is not ground]
            return not any(_could_be_told(statement, own, *pair) for pair in others)
    return False


def _has_unit(ground: Ground, said: Value) -> bool:
    """Whether a ground has a figure of the statement's sort; others need no vectors."""
    return any(one.value.unit == said.unit for one in ground.candidates)


def _told_otherwise(statement: Statement, grounds: Sequence[Ground], likenesses: Sequence[Vectors]) -> bool:
    """Whether the passage tells the same figure in all of the statement's words, but in another role: as a target."""
    said = value_of(statement.figure)
    return any(
        same_value(said, one.value) and set() < set(against(place, statement, ground, alike)) <= _OTHERWISE
        for ground, alike in zip(grounds, likenesses, strict=True)
        for place, one in enumerate(ground.candidates)
    )


def _could_be_told(statement: Statement, own: float, ground: Ground, alike: Vectors) -> bool:
    """Whether the statement's words, without its figure, fit a figure of the same sort in another sentence as well."""
    said = value_of(statement.figure)
    return any(
        one.value.unit == said.unit
        and not one.aside
        and one.value.size != said.size
        and not _named(one, statement)
        and not disagreements(statement, one, ground)
        and fit(place, statement, ground, alike) > own - _CLEARLY
        for place, one in enumerate(ground.candidates)
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
    own = support(place, statement, ground, alike)
    if ground.candidates[place].a_part and own <= 0:
        found.append(_NO_PART)
    own_fit = fit(place, statement, ground, alike)
    for rival in _rivals(place, statement, ground):
        if one.a_part and own > 0 and rival < place:
            continue  # what makes it a part is said, which nobody says of the whole
        fits = not disagreements(statement, ground.candidates[rival], ground)
        if fits and (
            fit(rival, statement, ground, alike) > own_fit - _CLEARLY
            or 0 < own <= support(rival, statement, ground, alike)
        ):
            found.append(f"{ground.candidates[rival].value.size} fits as well")
    return found


def _said_too(figure: PrintedFigure, statement: Statement, ground: Ground) -> bool:
    """Whether another figure of the statement stands in the passage, as the same sort of bound."""
    said, bound = value_of(figure), bound_at(statement.text, figure.start, figure.end)
    measured = measured_in(statement.text, figure.end)
    same = [one for one in ground.candidates if same_value(said, one.value)]
    others = [
        other
        for other in [*figures_in(ground.text), *in_words(ground.text)]
        if same_value(said, value_of(other)) and measured_in(ground.text, other.end) in (None, measured)
    ]
    if same and any(one.bound == bound and one.measured in (None, measured) for one in same):
        return True
    return any(bound_at(ground.text, other.start, other.end) == bound for other in others)


def _rivals(place: int, statement: Statement, ground: Ground) -> list[int]:
    """The other figures that could be meant: of the same sort, and not named by the statement too."""
    own = ground.candidates[place].value
    now = not statement.times and _is_current(ground.candidates[place], ground)
    return [
        other
        for other, candidate in enumerate(ground.candidates)
        if not (now and candidate.times and not _is_current(candidate, ground))
        and not candidate.aside
        and candidate.value.unit == own.unit
        and candidate.value.size != own.size
        and not _named(candidate, statement)
    ]


def _is_current(one: Candidate, ground: Ground) -> bool:
    """Whether a figure's own time is that of the report, which is meant where no time is told."""
    return any(one_time(named, time) for named in one.times for time in (*ground.times, *ground.dates))


def _named(candidate: Candidate, statement: Statement) -> bool:
    return any(same_value(value_of(figure), candidate.value) for figure in statement.others)


def _ungrounded(place: int, statement: Statement, ground: Ground, alike: Vectors) -> list[str]:
    """The words of the statement that neither this figure's words say, nor those of all, nor of one it names too."""
    in_sentence = np.arange(len(ground.words)) >= ground.lead
    found = []
    for row, word in zip(alike, statement.content, strict=True):
        lent = [
            other
            for other, candidate in enumerate(ground.candidates)
            if not candidate.aside
            and any(same_value(value_of(figure), candidate.value) for figure in _lenders(word, statement))
        ]
        own = ground.shared | (ground.owned[:, [place, *lent]] > 0).any(axis=1)
        if ground.lent is not None:
            own |= ground.lent[:, place]
        if _governs(word, statement):
            own &= ground.shared | (ground.owned[:, place] >= _BESIDE)
        best = float(row[own].max()) if own.any() else 0.0
        rival = float(row[~own].max()) if (~own).any() else 0.0
        near = float(row[own & in_sentence].max(initial=0.0))
        stolen = rival >= CLOSE and rival > (near if rival >= _EXACT else best) + _CLEARLY
        if names_anybody(word.stem) and any(other.stem in people_stems() for other in ground.words):
            continue
        if word.name and best < 1.0 and spelt_out(word.text, ground.text):
            continue
        least = 1.0 if word.name else _MEANT_THE_SAME if _governs(word, statement) else CLOSE
        if best < least or stolen or _opposed_beside(word, place, ground, row):
            found.append(f"“{word.text}” is not said of it")
    return found


def _opposed_beside(word: Word, place: int, ground: Ground, row: Vectors) -> bool:
    """Whether the figure's own words have the opposite of a word, which only words of all have: foster, and residential."""
    mine = ground.owned[:, place] > 0
    if float(row[mine].max(initial=0.0)) >= _MEANT_THE_SAME:
        return False
    return any(opposite(word.stem, other.stem) for other, own in zip(ground.words, mine, strict=True) if own)


def _lenders(word: Word, statement: Statement) -> list[PrintedFigure]:
    """The other figures that a word of the statement stands nearest to; none when it is the checked figure's own."""
    figures = [statement.figure, *(one for one in statement.others if not is_denominator(one, statement.text))]
    far = [distance(word.start, word.end, figure, statement.text, figures) for figure in figures]
    return [
        figure for figure, cost in zip(figures, far, strict=True) if cost == min(far) and figure is not statement.figure
    ]


def _governs(word: Word, statement: Statement) -> bool:
    """Whether a word is the verb right before the checked figure: `removed 18 women`."""
    return word.text.endswith(_PARTICIPLE) and not statement.text[word.end : statement.figure.start].strip()


def _subject_said(statement: Statement, ground: Ground, alike: Vectors) -> bool:
    """Whether the statement says enough of what names a row, and one of the names that stand for its table."""
    stems = {word.stem for word in statement.content}
    if ground.instead and not ground.instead & stems:
        return False
    best = {ground.words[int(row.argmax())].stem for row in alike if float(row.max(initial=0.0)) >= CLOSE}
    said = best | {word.stem for word in statement.around}
    names = [names for names in (ground.needed, ground.needed_too) if names]
    return not names or any(len(said & stems) >= _ENOUGH * len(stems) for stems in names)
