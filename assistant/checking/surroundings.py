"""Surroundings: what stands over, before and behind a sentence and is said of its figures too."""

from __future__ import annotations

import re

from assistant.checking.regions import BOUNDARY
from assistant.checking.statement import Statement
from assistant.checking.values import value_of
from assistant.facts.figures import figures_in
from assistant.sentences import sentences
from assistant.times.times import named_times
from corpus.report import Particulars
from index.passages import Passage

_LEAD = 400
_POINTS_BACK = re.compile(
    r"^(?:\S+ ){0,4}?(?:it|they|this|that|these|those)\b|^The (?:\w+ )?(?:figure|number|total|rate|cost|spend|amount|average)\b(?! (?:of|for|in))",
    re.IGNORECASE,
)


def said_before(passage: Passage, start: int, particulars: Particulars | None, statement: Statement) -> str:
    """What stands over and before the sentence, as far as it does not speak of a rival figure."""
    said = value_of(statement.figure)
    named = {value_of(figure) for figure in (statement.figure, *statement.others)}
    before = [passage.text[first:last] for first, last in sentences(passage.text[:start])]
    last = len(before) - 1 if _POINTS_BACK.search(passage.text[start:]) else -1
    if last >= 0:
        before[last] = _what_it_is_about(before[last])
    free = [
        text
        for place, text in enumerate(before)
        if place == last
        or not any(value_of(figure).unit == said.unit and value_of(figure) not in named for figure in figures_in(text))
    ]
    own = [particulars.council or "", particulars.title] if particulars else []
    text = " ".join([*own, *passage.section, passage.context or "", " ".join(free)[-_LEAD:]])
    return " ".join(text.split()) + ". "


def _what_it_is_about(sentence: str) -> str:
    """A sentence as far as it speaks of its first figure, which is what the next one points back to."""
    figures = figures_in(sentence)
    if not figures:
        return sentence
    ends = [cut.start() for cut in BOUNDARY.finditer(sentence, figures[0].end)] + [one.start for one in figures[1:]]
    return sentence[: min(ends, default=len(sentence))]


def times_around(passage: Passage, start: int) -> tuple[str, ...]:
    """The times of headings and lead-in, and that of the sentence before, when it names only one."""
    around = named_times(f"{passage.context or ''} {' '.join(passage.section[-2:])}")
    before = [passage.text[first:last] for first, last in sentences(passage.text[:start])][-1:]
    inherited = named_times(before[0]) if before else ()
    return (*around, *(inherited if len(inherited) == 1 else ()))


def said_on_of_it(passage: Passage, end: int) -> str:
    """The sentence behind, when it speaks on of the same: `This has reduced from a peak of 212`."""
    after = [passage.text[end:][first:last] for first, last in sentences(passage.text[end:])[:1]]
    return f" {after[0]}" if after and re.match(r"(?:It|This|That|These|They|Those)\b", after[0]) else ""
