"""A draft: the model's text cut into sentences, each with the numbers of the passages that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.sentences import sentences

_MARKERS = re.compile(r"\s*\[\s*(\d+(?:\s*[,;]\s*\d+)*)\s*\]")
_BEHIND = re.compile(r"([.!?])((?:\s*\[\s*\d+(?:\s*[,;]\s*\d+)*\s*\])+)")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_ADDRESS = re.compile(r"<[^>]{1,200}>|https?://\S+|\bwww\.\S+")
_LINK = re.compile(r"\[([^\]]*[^\]\d\s,;][^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"(?m)^\s*(?:[#>*•-]+|\d+[.)])\s+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
_LEAD = re.compile(r"^(?:(?:Yes|No)\s*[,.;:–-]\s*|(?:Answer|Note)\s*:\s*)", re.IGNORECASE)
_JOIN = re.compile(r"^[\s,;.]*(?:(?:and|while|whereas|but)\b\s*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence that ends in markers, without them; markers are empty when none stands there."""

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft: its text without markers, and its pieces, more than one when markers stand inside it."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def markers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(marker for piece in self.pieces for marker in piece.markers))


def read_draft(text: str) -> list[Sentence]:
    """The sentences of what a model wrote, its markup, links and pictures gone; a `Yes,` or `No,` in front too."""
    told = _ADDRESS.sub(" ", _LINK.sub(r"\1", _IMAGE.sub(" ", text)))
    told = _BEHIND.sub(lambda found: f"{found[2]}{found[1]}", _MARKUP.sub("", told))
    found = (_sentence(told[start:end]) for start, end in sentences(told))
    return [sentence for sentence in found if re.search(r"[A-Za-z]{2}", sentence.text)]


def _sentence(text: str) -> Sentence:
    text = _LEAD.sub("", text.strip())
    pieces, place = [], 0
    for run in re.finditer(rf"(?:{_MARKERS.pattern})+", text):
        markers = tuple(int(number) for number in re.findall(r"\d+", run.group()))
        pieces.append(Piece(_bare(text[place : run.start()]), markers))
        place = run.end()
    rest = _bare(text[place:])
    if re.search(r"\w", rest):
        pieces.append(Piece(rest, ()))
    return Sentence(_capital(_MARKERS.sub("", text).strip().rstrip(".").strip()), tuple(pieces))


def _bare(text: str) -> str:
    return _capital(_JOIN.sub("", text).strip().rstrip(".!").strip())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
