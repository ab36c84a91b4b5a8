"""A sentence as ground: each of its words belongs to the figures it stands with, or to all of them."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np

from assistant.checking.ground import Candidate, Ground
from assistant.checking.grounding import Word, words_of
from assistant.checking.regions import (
    distance,
    is_denominator,
    is_part,
    is_whole,
    reach,
    region,
    same_stretch,
    times_told,
)
from assistant.checking.statement import Statement
from assistant.checking.surroundings import said_before, said_on_of_it, times_around
from assistant.checking.values import in_words, value_of
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.roles import (
    ELSEWHERE,
    bound_at,
    change_at,
    measured_in,
    negations_in,
    period_at,
    roles_in,
    told_roles,
)
from assistant.sentences import sentences
from corpus.report import Particulars
from index.passages import Passage

_FINISHED = re.compile(r"[.!?:;]\W*$")
_VERB_NEXT = re.compile(r"\s*(?:are|were|is|was|have|has|had|remain|will|would|could)\b", re.IGNORECASE)
_NOUN_NEXT = re.compile(
    r"(?:\s+(?!(?:are|were|is|was|have|has|had|remain|will|would|could)\b)[a-z-]+){1,4}(?=\s+(?:are|were|is|was|have|has|had|remain|will|would|could)\b)"
)
_FRACTION = re.compile(
    r"\b(?:half|twice|two[- ]thirds|three[- ]quarters|a (?:third|quarter)(?= of)|none)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:the Council(?:[’']s)?|our|we|[A-Z]{1,3}CC)\b")


def sentence_ground(
    passage: Passage, start: int, end: int, particulars: Particulars | None, statement: Statement
) -> Ground:
    """The ground that a sentence of a passage gives; lead-in, headings, title and the text before are said of all its figures.

    statement: what is checked against it; a number in words counts as a figure only when it is the statement's, and
    a sentence before that tells another figure of the same sort is no ground for it.
    """
    sentence = passage.text[start:end]
    said = value_of(statement.figure)
    lead = said_before(passage, start, particulars, statement)
    spelt = in_words(sentence)
    printed = [figure for figure in figures_in(sentence) if not is_denominator(figure, sentence)]
    figures = sorted([*printed, *spelt, *_fractions(sentence)], key=lambda figure: figure.start)
    shared = words_of(lead)
    own = words_of(sentence)
    owned = np.zeros((len(shared) + len(own), len(figures)), np.float32)
    owned[len(shared) :] = [_weights(word, sentence, figures) for word in own] if own else 0
    lent = np.zeros(owned.shape, bool)
    lent[len(shared) :] = _lent(own, sentence, figures)
    belongs_to_all = [True] * len(shared) + [not figures or word.end <= figures[0].start for word in own]
    shifted = [Word(word.text, word.start + len(lead), word.end + len(lead), word.stem, word.name) for word in own]
    regions = [region(figure, sentence, figures_in(sentence)) for figure in figures]
    date = particulars.report_date if particulars else None
    told, of_all = times_told(sentence, figures, date)
    return Ground(
        text=lead + sentence,
        words=[*shared, *shifted],
        owned=owned,
        shared=np.array(belongs_to_all, bool),
        candidates=[
            _candidate(*each, sentence, figures, each[0] not in printed and value_of(each[0]) != said)
            for each in zip(figures, regions, told, strict=True)
        ],
        times=(*of_all, *times_around(passage, start)),
        dates=dates_of(particulars),
        lead=len(shared),
        opens=len(shared),
        lent=lent,
        roles=frozenset(role for role in roles_in(sentence + said_on_of_it(passage, end)) if role[0] == "move"),
        of_others=_of_others(passage, sentence, figures),
    )


def _fractions(sentence: str) -> list[PrintedFigure]:
    """Shares in words, which own their words as figures do: `half of that for pensioners`."""
    return [
        PrintedFigure(found.group(), *found.span(), Decimal("0.5"), "share") for found in _FRACTION.finditer(sentence)
    ]


def _of_others(passage: Passage, sentence: str, figures: list[PrintedFigure]) -> bool:
    """Whether a sentence without a word of the council stands beside one that tells such a figure of the council."""
    if _OURS.search(sentence):
        return False
    units = {figure.unit for figure in figures}
    rest = [passage.text[start:end] for start, end in sentences(passage.text)]
    return any(
        _OURS.search(other) and units & {figure.unit for figure in figures_in(other)}
        for other in rest
        if other != sentence
    )


def _candidate(
    figure: PrintedFigure,
    stretch: str,
    times: tuple[str, ...],
    sentence: str,
    figures: list[PrintedFigure],
    aside: bool,
) -> Candidate:
    roles = told_roles(stretch, sentence, figure.start, figure.end)
    subject = roles_in(sentence[: figures[0].start])
    budget = frozenset({("stage", "budget")})  # in running text a budget is mostly what is spoken of, not a role
    return Candidate(
        value=value_of(figure),
        roles=roles - budget,
        open_roles=(roles & budget) | subject,
        times=times,
        negations=negations_in(reach(figure, sentence, figures)),
        bound=bound_at(sentence, figure.start, figure.end),
        change=change_at(sentence, figure.start, figure.end),
        period=period_at(sentence, figure.end),
        measured=measured_in(sentence, figure.end),
        in_text=True,
        aside=aside,
        a_part=is_part(figure, sentence),
        a_whole=is_whole(figure, sentence),
        elsewhere=bool(ELSEWHERE.search(stretch)),
        near_elsewhere=bool(ELSEWHERE.search(reach(figure, sentence, figures))),
    )


def _lent(words: list[Word], sentence: str, figures: list[PrintedFigure]) -> np.ndarray:
    """Which words a figure takes over from the one before, shape (words, figures).

    A part takes over what its whole is (`of whom 26`, `Of the 46 absences 19 ...`), and a figure that is followed by
    its verb the noun of the figure before it (`12 leavers are at university and 31 are in work`).
    """
    lent = np.zeros((len(words), len(figures)), bool)
    wholes = [place for place, figure in enumerate(figures) if is_whole(figure, sentence)]
    for place, figure in enumerate(figures):
        givers = [whole for whole in wholes if whole < place]
        if place and is_part(figure, sentence):
            givers.append(place - 1)
        for giver in givers:
            lent[:, place] |= [same_stretch(word.start, word.end, figures[giver], sentence, figures) for word in words]
        if place and sentence[: figure.start].rstrip().endswith("("):
            lent[:, place] |= lent[:, place - 1]
        if place and _VERB_NEXT.match(sentence[figure.end :]):
            noun = _NOUN_NEXT.match(sentence[figures[place - 1].end :])
            end = figures[place - 1].end + (noun.end() if noun else 0)
            lent[:, place] |= [figures[place - 1].end <= word.start < end for word in words]
    return lent


def _weights(word: Word, sentence: str, figures: list[PrintedFigure]) -> list[float]:
    """How much a word belongs to each figure: to those in its stretch, and to the nearest; less with distance."""
    far = [distance(word.start, word.end, figure, sentence, figures) for figure in figures]
    least = min(far, default=0)
    with_it = [same_stretch(word.start, word.end, figure, sentence, figures) for figure in figures]
    return [
        1 / (1 + 0.1 * cost) if together or (cost <= least + 1 and not any(with_it)) else 0.0
        for cost, together in zip(far, with_it, strict=True)
    ]


def stretches_of(passage: Passage) -> list[tuple[int, int]]:
    """The sentences of a passage, one that a line break cuts made whole."""
    whole: list[tuple[int, int]] = []
    for start, end in sentences(passage.text):
        if whole and not _FINISHED.search(passage.text[: whole[-1][1]]) and passage.text[start : start + 1].isdigit():
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def dates_of(particulars: Particulars | None) -> tuple[str, ...]:
    """The dates that hold for a whole report, as far as they are known."""
    if particulars is None:
        return ()
    return tuple(date for date in (particulars.report_date, particulars.meeting_date, particulars.period) if date)
