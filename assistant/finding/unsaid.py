"""What a question asks that a passage leaves unsaid: words that neither it nor its headings say, not even in other words."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.asking.question import Question
from assistant.checking.grounding import words_of
from assistant.checking.lexicon import free_stems, manner_words, say_the_same
from assistant.finding.weighing import Weighed, everything_said
from corpus.dates import MONTHS
from index.analysis import terms
from index.search import Found, Index

_ALIKE = 0.65
# Words that put a question, address somebody or name a time: times are matched as times, persons by their names.
_PUT = frozenset(
    "asked big extra cllr cllrs councillor councillors mr mrs ms miss dr spring summer autumn winter christmas easter".split()
) | {month[:length].lower() for month in MONTHS for length in (3, 4, len(month))}
_AROUND = 900


def unsaid(index: Index, question: Question, weighed: Weighed, rare: Mapping[str, float]) -> tuple[float, list[str]]:
    """The share of the question's words, by rarity, that are left unsaid, and those words; 0 without late interaction.

    Words that only put a question (`how`, `number`, `show`) do not count, nor do names, which are held against the
    passage by themselves.
    """
    likeness = index.likeness(question.topic, weighed.found.passage, _around(weighed.found))
    if likeness is None:
        return 0.0, []
    said = set(terms(everything_said(weighed.found)))
    names = {term for name in question.names for term in terms(name)}
    asked = left = 0.0
    words = []
    for word in words_of(question.topic):
        weight = rare.get(word.stem, 0.0)
        if word.stem in free_stems() | names or word.text.lower() in manner_words() | _PUT:
            continue
        asked += weight
        near = [value for start, end, value in likeness if start < word.end and end > word.start]
        alike = any(say_the_same(word.stem, other) for other in said)
        if word.stem in weighed.missing and not alike and near and sum(near) / len(near) < _ALIKE:
            left += weight
            words.append(word.text)
    return (left / asked if asked else 0.0), words


def _around(found: Found) -> str:
    """What a passage stands under: its report, headings, context, and of a row the headers and the label."""
    passage, own = found.passage, found.particulars
    row = passage.row
    headers = [*dict.fromkeys(header for cell in row.cells for header in cell.column), row.label] if row else []
    parts = [own.title, own.body or "", own.council or "", *passage.section, passage.context or "", " ".join(headers)]
    return ". ".join(part for part in parts if part)[:_AROUND]
