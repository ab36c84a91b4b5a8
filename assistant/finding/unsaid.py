"""What a question asks that a passage leaves unsaid: words that neither it nor its headings say, not even in other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.checking.grounding import words_of
from assistant.checking.lexicon import free_stems, manner_words, names_anybody, say_the_same
from assistant.finding.weighing import Weighed, everything_said
from corpus.dates import MONTHS
from index.analysis import different_terms
from index.search import Found, Index

_ALIKE = 0.65
# Words that put a question (`what was left`), address somebody or name a time: times are matched as times, persons by their names.
_PUT = frozenset(
    "asked big extra cllr cllrs councillor councillors mr mrs ms miss dr spring summer autumn winter christmas easter left "
    "previous previously former earlier current currently latest last next prior recent now".split()
) | {month[:length].lower() for month in MONTHS for length in (3, 4, len(month))}
_AROUND = 900
_NEXT_INITIAL = r"\w*(?:[\s-]+(?:for|and|of|the|to|in|on|with|&)\b)*[\s&-]+"


@dataclass(frozen=True)
class AskedWord:
    """A word of a question's topic from `start` on, its rarity, and how far a passage says it: 1 for the word itself."""

    text: str
    start: int
    rarity: float
    said: float

    @property
    def unsaid(self) -> bool:
        """Whether the passage does not say it, in other words neither."""
        return self.said < _ALIKE


def asked_words(index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> list[AskedWord]:
    """The words that a question asks with and how far a passage says each; none without late interaction.

    Words that only put a question (`how`, `number`, `show`) are left out, and so are names, which are held against the
    passage by themselves.
    """
    likeness = index.likeness(question.topic, weighed.found.passage, _around(weighed.found)[:_AROUND])
    if likeness is None:
        return []
    text = everything_said(weighed.found)
    said = different_terms(text)
    free = free_stems() | {term for name in question.names for term in different_terms(name)}
    words = []
    for word in words_of(question.topic):
        if (
            word.stem in free
            or names_anybody(word.stem)
            or word.text.lower().removesuffix("'s") in manner_words() | _PUT
        ):
            continue
        near = [value for start, end, value in likeness if start < word.end and end > word.start]
        held = word.stem in said or (word.stem in question.terms and word.stem not in weighed.missing)
        same = held or any(say_the_same(word.stem, other) for other in said) or stands_in_full(word.text, text)
        words.append(
            AskedWord(word.text, word.start, rare.get(word.stem, 0.0), 1.0 if same else sum(near) / max(len(near), 1))
        )
    return words


def stands_in_full(word: str, text: str) -> bool:
    """Whether a word in capitals stands in a text in full: `ASB` where that speaks of anti-social behaviour, `CIN` of children in need."""
    letters = word.removesuffix("s")
    return (
        len(word) > 2
        and letters.isupper()
        and bool(re.search(rf"\b{_NEXT_INITIAL.join(letters)}", text, re.IGNORECASE))
    )


def _around(found: Found) -> str:
    """What a passage stands under: its report, headings, context, and of a row the headers and the label."""
    passage, own = found.passage, found.particulars
    row = passage.row
    headers = [*dict.fromkeys(header for cell in row.cells for header in cell.column), row.label] if row else []
    parts = [own.title, own.body or "", own.council or "", *passage.section, passage.context or "", " ".join(headers)]
    return ". ".join(part for part in parts if part)
