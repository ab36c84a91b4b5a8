"""The words that name a measure: those left of what is said of a figure without times, codes, words of counting and the council."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.checking.regions import TIME
from assistant.facts.fact import Fact
from index.analysis import question_terms, terms

LongForms = Callable[[str], list[str]]
_FREE = """
a an the this that these those there here it its we our us and or of in on at as by to for from with since until which who
is are was were be been being has have had stand stands stood standing remain remains remained
number numbers figure figures total count level amount sum value result actual current currently now present presently latest
reduce reduced reduction fall falls fell fallen decrease decreased drop dropped decline declined rise rises rose risen
increase increased grow grew grown climbed down up
during last worth noting note noted well overall respectively about around approximately roughly only just
per cent percent million billion thousand m bn k
year month quarter
"""
_OF_COUNCILS = frozenset(
    "council borough county citi district metropolitan royal town unitari of the and author".split()
)
_CODE = re.compile(r"^\W*(?:[A-Z]{1,4}\d{1,3}[,:]|\d{1,3}[.)])\s")
_BESIDE = re.compile(
    r"\b(?:in|across|within) (?:the|our|this) (?:borough|county|city|district|town|council area)\b"
    r"|\b(?:a|an|the|its) (?:peak|height|high|low) of\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{1,7}(?=s?\b)")


def naming_terms(said: str, fact: Fact, long_forms: LongForms = lambda acronym: []) -> frozenset[str]:
    """The terms that name a measure, numbers that are not the figure itself among them (`Year 6`, `Stage 2`).

    An acronym stands for its one long form.
    """
    words = _BESIDE.sub(" ", TIME.sub(" ", _CODE.sub(" ", said)))
    for acronym in set(_ACRONYM.findall(words)):
        words = _spelt_out(words, acronym, long_forms(acronym))
    council = set(terms(fact.found.particulars.council or "")) - _OF_COUNCILS
    return frozenset(question_terms(words)) - _free() - council - frozenset(terms(fact.text))


def _spelt_out(words: str, acronym: str, spelt: Sequence[str]) -> str:
    """The words without an acronym that repeats them, or with the one thing that it stands for in its place."""
    mark = re.compile(rf"\b{re.escape(acronym)}s?\b")
    rest = set(question_terms(mark.sub(" ", words)))
    if any(set(question_terms(form)) <= rest for form in spelt):
        return mark.sub(" ", words)
    return mark.sub(spelt[0], words) if len(spelt) == 1 else words


@cache
def _free() -> frozenset[str]:
    return frozenset(terms(_FREE))
