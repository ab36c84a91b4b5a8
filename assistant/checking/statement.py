"""A statement read: the figure to check, the words that have to be grounded, the times and roles it gives the figure."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.checking.grounding import Word, words_of
from assistant.checking.lexicon import free_stems, manner_words
from assistant.checking.regions import TIME, is_whole, reach
from assistant.checking.values import in_words
from assistant.facts.figures import PrintedFigure, figures_in
from assistant.facts.roles import (
    Role,
    bound_at,
    change_at,
    change_span,
    measured_in,
    negation_spans,
    negations_in,
    period_at,
    role_spans,
    roles_in,
    told_roles,
)
from assistant.times.times import bare_months, named_times
from index.analysis import question_terms

_AUTHORITY = frozenset("council author borough counti citi district".split())


@dataclass(frozen=True)
class Statement:
    """A sentence of an answer with the figure in it that is checked.

    `content` are the words that have to be grounded,
    `around` those that a writer puts around them."""

    text: str
    figure: PrintedFigure
    content: tuple[Word, ...]
    around: tuple[Word, ...]
    others: tuple[PrintedFigure, ...]
    times: tuple[str, ...]
    roles: frozenset[Role]
    negations: int
    bound: str | None
    change: str
    period: str | None
    measured: str | None
    a_whole: bool
    months: tuple[int, ...]


def read_statement(text: str, figure: PrintedFigure) -> Statement:
    """Read the statement; `figure` is one of `figures_in(text)`."""
    times = [match.span() for match in TIME.finditer(text)]
    every = [*figures_in(text), *in_words(text)]
    figures = [(one.start, one.end) for one in every]
    own = reach(figure, text, figures_in(text))
    words = [word for word in words_of(text) if not any(start <= word.start < end for start, end in [*times, *figures])]
    roles = [*role_spans(text), *negation_spans(text), change_span(text, figure.end)]
    content = [
        word
        for word in words
        if _says_something(word) and (word.name or not any(start <= word.start < end for start, end in roles))
    ]
    return Statement(
        text=text,
        figure=figure,
        content=tuple(content),
        around=tuple(word for word in words if word not in content),
        others=tuple(other for other in every if other.start != figure.start),
        times=named_times(text),
        roles=told_roles(own, text, figure.start, figure.end),
        negations=negations_in(own),
        bound=bound_at(text, figure.start, figure.end),
        change=change_at(text, figure.start, figure.end),
        period=period_at(text, figure.end),
        measured=measured_in(text, figure.end),
        a_whole=is_whole(figure, text),
        months=bare_months(own),
    )


def _says_something(word: Word) -> bool:
    if (word.stem in free_stems() or word.text.lower() in manner_words() or roles_in(word.text)) and not (
        word.name and word.stem not in _AUTHORITY
    ):
        return False
    return bool(question_terms(word.text)) and len(word.stem) > 1
