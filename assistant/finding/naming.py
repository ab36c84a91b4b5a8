"""Naming: whether a passage speaks of the names that a question has: places, bodies, persons, short forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.asking.question import Question
from assistant.finding.weighing import Weighed, everything_said
from assistant.quoting.quote import Quote
from index.analysis import different_terms, terms
from index.search import Index

RARE_NAME = 4.0
_RARE_PLACE = 2.5
_SAME_WORDS = 0.92
_LOOKED_AT = 30
_PLACE_AFTER = r"(?:['’]s)?\s+(?:[A-Z][a-z]+\s+)?(?:[Ww]ards?|Council|School|Academy|Library|Park|Road|Street|Primary|Hospital|Centre)\b"
_SHORT_FORM = re.compile(r"(?<![\w&])([A-Z]{3,8})(?:['’]?s)?(?![\w&])")
_LEFT_OUT = r"\b(?:excluding|excludes|except(?: for)?|other than|apart from|not including|without)\s+(?:the\s+)?"


def missing_names(index: Index, question: Question, quote: Quote, rare: Mapping[str, float]) -> tuple[str, ...]:
    """The names of the question that stand nowhere near the quoted words, or that these leave out by name.

    A rare name counts, a place also when it is not so rare, a short form when no report has it. A question in capitals
    has no names that can be told, and one that is the passage's own words asks for nothing else.
    """
    words = question.text.split()
    if sum(word[:1].isupper() for word in words) > 0.6 * len(words) or (quote.weighed.found.late or 0.0) > _SAME_WORDS:
        return ()
    said = different_terms(everything_said(quote.weighed.found))
    text = quote.passage.text

    def missing(name: str) -> bool:
        own = terms(name)
        if re.search(_LEFT_OUT + re.escape(_bare(name)), text):
            return True
        weight = max((rare.get(term, 0.0) for term in own if term not in said), default=0.0)
        return weight >= RARE_NAME or (weight >= _RARE_PLACE and is_place(index, question.text, name))

    unknown = [name for name in _SHORT_FORM.findall(question.text) if _stands_nowhere(index, name)]
    return tuple(dict.fromkeys([*(name for name in question.names if missing(name)), *unknown]))


def unknown_name(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether a proper name of the question stands in none of the passages found."""
    return any(all(term in item.missing for item in weighed) for name in question.names for term in terms(name))


def is_place(index: Index, text: str, name: str) -> bool:
    """Whether a text uses a name as that of a place, and the reports write it with a capital letter wherever it stands."""
    bare = re.escape(_bare(name))
    if not re.search(rf"\b(?:in|at|near|for) {bare}\b|\b{bare}['’]s\b|\b{bare}{_PLACE_AFTER}", text):
        return False
    held = index.catalogue.passages([id for id, _ in index.catalogue.full_text(terms(name), None, _LOOKED_AT)])
    return not any(re.search(rf"\b{bare.lower()}\b", passage.text) for passage in held)


def _stands_nowhere(index: Index, short: str) -> bool:
    """Whether no report has the short form, nor words that it stands for."""
    held = index.catalogue.document_frequency([short.lower()])
    return not held.get(short.lower()) and not index.catalogue.long_forms(short)


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)
