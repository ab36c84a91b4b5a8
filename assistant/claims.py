"""The claims of an answer: each of its sentences, with each figure in it and the citation that its marker names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Figure
from assistant.sentences import sentences

_MARKERS = re.compile(r"(?:\s*\[\d+\])+\s*$")
_DATED = re.compile(r"\s*\((?:report of|as at) [^()]*\)\s*$")
_WORKING = "Working: "
_QUOTED = re.compile(r"\s+…\s+")


@dataclass(frozen=True)
class Claim:
    """A sentence of the answer with one figure in it (None where it has none) and what it stands on."""

    said: str
    figure: Figure | None
    citation: Citation | None


def claims_of(answer: Answer) -> list[Claim]:
    """Every claim in the order of the answer; a sentence that says again what one before it said is left out."""
    claims: list[Claim] = []
    for said, markers in _sentences(answer):
        fresh = _claims(said, markers, answer)
        told = {(claim.figure, claim.citation) for claim in claims}
        again = any(_same(said, claim.said) for claim in claims)
        if not again or any((claim.figure, claim.citation) not in told for claim in fresh if claim.figure):
            claims += fresh
    told_figures = [claim.figure for claim in claims]
    return claims + [
        Claim(answer.headline, figure, _cited(answer, figure.marker))
        for figure in answer.figures
        if figure not in told_figures
    ]


def working(answer: Answer) -> str | None:
    """How the answer's computed figure was computed, as the answer says it."""
    lines = [line for line in answer.answer.splitlines() if line.startswith(_WORKING)]
    return lines[0].removeprefix(_WORKING) if lines else None


def _sentences(answer: Answer) -> list[tuple[str, tuple[int, ...]]]:
    """The sentences of the answer's lines, each with the markers that close its line."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for line in answer.answer.splitlines():
        if not line.strip() or line.startswith(_WORKING):
            continue
        closing = _MARKERS.search(line)
        markers = tuple(int(number) for number in re.findall(r"\d+", closing[0])) if closing else ()
        said = _DATED.sub("", line[: closing.start()] if closing else line)
        for part in _QUOTED.split(said):
            found += [(part[start:end].strip(" “”"), markers) for start, end in sentences(part)]
    return [(said, markers) for said, markers in found if re.search(r"\w", said)]


def _claims(said: str, markers: tuple[int, ...], answer: Answer) -> list[Claim]:
    figures = [
        figure for figure in answer.figures if figure.marker in (*markers, None) and _stands_in(figure.text, said)
    ]
    if figures:
        return [Claim(said, figure, _cited(answer, figure.marker)) for figure in figures]
    cited = [citation for marker in markers if (citation := _cited(answer, marker))]
    return [Claim(said, None, citation) for citation in cited] or [Claim(said, None, None)]


def _stands_in(figure: str, said: str) -> bool:
    """Whether a figure stands in words as itself, not as a part of a longer number."""
    return bool(re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", said))


def _cited(answer: Answer, marker: int | None) -> Citation | None:
    return next((citation for citation in answer.citations if citation.marker == marker), None)


def _same(one: str, other: str) -> bool:
    bare = [re.sub(r"\W+", " ", said).strip().lower() for said in (one, other)]
    return bare[0] in bare[1] or bare[1] in bare[0]
