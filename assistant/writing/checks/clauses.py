"""Clauses: what a sentence of a passage says as a whole, so that no part of it may be told without the rest.

A clause is cut only where another begins that stands by itself; its parts between commas belong to it, apart from
those of a few sorts that add something: `, the highest on record`, `, against a target of 60`, a person's post.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.checking.regions import TIME
from assistant.checking.text_ground import stretches_of
from assistant.sentences import Span
from assistant.writing.checks.tokens import Token, plain, tokens_of
from index.passages import Passage

_CUT = re.compile(
    r"[;:]\s+|\s+[–—]\s+|,\s+(?=(?:of (?:which|whom|these|those|them)|which|who|where|while|whilst|whereas|but|although|though|because|so that)\b)"
    r"|\s+(?=(?:while|whilst|whereas|but|although|because|so that)\b)"
)
_RELATIVE = re.compile(r",\s+(?:(?:of )?(?:which|whom)|who|where)\b[^,;:]*,(?!\d)")
# An officer's telling of a fact may be left out as a whole; what somebody outside tells, hopes, claims or expects is none.
_FRAME = re.compile(
    r"(?:[^,;:]|,[^,;:]*,){0,120}?\b(?:reports?|reported|heard|noted|(?:told|advised|informed|reminded) (?:the )?\w+|(?:was|were) (?:told|advised|informed)) that\s+"
)
_AND_NUMBER = re.compile(r",?\s+and\s+(?=(\S+))")
_DENIES = re.compile(
    r"\d|n't|\b(?:not?|never|nobody|none|neither|nor|if|unless|whether|few|wrongly|incorrectly|unions?|residents?|tenants?|parents?|families|"
    r"public|press|campaign\w*|petition\w*|survey|respondents?|complain\w*|charit\w+|opposition)\b",
    re.IGNORECASE,
)
_PART = re.compile(r",(?!\d)\s*|\s*[()]\s*")
_ADDS = re.compile(
    r"(?:against|up from|down from|compared|(?:of )?(?:which|whom)|who|where|with|(?:more|less|fewer|higher|lower) than|or (?:£?\d|about|more|an?\b)|just|close|well|better|worse|"
    r"(?:£?[\d.,]+\w*|\w+)(?: per cent| percentage points?|%)? (?:more|fewer|less|higher|lower|better|worse|above|below)\b|"
    r"(?:the|an?) (?:\w+ ){0,2}?(?:highest|lowest|most|worst|best|largest|smallest|rate|result|rise|fall|increase|decrease|reduction|overspend|underspend|saving)\b)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:(?:the|our|Acting|Assistant|Deputy|Interim) )*(?:Director|Head|Chair|Leader|Deputy|Executive Member|Cabinet Member|Principal|Chief|Manager|"
    r"Assistant|Section 151|Monitoring|Designated|Strategic|Mayor|[A-Z]\w+ (?:Services )?Manager)\b"
)
_TURNS = re.compile(r"^(?:and |, )?(?:but|unless|except|if|provided|however|subject|until|excluding|without)\b", re.I)


@dataclass(frozen=True)
class Clause:
    """A clause: the sentence's [start, end) in the passage, and its tokens.

    parts: the places of the tokens of each part that may be left out, but only as a whole; turns: whether it turns
    the sense of the clause before it.
    """

    sentence: Span
    text: str
    tokens: tuple[Token, ...]
    parts: tuple[frozenset[int], ...]
    turns: bool

    @property
    def needed(self) -> list[Token]:
        optional = frozenset[int]().union(*self.parts)
        return [token for place, token in enumerate(self.tokens) if place not in optional]

    def told(self, says: Callable[[Sequence[Token]], bool]) -> Clause:
        """The clause without the parts that are not said whole."""
        unsaid = frozenset[int]().union(*(part for part in self.parts if not says([self.tokens[at] for at in part])))
        kept = tuple(token for place, token in enumerate(self.tokens) if place not in unsaid)
        return replace(self, tokens=kept, parts=())

    def is_of(self, other: Clause) -> bool:
        """Whether this is the other clause, whatever parts of it are told."""
        return self.sentence == other.sentence and self.text == other.text


def clauses_of(passage: Passage, acronyms: Mapping[str, str]) -> list[Clause]:
    """All clauses of a passage in order."""
    found = []
    for start, end in stretches_of(passage):
        text = plain(passage.text[start:end], acronyms)
        found += [_clause(part, (start, end)) for part in _cut(text) if part.strip(" .,;:")]
    return found


def _cut(text: str) -> list[str]:
    enclosed = [found.span() for found in _RELATIVE.finditer(text)]
    times = [found.span() for found in TIME.finditer(text)]
    cuts = [found.end() for found in _CUT.finditer(text) if not any(a <= found.start() < b for a, b in enclosed)]
    for found in _AND_NUMBER.finditer(text):
        dated = any(first <= found.end() < last for first, last in times) or "between" in text[: found.start()].lower()
        if re.match(r"£?\d", found[1]) and not dated:
            cuts.append(found.end())
    if frame := _FRAME.match(text):
        cuts += [found.end() for found in re.compile(r"\s+and (?=that\b)").finditer(text, frame.end())]
    places = [0, *sorted(set(cuts)), len(text)]
    return [text[first:last] for first, last in pairwise(places)]


def _clause(text: str, sentence: Span) -> Clause:
    tokens = tuple(tokens_of(text))
    optional: list[frozenset[int]] = []
    if (frame := _FRAME.match(text)) and not _DENIES.search(frame.group()):
        optional.append(frozenset(place for place, token in enumerate(tokens) if token.start < frame.end()))
    for start, end in _parts(text)[1:]:
        part = text[start:end]
        bracketed = text[:start].rstrip().endswith("(")
        if bracketed or _ADDS.match(part) or _POST.match(part):
            optional.append(frozenset(place for place, token in enumerate(tokens) if start <= token.start < end))
    return Clause(sentence, text, tokens, tuple(optional), bool(_TURNS.match(text)))


def _parts(text: str) -> list[Span]:
    places = [0, *(found.end() for found in _PART.finditer(text)), len(text)]
    return [(first, last) for first, last in pairwise(places) if text[first:last].strip()]
