"""Fitting: how well the words around one figure of a passage say a statement, to set it against its rivals."""

from __future__ import annotations

import numpy as np

from assistant.checking.ground import Ground
from assistant.checking.grounding import CLOSE, Vectors
from assistant.checking.statement import Statement
from assistant.times.times import one_time

_OF_SENTENCE, _OF_LEAD, _OF_OTHERS, _LIKELY = 0.7, 0.4, 0.2, 0.6


def fit(place: int, statement: Statement, ground: Ground, alike: Vectors) -> float:
    """How well a figure's surroundings say the statement, word by word: its own words most, those of other figures least."""
    in_sentence = np.arange(len(ground.words)) >= ground.lead
    of_all = np.where(in_sentence, _OF_SENTENCE, _OF_LEAD) * ground.shared
    weight = np.maximum(np.maximum(ground.owned[:, place], of_all), _OF_OTHERS)
    likely = np.where(alike >= _LIKELY, alike, 0.0)
    stems = {word.stem for word, own in zip(ground.words, ground.owned[:, place] > 0, strict=True) if own}
    beside = sum(word.stem in stems for word in statement.around)
    own = [time for time in ground.candidates[place].times if time not in ground.times]
    timed = any(one_time(named, asked) for named in own for asked in statement.times)
    return round(float((likely * weight).max(axis=1, initial=0.0).sum()) + 0.3 * beside + timed, 4)


def support(place: int, statement: Statement, ground: Ground, alike: Vectors) -> float:
    """How much of the statement is said in words that belong to this figure, and not as well in words of all."""
    mine = ground.owned[:, place] > 0
    near = alike[:, mine].max(axis=1, initial=0.0)
    shared = alike[:, ground.shared].max(axis=1, initial=0.0)
    counts = (near >= CLOSE) & (near > shared + 1e-6)
    weighted = (alike * ground.owned[:, place]).max(axis=1, initial=0.0)
    stems = {word.stem for word, own in zip(ground.words, mine, strict=True) if own}
    beside = sum(word.stem in stems for word in statement.around)
    timed = any(one_time(named, asked) for named in ground.candidates[place].times for asked in statement.times)
    return round(float(weighted[counts].sum()) + 0.5 * beside + timed, 4)
