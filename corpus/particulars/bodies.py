"""The body that a paper went to: what its label names, else the first that its front names, else its folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.packs import BODY
from corpus.particulars.council import COUNCIL, NOT_COUNCILS, title_case
from corpus.report import Piece

_FOLDER_BODY = re.compile(
    r"(Cabinet(?: Committee)?|Full Council|County Council|[A-Z]\w*(?: [A-Z]\w*)* (?:Committee|Board|Panel)|Executive)"
)
_SHOUTED = re.compile(r"\b[A-Z]{3,}(?: (?:[A-Z]{2,}|&))+\b|\b[A-Z]{5,}\b")


def body_of(label: str | None, front: list[Piece]) -> str | None:
    """The body that received the report: what `To:` names, else the body that the front names first."""
    if label:
        parts = (part.strip(" ,-–") for part in re.split(r"\s+[-–]\s+|,|\s\d|\s\(", label))
        return _body_name(next((part for part in parts if re.search(r"[A-Za-z]", part)), "")) or None
    for piece in front[:12]:
        if len(piece.text.split()) > 40:
            continue
        if re.search(r"\breport to council\b", piece.text, re.IGNORECASE):
            return "Council"
        text = (
            title_case(piece.text)
            if piece.text.isupper()
            else _SHOUTED.sub(lambda word: title_case(word[0]), piece.text)
        )
        if re.match(
            r"(?:Full )?Council(?:\s*[-–,]|\s+\d|$)|.{0,40}\bmeeting of (?:the )?(?:Full )?Council\b",
            text,
            re.IGNORECASE,
        ):
            return "Council"
        text = re.sub(
            r"\b(?:Chief Executive|Executive (?:Director|Member|Decision|Summary)|Cabinet Member)\b", "", text
        )
        text = COUNCIL.sub(lambda name: name[0] if NOT_COUNCILS.match(name[0]) else "", text)
        if found := BODY.search(text):
            return _body_name(found[1])
    return None


def _body_name(text: str) -> str:
    """A body's name without what leads up to it (`Minutes of the Executive`, `All Members of the County Council`)."""
    return re.sub(
        r"^(?:.*\b(?:of|to|by)\s+(?:the\s+)+|the\s+|(?:\w+ ){0,2}meeting of\s+)", "", text, flags=re.IGNORECASE
    )


def path_body(path: str) -> str | None:
    """The body that the folders of a path name."""
    folder = " ".join(PurePosixPath(path).parts[:-1]).replace("_", " ").replace("-", " ").title()
    found = _FOLDER_BODY.search(folder)
    return re.sub(r"^[\d ]+", "", found[1]) if found else None
