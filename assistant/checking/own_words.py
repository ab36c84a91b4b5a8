"""Own words: whether a stretch of an answer is the passage's own words, with nothing beside them that turns their sense."""

from __future__ import annotations

import re

from assistant.checking.regions import BOUNDARY
from assistant.facts.roles import negations_in, roles_in

_WORD = re.compile(r"[-+−]?£?\d+(?:,\d{3})*(?:\.\d+)?%?|\w+")
_HEADLINE_DATE = re.compile(r"\((?:report of|as at) [^)]*\)\s*$")
_QUOTED = re.compile(r"“([^”]*)”")
_NEAR = 5
_FEWEST = 3
_TURNING = frozenset({("stage", "before"), ("stage", "target"), ("stage", "forecast"), ("done", "no")})


def bare(text: str) -> str:
    """Lower-case words and figures with single blanks, punctuation gone, and the date that a headline adds in brackets."""
    return " ".join(_WORD.findall(_HEADLINE_DATE.sub("", text).lower()))


def parts(stretch: str) -> list[str]:
    """A stretch of an answer cut at line breaks, gaps and quotation marks; words that turn a quotation round stay with it."""
    found = []
    for line in re.split(r"\s…\s|\n", stretch):
        cut = re.split(r"[“”]", line) if not _turned_quotation(line) else [re.sub(r"[“”]", " ", line)]
        found += [part for part in cut if part.strip()]
    return found


def _turned_quotation(line: str) -> bool:
    return any(turns(line[: quoted.start()]) for quoted in _QUOTED.finditer(line))


def said_in(statement: str, sentence: str) -> bool:
    """Whether all of the statement stands in the sentence, in order and unbroken, and nothing beside it turns its sense."""
    said = bare(statement).split()
    words = list(_WORD.finditer(sentence.lower()))
    held = [word.group() for word in words]
    if len(said) < _FEWEST:
        return bool(said) and said == held  # a short line, such as `For (13)`, only as a whole
    starts = [place for place in range(len(held) - len(said) + 1) if held[place : place + len(said)] == said]
    return any(
        not _turned(sentence[: words[place].start()], sentence[words[place + len(said) - 1].end() :])
        for place in starts
    )


def _turned(before: str, after: str) -> bool:
    """Whether the words that lead up to a fragment, or follow it, within its clause, turn its sense."""
    left = before[max((cut.end() for cut in BOUNDARY.finditer(before)), default=0) :]
    right = after[: min((cut.start() for cut in BOUNDARY.finditer(after)), default=len(after))]
    return turns(" ".join(left.split()[-_NEAR:])) or turns(" ".join(right.split()[:_NEAR]))


def turns(words: str) -> bool:
    """Whether words deny what stands beside them, or make a target, a forecast or an earlier figure of it."""
    return bool(negations_in(words) or roles_in(words) & _TURNING)
