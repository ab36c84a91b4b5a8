"""Short forms: the acronyms by which reports call what a question spells out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.analysis import question_terms

_LONGEST = 8


class ShortForms:
    """Acronyms by the terms of their long forms, in any order: `looked after children` finds `CLA` and `LAC`."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take (acronym, long form) of all reports."""
        self._by_terms: dict[frozenset[str], list[str]] = {}
        for acronym, long in pairs:
            named = self._by_terms.setdefault(frozenset(question_terms(long)), [])
            if acronym not in named:
                named.append(acronym)

    def of(self, terms: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """Each acronym of a run of the terms, with that run; longer runs first."""
        found: dict[str, tuple[str, ...]] = {}
        for size in range(min(_LONGEST, len(terms)), 1, -1):
            for start in range(len(terms) - size + 1):
                run = tuple(terms[start : start + size])
                for acronym in self._by_terms.get(frozenset(run), []):
                    found.setdefault(acronym, run)
        return list(found.items())
