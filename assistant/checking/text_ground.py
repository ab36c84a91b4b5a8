"""A sentence as ground: each of its words belongs to the figures it stands with, or to all of them."""

from __future__ import annotations

import numpy as np

from assistant.checking.binding import Candidate, Ground
from assistant.checking.grounding import Word, words_of
from assistant.checking.regions import distance, named_times, region, same_stretch, times_told
from assistant.checking.roles import bound_at, change_at, negations_in, period_at, roles_in
from assistant.checking.values import in_words, value_of
from assistant.figures import PrintedFigure, figures_in
from assistant.sentences import sentences
from corpus.report import Particulars
from index.passages import Passage

_LEAD = 400


def sentence_ground(passage: Passage, start: int, end: int, particulars: Particulars | None) -> Ground:
    """The ground that a sentence of a passage gives; lead-in, headings, title and the text before are said of all its figures."""
    sentence = passage.text[start:end]
    lead = _lead(passage, start, particulars)
    figures = sorted([*figures_in(sentence), *in_words(sentence)], key=lambda figure: figure.start)
    shared = words_of(lead)
    own = words_of(sentence)
    owned = np.zeros((len(shared) + len(own), len(figures)), np.float32)
    owned[len(shared) :] = [_weights(word, sentence, figures) for word in own] if own else 0
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
        candidates=[_candidate(*each, sentence, figures) for each in zip(figures, regions, told, strict=True)],
        times=(*of_all, *_times_around(passage, start)),
        dates=dates_of(particulars),
        lead=len(shared),
    )


def _lead(passage: Passage, start: int, particulars: Particulars | None) -> str:
    named = [particulars.council or "", particulars.title] if particulars else []
    text = " ".join([*named, *passage.section, passage.context or "", passage.text[:start][-_LEAD:]])
    return " ".join(text.split()) + ". "


def _times_around(passage: Passage, start: int) -> tuple[str, ...]:
    """The times of headings and lead-in, and that of the sentence before, when it names only one."""
    around = named_times(f"{passage.context or ''} {' '.join(passage.section[-2:])}")
    before = [passage.text[first:last] for first, last in sentences(passage.text[:start])][-1:]
    inherited = named_times(before[0]) if before else ()
    return (*around, *(inherited if len(inherited) == 1 else ()))


def _candidate(
    figure: PrintedFigure, stretch: str, times: tuple[str, ...], sentence: str, figures: list[PrintedFigure]
) -> Candidate:
    roles = roles_in(stretch)
    subject = roles_in(sentence[: figures[0].start])
    budget = frozenset({("stage", "budget")})  # in running text a budget is mostly what is spoken of, not a role
    return Candidate(
        value=value_of(figure),
        roles=roles - budget,
        open_roles=(roles & budget) | subject,
        times=times,
        negations=negations_in(stretch),
        bound=bound_at(sentence, figure.start, figure.end),
        change=change_at(sentence, figure.start, figure.end),
        period=period_at(sentence, figure.end),
        in_text=True,
    )


def _weights(word: Word, sentence: str, figures: list[PrintedFigure]) -> list[float]:
    """How much a word belongs to each figure: to those in its stretch, and to the nearest; less with distance."""
    far = [distance(word.start, word.end, figure, sentence, figures) for figure in figures]
    least = min(far, default=0)
    return [
        1 / (1 + 0.1 * cost)
        if cost <= least + 1 or same_stretch(word.start, word.end, figure, sentence, figures)
        else 0.0
        for cost, figure in zip(far, figures, strict=True)
    ]


def dates_of(particulars: Particulars | None) -> tuple[str, ...]:
    """The dates that hold for a whole report, as far as they are known."""
    if particulars is None:
        return ()
    return tuple(date for date in (particulars.report_date, particulars.meeting_date, particulars.period) if date)
