"""The council whose paper a file is, by the names and addresses that it prints."""

from __future__ import annotations

import re
from collections import Counter

from corpus.dates import MONTHS
from corpus.report import Piece

_FRONT = 30
_TOP = 6
COUNCIL = re.compile(
    r"\b(?:Cyngor (?:Bwrdeistref Sirol |Cymuned |Dinas |Sir |Tref )?)?((?:(?:London Borough|Royal Borough|City|County) of\s+)?"
    r"[A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|and|&|upon|on|of|the)){0,3}?"
    r"\s+(?:(?:Metropolitan|Borough|City|County|District|Town|Parish|Community|Unitary)\s+){0,2}Council)\b"
)
NOT_COUNCILS = re.compile(
    r"^(?:the|full|our|this|each|every|a|by|to|county|city|borough|district|town|parish|youth|all|in|executive|that|if|as|"
    r"local|within|and|meeting|annual|extraordinary|cabinet|report|supports?|children|regional|budget|from|members?|"
    r"consequently|mayoral|arts|communities|"
    + "|".join(MONTHS)
    + r")\b|\b(?:leader|members?|care|grants|modernisation)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(
    r"\b(?:CYNGOR (?:BWRDEISTREF SIROL |CYMUNED |DINAS |SIR |TREF )?)?([A-Z]{3,}(?: [A-Z]{3,}){0,3} COUNCIL)\b"
)
_BOROUGH = re.compile(r"^((?:London|Royal) Borough of [A-Z][a-z]+(?: (?:and |upon )?[A-Z][a-z]+)*)(?=\s*(?:[-–,:]|$))")
_DOMAIN = re.compile(r"(?:@|www\.|//|\b)([a-z-]+)\.gov\.uk", re.IGNORECASE)
SORTS = r"(?:County|Borough|City|District|Metropolitan|Unitary|Town|Parish|Community|Council)\b"
_SORT = re.compile(rf"\b(?:(?:London|Royal|Metropolitan) Borough of\b|(?:City|County) of\b|{SORTS})")
_OFTEN, _SOMETIMES = 6, 3
_FULL = re.compile(r"\b(?:County|City|Borough|District|Metropolitan|Unitary)\b")


def council_of(pieces: list[Piece]) -> str | None:
    """The council whose paper this is.

    By the line at the top that is its name; else by its web or e-mail addresses, or named in full at the front, or far
    oftener than any other: a neighbour's place is named less.
    """
    if own := _at_the_top(pieces[:_TOP]):
        return own
    text = "\n".join(piece.text for piece in pieces)
    names = Counter(_council_names(text))
    domains = Counter(
        match.lower() for match in _DOMAIN.findall(text) if match.lower() not in ("www", "service", "assets")
    )
    if domains:
        place = domains.most_common(1)[0][0].replace("-", " ").title()
        if own := _most(Counter({name: count for name, count in names.items() if place in name})):
            return own
    front = Counter(
        name for name in _council_names("\n".join(piece.text for piece in pieces[:_FRONT])) if _FULL.search(name)
    )
    if front:
        return _most(front)
    ranked = Counter({name: text.count(place_of(name)) for name in names}).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    own = ranked[0][0]
    return (
        own
        if names[own] >= _OFTEN or (names[own] >= _SOMETIMES and any(own in piece.text for piece in pieces[:_FRONT]))
        else None
    )


def _at_the_top(pieces: list[Piece]) -> str | None:
    """The council that a line of its own names, or the town or parish council that one of the first lines names."""
    for piece in pieces:
        if borough := _BOROUGH.match(piece.text):
            return borough[1]
        for name in _council_names(piece.text):
            if len(name) == len(piece.text.strip(" .:–-")) or re.search(r"\b(?:Town|Parish|Community)\b", name):
                return name
    return None


def _council_names(text: str) -> list[str]:
    """Full names of councils in a text, as printed or, where they are shouted, in title case."""
    found = [match.strip() for match in COUNCIL.findall(text)]
    found += [title_case(match) for match in _SHOUTED.findall(text)]
    named = [name for name in found if not NOT_COUNCILS.search(name) and " the " not in name.lower()]
    return [name for name in named if place_of(name)]


def _most(names: Counter[str]) -> str | None:
    """The most frequent name; of equals the longest, then the first in the alphabet."""
    return min(names, key=lambda name: (-names[name], -len(name), name), default=None)


def place_of(council: str) -> str:
    """The place of a council's name: `Elmford` for Elmford Borough Council."""
    return " ".join(_SORT.sub(" ", council).split())


def title_case(text: str) -> str:
    """Words in title case, as councils write their names."""
    return re.sub(r"\b(And|Of|The|For|On|To|In)\b", lambda word: word[0].lower(), text.title())
