"""A search in one report: the passages with all the words, else with any of them."""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import question_terms
from index.catalogue import Catalogue
from index.passages import Passage

_MOST = 500


@dataclass(frozen=True)
class FoundIn:
    """What was found, in the order of the text; every: whether each passage has all the words; wanted: their terms."""

    passages: tuple[Passage, ...]
    every: bool
    wanted: frozenset[str]


def search_in(catalogue: Catalogue, report_id: str, words: str) -> FoundIn | None:
    """The passages of a report with these words; None when they are no words to look for."""
    wanted = frozenset(question_terms(words))
    if not wanted:
        return None
    ids = [id for id, _ in catalogue.full_text(list(dict.fromkeys(question_terms(words))), [report_id], _MOST)]
    passages = catalogue.passages(ids)
    every = [one for one in passages if wanted <= frozenset(question_terms(one.text))]
    hits = sorted(every or passages, key=lambda one: one.start)
    return FoundIn(tuple(hits), bool(every) or len(wanted) == 1, wanted)
